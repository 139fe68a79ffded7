"""Which teeth are joined, and what is asked about a bridge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from cad_kit import WAX, bridge, handoff, reading, work

from labconnector.cad.exocad_teeth import exocad_teeth
from labconnector.domain.case import Prep
from labconnector.domain.handoff import HandOff, PlannedTooth
from labconnector.domain.prescription import Bridge, ToothWork


def read(case: HandOff) -> tuple[dict[int, str], set[int], list[str]]:
    """FDI → reconstruction, joined FDI numbers, codes of blocking questions."""
    found = reading(case)
    teeth = exocad_teeth(case, found)
    codes = [ask.code for ask in found.asks if ask.finding.blocking]
    return {t.number: t.reconstruction for t in teeth}, {t.number for t in teeth if t.mesial_connector}, codes


def of_bridge(tmp_path: Path, first: int, last: int, *pontics: int) -> HandOff:
    teeth, one = bridge(first, last, *pontics)
    return handoff(tmp_path, teeth, bridges=(one,))


@pytest.mark.parametrize(
    ("first", "last", "pontics", "joined"),
    [
        (2, 4, (3,), {17, 16}),  # upper right: 15 is the most mesial
        (12, 14, (13,), {25, 26}),  # upper left: 24 is
        (18, 20, (19,), {37, 36}),  # lower left: 35 is
        (28, 30, (29,), {45, 46}),  # lower right: 44 is
    ],
)
def test_all_but_the_most_mesial_tooth_are_joined(
    tmp_path: Path, first: int, last: int, pontics: tuple[int, ...], joined: set[int]
) -> None:
    _, found, codes = read(of_bridge(tmp_path, first, last, *pontics))
    assert found == joined
    assert codes == []


def test_pontics_of_a_bridge_are_written_as_such(tmp_path: Path) -> None:
    teeth, _, _ = read(of_bridge(tmp_path, 2, 4, 3))
    assert {n: teeth[n] for n in (15, 16, 17)} == {15: "AnatomicCrown", 16: "AnatomicPontic", 17: "AnatomicCrown"}


def test_splinted_crowns_are_a_bridge_without_a_pontic(tmp_path: Path) -> None:
    assert read(of_bridge(tmp_path, 2, 3))[1:] == ({17}, [])


def test_a_midline_bridge_is_asked_and_marked_on_the_left_tooth(tmp_path: Path) -> None:
    assert read(of_bridge(tmp_path, 7, 10, 8, 9))[1:] == ({12, 21, 22}, ["bridge-midline-12-22"])


def test_a_lower_midline_bridge_likewise(tmp_path: Path) -> None:
    assert read(of_bridge(tmp_path, 23, 26, 24))[1:] == ({32, 31, 42}, ["bridge-midline-32-42"])


def test_a_cantilever_is_asked_and_written_as_ordered(tmp_path: Path) -> None:
    assert read(of_bridge(tmp_path, 2, 4, 2))[1:] == ({17, 16}, ["bridge-abutments-17-15"])


def test_a_closed_gap_inside_is_no_gap(tmp_path: Path) -> None:
    teeth = (work(2), work(3, 10, "Missing", material=None), work(4))
    found, joined, codes = read(handoff(tmp_path, teeth, bridges=(Bridge("1", 2, 4),)))
    assert (joined, codes) == ({17}, [])
    assert found[16] == "MissingTooth"


def test_a_tooth_that_the_order_lacks_is_a_gap(tmp_path: Path) -> None:
    found = read(handoff(tmp_path, (work(2), work(4), work(5)), bridges=(Bridge("1", 2, 5),)))
    assert found[1:] == ({15}, ["bridge-gap-17-14"])


def test_a_missing_end_is_a_gap(tmp_path: Path) -> None:
    assert read(handoff(tmp_path, (work(2), work(3)), bridges=(Bridge("1", 2, 4),)))[2] == ["bridge-gap-17-15"]


def test_a_tooth_left_out_is_a_gap(tmp_path: Path) -> None:
    teeth = (work(2), work(3, 8, ""), work(4))
    found, joined, codes = read(handoff(tmp_path, teeth, bridges=(Bridge("1", 2, 4),)))
    assert codes == ["unit-detachable-16", "bridge-gap-17-15"]
    assert joined == set()
    assert 16 not in found, "an ordered tooth is never written as healthy"


def test_two_materials_are_asked_and_joined_only_within_each(tmp_path: Path) -> None:
    case = of_bridge(tmp_path, 2, 5, 3, 4)
    planned = tuple(PlannedTooth(t.work, WAX) if t.work.universal < 4 else t for t in case.teeth)
    assert read(replaced(case, planned))[1:] == ({17, 15}, ["bridge-materials-17-14"])


def replaced(case: HandOff, teeth: Iterable[PlannedTooth]) -> HandOff:
    return replace(case, teeth=tuple(teeth))


def test_a_pontic_without_material_is_of_its_bridges(tmp_path: Path) -> None:
    teeth = (work(2), work(3, 9, "Missing", pontic=True, material=None), work(4))
    case = handoff(tmp_path, teeth, bridges=(Bridge("1", 2, 4),))
    assert {t.material for t in exocad_teeth(case, reading(case)) if t.worked} == {"ZI"}
    assert read(case)[1:] == ({17, 16}, [])


def test_nothing_is_asked_of_such_a_pontic_while_the_material_is_open(tmp_path: Path) -> None:
    teeth = (work(2), work(3, 9, "Missing", pontic=True, material=None), work(4))
    assert read(handoff(tmp_path, teeth, bridges=(Bridge("1", 2, 4),), made=None))[2] == []


def test_a_bridge_from_jaw_to_jaw_is_asked(tmp_path: Path) -> None:
    assert read(handoff(tmp_path, (work(16), work(17)), bridges=(Bridge("1", 16, 17),)))[1:] == (
        set(),
        ["bridge-gap-28-38"],
    )


def test_numbers_that_are_no_teeth_are_asked(tmp_path: Path) -> None:
    assert read(handoff(tmp_path, (work(3),), bridges=(Bridge("1", 0, 99),)))[2] == [
        "bridge-abutments-U0-U99",
        "bridge-gap-U0-U99",
    ]


def test_a_bridge_without_any_tooth_is_asked(tmp_path: Path) -> None:
    assert read(handoff(tmp_path, (), bridges=(Bridge("1", 3, 5),)))[2] == ["bridge-empty-16-14"]


def test_two_bridges_that_share_a_tooth_are_asked(tmp_path: Path) -> None:
    case = handoff(tmp_path, [work(u) for u in (2, 3, 4)], bridges=(Bridge("1", 2, 3), Bridge("2", 3, 4)))
    assert "bridge-overlap-16" in read(case)[2]


def test_two_bridges_beside_each_other_stay_two(tmp_path: Path) -> None:
    case = handoff(tmp_path, [work(u) for u in (2, 3, 4, 5)], bridges=(Bridge("1", 2, 3), Bridge("2", 4, 5)))
    assert read(case)[1:] == ({17, 15}, [])


def teeth_with_ids() -> tuple[ToothWork, ...]:
    return work(2, bridge_id="7"), work(3, bridge_id="7"), work(5)


def test_bridge_ids_on_the_teeth_are_enough(tmp_path: Path) -> None:
    assert read(handoff(tmp_path, teeth_with_ids()))[1:] == ({17}, [])


def test_without_a_prescription_the_order_lists_bridge_counts(tmp_path: Path) -> None:
    preps = (Prep(2, 2, "Crown", 5), Prep(3, 2, "Crown", 5))
    assert read(handoff(tmp_path, (work(2), work(3)), preps=preps))[1:] == ({17}, [])
