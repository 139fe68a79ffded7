"""Teeth and bridges of an order file. A tooth number that does not exist is an error, never skipped: work would be
lost without a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from labconnector.domain.prescription import Bridge, Material, Shade, ToothWork
from labconnector.domain.teeth import UNIVERSAL, arch_of_universal
from labconnector.scans.rx_defines import Defines
from labconnector.scans.xml_tree import Node

_RESTORATIONS = ("restorationtypes", "restorationtype")
_MATERIALS = ("materials", "material", "toothmaterials")
_ABUTMENT_MATERIALS = ("abutmentmaterials", "abutmentmaterial", *_MATERIALS)
_ABUTMENTS = ("abutmenttypes", "abutmenttype")
_IMPLANTS = ("implanttypes", "implanttype", "scanbodies")
_IMPLANT_BASED = ("implantbasedrestorationtypes", "implantbasedrestorationtype")
_PONTIC_DESIGNS = ("ponticdesigns", "ponticdesign")


def optional_tooth(text: str) -> int | None:
    """A Universal number, or None where there is none or it makes no sense."""
    return int(text) if text.isdecimal() and len(text) < 3 and int(text) in UNIVERSAL else None


def _tooth(text: str) -> int:
    """A Universal number. Raises ValueError."""
    number = optional_tooth(text)
    if number is None:
        raise ValueError(f"there is no tooth '{text[:12]}'")
    return number


def read_bridges(info: Node, defines: Defines) -> tuple[Bridge, ...]:
    """The bridges in Bridges. Raises ValueError for one from one jaw to the other."""
    return tuple(_bridge(node, defines) for node in info.child("bridges").all("bridge") if _is_set(node))


def _is_set(node: Node) -> bool:
    return bool(node.value("fromadaid") or node.value("toadaid"))


def _bridge(node: Node, defines: Defines) -> Bridge:
    ends = sorted((_tooth(node.value("fromadaid")), _tooth(node.value("toadaid"))))
    if arch_of_universal(ends[0]) is not arch_of_universal(ends[1]):
        raise ValueError(f"a bridge goes from tooth {ends[0]} to tooth {ends[1]}, from one jaw to the other")
    kind = defines.name(node.value("type"), "bridgetypes", "bridgetype")
    return Bridge(node.value("id", "bridgeid") or f"{ends[0]}-{ends[1]}", ends[0], ends[1], kind)


def read_teeth(
    info: Node, defines: Defines, bridges: tuple[Bridge, ...]
) -> tuple[tuple[ToothWork, ...], tuple[Bridge, ...]]:
    """The teeth with work, by number, and the bridges, with those added that only the teeth name."""
    nodes = [node for node in info.child("teeth").all("tooth") if node.value("adaid") and _is_work(node)]
    teeth = [_tooth_work(node, defines, bridges) for node in nodes]
    numbers = [tooth.universal for tooth in teeth]
    if twice := next((number for number in numbers if numbers.count(number) > 1), None):
        raise ValueError(f"tooth {twice} is ordered twice")
    return tuple(sorted(teeth, key=lambda tooth: tooth.universal)), (*bridges, *_more_bridges(teeth, bridges))


def _is_work(node: Node) -> bool:
    return bool(node.value("restorationtype", "toothmaterial", "implantbasedrestorationtype", "abutmenttype"))


def _tooth_work(node: Node, defines: Defines, bridges: tuple[Bridge, ...]) -> ToothWork:
    code, universal = node.value("restorationtype"), _tooth(node.value("adaid"))
    bridge_id = _bridge_id(node, universal, bridges)
    restoration = defines.name(code, *_RESTORATIONS) or defines.name(
        node.value("implantbasedrestorationtype"), *_IMPLANT_BASED
    )
    work = ToothWork(
        universal=universal,
        restoration=restoration,
        restoration_id=code,
        material=_material(node.value("toothmaterial"), defines, _MATERIALS),
        shade=_shade(node),
        specification=defines.name(node.value("specification"), "specification", "specifications"),
        bridge_id=bridge_id,
        pontic=_is_pontic(node, defines, restoration, bridge_id),
    )
    return _with_details(work, node, defines)


def _with_details(work: ToothWork, node: Node, defines: Defines) -> ToothWork:
    margins = (
        defines.name(node.value(f"margindesign{side}"), f"margindesign{side}", "margindesigns") for side in _SIDES
    )
    return replace(
        work,
        abutment_type=defines.name(node.value("abutmenttype"), *_ABUTMENTS),
        abutment_material=_material(node.value("abutmentmaterial"), defines, _ABUTMENT_MATERIALS),
        implant=_implant(node, defines),
        retention=defines.name(node.value("implantbasedrestorationtype"), *_IMPLANT_BASED),
        pontic_design=defines.name(node.value("ponticdesign"), *_PONTIC_DESIGNS),
        margin_design=_joined(margins, " / "),
        prep_design_buccal=defines.name(node.value("preparationdesignbuccal"), "preparationdesigns"),
        prep_design_lingual=defines.name(node.value("preparationdesignlingual"), "preparationdesigns"),
    )


_SIDES = ("ext", "int")


def _material(code: str, defines: Defines, tables: tuple[str, ...]) -> Material | None:
    """A material keeps its code where the file has no name for it, so that the lab can still make a rule."""
    if not code:
        return None
    name = defines.name(code, *tables)
    return Material("" if name == code else code, name)


def _shade(node: Node) -> Shade:
    return Shade(*(node.value(f"{part}shade") for part in ("incisal", "middle", "gingival", "die")))


def _implant(node: Node, defines: Defines) -> str:
    """Maker and scan body as text: 'Straumann, BoneLevel RC'."""
    code = node.value("implanttype", "implanttypeid", "scanbodytype", "scanbody", "scanbodyid")
    row = defines.row(code, *_IMPLANTS) if code else None
    maker = node.value("implantmanufacturername", "implantmanufacturer")
    if row is None:
        return _joined((maker, defines.name(code, *_IMPLANTS)), ", ")
    return _joined((maker, row.value("implantmanufacturername"), row.value("scanbodymfg"), row.value("name")), ", ")


def _joined(parts: Iterable[str], between: str) -> str:
    return between.join(dict.fromkeys(part for part in parts if part))


def _bridge_id(node: Node, universal: int, bridges: tuple[Bridge, ...]) -> str | None:
    """The bridge that the tooth names, else the one it lies in. 0 counts only where a bridge is so named."""
    named = node.value("bridgeid")
    known = {bridge.id for bridge in bridges}
    if named and (named != "0" or named in known):
        return named
    return next((b.id for b in bridges if b.from_universal <= universal <= b.to_universal), None)


def _is_pontic(node: Node, defines: Defines, restoration: str, bridge_id: str | None) -> bool:
    """A missing tooth is a pontic within a bridge, and a gap elsewhere."""
    place = defines.name(node.value("typeinbridge"), "toothinbridgetypes", "toothinbridgetype", "typeinbridge")
    if "pontic" in f"{place} {restoration}".casefold():
        return True
    return bridge_id is not None and "missing" in restoration.casefold()


def _more_bridges(teeth: Iterable[ToothWork], bridges: tuple[Bridge, ...]) -> list[Bridge]:
    """Bridges that only `BridgeID` of the teeth tells of."""
    members: dict[str, list[int]] = {}
    for tooth in teeth:
        if tooth.bridge_id is not None and tooth.bridge_id not in {bridge.id for bridge in bridges}:
            members.setdefault(tooth.bridge_id, []).append(tooth.universal)
    return [Bridge(bridge_id, min(numbers), max(numbers)) for bridge_id, numbers in members.items() if len(numbers) > 1]
