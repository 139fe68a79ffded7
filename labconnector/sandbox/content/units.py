"""Building blocks of a prescription: one tooth's row in the order list together with its row in the Rx."""

from __future__ import annotations

from dataclasses import dataclass

from labconnector.domain.case import Prep, UnitType
from labconnector.domain.prescription import Bridge, Material, Shade, ToothWork
from labconnector.sandbox.content.codes import (
    BRIDGE_TYPES,
    IMPLANTS,
    MATERIALS,
    RESTORATION_OF,
    RESTORATIONS,
    UNIT_NAMES,
    id_of,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One tooth of an order. `work` is None for a regular tooth, which the Rx does not list."""

    prep: Prep
    work: ToothWork | None


_NO_SHADE = Shade()


@dataclass(frozen=True, slots=True)
class Wish:
    """What the doctor wants of a tooth: material by name, shades, design."""

    material: str = ""
    shade: Shade = _NO_SHADE
    specification: str = "Full Contour"
    margin: str = "Chamfer"


def unit(universal: int, kind: UnitType, wish: Wish | None = None, bridge: int | None = None) -> Unit:
    """One tooth with its work. Universal number; `bridge` is the id of the bridge that it is part of."""
    prep = Prep(universal, int(kind), UNIT_NAMES[kind], bridge)
    return Unit(
        prep, None if kind is UnitType.REGULAR else _work(universal, kind, wish or Wish(specification=""), bridge)
    )


def _work(universal: int, kind: UnitType, wish: Wish, bridge: int | None) -> ToothWork:
    restoration = RESTORATION_OF[kind]
    prepared = kind in _PREPARED and bool(wish.material)
    return ToothWork(
        universal=universal,
        restoration=RESTORATIONS[restoration],
        restoration_id=restoration,
        material=material(wish.material),
        shade=wish.shade,
        specification=wish.specification,
        bridge_id=None if bridge is None else str(bridge),
        pontic=bridge is not None and kind is UnitType.MISSING_EDENTULOUS,
        abutment_type="Custom" if kind is UnitType.IMPLANT_ABUTMENT else "",
        abutment_material=material("Titanium") if kind is UnitType.IMPLANT_ABUTMENT else None,
        implant=_implant_text("301") if kind in (UnitType.IMPLANT_ABUTMENT, UnitType.SCAN_BODY) else "",
        retention="Screw Retained" if kind is UnitType.IMPLANT_ABUTMENT else "",
        pontic_design="Ovate" if bridge is not None and kind is UnitType.MISSING_EDENTULOUS else "",
        prep_design_buccal=wish.margin if prepared else "",
        prep_design_lingual=wish.margin if prepared else "",
    )


_PREPARED = frozenset({UnitType.CROWN, UnitType.THREE_QUARTER_CROWN, UnitType.VENEER})


def _implant_text(implant_id: str) -> str:
    scan_body, maker = IMPLANTS[implant_id]
    return f"{maker}, {scan_body}"


def material(name: str) -> Material | None:
    """The material of that name with its id, None for ''."""
    return Material(id_of(MATERIALS, name), name) if name else None


def span(first: int, kinds: tuple[UnitType, ...], wish: Wish, bridge: int | None = None) -> tuple[Unit, ...]:
    """Neighbouring teeth from `first` upwards (Universal) with one wish for all."""
    return tuple(unit(first + i, kind, wish, bridge) for i, kind in enumerate(kinds))


def bridges_of(units: tuple[Unit, ...], kind: str = "1") -> tuple[Bridge, ...]:
    """The bridges that the teeth are part of, each from its first to its last tooth."""
    members: dict[int, list[int]] = {}
    for one in units:
        if one.prep.bridge_id is not None:
            members.setdefault(one.prep.bridge_id, []).append(one.prep.universal)
    return tuple(Bridge(str(i), min(teeth), max(teeth), BRIDGE_TYPES[kind]) for i, teeth in members.items())
