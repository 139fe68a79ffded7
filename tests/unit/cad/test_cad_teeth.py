"""A prescription as exocad's teeth."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cad_kit import FILES, handoff, reading, work

from labconnector.cad.dental_project import ProjectTooth
from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.exocad_teeth import exocad_teeth, tooth_color
from labconnector.domain.case import FileRole, Prep
from labconnector.domain.handoff import HandOff
from labconnector.domain.prescription import Material, Shade

SCAN_BODY = (*FILES, ("scanbody_u.stl", FileRole.UPPER_SCAN_BODY))


def teeth_of(case: HandOff) -> dict[int, ProjectTooth]:
    return {tooth.number: tooth for tooth in exocad_teeth(case, reading(case))}


def asked(case: HandOff, *, blocking: bool = True) -> list[str]:
    return [f.code for f in ExocadTarget(case.folder).findings(case) if f.blocking is blocking]


def test_a_crown_comes_with_its_neighbours_and_one_antagonist(tmp_path: Path) -> None:
    found = {number: tooth.reconstruction for number, tooth in teeth_of(handoff(tmp_path, (work(19),))).items()}
    assert found == {26: "Antagonist", 35: "HealthyTooth", 36: "AnatomicCrown", 37: "HealthyTooth"}


def test_work_in_both_jaws_needs_no_antagonist(tmp_path: Path) -> None:
    found = teeth_of(handoff(tmp_path, (work(3), work(30))))
    assert "Antagonist" not in {tooth.reconstruction for tooth in found.values()}


def test_the_last_molar_has_one_neighbour(tmp_path: Path) -> None:
    assert sorted(teeth_of(handoff(tmp_path, (work(1),)))) == [17, 18, 48]


def test_central_incisors_are_neighbours(tmp_path: Path) -> None:
    assert 21 in teeth_of(handoff(tmp_path, (work(8),)))


def test_a_closed_gap_is_no_neighbour(tmp_path: Path) -> None:
    found = teeth_of(handoff(tmp_path, (work(19), work(20, 10, "Missing", material=None))))
    assert found[35].reconstruction == "MissingTooth"
    assert found[34].reconstruction == "HealthyTooth"


def test_an_edentulous_neighbour_is_missing(tmp_path: Path) -> None:
    found = teeth_of(handoff(tmp_path, (work(19), work(20, 9, "Missing", material=None))))
    assert found[35].reconstruction == "MissingTooth"
    assert 34 not in found


def test_no_work_gives_no_teeth(tmp_path: Path) -> None:
    assert teeth_of(handoff(tmp_path, ())) == {}
    assert teeth_of(handoff(tmp_path, (work(3, 1, "", material=None),))) == {}


@pytest.mark.parametrize(
    ("unit", "restoration", "reconstruction", "preparation"),
    [
        (2, "Crown", "AnatomicCrown", "Crown"),
        (3, "3/4 Crown", "AnatomicInlay", "Inlay"),
        (5, "Inlay", "AnatomicInlay", "Inlay"),
        (6, "Onlay", "AnatomicInlay", "Inlay"),
        (7, "Veneer", "Veneer", "Crown"),
        (4, "Implant Based", "AnatomicCrown", "Crown"),
    ],
)
def test_the_table_of_units(tmp_path: Path, unit: int, restoration: str, reconstruction: str, preparation: str) -> None:
    case = handoff(tmp_path, (work(3, unit, restoration),))
    tooth = teeth_of(case)[16]
    assert (tooth.reconstruction, tooth.preparation, tooth.material) == (reconstruction, preparation, "ZI")
    assert asked(case) == []


@pytest.mark.parametrize(
    ("unit", "restoration", "code"),
    [
        (8, "", "unit-detachable-16"),
        (11, "", "unit-deciduous-16"),
        (12, "", "unit-scan-body-16"),
        (13, "", "unit-guide-16"),
        (14, "", "unit-unknown-16"),
        (None, "Eggshell", "unit-unknown-16"),
        (2, "Veneer", "tooth-unclear-16"),
        (1, "Eggshell", "tooth-unclear-16"),
        (10, "", "tooth-unclear-16"),
        (9, "Missing", "pontic-alone-16"),
    ],
)
def test_what_cannot_be_carried_is_asked_and_left_out(
    tmp_path: Path, unit: int | None, restoration: str, code: str
) -> None:
    case = handoff(tmp_path, (work(3, unit, restoration), work(4)))
    assert asked(case) == [code]
    assert 16 not in teeth_of(case), "not even as a healthy neighbour"
    assert 15 in teeth_of(case)


def test_numbers_that_are_no_teeth_are_asked(tmp_path: Path) -> None:
    case = handoff(tmp_path, (work(3), work(0), work(33)))
    assert asked(case) == ["tooth-number-U0", "tooth-number-U33"]
    assert 16 in teeth_of(case)


def test_a_tooth_ordered_twice_in_one_way_is_ordered_once(tmp_path: Path) -> None:
    assert asked(handoff(tmp_path, (work(3), work(3)))) == []
    assert asked(handoff(tmp_path, (work(3), work(3, restoration="Crown", specification="PFM")))) == ["tooth-twice-16"]


def test_work_without_a_material_is_asked(tmp_path: Path) -> None:
    case = handoff(tmp_path, (work(3, material=None),))
    assert asked(case) == ["no-material-16"]
    assert teeth_of(case) == {}


def test_an_open_material_is_no_second_question(tmp_path: Path) -> None:
    assert asked(handoff(tmp_path, (work(3),), made=None)) == []


def test_an_implant_uses_the_scan_body_file_only_where_there_is_one(tmp_path: Path) -> None:
    implant = work(3, 4, "Implant Based", abutment_material=Material("1", "Titanium"))
    without = teeth_of(handoff(tmp_path, (implant,)))[16]
    assert (without.implant, without.abutment_material, without.scan_abutment_scan) == ("CustomAbutment", "TI", False)
    assert teeth_of(handoff(tmp_path, (implant,), files=SCAN_BODY))[16].scan_abutment_scan is True
    lower = teeth_of(handoff(tmp_path, (work(19, 4, "Implant Based"),), files=SCAN_BODY))[36]
    assert lower.scan_abutment_scan is False, "the scan body of the other jaw"


def test_a_scan_body_beside_its_implant_is_fine_with_its_file(tmp_path: Path) -> None:
    preps = (Prep(3, 4, "Implant Abutment"), Prep(3, 12, "Scan body"))
    implant = work(3, 12, "Implant Based")
    assert asked(handoff(tmp_path, (implant,), preps=preps, files=SCAN_BODY)) == []
    assert asked(handoff(tmp_path, (implant,), preps=preps)) == ["tooth-unclear-16"]


def test_a_scan_body_on_another_tooth_of_the_jaw_is_fine_with_its_file(tmp_path: Path) -> None:
    teeth = (work(3, 4, "Implant Based"), work(5, 12, "", material=None))
    case = handoff(tmp_path, teeth, files=SCAN_BODY)
    assert asked(case) == []
    assert asked(case, blocking=False) == ["scan-body-14"]
    assert asked(handoff(tmp_path, teeth)) == ["unit-scan-body-14"]


def test_situ_scans_are_named_per_jaw(tmp_path: Path) -> None:
    files = (*FILES, ("pre_l.ply", FileRole.LOWER_PRETREATMENT))
    found = teeth_of(handoff(tmp_path, (work(3), work(19)), files=files))
    assert (found[16].situ_scan, found[36].situ_scan) == (False, True)


def test_shades_of_teeth_and_of_the_case(tmp_path: Path) -> None:
    both = handoff(tmp_path, (work(3), work(4, shade=Shade(incisal="A1", gingival="A3"))))
    assert [teeth_of(both)[n].color for n in (16, 15)] == ["A2", "A3"]
    assert tooth_color(reading(both)) == "---"
    assert tooth_color(reading(handoff(tmp_path, (work(3),)))) == "A2"
    assert teeth_of(handoff(tmp_path, (work(3, shade=Shade()),)))[16].color == "---"


def test_remarks_hold_nothing_up(tmp_path: Path) -> None:
    case = handoff(tmp_path, (work(3, 7, "Veneer"), work(5, 2, "Eggshell")))
    assert asked(case) == []
    assert asked(case, blocking=False) == ["veneer-16", "restoration-14"]


def test_two_scans_of_one_jaw_and_foreign_formats_are_asked(tmp_path: Path) -> None:
    files = (("a_u.stl", FileRole.UPPER_JAW), ("b_u.stl", FileRole.UPPER_JAW), ("l.dcm", FileRole.LOWER_JAW))
    assert asked(handoff(tmp_path, files=files)) == ["scan-twice-upper-jaw", "scan-format-lower-jaw"]


def test_a_case_without_any_date_is_asked(tmp_path: Path) -> None:
    case = handoff(tmp_path)
    assert asked(replace(case, order=replace(case.order, scanned_at=None))) == []
    assert asked(replace(case, order=replace(case.order, scanned_at=None, due=None))) == ["no-date"]
