"""What ships as CAD materials, and what a lab adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from labconnector.cad.materials import load_catalogue
from labconnector.domain.errors import SettingsError
from labconnector.domain.mapping import MaterialKey
from labconnector.domain.materials import material_question


def offered(name: str) -> tuple[list[str], str]:
    """Material ids in the order they are offered, and the first one's method."""
    choices = material_question(MaterialKey("1", name), name, load_catalogue()).choices
    return [choice.value for choice in choices], choices[0].method


@pytest.mark.parametrize(
    ("ordered", "first", "method"),
    [
        ("Gold", ["WAX", "AU"], "mill-wax-cast"),
        ("High Noble", ["WAX", "AU"], "mill-wax-cast"),
        ("Pressed Ceramic", ["WAX"], "mill-wax-press"),
        ("IPS e.max Press", ["WAX"], "mill-wax-press"),
        ("E.max pressed", ["WAX"], "mill-wax-press"),
        ("Zirconia: Lab Preference", ["ZI", "ZIHT", "MLZI"], "mill-5"),
        ("Ceramic: Zirconia", ["ZI"], "mill-5"),
        ("Zirconia Multilayer", ["MLZI"], "mill-5"),
        ("Translucent zirconia", ["ZIHT"], "mill-5"),
        ("Ceramic: E.max", ["LS2"], "mill-4"),
        ("Lithium Disilicate", ["LS2"], "mill-4"),
        ("PMMA", ["PMMA", "TEMP"], "mill-5"),
        ("Temporary", ["PMMA", "TEMP"], "mill-5"),
        ("Composite", ["RC"], "mill-4"),
        ("Metal: Non-Precious", ["NP"], "laser"),
        ("Titanium", ["TI"], "mill-5"),
    ],
)
def test_the_usual_choices(ordered: str, first: list[str], method: str) -> None:
    found, by = offered(ordered)
    assert found[: len(first)] == first
    assert by == method


def test_an_unknown_material_offers_the_whole_list() -> None:
    catalogue = load_catalogue()
    found, method = offered("Unobtainium")
    assert found == [material.id for material in catalogue.materials]
    assert method == catalogue.methods[0].id


def test_every_suggestion_names_what_is_there() -> None:
    catalogue = load_catalogue()
    materials, methods = {m.id for m in catalogue.materials}, {m.id for m in catalogue.methods}
    for suggestion in catalogue.suggestions:
        assert set(suggestion.cad_material_ids) <= materials
        assert suggestion.method_id in methods


def test_the_labs_own_file_goes_first(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[material]]\nid = "ZI"\nname = "House zirconia"\n[[material]]\nid = "X9"\nname = "Secret"\n'
        '[[suggestion]]\nword = "gold"\nmaterials = ["X9"]\nmethod = "print"\n',
        "utf-8",
    )
    catalogue = load_catalogue(own)
    assert catalogue.material("ZI").name == "House zirconia"
    assert catalogue.materials[-1].id == "X9"
    assert material_question(MaterialKey("1", "Gold"), "Gold", catalogue).choices[0].value == "X9"


def test_no_own_file_is_fine(tmp_path: Path) -> None:
    assert load_catalogue(tmp_path / "none.toml") == load_catalogue()


@pytest.mark.parametrize("text", ["[[", '[[material]]\nid = ""\nname = "x"', "[[matreial]]\nid='a'", "material = 3"])
def test_a_bad_own_file_is_named(tmp_path: Path, text: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=r"own\.toml"):
        load_catalogue(own)
