"""The first-run wizard: connect, choose the CAD folder, start at login, first check."""
