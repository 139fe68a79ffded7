"""Hand-off to the CAD: one module a target behind one protocol (`target.Target`), and one way of placing files."""
