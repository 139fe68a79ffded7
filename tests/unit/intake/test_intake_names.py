"""What names of exports tell: the order, what belongs together, and what is passed over."""

from __future__ import annotations

import pytest

from labconnector.intake.names import group_of, is_denied, is_wanted, numbers_in
from labconnector.system.settings import IntakeSettings

RULES = IntakeSettings()


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("OrthoCAD_Export_900000123.zip", {"900000123"}),
        ("Case 900000123 of 20261122.zip", {"900000123", "20261122"}),
        ("900000123_shell_occlusion_u.stl", {"900000123"}),
        ("upper_jaw_with_ditch_900000123.ply", {"900000123"}),
        ("upper_jaw.ply", set()),
        ("tooth 14.stl", set()),
        ("1234567890123.zip", set()),
    ],
)
def test_numbers_that_may_be_an_order_id(name: str, numbers: set[str]) -> None:
    assert numbers_in(name) == numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("900000123_shell_occlusion_u.stl", "900000123_shell_occlusion_l.stl"),
        ("upper_jaw_900000123.ply", "iTero_Export_#900000123_v50.xml"),
        ("smith_upper.stl", "Smith-lower.stl"),
        ("UpperJaw.ply", "LowerJaw.ply"),
        ("smith maxilla.stl", "smith mandible.stl"),
    ],
)
def test_names_that_differ_by_the_jaw_only_belong_together(one: str, other: str) -> None:
    assert group_of(one) == group_of(other)


def test_other_names_stay_apart() -> None:
    names = ("900000123_u.stl", "900000124_u.stl", "smith_upper.stl", "smythe_upper.stl", "upper.stl")
    assert len({group_of(name) for name in names}) == len(names)


@pytest.mark.parametrize("name", ["scan.ZIP", "upper.Stl", "a.b.ply", "order.xml"])
def test_endings_count_in_any_case(name: str) -> None:
    assert is_wanted(name, RULES.allow, RULES.deny)


@pytest.mark.parametrize("name", ["scan.zip.part", "~$scan.zip", ".scan.zip", "zip", ".zip", "scan.exe", "scan"])
def test_what_is_not_looked_at(name: str) -> None:
    assert not is_wanted(name, RULES.allow, RULES.deny)


@pytest.mark.parametrize("name", ["@eaDir", "$RECYCLE.BIN", "System Volume Information", ".Trashes", "\udcff"])
def test_folders_of_systems_are_denied(name: str) -> None:
    assert is_denied(name, RULES.deny)


def test_without_patterns_only_hidden_names_are_denied() -> None:
    assert not is_denied("scan.part", ())
    assert is_denied(".scan", ())
