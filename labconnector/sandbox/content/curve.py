"""The arch line in the occlusal plane, by arc length.

Frame of a case: x to the patient's left, y backwards, z up, millimetres; the upper incisal edges touch y = 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ArchCurve:
    """Half a superellipse with straight legs. half_width, depth: of the curve; inset: mm inside that line.

    The lower arch is the upper one's line with an inset: lower incisal edges and buccal cusps bite inside the upper.
    """

    half_width: float
    depth: float
    square: float = 2.15
    inset: float = 0.0

    def frame(self, s: Array) -> tuple[Array, Array]:
        """Points (n, 2) and outward unit normals (n, 2) at arc lengths `s`, 0 at the midline, positive to the left."""
        points, lengths = self._table()
        distance = np.abs(s)
        x = np.interp(distance, lengths, points[:, 0])
        y = np.interp(distance, lengths, points[:, 1])
        slope = np.gradient(points, lengths, axis=0)
        tangent = np.stack([np.interp(distance, lengths, slope[:, i]) for i in (0, 1)], axis=1)
        tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
        side = np.where(s < 0, -1.0, 1.0)
        return np.stack([side * x, y], axis=1), np.stack([side * tangent[:, 1], -tangent[:, 0]], axis=1)

    def _table(self) -> tuple[Array, Array]:
        """The left half as a polyline with its arc lengths, continued straight back behind the curve."""
        angle = np.linspace(0.0, np.pi / 2, 720)
        power = 2.0 / self.square
        x = self.half_width * np.sin(angle) ** power
        y = self.depth * (1.0 - np.cos(angle) ** power)
        outline = np.stack([x, y], axis=1)
        tail = np.stack([np.full(40, self.half_width), self.depth + np.linspace(0.5, 20.0, 40)], axis=1)
        outline = np.concatenate([outline, tail])
        slope = np.gradient(outline, axis=0)
        slope /= np.linalg.norm(slope, axis=1, keepdims=True)
        slope[0] = (1.0, 0.0)
        points = outline - self.inset * np.stack([slope[:, 1], -slope[:, 0]], axis=1)
        points[0, 0] = 0.0
        lengths = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
        return points, lengths
