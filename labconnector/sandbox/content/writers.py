"""Mesh files as iTero writes them: binary and ASCII STL, binary PLY with colours and its own face properties."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

import numpy as np

from labconnector.sandbox.content.look import MeshFormat
from labconnector.sandbox.content.mesh import Mesh, Points

Writer = Callable[[BinaryIO], None]

_STL = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
_PLY_POINT = np.dtype([("at", "<f4", 3), ("rgb", "u1", 3)])
_PLY_FACE = np.dtype([("n", "u1"), ("at", "<i4", 3), ("object", "<i4"), ("m", "u1"), ("uv", "<f4", 6)])
_BLOCK = 1 << 15
"""Triangles written at a time, so that a large scan needs little memory beside its mesh."""

_FACET = (
    "  facet normal %.6e %.6e %.6e\n    outer loop\n"
    + "      vertex %.6f %.6f %.6f\n" * 3
    + "    endloop\n  endfacet\n"
)


def write_mesh(mesh: Mesh, kind: MeshFormat, out: BinaryIO, *, solid_header: bool = False, texture: str = "") -> None:
    """Writes a mesh. solid_header: a binary STL that looks like an ASCII one. texture: picture that a PLY names."""
    if kind == "ply":
        _write_ply(mesh, out, texture)
    elif kind == "stl-ascii":
        _write_ascii(mesh, out)
    else:
        _write_stl(mesh, out, b"solid model exported by the sandbox" if solid_header else b"Sandbox STL export, mm")


def _blocks(mesh: Mesh) -> Iterator[tuple[Points, Points]]:
    """Corners (n, 3, 3) and unit normals (n, 3) of so many triangles at a time."""
    for start in range(0, len(mesh.faces), _BLOCK):
        corners = mesh.points[mesh.faces[start : start + _BLOCK]]
        normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        length = np.linalg.norm(normal, axis=1, keepdims=True)
        yield corners, (normal / np.where(length > 0, length, 1)).astype(np.float32)


def _write_stl(mesh: Mesh, out: BinaryIO, header: bytes) -> None:
    out.write(header.ljust(80) + len(mesh.faces).to_bytes(4, "little"))
    for corners, normal in _blocks(mesh):
        block = np.zeros(len(corners), dtype=_STL)
        block["normal"], block["corners"] = normal, corners
        out.write(block.tobytes())


def _write_ascii(mesh: Mesh, out: BinaryIO) -> None:
    out.write(b"solid sandbox\n")
    for corners, normal in _blocks(mesh):
        values = np.concatenate([normal, corners.reshape(-1, 9)], axis=1)
        out.write((_FACET * len(values) % tuple(values.ravel().tolist())).encode("ascii"))
    out.write(b"endsolid sandbox\n")


def _write_ply(mesh: Mesh, out: BinaryIO, texture: str) -> None:
    """Vertex RGB, and per face iTero's `object` and `texcoord`, which a reader must tolerate (CAD hand-off, S25)."""
    out.write(_ply_header(len(mesh.points), len(mesh.faces), texture))
    points = np.empty(len(mesh.points), dtype=_PLY_POINT)
    points["at"], points["rgb"] = mesh.points, mesh.colours
    out.write(points.tobytes())
    for start in range(0, len(mesh.faces), _BLOCK):
        faces = mesh.faces[start : start + _BLOCK]
        block = np.zeros(len(faces), dtype=_PLY_FACE)
        block["n"], block["at"], block["m"] = 3, faces, 6
        block["uv"] = mesh.places[faces].reshape(-1, 6)
        out.write(block.tobytes())


def _ply_header(points: int, faces: int, texture: str) -> bytes:
    lines = ["ply", "format binary_little_endian 1.0"]
    lines += [f"comment TextureFile {texture}"] if texture else []
    lines += [f"element vertex {points}", *(f"property float {axis}" for axis in "xyz")]
    lines += [f"property uchar {colour}" for colour in ("red", "green", "blue")]
    lines += [f"element face {faces}", "property list uchar int vertex_indices"]
    lines += ["property int object", "property list uchar float texcoord", "end_header"]
    return ("\n".join(lines) + "\n").encode("ascii")


def write_margin(line: Points, out: BinaryIO) -> None:
    """A margin line: one point a line, x y z in mm."""
    out.write("".join(f"{x:.4f} {y:.4f} {z:.4f}\n" for x, y, z in line.tolist()).encode("ascii"))
