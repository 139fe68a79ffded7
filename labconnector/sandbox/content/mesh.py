"""A triangle mesh in millimetres, and how it is moved and joined."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from labconnector.domain.teeth import Arch

Points = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """points: (n, 3) mm. faces: (m, 3) counter-clockwise from outside. colours: (n, 3) RGB. places: (n, 2) in the
    texture, 0…1 from its lower left corner."""

    points: Points
    faces: npt.NDArray[np.int32]
    colours: npt.NDArray[np.uint8]
    places: Points


def grid_faces(columns: int, rows: int, flip: bool) -> npt.NDArray[np.int32]:
    """Two triangles a cell of a grid whose points are numbered column by column."""
    first = (np.arange(columns - 1)[:, None] * rows + np.arange(rows - 1)[None, :]).ravel()
    a, b, c, d = first, first + rows, first + rows + 1, first + 1
    quads = np.stack([a, b, c, a, c, d], axis=1).reshape(-1, 3)
    return np.ascontiguousarray(quads[:, ::-1] if flip else quads, dtype=np.int32)


def join(meshes: tuple[Mesh, ...]) -> Mesh:
    """Several meshes as one, in the same frame."""
    starts = np.cumsum([0, *(len(mesh.points) for mesh in meshes[:-1])])
    return Mesh(
        np.concatenate([mesh.points for mesh in meshes]),
        np.concatenate([mesh.faces + np.int32(start) for mesh, start in zip(meshes, starts, strict=True)]),
        np.concatenate([mesh.colours for mesh in meshes]),
        np.concatenate([mesh.places for mesh in meshes]),
    )


def teeth_up(mesh: Mesh, arch: Arch) -> Mesh:
    """One jaw turned on its own: teeth upwards, centred, standing on z = 0. The bite is lost."""
    turned = mesh.points * np.array([-1, 1, -1] if arch is Arch.UPPER else [1, 1, 1], dtype=np.float32)
    low, high = turned.min(axis=0), turned.max(axis=0)
    return replace(mesh, points=turned - np.array([*(low + high)[:2] / 2, low[2]], dtype=np.float32))
