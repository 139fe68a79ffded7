"""Every n-th triangle of a scan, with its colour."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scans_kit import ply, ply_header, put, stl_binary, stl_text, surface

from labconnector.domain.errors import MeshError
from labconnector.scans.mesh_sample import sample_mesh

POINTS, FACES = surface(160)  # two blocks of a binary STL
CORNERS = POINTS[FACES]
ONE_TRIANGLE = (
    "element vertex 3",
    *(f"property float {axis}" for axis in "xyz"),
    *(f"property uchar {colour}" for colour in ("red", "green", "blue")),
    "element face 1",
    "property list uchar int vertex_indices",
)


@pytest.mark.parametrize("every", [1, 3, 7])
@pytest.mark.parametrize("name", ["a.stl", "text.stl", "a.ply", "big.ply", "text.ply"])
def test_every_nth_triangle_counted_over_all_blocks(tmp_path: Path, name: str, every: int) -> None:
    data = {
        "a.stl": lambda: stl_binary(POINTS, FACES),
        "text.stl": lambda: stl_text(POINTS, FACES),
        "a.ply": lambda: ply(POINTS, FACES),
        "big.ply": lambda: ply(POINTS, FACES, ">", faces_first=True),
        "text.ply": lambda: ply(POINTS, FACES, ""),
    }[name]()
    sample = sample_mesh(put(tmp_path, name, data), every)
    assert sample.every == every
    np.testing.assert_allclose(sample.corners, CORNERS[::every], atol=1e-4)


@pytest.mark.parametrize("order", ["<", ">", ""])
def test_colours_of_the_vertices(tmp_path: Path, order: str) -> None:
    sample = sample_mesh(put(tmp_path, "a.ply", ply(POINTS, FACES, order)), 2)
    assert sample.colours is not None
    assert sample.colours.shape == (len(CORNERS[::2]), 3)
    assert np.unique(sample.colours, axis=0).tolist() == [[200, 150, 140]]


def test_a_colour_is_the_mean_of_the_corners(tmp_path: Path) -> None:
    body = b"0 0 0 255 0 10\n9 0 0 255 30 10\n0 9 0 255 60 10\n3 0 1 2\n"
    sample = sample_mesh(put(tmp_path, "a.ply", ply_header("ascii", *ONE_TRIANGLE) + body))
    assert sample.colours is not None
    assert sample.colours.tolist() == [[255, 30, 10]]


@pytest.mark.parametrize("colour", ["nan 0 0", "999 -5 1e300"])
def test_colours_that_are_none_do_no_harm(tmp_path: Path, colour: str) -> None:
    body = f"0 0 0 {colour}\n9 0 0 {colour}\n0 9 0 {colour}\n3 0 1 2\n".encode()
    sample = sample_mesh(put(tmp_path, "a.ply", ply_header("ascii", *ONE_TRIANGLE) + body))
    assert sample.corners.shape == (1, 3, 3)


def test_without_colours(tmp_path: Path) -> None:
    assert sample_mesh(put(tmp_path, "a.stl", stl_binary(POINTS, FACES))).colours is None


def test_damage_is_told(tmp_path: Path) -> None:
    with pytest.raises(MeshError):
        sample_mesh(put(tmp_path, "a.stl", stl_binary(POINTS, FACES)[:-9]))
