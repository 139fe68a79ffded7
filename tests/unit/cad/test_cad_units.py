"""What the work on one tooth is."""

from __future__ import annotations

import pytest
from cad_kit import work

from labconnector.cad.units import Kind, kinds_of
from labconnector.domain.case import Prep


@pytest.mark.parametrize(
    ("unit", "restoration", "kind"),
    [
        (1, "", Kind.HEALTHY),
        (2, "Crown", Kind.CROWN),
        (3, "3/4 Crown", Kind.PARTIAL),
        (4, "Implant Based", Kind.IMPLANT),
        (5, "Inlay", Kind.PARTIAL),
        (6, "Onlay", Kind.PARTIAL),
        (7, "Veneer", Kind.VENEER),
        (8, "", Kind.DETACHABLE),
        (9, "Missing", Kind.MISSING),
        (10, "Missing", Kind.NO_SPACE),
        (11, "", Kind.DECIDUOUS),
        (12, "", Kind.SCAN_BODY),
        (13, "", Kind.GUIDE),
        (14, "", Kind.UNKNOWN),
        (None, "¾ Crown", Kind.PARTIAL),
        (None, "Implant Abutment", Kind.IMPLANT),
        (None, "CROWN", Kind.CROWN),
        (None, "Eggshell", Kind.UNKNOWN),
        (None, "", Kind.UNKNOWN),
        (2, "Eggshell", Kind.CROWN),
    ],
)
def test_code_and_words_give_one_kind(unit: int | None, restoration: str, kind: Kind) -> None:
    assert kinds_of(work(3, unit, restoration), ()) == {kind}


def test_words_that_contradict_the_code_are_both_kept() -> None:
    assert kinds_of(work(3, 2, "Veneer"), ()) == {Kind.CROWN, Kind.VENEER}


def test_a_crown_with_an_abutment_is_no_plain_crown() -> None:
    assert kinds_of(work(3, 2, "Crown", abutment_type="Custom"), ()) == {Kind.CROWN, Kind.IMPLANT}


def test_the_order_list_may_name_a_tooth_twice() -> None:
    preps = (Prep(3, 4, "Implant Abutment"), Prep(3, 12, "Scan body"), Prep(4, 7, "Veneer"))
    assert kinds_of(work(3, 4, "Implant Based"), preps) == {Kind.IMPLANT, Kind.SCAN_BODY}


def test_a_pontic_is_a_missing_tooth_whatever_its_words() -> None:
    assert kinds_of(work(3, 9, "Crown", pontic=True), ()) == {Kind.MISSING}
