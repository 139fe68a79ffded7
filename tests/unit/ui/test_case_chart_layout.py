"""Where the chart's teeth stand."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

import pytest

from labconnector.domain.teeth import Arch, universal_from_fdi
from labconnector.ui.case.chart_layout import (
    Shape,
    bar_of,
    bounds,
    neighbour,
    places,
    row_of,
    shape_of,
    tooth_at,
)


def test_the_patients_right_stands_at_the_viewers_left() -> None:
    for fdi in (11, 14, 18, 41, 48):
        assert places()[universal_from_fdi(fdi)].centre[0] < 0
        assert places()[universal_from_fdi(fdi + (10 if fdi < 20 else -10))].centre[0] > 0


def test_the_upper_jaw_stands_above_with_its_front_teeth_outermost() -> None:
    where = {number: place.centre for number, place in places().items()}
    assert max(where[u][1] for u in row_of(Arch.UPPER)) < min(where[u][1] for u in row_of(Arch.LOWER))
    assert min(where.values(), key=lambda at: at[1])[1] == pytest.approx(where[8][1], abs=0.2)
    assert max(where.values(), key=lambda at: at[1])[1] == pytest.approx(where[25][1], abs=0.2)


def test_both_halves_mirror_each_other() -> None:
    for arch in Arch:
        row = row_of(arch)
        for left, right in zip(row, reversed(row), strict=True):
            here, there = places()[left].centre, places()[right].centre
            assert here == pytest.approx((-there[0], there[1]), abs=0.2)


def test_no_two_teeth_lie_on_each_other() -> None:
    for one, other in combinations(places().values(), 2):
        hits = [point for point in one.outline if tooth_at(*point) == other.universal]
        assert not hits, (one.universal, other.universal)


def test_a_point_in_a_tooth_or_on_its_number_is_that_tooth() -> None:
    for number, place in places().items():
        assert tooth_at(*place.centre) == number
        assert tooth_at(*place.number_at) == number
    assert tooth_at(0, 0) is None


def test_all_numbers_fit_into_the_bounds_and_stand_outside_the_teeth() -> None:
    room = bounds()
    for place in places().values():
        x, y = place.number_at
        assert room.left < x < room.right
        assert room.top < y < room.bottom
        assert dist(place.number_at, (0, 0)) > dist(place.centre, (0, 0)) > dist(place.bar_at, (0, 0))


def test_each_kind_of_tooth_has_its_shape() -> None:
    quadrant = [shape_of(universal_from_fdi(10 + position)) for position in range(1, 9)]
    assert quadrant == [Shape.INCISOR] * 2 + [Shape.CANINE] + [Shape.PREMOLAR] * 2 + [Shape.MOLAR] * 3
    with pytest.raises(ValueError, match="Universal"):
        shape_of(33)


def test_a_bar_runs_along_its_teeth_also_over_the_midline() -> None:
    for teeth in ((3, 4, 5), (7, 8, 9, 10), (24, 25), (30, 31)):
        line = bar_of(teeth)
        assert len(line) == len(teeth) + 2
        xs = [x for x, _ in line]
        assert xs == sorted(xs) or teeth[0] in (3, 30)  # at the sides the arch runs downwards
        inner = [places()[one].bar_at for one in teeth]
        assert set(line[1:-1]) == set(inner)
        assert all(dist(a, b) < 13 for a, b in pairwise(line))


def test_a_bar_reaches_over_the_outer_teeth() -> None:
    line = bar_of((3, 4, 5))
    assert dist(line[0], line[-1]) > dist(line[1], line[-2])
    lower = bar_of((30, 29, 28))
    assert dist(lower[0], lower[-1]) > dist(lower[1], lower[-2])


def test_arrow_keys_go_as_the_eye_sees_it() -> None:
    assert neighbour(8, 1, 0) == 9
    assert neighbour(1, -1, 0) == 1
    assert neighbour(25, 1, 0) == 24
    assert neighbour(32, -1, 0) == 32
    assert neighbour(3, 0, 1) == 30
    assert neighbour(30, 0, -1) == 3
    assert neighbour(3, 0, -1) == 3
    assert neighbour(30, 0, 1) == 30
