"""Closes a scan to a solid model: walls from its border down to a flat base."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from labconnector.domain.teeth import Arch
from labconnector.sandbox.content.jaw import Jaw
from labconnector.sandbox.content.mesh import Mesh

Faces = npt.NDArray[np.int64]
_HEIGHT = 3.0
"""Millimetres of base under the lowest point of the scan."""


def with_base(jaw: Jaw, arch: Arch) -> Mesh:
    """The jaw as a closed model. An upper jaw must have been scanned over the whole palate: its two halves meet at
    the midline, point on point, and need no wall there."""
    columns, rows = jaw.grid
    grid = jaw.mesh.points.reshape(columns, rows, 3)
    upper = arch is Arch.UPPER
    level = grid[:, :, 2].max() + _HEIGHT if upper else grid[:, :, 2].min() - _HEIGHT
    rims = np.concatenate([grid[:, 0], grid[:, -1]])
    rims[:, 2] = level
    added = np.concatenate(_sides(columns, rows, open_tongue=not upper))
    if upper:
        added = added[:, ::-1]
    stone = np.tile(jaw.mesh.colours[:1], (2 * columns, 1))
    return Mesh(
        np.concatenate([jaw.mesh.points, rims]),
        np.concatenate([jaw.mesh.faces, added.astype(np.int32)]),
        np.concatenate([jaw.mesh.colours, stone]),
        np.concatenate([jaw.mesh.places, np.zeros((2 * columns, 2), dtype=np.float32)]),
    )


def _sides(columns: int, rows: int, open_tongue: bool) -> list[Faces]:
    """Walls, floor and both ends. Points of the grid are numbered column by column, then come the cheek-side rim and
    the tongue-side rim of the base."""
    along = np.arange(columns)
    cheek, tongue = along * rows, along * rows + rows - 1
    cheek_rim, tongue_rim = columns * rows + along, columns * rows + columns + along
    faces = [
        _strip(cheek[1:], cheek[:-1], cheek_rim[:-1], cheek_rim[1:]),
        _strip(cheek_rim[1:], cheek_rim[:-1], tongue_rim[:-1], tongue_rim[1:]),
        _end(np.arange(rows), cheek_rim[0], tongue_rim[0]),
        _end(np.arange(rows) + (columns - 1) * rows, cheek_rim[-1], tongue_rim[-1])[:, ::-1],
    ]
    if open_tongue:
        faces.append(_strip(tongue[:-1], tongue[1:], tongue_rim[1:], tongue_rim[:-1]))
    return faces


def _strip(a: Faces, b: Faces, c: Faces, d: Faces) -> Faces:
    """Two triangles for each quad a-b-c-d."""
    return np.stack([a, b, c, a, c, d], axis=1).reshape(-1, 3)


def _end(profile: Faces, cheek: int, tongue: int) -> Faces:
    """The cut face behind the last tooth: fans from the two corners of the base over the profile."""
    middle = len(profile) // 2
    corner = np.where(np.arange(len(profile) - 1) < middle, cheek, tongue)
    fans = np.stack([profile[:-1], profile[1:], corner], axis=1)
    return np.concatenate([fans, [[profile[middle], tongue, cheek]]])
