"""A case's work in a few words."""

from __future__ import annotations

import pytest
from order_kit import order

from labconnector.domain.case import Prep, UnitType
from labconnector.domain.outline import LONGEST, Outline, outline_of
from labconnector.domain.prescription import Material, Rx, ToothWork


def listed(*preps: Prep) -> Outline:
    return outline_of(order("1001", preps=preps))


def test_the_list_tells_teeth_and_units() -> None:
    told = listed(Prep(30, UnitType.ONLAY, "Onlay"), Prep(3, UnitType.CROWN, "Crown"), Prep(4, UnitType.CROWN, "Crown"))
    assert told == Outline((3, 4, 30), "Onlay, Crown")


def test_a_missing_tooth_in_a_bridge_is_a_pontic() -> None:
    missing = UnitType.MISSING_EDENTULOUS
    assert listed(Prep(3, missing, "Missing", bridge_id=1)).work == "Pontic"
    assert listed(Prep(3, missing, "Missing")).work == "Missing"


def test_a_healthy_tooth_is_no_work() -> None:
    assert listed(Prep(3, UnitType.REGULAR, "Regular")) == Outline()


def test_a_number_that_is_no_tooth_is_left_out_but_not_its_work() -> None:
    assert listed(Prep(0, 7, "Splint"), Prep(3, 2, "Crown"), Prep(99, 2, "Crown")) == Outline((3,), "Splint, Crown")


def test_the_prescription_goes_before_the_list() -> None:
    works = (ToothWork(4, "Veneer", material=Material("9", "Zirconia")), ToothWork(5, "", material=Material("7", "")))
    told = outline_of(order("1001", preps=(Prep(4, 2, "Crown"), Prep(6, 2, "Crown"))), Rx("1001", teeth=works))
    assert told == Outline((4, 5, 6), "Veneer, Crown", "Zirconia, Material 7")


@pytest.mark.parametrize("name", ["Crown " * 400, "x" * 5_000, " \n".join(f"unit{n}" for n in range(500))])
def test_what_comes_from_outside_is_tidied_and_cut(name: str) -> None:
    work = listed(Prep(3, 2, name)).work
    assert len(work) == LONGEST
    assert work.endswith("…")
    assert "\n" not in work
