"""What the chart marks: each tooth's kind of work, and which teeth a bridge joins. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from labconnector.domain.case import UnitType
from labconnector.domain.prescription import Bridge, ToothWork
from labconnector.domain.teeth import UNIVERSAL, arch_of_universal


class Work(StrEnum):
    """Kinds of work that the chart tells apart, by colour, letter and hatch."""

    CROWN = "crown"
    PARTIAL_CROWN = "partial-crown"
    INLAY = "inlay"
    ONLAY = "onlay"
    VENEER = "veneer"
    PONTIC = "pontic"
    IMPLANT = "implant"
    DETACHABLE = "detachable"
    MISSING = "missing"
    OTHER = "other"


_BY_UNIT: dict[int | None, Work] = {
    UnitType.CROWN: Work.CROWN,
    UnitType.THREE_QUARTER_CROWN: Work.PARTIAL_CROWN,
    UnitType.IMPLANT_ABUTMENT: Work.IMPLANT,
    UnitType.SCAN_BODY: Work.IMPLANT,
    UnitType.INLAY: Work.INLAY,
    UnitType.ONLAY: Work.ONLAY,
    UnitType.VENEER: Work.VENEER,
    UnitType.DETACHABLE: Work.DETACHABLE,
    UnitType.MISSING_EDENTULOUS: Work.MISSING,
    UnitType.MISSING_NO_SPACE: Work.MISSING,
}

# the file's own names, in the order in which they are looked for: a ¾ crown is also a crown
_BY_WORD = (
    ("pontic", Work.PONTIC),
    ("missing", Work.MISSING),
    ("implant", Work.IMPLANT),
    ("abutment", Work.IMPLANT),
    ("scan body", Work.IMPLANT),
    ("inlay", Work.INLAY),
    ("onlay", Work.ONLAY),
    ("veneer", Work.VENEER),
    ("laminate", Work.VENEER),
    ("detachable", Work.DETACHABLE),
    ("3/4", Work.PARTIAL_CROWN),
    ("¾", Work.PARTIAL_CROWN),
    ("partial crown", Work.PARTIAL_CROWN),
    ("crown", Work.CROWN),
    ("coping", Work.CROWN),
)


def work_of(tooth: ToothWork) -> Work:
    """The kind of work on a tooth: by the names in the file, then by the order list's unit type."""
    if tooth.pontic:
        return Work.PONTIC
    name = tooth.restoration.casefold()
    named = next((work for word, work in _BY_WORD if word in name), None)
    if tooth.implant and named in (None, Work.CROWN):
        return Work.IMPLANT
    return named or _BY_UNIT.get(tooth.unit_type, Work.OTHER)


def spans(teeth: Iterable[ToothWork], bridges: Sequence[Bridge] = ()) -> tuple[tuple[int, ...], ...]:
    """The bridges, each as the Universal numbers of its teeth, lowest first. What leaves a jaw is left out."""
    members: dict[str, set[int]] = {bridge.id: _from_to(bridge) for bridge in bridges}
    for tooth in teeth:
        if tooth.bridge_id and tooth.universal in UNIVERSAL:
            members.setdefault(tooth.bridge_id, set()).add(tooth.universal)
    found = [tuple(sorted(numbers)) for numbers in members.values() if len(numbers) > 1]
    return tuple(sorted(numbers for numbers in found if _in_one_jaw(numbers)))


def _from_to(bridge: Bridge) -> set[int]:
    low, high = sorted((bridge.from_universal, bridge.to_universal))
    return set(range(low, high + 1)) if low in UNIVERSAL and high in UNIVERSAL else set()


def _in_one_jaw(numbers: tuple[int, ...]) -> bool:
    return len({arch_of_universal(one) for one in numbers}) == 1
