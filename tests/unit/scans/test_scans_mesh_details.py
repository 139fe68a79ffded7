"""The full check, against trimesh."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import trimesh
from scans_kit import Faces, Points, ply, put, stl_binary, stl_text, surface

from labconnector.domain.errors import MeshError
from labconnector.domain.mesh import MeshDetails
from labconnector.scans.mesh_details import _sorted, mesh_details, weld


def oracle(points: Points, faces: Faces) -> MeshDetails:
    """The same counts by trimesh."""
    mesh = trimesh.Trimesh(points[faces].reshape(-1, 3), np.arange(faces.size).reshape(-1, 3), process=False)
    mesh.merge_vertices(merge_tex=True, merge_norm=True)
    corners = np.sort(mesh.faces, axis=1)
    flat = (corners[:, 0] == corners[:, 1]) | (corners[:, 1] == corners[:, 2])
    solid = trimesh.Trimesh(mesh.vertices, mesh.faces[~flat], process=False)
    uses = np.bincount(solid.edges_unique_inverse, minlength=1)
    return MeshDetails(len(mesh.vertices), int(flat.sum()), int((uses == 1).sum()), int((uses > 2).sum()))


def spoiled() -> tuple[Points, Faces]:
    """A surface with a hole, a triangle of no area and a fin on an edge."""
    points, faces = surface(20)
    faces = np.delete(faces, [100, 200, 201], axis=0)
    faces[5, 2] = faces[5, 1]
    fin = np.array([[0, 20, 399], [0, 20, 200]], np.int32)
    return points, np.concatenate([faces, fin])


def closed() -> tuple[Points, Faces]:
    ball = trimesh.creation.icosphere(subdivisions=3, radius=20)
    return ball.vertices.astype(np.float32), ball.faces.astype(np.int32)


@pytest.mark.parametrize("mesh", [surface(20), spoiled(), closed()], ids=["open", "spoiled", "closed"])
@pytest.mark.parametrize("form", ["stl", "ply", "ply-text"])
def test_counts(tmp_path: Path, mesh: tuple[Points, Faces], form: str) -> None:
    data = {"stl": stl_binary(*mesh), "ply": ply(*mesh, ">"), "ply-text": ply(*mesh, "")}[form]
    path = put(tmp_path, f"scan.{form[:3]}", data)
    found, expected = mesh_details(path), oracle(*mesh)
    if form == "ply":  # keeps the vertices that no triangle uses
        assert found.vertices == len(mesh[0])
    if form == "stl":
        assert found.vertices == expected.vertices
    assert (found.degenerate, found.boundary_edges, found.non_manifold_edges) == (
        expected.degenerate,
        expected.boundary_edges,
        expected.non_manifold_edges,
    )


def test_text_stl(tmp_path: Path) -> None:
    mesh = surface(10)
    assert mesh_details(put(tmp_path, "a.stl", stl_text(*mesh))).boundary_edges == 36


def test_nothing_but_degenerate_triangles(tmp_path: Path) -> None:
    points, faces = surface(3)
    faces[:] = 0
    assert mesh_details(put(tmp_path, "a.stl", stl_binary(points, faces))) == MeshDetails(1, len(faces), 0, 0)


def test_both_zeros_are_one_vertex() -> None:
    points = np.array([[0.0, 1, 2], [-0.0, 1, 2], [0, 1, 2.0000002]], np.float32)
    numbers, count = weld(points)
    assert count == 2
    assert numbers[0] == numbers[1] != numbers[2]


def test_damage(tmp_path: Path) -> None:
    with pytest.raises(MeshError):
        mesh_details(put(tmp_path, "a.stl", b"x" * 99))


def test_keys_that_differ_in_their_last_bits_only_stay_apart() -> None:
    """The quick way of sorting drops the last bits; then the slow way must decide."""
    keys = np.array([9, 8, 9, 1 << 63, 8, (1 << 63) + 1], np.uint64)
    order, ordered = _sorted(keys)
    assert ordered.tolist() == sorted(keys.tolist())
    assert keys[order].tolist() == ordered.tolist()
