"""Code tables that go into a package's RxDefines: id → name.

Crown = 2, Missing = 21, "Ceramic: Zirconia" = 2009 and bridge type Traditional = 1 are known from public tools that
read or write iTero files; every other id is invented. A reader must take names from the file, never from here.
"""

from __future__ import annotations

from collections.abc import Mapping

from labconnector.domain.case import UnitType

NONE = "-1"

UNIT_NAMES: Mapping[int, str] = {
    1: "Regular",
    2: "Crown",
    3: "¾ Crown",
    4: "Implant Abutment",
    5: "Inlay",
    6: "Onlay",
    7: "Veneer",
    8: "Detachable",
    9: "Missing (edentulous space)",
    10: "Missing (no spaces)",
    11: "Deciduous",
    12: "Scan body",
    13: "CerecGuide",
}
"""Names of the unit types (DPMS specification, Unit Types)."""

RESTORATIONS: Mapping[str, str] = {
    "2": "Crown",
    "3": "¾ Crown",
    "4": "Implant Based",
    "5": "Inlay",
    "6": "Onlay",
    "7": "Veneer",
    "8": "Detachable",
    "21": "Missing",
    "22": "Deciduous",
    "23": "Scan Body",
    "24": "CerecGuide",
}

RESTORATION_OF: Mapping[int, str] = {
    UnitType.CROWN: "2",
    UnitType.THREE_QUARTER_CROWN: "3",
    UnitType.IMPLANT_ABUTMENT: "4",
    UnitType.INLAY: "5",
    UnitType.ONLAY: "6",
    UnitType.VENEER: "7",
    UnitType.DETACHABLE: "8",
    UnitType.MISSING_EDENTULOUS: "21",
    UnitType.MISSING_NO_SPACE: "21",
    UnitType.DECIDUOUS: "22",
    UnitType.SCAN_BODY: "23",
    UnitType.CEREC_GUIDE: "24",
}
"""Restoration id by unit type; a regular tooth (1) stands in the order list only."""

MATERIALS: Mapping[str, str] = {
    "1001": "Gold",
    "1010": "Titanium",
    "2009": "Ceramic: Zirconia",
    "2011": "Ceramic: E.max",
    "2020": "Zirconia: Lab Preference",
    "2021": "Ceramic: Lab Preference",
    "3001": "PMMA",
    "3005": "Composite",
}

SPECIFICATIONS: Mapping[str, str] = {"1": "Full Contour", "2": "PFM/PFZ", "3": "Full Metal", "4": "Temporary"}
BRIDGE_TYPES: Mapping[str, str] = {"1": "Traditional", "2": "Maryland"}
TOOTH_IN_BRIDGE: Mapping[str, str] = {NONE: "N/R", "1": "Abutment", "2": "Pontic"}
ABUTMENT_TYPES: Mapping[str, str] = {"1": "Stock", "2": "Custom"}
IMPLANT_RESTORATIONS: Mapping[str, str] = {"1": "Screw Retained", "2": "Cement Retained"}
PONTIC_DESIGNS: Mapping[str, str] = {"1": "Modified Ridge Lap", "2": "Ovate"}
PROCEDURES: Mapping[str, str] = {
    "1": "Study Model - iRecord",
    "2": "Invisalign / Vivera",
    "3": "Implant Planning",
    "4": "Fixed Restorative",
    "5": "Denture/Removable",
    "6": "Appliance",
}
"""Procedure ids of the DPMS specification; whether the XML uses the same ones is not known."""

IMPLANTS: Mapping[str, tuple[str, str]] = {
    "301": ("BoneLevel RC", "Straumann"),
    "302": ("Tapered NP", "Sample Implants"),
}
"""Implant type id → scan body, maker of the implant."""


def id_of(table: Mapping[str, str], name: str) -> str:
    """The id behind a name, '-1' for ''. Raises ValueError for a name that is not in the table."""
    if not name:
        return NONE
    for key, value in table.items():
        if value == name:
            return key
    raise ValueError(f"{name!r} is in no code table")
