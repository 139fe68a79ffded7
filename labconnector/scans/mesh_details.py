"""The full check: which corners are one vertex, which triangles have no area, which edges are open or shared by many.

An eighth of the time of trimesh, which the tests use to check the numbers (tests/benchmarks).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from labconnector.domain.mesh import MeshDetails
from labconnector.scans.limits import DEFAULT, Limits
from labconnector.scans.mesh_arrays import load_mesh

_MIX = tuple(np.uint64(value) for value in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xFF51AFD7ED558CCD))
_STIR = np.uint64(0xBF58476D1CE4E5B9)


def mesh_details(path: Path, limits: Limits = DEFAULT) -> MeshDetails:
    """Loads the file and counts. Takes about 200 bytes of memory a triangle. Raises MeshError."""
    mesh = load_mesh(path, limits)
    same, vertices = weld(mesh.vertices)
    faces = same[mesh.faces]
    flat = (faces[:, 0] == faces[:, 1]) | (faces[:, 1] == faces[:, 2]) | (faces[:, 2] == faces[:, 0])
    degenerate = int(flat.sum())
    boundary, non_manifold = count_edges(faces[~flat] if degenerate else faces, vertices)
    return MeshDetails(vertices, degenerate, boundary, non_manifold)


def weld(points: NDArray[np.float32]) -> tuple[NDArray[np.int32], int]:
    """(n, 3) → for each point the number of its vertex, and how many there are. Only exactly equal points are one.

    Sorts 64-bit hashes of the coordinates: for a million points two differ and hash alike once in ten million meshes.
    """
    keys = _hashes(points)
    order, ordered = _sorted(keys)
    first = np.empty(len(ordered), bool)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    numbers = np.empty(len(ordered), np.int32)
    numbers[order] = np.cumsum(first, dtype=np.int32) - 1
    return numbers, int(first.sum())


def _sorted(keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """The order that brings equal keys together, and the keys in it.

    Sorting numbers takes an eighth of `argsort`, so the places are sorted along, in the low bits of the keys. Where the
    bits left cannot tell two keys apart, as in one of thirty meshes of a million triangles, `argsort` decides.
    """
    bits = np.uint64(max(len(keys) - 1, 1).bit_length())
    low = (np.uint64(1) << bits) - np.uint64(1)
    packed = (keys & ~low) | np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    order = (packed & low).astype(np.int64)
    ordered = keys[order]
    packed >>= bits
    if ((ordered[1:] != ordered[:-1]) & (packed[1:] == packed[:-1])).any():
        order = np.argsort(keys)
        ordered = keys[order]
    return order, ordered


def _hashes(points: NDArray[np.float32]) -> NDArray[np.uint64]:
    bits = (points + np.float32(0)).view(np.uint32).astype(np.uint64)  # -0 + 0 is 0: both zeros are one
    keys = bits[:, 0] * _MIX[0]
    keys ^= bits[:, 1] * _MIX[1]
    keys ^= (bits[:, 2] * _MIX[2]) << np.uint64(1)
    keys ^= keys >> np.uint64(29)
    keys *= _STIR
    keys ^= keys >> np.uint64(32)
    return keys


def count_edges(faces: NDArray[np.int32], vertices: int) -> tuple[int, int]:
    """(t, 3) without degenerate triangles → edges of one triangle only, edges of more than two."""
    if not len(faces):
        return 0, 0
    wide = faces.astype(np.int64)
    keys = np.concatenate([_edge_keys(wide[:, i], wide[:, (i + 1) % 3], vertices) for i in range(3)])
    keys.sort()
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1], [True])))
    uses = np.diff(starts)
    return int((uses == 1).sum()), int((uses > 2).sum())


def _edge_keys(one: NDArray[np.int64], other: NDArray[np.int64], vertices: int) -> NDArray[np.int64]:
    """A number for each edge that does not depend on its direction."""
    return np.minimum(one, other) * vertices + np.maximum(one, other)
