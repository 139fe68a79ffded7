"""order.json is what its JSON Schema says, and the schema names what docs/order-json.md names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cad_kit import MORE_FILES, bridge, handoff, work

from labconnector.cad.kinds import BUILT_IN
from labconnector.cad.target import build_target
from labconnector.domain.case import Prep
from labconnector.domain.handoff import HandOff
from labconnector.domain.prescription import Material
from labconnector.system.resources import resource

DOCS = Path(__file__).parents[3] / "docs" / "order-json.md"


def schema() -> dict[str, Any]:
    """The schema that ships."""
    found = json.loads((resource("schemas") / "order.schema.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def cases(folder: Path) -> Iterator[HandOff]:
    """A full one, and one of which hardly anything is known."""
    teeth, one = bridge(18, 20, 19)
    implant = work(30, 4, abutment_material=Material("1010", "Titanium"))
    yield handoff(folder, (*teeth, implant), bridges=(one,), preps=(Prep(30, 4, "Abutment"),), files=MORE_FILES)
    bare = handoff(folder, (work(40, None, material=None),), files=())
    yield replace(bare, order=replace(bare.order, scanned_at=None, due=None))


@pytest.mark.parametrize("kind", list(BUILT_IN))
def test_every_order_file_fits_the_schema(tmp_path: Path, kind: str) -> None:
    target = build_target(kind, tmp_path)
    for case in cases(tmp_path / "package"):
        contents = target.contents(case, "x")  # type: ignore[attr-defined]
        found = [one for one in (*contents.items, contents.order_file) if one.name.endswith("order.json")]
        assert len(found) == 1
        jsonschema.validate(json.loads(found[0].data), schema(), jsonschema.Draft202012Validator)


def names(node: dict[str, Any], path: str = "") -> Iterator[str]:
    """The path of every leaf and of every object that may be null."""
    if "properties" in node:
        assert sorted(node["required"]) == sorted(node["properties"]), path
        if "null" in node["type"]:
            yield path
        for name, inner in node["properties"].items():
            yield from names(inner, f"{path}.{name}" if path else name)
    elif node.get("type") == "array":
        yield from names(node["items"], f"{path}[]")
    else:
        yield path


def test_schema_and_page_name_the_same_keys() -> None:
    rows = re.findall(r"^\| (`.*?) \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert set(names(schema())) == {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
