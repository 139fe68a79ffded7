"""The bounding box, block by block, at the speed of memory."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from labconnector.domain.mesh import Vec3

_WIDE = 64
"""Points folded into one row: wide rows use the processor's vector units, `points.min(0)` takes five times as long."""


class Bounds:
    """Grows with every block of points. Not-a-number and infinity in any coordinate end up in a corner and stay, so
    that the corners alone tell whether all coordinates are finite."""

    def __init__(self) -> None:
        self._low = np.full(3, np.inf)
        self._high = np.full(3, -np.inf)

    def add(self, points: NDArray[np.floating[Any]]) -> None:
        """(n, 3) coordinates, contiguous."""
        whole = len(points) // _WIDE * _WIDE
        with np.errstate(invalid="ignore"):
            if whole:
                self._grow(points[:whole].reshape(-1, 3 * _WIDE))
            if whole < len(points):
                self._grow(points[whole:])

    def _grow(self, rows: NDArray[np.floating[Any]]) -> None:
        self._low = np.minimum(self._low, rows.min(0).reshape(-1, 3).min(0))
        self._high = np.maximum(self._high, rows.max(0).reshape(-1, 3).max(0))

    @property
    def finite(self) -> bool:
        """Whether every coordinate so far was a finite number, and there was one."""
        return bool(np.isfinite(self._low).all() and np.isfinite(self._high).all())

    def corners(self) -> tuple[Vec3, Vec3]:
        """Lowest and highest corner, mm."""
        return _vec3(self._low), _vec3(self._high)


def _vec3(values: NDArray[np.floating[Any]]) -> Vec3:
    x, y, z = (float(value) for value in values)
    return (x, y, z)
