"""The lab's own entries among the built-in ones."""

from __future__ import annotations

from labconnector.domain.mapping import CadMaterial, Catalogue, MaterialKey, MaterialRule, ProductionMethod
from labconnector.ui.knowledge.catalogue_edit import (
    Origin,
    changes,
    material_entries,
    method_entries,
    orders_with,
    usually_made_by,
    with_one,
    without,
)

MILL, PRESS, OURS = (
    ProductionMethod("mill", "Milling"),
    ProductionMethod("press", "Pressing"),
    ProductionMethod("x", "X"),
)
WAX, GOLD = CadMaterial("WAX", "Wax", "press"), CadMaterial("AU", "Gold")
SHIPPED = Catalogue((WAX, GOLD), (MILL, PRESS), ())
OWN = CadMaterial("OWN", "Our zirconia", "x")
NOW = with_one(with_one(with_one(SHIPPED, OWN), OURS), CadMaterial("AU", "Our gold"))


def test_entries_know_where_they_come_from_and_how_they_are_made() -> None:
    entries = [(e.one.id, e.origin, e.method_name) for e in material_entries(NOW, SHIPPED)]
    assert entries == [
        ("WAX", Origin.SHIPPED, "Pressing"),
        ("AU", Origin.CHANGED, "Milling"),
        ("OWN", Origin.OWN, "X"),
    ]
    assert [e.origin for e in method_entries(NOW, SHIPPED)] == [Origin.SHIPPED, Origin.SHIPPED, Origin.OWN]


def test_a_changed_entry_becomes_the_shipped_one_again_in_its_place() -> None:
    assert without(NOW, CadMaterial("AU", "Our gold"), SHIPPED).materials == (WAX, GOLD, OWN)


def test_an_own_entry_goes() -> None:
    assert [m.id for m in without(NOW, OWN, SHIPPED).materials] == ["WAX", "AU"]


def test_materials_are_made_as_most_when_their_method_goes() -> None:
    left = without(NOW, OURS, SHIPPED)
    assert left.methods == (MILL, PRESS)
    assert left.material("OWN") == CadMaterial("OWN", "Our zirconia")
    assert usually_made_by(OURS, NOW) == ["Our zirconia"]
    assert usually_made_by(OWN, NOW) == []


def test_the_orders_that_use_an_entry_are_told() -> None:
    rules = (
        MaterialRule(1, MaterialKey("7", "Gold"), "OWN", "mill"),
        MaterialRule(2, MaterialKey("8", "E"), "AU", "x"),
    )
    assert orders_with(OWN, rules) == ["Gold"]
    assert orders_with(OURS, rules) == ["E"]


def test_only_what_a_file_changes_is_offered() -> None:
    read = with_one(with_one(NOW, CadMaterial("N", "New")), CadMaterial("WAX", "Wax, hard", "press"))
    assert changes(NOW, read) == (CadMaterial("WAX", "Wax, hard", "press"), CadMaterial("N", "New"))
