"""The case view: one case whole, with its tooth chart."""
