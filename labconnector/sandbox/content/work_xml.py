"""The doctor's work in the metadata XML: teeth, bridges, and the tables that give names to their codes."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from labconnector.domain.prescription import ToothWork
from labconnector.sandbox.content import codes
from labconnector.sandbox.content.look import SandboxOrder


def add_work(info: ET.Element, order: SandboxOrder, level: int) -> None:
    """Teeth and bridges into RxInfo. level: 10 … 50."""
    ranges = ET.SubElement(info, "ScanRange")
    ET.SubElement(ranges, "UpperRange", FromAdaId="1", ToAdaId="16")
    ET.SubElement(ranges, "LowerRange", FromAdaId="17", ToAdaId="32")
    teeth = ET.SubElement(info, "Teeth")
    for tooth in order.rx.teeth:
        ET.SubElement(teeth, "Tooth", _tooth(tooth, order, level))
    bridges = ET.SubElement(info, "Bridges")
    for bridge in order.rx.bridges:
        kind = codes.id_of(codes.BRIDGE_TYPES, bridge.kind)
        ends = {"FromAdaId": str(bridge.from_universal), "ToAdaId": str(bridge.to_universal)}
        ET.SubElement(bridges, "Bridge", {"Id": bridge.id, "Type": kind, **ends})


def _tooth(tooth: ToothWork, order: SandboxOrder, level: int) -> dict[str, str]:
    values = {
        "AdaId": str(tooth.universal),
        "RestorationType": tooth.restoration_id,
        "ToothMaterial": tooth.material.id if tooth.material else codes.NONE,
        "MarginDesignInt": "",
        "MarginDesignExt": tooth.margin_design,
        "IncisalShade": tooth.shade.incisal,
        "MiddleShade": tooth.shade.middle,
        "GingivalShade": tooth.shade.gingival,
        "DieShade": tooth.shade.die,
        "PreparationDesignBuccal": tooth.prep_design_buccal,
        "PreparationDesignLingual": tooth.prep_design_lingual,
    }
    if level >= 22:
        values["Ditch"] = str(int(order.look.ditched))
    return values | (_newer(tooth) if level >= 50 else {})


def _newer(tooth: ToothWork) -> dict[str, str]:
    """What v50 adds. `ImplantType` links a tooth to its row in ImplantTypes; how real files do it is not known."""
    abutment = tooth.abutment_material
    place = ("2" if tooth.pontic else "1") if tooth.bridge_id else codes.NONE
    return {
        "Specification": codes.id_of(codes.SPECIFICATIONS, tooth.specification),
        "ImplantBasedRestorationType": codes.id_of(codes.IMPLANT_RESTORATIONS, tooth.retention),
        "ImplantType": _implant_id(tooth.implant),
        "AbutmentType": codes.id_of(codes.ABUTMENT_TYPES, tooth.abutment_type),
        "AbutmentMaterial": abutment.id if abutment else codes.NONE,
        "PonticDesign": codes.id_of(codes.PONTIC_DESIGNS, tooth.pontic_design),
        "TypeInBridge": place,
        "BridgeID": tooth.bridge_id or codes.NONE,
    }


def _implant_id(text: str) -> str:
    names = {key: f"{maker}, {body}" for key, (body, maker) in codes.IMPLANTS.items()}
    return codes.id_of(names, text)


def add_defines(defines: ET.Element, level: int) -> None:
    """The tables. Materials have rows of another tag than the rest, as seen in v24."""
    tables = {"Procedure": codes.PROCEDURES, "RestorationTypes": codes.RESTORATIONS, "BridgeTypes": codes.BRIDGE_TYPES}
    if level >= 50:
        tables |= {
            "ToothInBridgeTypes": codes.TOOTH_IN_BRIDGE,
            "Specification": codes.SPECIFICATIONS,
            "AbutmentTypes": codes.ABUTMENT_TYPES,
            "ImplantBasedRestorationTypes": codes.IMPLANT_RESTORATIONS,
            "PonticDesigns": codes.PONTIC_DESIGNS,
        }
        implants = ET.SubElement(defines, "ImplantTypes")
        for key, (body, maker) in codes.IMPLANTS.items():
            ET.SubElement(implants, "Type", Id=key, Name=body, ScanBodyMfg=maker, ImplantManufacturerName=maker)
    for name, rows in tables.items():
        _table(defines, name, "Type", rows)
    _table(defines, "Materials", "Material", codes.MATERIALS)


def _table(defines: ET.Element, name: str, tag: str, rows: Mapping[str, str]) -> None:
    table = ET.SubElement(defines, name)
    for key, value in rows.items():
        ET.SubElement(table, tag, Id=key, Name=value)
