"""An Align cloud in a box: the API over real HTTP, generated scans, switches for faults."""
