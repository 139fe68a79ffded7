"""What the work on one tooth is, by the shipped table and by a lab's own."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from cad_kit import FILES, handoff, work

from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.exocad_teeth import exocad_teeth
from labconnector.cad.reading import Reading
from labconnector.cad.unit_table import load_units
from labconnector.cad.units import Kind
from labconnector.domain.case import FileRole, Prep, UnitType
from labconnector.domain.errors import SettingsError
from labconnector.domain.prescription import Material, ToothWork

SHIPPED = load_units()
SCAN_BODY = (*FILES, ("body_u.stl", FileRole.UPPER_SCAN_BODY))


def kinds(tooth: ToothWork, preps: tuple[Prep, ...] = ()) -> list[str]:
    return [kind.id for kind in SHIPPED.kinds_of(tooth, preps)]


@pytest.mark.parametrize(
    ("unit", "restoration", "kind"),
    [
        (1, "", "healthy"),
        (2, "Crown", "crown"),
        (3, "3/4 Crown", "three-quarter-crown"),
        (4, "Implant Based", "implant"),
        (5, "Inlay", "inlay"),
        (6, "Onlay", "onlay"),
        (7, "Veneer", "veneer"),
        (8, "", "detachable"),
        (9, "Missing", "missing"),
        (10, "Missing", "no-space"),
        (11, "", "deciduous"),
        (12, "", "scan-body"),
        (13, "", "guide"),
        (14, "", "unknown"),
        (None, "¾ Crown", "three-quarter-crown"),
        (None, "Implant Abutment", "implant"),
        (None, "CROWN", "crown"),
        (None, "Scan Body", "scan-body"),
        (None, "Deciduous", "deciduous"),
        (None, "Detachable", "detachable"),
        (None, "CerecGuide", "guide"),
        (None, "Eggshell", "unknown"),
        (None, "", "unknown"),
        (2, "Eggshell", "crown"),
        (5, "Onlay", "inlay"),
    ],
)
def test_code_and_words_give_one_kind(unit: int | None, restoration: str, kind: str) -> None:
    assert kinds(work(3, unit, restoration)) == [kind]


def test_every_unit_type_of_aligns_is_in_the_table_and_nothing_else() -> None:
    assert sorted(SHIPPED.by_code) == sorted(UnitType)


def test_words_that_contradict_the_code_are_both_kept() -> None:
    assert kinds(work(3, 2, "Veneer")) == ["crown", "veneer"]


def test_a_crown_with_an_abutment_is_no_plain_crown() -> None:
    assert kinds(work(3, 2, "Crown", abutment_type="Custom")) == ["crown", "implant"]


def test_an_inlay_cannot_stand_on_an_implant() -> None:
    assert kinds(work(3, 5, "Inlay", implant="Straumann")) == ["inlay"]


def test_the_order_list_may_name_a_tooth_twice() -> None:
    preps = (Prep(3, 4, "Implant Abutment"), Prep(3, 12, "Scan body"), Prep(4, 7, "Veneer"))
    assert kinds(work(3, 4, "Implant Based"), preps) == ["implant", "scan-body"]


def test_a_pontic_is_a_missing_tooth_whatever_its_words() -> None:
    assert kinds(work(3, 9, "Crown", pontic=True)) == ["missing"]


# --- the lab's own table --------------------------------------------------------------------------------------------


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "units.toml"
    path.write_text(text, "utf-8")
    return path


OVERLAY = """
[[kind]]
id = "three-quarter-crown"
name = "overlay"
is = "made"
reconstruction = "Overlay"
preparation = "Inlay"
"""


def test_a_lab_maps_three_quarter_crowns_to_its_own_id(tmp_path: Path) -> None:
    units = load_units(own(tmp_path, OVERLAY))
    case = handoff(tmp_path / "p", (work(3, 3, "3/4 Crown"), work(5, 2)))
    teeth = {tooth.number: tooth for tooth in exocad_teeth(case, Reading(case, units))}
    assert (teeth[16].reconstruction, teeth[16].preparation) == ("Overlay", "Inlay")
    assert teeth[14].reconstruction == "AnatomicCrown"
    target = ExocadTarget(tmp_path, units=units)
    assert b"<ReconstructionType>Overlay<" in target.contents(case, "x").order_file.data
    assert target.findings(case) == ()


def test_a_lab_makes_a_question_of_a_unit_and_work_of_a_word(tmp_path: Path) -> None:
    text = """
        [[kind]]
        id = "eggshell"
        name = "eggshell provisional"
        is = "made"
        reconstruction = "ProvisionalCrown"
        preparation = "Crown"
        [[kind]]
        id = "ask-me"
        name = "veneer"
        is = "ask"
        ask = "is a veneer, which we make by hand"
        [[unit]]
        code = 7
        kind = "ask-me"
        [[unit]]
        code = 14
        kind = "crown"
        [[word]]
        word = "EGGSHELL"
        kind = "eggshell"
        [[word]]
        word = "veneer"
        kind = "ask-me"
    """
    units = load_units(own(tmp_path, text))
    case = handoff(tmp_path / "p", (work(3, None, "Eggshell crown"), work(5, 14, ""), work(7, 7, "Veneer")))
    assert [tooth.reconstruction for tooth in exocad_teeth(case, Reading(case, units)) if tooth.worked] == [
        "AnatomicCrown",
        "ProvisionalCrown",
    ]
    (asked,) = ExocadTarget(tmp_path, units=units).findings(case)
    assert asked.code == "unit-ask-me-12"
    assert asked.text == "Tooth 12 is a veneer, which we make by hand. Deliver the case without it?"


def test_without_an_own_file_the_shipped_table_counts(tmp_path: Path) -> None:
    assert load_units(tmp_path / "none.toml") == load_units(own(tmp_path, "")) == SHIPPED


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("no toml", "cannot be read"),
        ('[[kinds]]\nid = "x"', "kinds"),
        (OVERLAY + "implnat = 'None'", "kind.0.implnat"),
        (OVERLAY.replace('reconstruction = "Overlay"', ""), "kind.0.*needs 'reconstruction'"),
        (OVERLAY.replace('"made"', '"milled"'), "kind.0.is"),
        (OVERLAY.replace('"Overlay"', '"Over lay"'), "kind.0.reconstruction"),
        (OVERLAY + 'ask = "is what?"', "cannot have 'ask'"),
        ('[[kind]]\nid = "x"\nname = "x"\nis = "ask"', "needs 'ask'"),
        ('[[unit]]\ncode = 0\nkind = "crown"', "unit.0.code"),
        ('[[unit]]\ncode = 3\nkind = "overlay"', "unit.0.*no kind 'overlay'"),
        ('[[word]]\nword = ""\nkind = "crown"', "word.0.word"),
        ('[[word]]\nword = "x"\nkind = "crwn"', "word.0.*no kind 'crwn'"),
        ('[[abutment]]\nword = "gold"', "abutment.0.material"),
        ('[[specification]]\nword = "pfm"', "specification.0.*needs either"),
        ('[[specification]]\nword = "pfm"\nkind = "layered"', "specification.0.*no kind 'layered'"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError, match=rf"units\.toml.*{named}"):
        load_units(own(tmp_path, text))


def test_the_example_in_the_docs_is_right(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "exocad.md").read_text("utf-8")
    example = page[page.index("    [[kind]]") : page.index("The first entry alone")]
    units = load_units(own(tmp_path, textwrap.dedent(example)))
    assert units.by_code[3].reconstruction == "Overlay"
    assert units.by_code[7].ask == "is a veneer, which we make by hand"


# --- specifications, abutments and milk teeth -----------------------------------------------------------------------


def test_a_crown_to_be_layered_is_remarked_on_or_is_the_labs_coping(tmp_path: Path) -> None:
    layered = work(3, 2, "Crown", specification="PFM/PFZ")
    case = handoff(tmp_path / "p", (layered, work(5, 2, "Crown", specification="Full Contour")))
    (told,) = ExocadTarget(tmp_path).findings(case)
    assert (told.code, told.blocking) == ("crown-16", False)
    assert "to be layered" in told.text
    coping = OVERLAY.replace("three-quarter-crown", "coping").replace('"Overlay"', '"Coping"').replace("Inlay", "Crown")
    units = load_units(own(tmp_path, coping + '[[specification]]\nword = "PFM"\nkind = "coping"'))
    made = {tooth.number: tooth.reconstruction for tooth in exocad_teeth(case, Reading(case, units)) if tooth.worked}
    assert made == {16: "Coping", 14: "AnatomicCrown"}
    assert ExocadTarget(tmp_path, units=units).findings(case) == ()


@pytest.mark.parametrize(("ordered", "written"), [("Titanium", "TI"), ("Zirconia", "ZI"), (None, "")])
def test_an_abutments_material_by_the_table(tmp_path: Path, ordered: str | None, written: str) -> None:
    material = Material("9", ordered) if ordered else None
    case = handoff(tmp_path / "p", (work(3, 4, "Implant Based", abutment_material=material),), files=SCAN_BODY)
    (tooth,) = [one for one in exocad_teeth(case, Reading(case, SHIPPED)) if one.worked]
    assert (tooth.implant, tooth.abutment_material) == ("CustomAbutment", written)
    assert ExocadTarget(tmp_path).findings(case) == ()


def test_an_abutments_material_that_is_not_in_the_table_is_asked_about(tmp_path: Path) -> None:
    implant = work(3, 4, "Implant Based", abutment_material=Material("9", "Unobtainium"))
    case = handoff(tmp_path / "p", (implant,), files=SCAN_BODY)
    (asked,) = ExocadTarget(tmp_path).findings(case)
    assert (asked.code, asked.blocking) == ("abutment-material-16", True)
    units = load_units(own(tmp_path, '[[abutment]]\nword = "unobtain"\nmaterial = "UN"'))
    assert ExocadTarget(tmp_path, units=units).findings(case) == ()


@pytest.mark.parametrize(
    ("universal", "told"),
    [
        (4, "Tooth 15 is ordered as milk tooth (55, Universal A)."),
        (29, "Tooth 45 is ordered as milk tooth (85, Universal T)."),
        (3, "Tooth 16 is ordered as milk tooth, where no milk tooth stands."),
    ],
)
def test_a_milk_tooth_is_asked_about_by_its_own_number(tmp_path: Path, universal: int, told: str) -> None:
    case = handoff(tmp_path / "p", (work(universal, 11, "Deciduous"),))
    (asked,) = ExocadTarget(tmp_path).findings(case)
    assert asked.blocking
    assert asked.text.startswith(told)


def test_a_kind_is_its_outcome() -> None:
    inlay, onlay = SHIPPED.by_code[5], SHIPPED.by_code[6]
    assert inlay.outcome == onlay.outcome
    assert isinstance(inlay, Kind)
    assert SHIPPED.by_code[8].outcome != SHIPPED.by_code[11].outcome
