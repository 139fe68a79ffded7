"""This computer: folders, settings, password store, one instance, logs, shipped resources."""
