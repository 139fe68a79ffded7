"""Files from watched folders that wait for a person."""
