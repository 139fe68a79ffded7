"""What the chart makes of a prescription."""

from __future__ import annotations

import pytest

from labconnector.domain.case import UnitType
from labconnector.domain.prescription import Bridge, ToothWork
from labconnector.ui.case.chart_work import Work, spans, work_of


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Crown", Work.CROWN),
        ("¾ Crown", Work.PARTIAL_CROWN),
        ("3/4 crown", Work.PARTIAL_CROWN),
        ("Inlay", Work.INLAY),
        ("Onlay", Work.ONLAY),
        ("Veneer", Work.VENEER),
        ("Implant Based", Work.IMPLANT),
        ("Scan Body", Work.IMPLANT),
        ("Missing", Work.MISSING),
        ("Detachable", Work.DETACHABLE),
        ("Something new", Work.OTHER),
        ("", Work.OTHER),
    ],
)
def test_work_is_told_by_its_name(name: str, work: Work) -> None:
    assert work_of(ToothWork(3, name)) is work


def test_without_a_name_the_unit_type_tells() -> None:
    assert work_of(ToothWork(3, "", unit_type=UnitType.VENEER)) is Work.VENEER
    assert work_of(ToothWork(3, "", unit_type=99)) is Work.OTHER


def test_a_pontic_is_one_whatever_its_tooth_is_called() -> None:
    assert work_of(ToothWork(3, "Missing", pontic=True)) is Work.PONTIC


def test_a_crown_on_an_implant_is_marked_as_implant() -> None:
    assert work_of(ToothWork(3, "Crown", implant="Sample Implants, Tapered NP")) is Work.IMPLANT


def test_bridges_come_from_their_ends_and_from_their_teeth() -> None:
    teeth = [ToothWork(30, "Crown", bridge_id="2"), ToothWork(28, "Crown", bridge_id="2"), ToothWork(12, "Crown")]
    assert spans(teeth, [Bridge("1", 5, 3)]) == ((3, 4, 5), (28, 30))


def test_a_bridge_that_leaves_the_jaw_or_the_mouth_is_not_drawn() -> None:
    assert spans([], [Bridge("1", 15, 18), Bridge("2", 30, 40)]) == ()
    assert spans([ToothWork(3, "Crown", bridge_id="1")]) == ()
    assert spans([ToothWork(3, "Crown", bridge_id="1"), ToothWork(99, "Crown", bridge_id="1")]) == ()
