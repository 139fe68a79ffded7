"""Closes a scan to a solid model: walls from its border down to a flat base."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from labconnector.domain.teeth import Arch
from labconnector.sandbox.content.jaw import Jaw
from labconnector.sandbox.content.mesh import Mesh, Points, grid_faces

Faces = npt.NDArray[np.integer]
_ACROSS = 16  # cells of the floor from cheek to tongue side; fewer than any scan has rows
_HEIGHT = 3.0
"""Millimetres of base under the lowest point of the scan."""


def with_base(jaw: Jaw, arch: Arch) -> Mesh:
    """The jaw as a closed model. An upper jaw must have been scanned over the whole palate: its two halves meet at
    the midline, point on point, and need no wall there."""
    columns, rows = jaw.grid
    upper = arch is Arch.UPPER
    floor = _floor(jaw.mesh.points.reshape(columns, rows, 3), upper)
    added = np.concatenate(_sides(columns, rows, open_tongue=not upper))
    if upper:
        added = added[:, ::-1]
    return Mesh(
        np.concatenate([jaw.mesh.points, floor]),
        np.concatenate([jaw.mesh.faces, added.astype(np.int32)]),
        np.concatenate([jaw.mesh.colours, np.tile(jaw.mesh.colours[:1], (len(floor), 1))]),
        np.concatenate([jaw.mesh.places, np.zeros((len(floor), 2), dtype=np.float32)]),
    )


def _floor(grid: Points, upper: bool) -> Points:
    """Points of the base from the cheek side to the tongue side, column by column."""
    level = grid[:, :, 2].max() + _HEIGHT if upper else grid[:, :, 2].min() - _HEIGHT
    share = np.linspace(0, 1, _ACROSS + 1, dtype=np.float32)[None, :, None]
    floor = grid[:, :1] * (1 - share) + grid[:, -1:] * share
    floor[:, -1] = grid[:, -1]
    floor[:, :, 2] = level
    return floor.reshape(-1, 3)


def _sides(columns: int, rows: int, open_tongue: bool) -> list[Faces]:
    """Walls, floor and both ends. Points are numbered column by column, first those of the scan, then the floor's."""
    scan = np.arange(columns * rows).reshape(columns, rows)
    floor = columns * rows + np.arange(columns * (_ACROSS + 1)).reshape(columns, _ACROSS + 1)
    faces = [
        _strip(scan[1:, 0], scan[:-1, 0], floor[:-1, 0], floor[1:, 0]),
        grid_faces(columns, _ACROSS + 1, flip=True) + columns * rows,
        _end(scan[0], floor[0]),
        _end(scan[-1], floor[-1])[:, ::-1],
    ]
    if open_tongue:
        faces.append(_strip(scan[:-1, -1], scan[1:, -1], floor[1:, -1], floor[:-1, -1]))
    return faces


def _strip(a: Faces, b: Faces, c: Faces, d: Faces) -> Faces:
    """Two triangles for each quad a-b-c-d."""
    return np.stack([a, b, c, a, c, d], axis=1).reshape(-1, 3)


def _end(profile: Faces, floor: Faces) -> Faces:
    """The cut face behind the last tooth, between the profile and the floor below it."""
    below = np.arange(len(profile)) * _ACROSS // (len(profile) - 1)
    upper = np.stack([profile[:-1], profile[1:], floor[below[:-1]]], axis=1)
    step = np.flatnonzero(np.diff(below))
    lower = np.stack([profile[step + 1], floor[below[step + 1]], floor[below[step]]], axis=1)
    return np.concatenate([upper, lower])
