"""The command line: the whole program without windows."""
