"""The lab's CAD materials and methods, edited: which entries are whose, and what a change makes of them. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

from labconnector.domain.mapping import CadMaterial, Catalogue, MaterialRule, ProductionMethod

E = TypeVar("E", CadMaterial, ProductionMethod)


class Origin(StrEnum):
    """Where an entry comes from."""

    SHIPPED = "shipped"
    CHANGED = "changed"  # ships, but the lab changed it
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Entry(Generic[E]):
    """A material or a method of the catalogue. method_name: how a material is usually made; '' for methods."""

    one: E
    origin: Origin
    method_name: str = ""


def material_entries(catalogue: Catalogue, shipped: Catalogue) -> tuple[Entry[CadMaterial], ...]:
    """The materials, each with its usual method by name."""
    return tuple(
        Entry(one, _origin(one, shipped.materials), catalogue.method(catalogue.usual_method(one.id)).name)
        for one in catalogue.materials
    )


def method_entries(catalogue: Catalogue, shipped: Catalogue) -> tuple[Entry[ProductionMethod], ...]:
    """The production methods."""
    return tuple(Entry(one, _origin(one, shipped.methods)) for one in catalogue.methods)


def _origin(one: E, shipped: tuple[E, ...]) -> Origin:
    if one in shipped:
        return Origin.SHIPPED
    return Origin.CHANGED if any(other.id == one.id for other in shipped) else Origin.OWN


def with_one(catalogue: Catalogue, one: CadMaterial | ProductionMethod) -> Catalogue:
    """With this entry in the place of the one of the same id, or behind the others."""
    if isinstance(one, CadMaterial):
        return replace(catalogue, materials=_put(catalogue.materials, one))
    return replace(catalogue, methods=_put(catalogue.methods, one))


def without(catalogue: Catalogue, one: CadMaterial | ProductionMethod, shipped: Catalogue) -> Catalogue:
    """Without the lab's entry; one that ships is again as it ships. Materials lose a method that is gone."""
    if isinstance(one, CadMaterial):
        return replace(catalogue, materials=_take(catalogue.materials, one, shipped.materials))
    left = replace(catalogue, methods=_take(catalogue.methods, one, shipped.methods))
    ids = {method.id for method in left.methods}
    materials = (m if m.method_id in ids else replace(m, method_id="") for m in left.materials)
    return replace(left, materials=tuple(materials))


def _put(all_: tuple[E, ...], one: E) -> tuple[E, ...]:
    known = {other.id: other for other in all_}
    return tuple({**known, one.id: one}.values())


def _take(all_: tuple[E, ...], one: E, shipped: tuple[E, ...]) -> tuple[E, ...]:
    again = {other.id: other for other in shipped}
    left = (other if other.id != one.id else again.get(one.id) for other in all_)
    return tuple(other for other in left if other is not None)


def orders_with(one: CadMaterial | ProductionMethod, rules: Iterable[MaterialRule]) -> list[str]:
    """The ordered materials whose rule names this entry."""
    if isinstance(one, CadMaterial):
        return [rule.key.text for rule in rules if rule.cad_material_id == one.id]
    return [rule.key.text for rule in rules if rule.method_id == one.id]


def usually_made_by(one: CadMaterial | ProductionMethod, catalogue: Catalogue) -> list[str]:
    """The materials that have this method of their own; none for a material."""
    if isinstance(one, CadMaterial):
        return []
    return [material.name for material in catalogue.materials if material.method_id == one.id]


def changes(before: Catalogue, after: Catalogue) -> tuple[CadMaterial, ...]:
    """The materials of `after` that are new or other than before."""
    return tuple(one for one in after.materials if one not in before.materials)
