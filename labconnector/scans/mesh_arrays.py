"""A whole scan file as arrays, for the full check and for drawing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labconnector.scans.limits import DEFAULT, Limits
from labconnector.scans.mesh import read_mesh


@dataclass(frozen=True, slots=True, eq=False)
class MeshArrays:
    """vertices: (v, 3) float32, mm. faces: (t, 3) indices of vertices; an STL has three vertices of its own a face."""

    vertices: NDArray[np.float32]
    faces: NDArray[np.int32]


def load_mesh(path: Path, limits: Limits = DEFAULT) -> MeshArrays:
    """Reads an STL or PLY into memory: 48 bytes a triangle at most. Raises MeshError."""
    collector = _Collector()
    found = read_mesh(path, collector, limits)
    vertices = np.concatenate(collector.vertices)
    if not collector.faces:
        return MeshArrays(vertices, np.arange(found.triangles * 3, dtype=np.int32).reshape(-1, 3))
    return MeshArrays(vertices, np.concatenate(collector.faces))


class _Collector:
    """Copies each block, as the reader uses its arrays again."""

    def __init__(self) -> None:
        self.vertices: list[NDArray[np.float32]] = []
        self.faces: list[NDArray[np.int32]] = []

    def points(self, xyz: NDArray[np.floating[Any]]) -> None:
        with np.errstate(over="ignore"):
            self.vertices.append(xyz.astype(np.float32))

    def triangles(self, corners: NDArray[np.integer[Any]]) -> None:
        self.faces.append(corners.astype(np.int32))
