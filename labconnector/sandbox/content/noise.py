"""Smooth random fields in space: sums of sine waves in random directions."""

from __future__ import annotations

import numpy as np

from labconnector.sandbox.content.curve import Array


def waves(points: Array, rng: np.random.Generator, lengths_mm: tuple[float, ...], amplitude: float) -> Array:
    """A field with about `amplitude` as standard deviation. points: (..., 3) mm; the result lacks the last axis."""
    field = np.zeros(points.shape[:-1], dtype=np.float32)
    x, y, z = np.moveaxis(points, -1, 0).astype(np.float32)
    for length in lengths_mm:
        for _ in range(2):
            way = rng.normal(size=3)
            way = (way * (2 * np.pi / length / np.linalg.norm(way))).astype(np.float32)
            field += np.sin(x * way[0] + y * way[1] + z * way[2] + np.float32(rng.uniform(0, 6.3)))
    return np.asarray(field * (amplitude / len(lengths_mm) ** 0.5), dtype=np.float64)
