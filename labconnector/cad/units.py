"""What the work on one tooth is, from the order list's unit type and the prescription's words together."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from labconnector.domain.case import Prep, UnitType
from labconnector.domain.prescription import ToothWork


class Kind(StrEnum):
    """A tooth's work as a CAD needs to tell it apart."""

    HEALTHY = "healthy tooth"
    CROWN = "crown"
    PARTIAL = "inlay, onlay or ¾ crown"
    VENEER = "veneer"
    IMPLANT = "implant crown"
    MISSING = "missing tooth"  # a pontic inside a bridge
    NO_SPACE = "missing tooth without a space"
    SCAN_BODY = "scan body"
    DETACHABLE = "detachable die"
    DECIDUOUS = "milk tooth"
    GUIDE = "CEREC guide"
    UNKNOWN = "unknown"


_BY_UNIT = {
    UnitType.REGULAR: Kind.HEALTHY,
    UnitType.CROWN: Kind.CROWN,
    UnitType.THREE_QUARTER_CROWN: Kind.PARTIAL,
    UnitType.IMPLANT_ABUTMENT: Kind.IMPLANT,
    UnitType.INLAY: Kind.PARTIAL,
    UnitType.ONLAY: Kind.PARTIAL,
    UnitType.VENEER: Kind.VENEER,
    UnitType.DETACHABLE: Kind.DETACHABLE,
    UnitType.MISSING_EDENTULOUS: Kind.MISSING,
    UnitType.MISSING_NO_SPACE: Kind.NO_SPACE,
    UnitType.DECIDUOUS: Kind.DECIDUOUS,
    UnitType.SCAN_BODY: Kind.SCAN_BODY,
    UnitType.CEREC_GUIDE: Kind.GUIDE,
}
"""Spec cad-handoff, section 6."""

# In this order: '¾ Crown' is no crown, 'Implant Abutment Crown' is an implant.
_BY_WORD = (
    ("scan body", Kind.SCAN_BODY),
    ("implant", Kind.IMPLANT),
    ("abutment", Kind.IMPLANT),
    ("veneer", Kind.VENEER),
    ("onlay", Kind.PARTIAL),
    ("overlay", Kind.PARTIAL),
    ("inlay", Kind.PARTIAL),
    ("3/4", Kind.PARTIAL),
    ("¾", Kind.PARTIAL),
    ("pontic", Kind.MISSING),
    ("missing", Kind.MISSING),
    ("deciduous", Kind.DECIDUOUS),
    ("detachable", Kind.DETACHABLE),
    ("cerec", Kind.GUIDE),
    ("regular", Kind.HEALTHY),
    ("crown", Kind.CROWN),
)

WORKED = frozenset({Kind.CROWN, Kind.PARTIAL, Kind.VENEER, Kind.IMPLANT})
"""Kinds that are made on a stump or an implant and may carry a bridge."""


def kinds_of(work: ToothWork, preps: Iterable[Prep]) -> frozenset[Kind]:
    """Everything that the order says of one tooth. More than one kind is a contradiction, or a scan body beside it.

    Align's codes are closed and words are free and translated, so unknown words give way to a code.
    """
    units = {prep.unit_type for prep in preps if prep.universal == work.universal}
    if work.unit_type is not None:
        units.add(work.unit_type)
    coded, said = {_coded(unit) for unit in units}, said_kind(work)
    if said is Kind.MISSING and Kind.NO_SPACE in coded:
        said = Kind.NO_SPACE
    return frozenset(coded | {said} if said is not Kind.UNKNOWN or not coded else coded)


def _coded(unit: int) -> Kind:
    try:
        return _BY_UNIT[UnitType(unit)]
    except ValueError:
        return Kind.UNKNOWN


def said_kind(work: ToothWork) -> Kind:
    """The kind that the prescription's own words mean."""
    if work.pontic:
        return Kind.MISSING
    words = work.restoration.casefold()
    found = next((kind for word, kind in _BY_WORD if word in words), Kind.UNKNOWN)
    on_implant = work.abutment_type or work.implant
    return Kind.IMPLANT if on_implant and found in (Kind.CROWN, Kind.UNKNOWN) else found
