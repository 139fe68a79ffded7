"""The case list window."""
