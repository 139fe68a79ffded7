"""Some triangles of a scan file, evenly taken: a picture of 100 pixels needs no million of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labconnector.scans.limits import DEFAULT, Limits
from labconnector.scans.mesh import read_mesh


@dataclass(frozen=True, slots=True, eq=False)
class MeshSample:
    """corners: (t, 3, 3) float32, mm, three corners a triangle; may hold what is no finite number.

    colours: (t, 3) uint8, one RGB a triangle; None where the file has none. every: one of so many triangles was taken.
    """

    corners: NDArray[np.float32]
    colours: NDArray[np.uint8] | None
    every: int


def sample_mesh(path: Path, every: int = 1, limits: Limits = DEFAULT) -> MeshSample:
    """Reads an STL or PLY to its end and keeps each `every`-th triangle. Raises MeshError."""
    sampler = _Sampler(max(1, every), is_stl=path.suffix.lower() == ".stl")
    read_mesh(path, sampler, limits)
    return sampler.sample()


class _Sampler:
    """Copies what it keeps, as the reader uses its arrays again."""

    def __init__(self, every: int, *, is_stl: bool) -> None:
        self._every = every
        self._is_stl = is_stl
        self._points: list[NDArray[np.float32]] = []
        self._colours: list[NDArray[np.uint8]] = []
        self._faces: list[NDArray[np.int32]] = []
        self._seen = 0

    def points(self, xyz: NDArray[np.floating[Any]]) -> None:
        with np.errstate(over="ignore"):
            self._points.append((self._taken(xyz.reshape(-1, 3, 3)) if self._is_stl else xyz).astype(np.float32))

    def colours(self, rgb: NDArray[np.uint8]) -> None:
        self._colours.append(rgb)

    def triangles(self, corners: NDArray[np.integer[Any]]) -> None:
        self._faces.append(self._taken(corners).astype(np.int32))

    def _taken(self, triangles: NDArray[Any]) -> NDArray[Any]:
        """Goes on counting where the block before ended."""
        first = -self._seen % self._every
        self._seen += len(triangles)
        return triangles[first :: self._every]

    def sample(self) -> MeshSample:
        """What was kept of the whole file."""
        points = np.concatenate(self._points)
        if self._is_stl:
            return MeshSample(points, None, self._every)
        faces = np.concatenate(self._faces)
        return MeshSample(points[faces], self._of_faces(faces), self._every)

    def _of_faces(self, faces: NDArray[np.int32]) -> NDArray[np.uint8] | None:
        if not self._colours:
            return None
        corners = np.concatenate(self._colours)[faces]
        return np.asarray(corners.sum(axis=1, dtype=np.uint16) // 3, np.uint8)
