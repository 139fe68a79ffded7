"""Files that come into the lab from a folder: watched, waited for, matched to their order. The home of watchdog."""
