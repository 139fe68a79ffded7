"""Meshes drawn with numpy: whole, right way round, and unharmed by damage."""

from __future__ import annotations

import numpy as np
import pytest
from scans_kit import surface

from labconnector.desk.splat import Pixels, best_count, draw, view
from labconnector.scans.mesh_sample import MeshSample

FLAT = view((1, 0, 0), (0, 1, 0))
SIZE = 64


def sample(*triangles: object, colours: object = None, every: int = 1) -> MeshSample:
    corners = np.array(triangles, np.float32).reshape(-1, 3, 3)
    return MeshSample(corners, None if colours is None else np.array(colours, np.uint8), every)


def square(z: float = 0.0, half: float = 10.0) -> list[list[list[float]]]:
    a, b, c, d = [-half, -half, z], [half, -half, z], [half, half, z], [-half, half, z]
    return [[a, b, c], [a, c, d]]


def drawn(mesh: MeshSample, size: int = SIZE) -> Pixels:
    picture = draw(mesh, FLAT, size)
    assert picture is not None
    assert picture.shape == (size, size, 4)
    return picture


def test_two_huge_triangles_leave_no_hole() -> None:
    alpha = drawn(sample(*square()))[..., 3]
    assert (alpha[3:-3, 3:-3] == 255).mean() > 0.995
    assert (alpha[3:-3, 3:-3] > 100).all()


def test_a_fine_mesh_leaves_no_hole_however_few_triangles_are_taken() -> None:
    points, faces = surface(300)
    for every in (1, 2, 6):
        picture = drawn(MeshSample(points[faces][::every], None, every))
        inside = picture[10:-10, 4:-4, 3]
        assert (inside > 200).mean() > 0.99, every


def test_the_ground_is_transparent() -> None:
    picture = drawn(sample([[0, 0, 0], [30, 0, 0], [0, 30, 0]]))
    assert picture[2, -3, 3] == 0  # the corner that the triangle leaves free
    assert picture[-8, 8, 3] == 255


def test_up_is_up_and_right_is_right() -> None:
    # a mark in the upper right corner of a long line to the lower left
    line = [[-20.0, -20.0, 0.0], [-19.0, -20.0, 0.0], [-20.0, -19.0, 0.0]]
    mark = [[20.0, 20.0, 0.0], [14.0, 20.0, 0.0], [20.0, 14.0, 0.0]]
    alpha = drawn(sample(line, mark))[..., 3].astype(int)
    half = SIZE // 2
    assert alpha[:half, half:].sum() > 4 * alpha[half:, :half].sum() > 0
    assert alpha[:half, :half].sum() == 0


def test_the_nearest_wins_whatever_comes_first() -> None:
    near, far = square(5.0, 5.0), square(-5.0)
    red, blue = [[255, 0, 0]] * 2, [[0, 0, 255]] * 2
    for mesh in (sample(*near, *far, colours=red + blue), sample(*far, *near, colours=blue + red)):
        red_of, _, blue_of, _ = drawn(mesh)[SIZE // 2, SIZE // 2]
        assert red_of > 200
        assert blue_of == 0


def test_both_sides_are_lit() -> None:
    front, back = sample(*square()), sample(*(triangle[::-1] for triangle in square()))
    np.testing.assert_array_equal(drawn(front)[32, 32], drawn(back)[32, 32])


def test_edges_take_no_colour_from_the_ground() -> None:
    picture = drawn(sample([[0, 0, 0], [30, 0, 0], [0, 30, 0]], colours=[[240, 240, 240]]))
    half_seen = picture[(picture[..., 3] > 30) & (picture[..., 3] < 220)]
    assert len(half_seen) > 5
    assert half_seen[:, 0].min() > 150


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 3e38])
def test_triangles_that_are_no_numbers_are_left_out(bad: float) -> None:
    broken = [[bad, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]
    np.testing.assert_array_equal(drawn(sample(*square(), broken)), drawn(sample(*square())))


@pytest.mark.parametrize(
    "mesh",
    [
        sample(),
        sample([[1, 2, 3], [1, 2, 3], [1, 2, 3]]),
        sample([[0, 0, 0], [0, 0, 9], [0, 0, 4]]),
        sample([[np.nan] * 3] * 3),
    ],
    ids=["empty", "one point", "a line to the viewer", "no numbers"],
)
def test_nothing_to_see(mesh: MeshSample) -> None:
    assert draw(mesh, FLAT, SIZE) is None


def test_thousands_of_huge_triangles_ask_for_no_more_than_a_picture_can_show() -> None:
    picture = drawn(sample(*(square() * 4000)))
    assert (picture[8:-8, 8:-8, 3] > 100).all()


def test_the_same_mesh_gives_the_same_picture() -> None:
    points, faces = surface(40)
    mesh = MeshSample(points[faces], None, 1)
    np.testing.assert_array_equal(drawn(mesh), drawn(mesh))


def test_small_pictures_need_few_triangles() -> None:
    assert best_count(16) < best_count(96) < best_count(512) <= 200_000
