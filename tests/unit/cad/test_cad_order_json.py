"""docs/order-json.md and docs/materials.md say what is so."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cad_kit import bridge, handoff, work

from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.folder import FolderTarget
from labconnector.cad.materials import load_catalogue
from labconnector.domain.case import FileRole, Prep, ScanType
from labconnector.domain.handoff import HandOff
from labconnector.domain.mapping import MaterialKey
from labconnector.domain.materials import material_question
from labconnector.domain.prescription import Material

DOCS = Path(__file__).parents[3] / "docs"


def whole(folder: Path) -> HandOff:
    """A case in which every list has a row and nothing is null that could be an object."""
    teeth, one = bridge(18, 20, 19)
    implant = work(30, 4, abutment_material=Material("1010", "Titanium"))
    case = handoff(folder, (*teeth, implant, work(22, 8)), bridges=(one,), preps=(Prep(30, 4, "Implant Abutment"),))
    return replace(case, confirmed=frozenset({"unit-detachable-33"}))


def keys(value: object, path: str = "") -> Iterator[str]:
    """The path of every leaf and of every object that may be null."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from keys(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner, f"{path}[]")
    if not isinstance(value, list) and not (isinstance(value, dict) and path not in NULLABLE):
        yield path


NULLABLE = {"teeth[].material", "teeth[].made", "teeth[].abutment_material"}


def documented() -> set[str]:
    rows = re.findall(r"^\| (`.*?) \|", (DOCS / "order-json.md").read_text("utf-8"), re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def test_every_field_is_documented_and_every_documented_field_is_written(tmp_path: Path) -> None:
    contents = ExocadTarget(tmp_path).contents(whole(tmp_path / "p"), "x")
    (item,) = (item for item in contents.items if item.name.endswith("order.json"))
    assert set(keys(json.loads(item.data))) == documented()


def test_the_files_of_both_targets_are_those_that_the_page_says(tmp_path: Path) -> None:
    for target in (ExocadTarget(tmp_path), FolderTarget(tmp_path)):
        contents = target.contents(whole(tmp_path / "p"), "x")
        (item,) = (i for i in (*contents.items, contents.order_file) if i.name.endswith("order.json"))
        listed = {file["name"] for file in json.loads(item.data)["files"]}
        assert listed == {i.name for i in contents.items} - {item.name, "manifest.json"}


def test_the_words_of_roles_and_scan_types_are_all_there() -> None:
    page = (DOCS / "order-json.md").read_text("utf-8")
    roles = {role.value for role in FileRole} - {FileRole.PROJECT.value}
    assert {word for word in roles | {kind.value for kind in ScanType} if f"`{word}`" not in page} == set()


def test_the_example_of_the_labs_own_materials_works(tmp_path: Path) -> None:
    page = (DOCS / "materials.md").read_text("utf-8")
    example = "\n".join(line[4:] for line in page.splitlines() if line.startswith("    "))
    own = tmp_path / "materials.toml"
    own.write_text(example, "utf-8")
    first = material_question(MaterialKey("2009", "Ceramic: Zirconia"), "Zirconia", load_catalogue(own)).choices[0]
    assert (first.value, first.method) == ("ZI_HOUSE", "mill-house")
