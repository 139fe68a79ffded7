"""The engine: one cycle as a plain function over ports, a worker thread around it, and typed status."""
