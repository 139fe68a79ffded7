"""How `installer/bootstrap.py` works: standard library only, Python 3.11 and up, Linux, macOS and Windows."""
