"""The engine behind the windows, in a process of its own: requests in, views and events out. No Qt."""
