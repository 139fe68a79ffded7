"""Procedure maps: one number for procedure, type and destination (DPMS specification, Scan Request)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProcedureMap:
    """What a `procedureMapId` stands for. `type_name` is '' where the table says N/A."""

    id: int
    procedure: str
    type_name: str
    destination: str


_LAB, _NOBODY, _PORTAL = "Lab", "No Send To", "myitero.com"
_GUIDES = ("Surgical guide Tooth supported", "Surgical guide Tissue Supported", "Surgical guide Bone supported")
_DENTURES = (
    "Partial Denture/Framework",
    "Immediate Denture",
    "Full Denture Tissue Based",
    "Full Denture Implant Based",
)
_APPLIANCES = ("Night guard", "Bite Splint", "Sports/Mouth guard", "Apnea/Sleep Appliance", "Ortho Appliance")


def _rows(procedure: str, destination: str, types: tuple[str, ...], ids: tuple[int, ...]) -> tuple[ProcedureMap, ...]:
    return tuple(ProcedureMap(i, procedure, name, destination) for name, i in zip(types, ids, strict=True))


_STUDY = "Study Model - iRecord"
_ALIGNERS = ("Aligners", "First Aligners", "First Palatal Expander", "Vivera Retainer", "Invisalign Retainer")

PROCEDURE_MAPS: tuple[ProcedureMap, ...] = (
    *_rows(_STUDY, _LAB, ("", ""), (1, 78)),
    *_rows(_STUDY, _NOBODY, ("iCast", ""), (2, 54)),
    *_rows(_STUDY, _PORTAL, ("",), (80,)),
    *_rows("Invisalign / Vivera", _NOBODY, _ALIGNERS, (3, 4, 5, 6, 7)),
    *_rows("Implant Planning", _LAB, (*_GUIDES, "", "Surgical planning only - No guide"), (24, 25, 26, 44, 46)),
    *_rows("Implant Planning", _NOBODY, (*_GUIDES, "Surgical planning only - No guide", ""), (59, 60, 61, 64, 65)),
    *_rows("Implant Planning", _PORTAL, (*_GUIDES, "Surgical planning only - No guide", ""), (85, 86, 87, 90, 91)),
    *_rows("Fixed Restorative", _LAB, ("",), (30,)),
    *_rows("Fixed Restorative", _NOBODY, ("",), (62,)),
    *_rows("Fixed Restorative", _PORTAL, ("",), (88,)),
    *_rows("Denture/Removable", _LAB, (*_DENTURES, ""), (20, 21, 22, 23, 48)),
    *_rows("Denture/Removable", _NOBODY, (*_DENTURES, ""), (57, 58, 70, 71, 72)),
    *_rows("Denture/Removable", _PORTAL, (*_DENTURES, ""), (83, 84, 95, 96, 97)),
    *_rows("Denture/Removable", _LAB, ("Full Immediate Denture",), (104,)),
    *_rows("Appliance", _LAB, _APPLIANCES, (8, 9, 10, 11, 13)),
    *_rows("Appliance", _LAB, _APPLIANCES, (14, 15, 16, 17, 19)),
    *_rows("Appliance", _LAB, ("", ""), (41, 42)),
    *_rows("Appliance", _NOBODY, (*_APPLIANCES, ""), (55, 56, 66, 67, 69, 63)),
    *_rows("Appliance", _PORTAL, (*_APPLIANCES, ""), (81, 82, 92, 93, 94, 89)),
)
"""The table of the specification; 'No Send To' and portal rows of the full immediate denture are left out."""

_BY_ID = {row.id: row for row in PROCEDURE_MAPS}


def procedure_map(map_id: int) -> ProcedureMap:
    """The row of that id. Raises ValueError where the table has none."""
    try:
        return _BY_ID[map_id]
    except KeyError:
        raise ValueError(f"{map_id} is no procedure map id") from None
