"""What the work on one tooth is, from the order list's unit type and the prescription's words together.

What each unit type and each word means stands in a table that the lab can change (`unit_table`, docs/exocad.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from labconnector.domain.case import Prep, UnitType
from labconnector.domain.prescription import ToothWork


class Nature(StrEnum):
    """What a kind of work means for the case; the table's word `is`."""

    HEALTHY = "healthy"
    MADE = "made"  # on a stump
    IMPLANT = "implant"
    MISSING = "missing"  # a pontic inside a bridge
    NO_SPACE = "no-space"  # missing, and its gap is closed
    SCAN_BODY = "scan-body"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work, and what it is in the CAD.

    reconstruction, preparation, implant: ids of exocad's ReconstructionType, PreparationType and ImplantType.
    implant '': it cannot stand on an implant. alone: ReconstructionType of a missing tooth outside of a bridge.
    ask: the fact that is asked about, without the tooth before it and the full stop behind. remark: one only said.
    """

    id: str
    name: str
    nature: Nature
    reconstruction: str = ""
    preparation: str = ""
    implant: str = ""
    alone: str = ""
    ask: str = ""
    remark: str = ""

    @property
    def outcome(self) -> tuple[str, ...]:
        """What becomes of it. Two kinds of one outcome do not contradict each other."""
        return self.nature, self.reconstruction, self.preparation, self.implant, self.id if self.ask else ""


WORKED = frozenset({Nature.MADE, Nature.IMPLANT})
"""Natures of what is made on a stump or an implant and may carry a bridge."""


def unknown(what: str) -> Kind:
    """The kind of what the table does not name."""
    return Kind("unknown", "unknown", Nature.ASK, ask=f"is ordered as {what}")


@dataclass(frozen=True, slots=True)
class UnitTable:
    """by_code: by Align's unit type. by_word: what a restoration's words may hold, the first that fits counts.

    abutments: the same for abutment materials, to ids of the CAD's materials.
    by_specification: the same for specifications of what is made, to another kind, or to a remark on the one it is.
    """

    by_code: Mapping[int, Kind]
    by_word: tuple[tuple[str, Kind], ...]
    abutments: tuple[tuple[str, str], ...] = ()
    by_specification: tuple[tuple[str, Kind | None, str], ...] = ()

    def kinds_of(self, work: ToothWork, preps: Iterable[Prep]) -> tuple[Kind, ...]:
        """Everything that the order says of one tooth. Several kinds are a contradiction, or a scan body beside it.

        Align's codes are closed and words are free and translated, so unknown words give way to a code.
        """
        units = {prep.unit_type for prep in preps if prep.universal == work.universal}
        if work.unit_type is not None:
            units.add(work.unit_type)
        kinds, said = [self.coded(unit) for unit in sorted(units)], self.said_kind(work)
        if said and said.nature is Nature.MISSING:
            said = next((kind for kind in kinds if kind.nature is Nature.NO_SPACE), said)
        if said or not kinds:
            kinds.append(said or unknown(_unknown_words(work)))
        found: dict[tuple[str, ...], Kind] = {}
        for kind in kinds:
            kind = self._specified(kind, work)
            found.setdefault(kind.outcome, kind)
        return tuple(found.values())

    def coded(self, unit: int) -> Kind:
        """The kind of a unit type."""
        return self.by_code.get(unit) or unknown(f"unit type {unit}, which nobody has told what it is")

    def said_kind(self, work: ToothWork) -> Kind | None:
        """The kind that the prescription's own words mean; None where they mean nothing to the table."""
        if work.pontic:
            return self.coded(UnitType.MISSING_EDENTULOUS)
        words = work.restoration.casefold()
        found = next((kind for word, kind in self.by_word if word.casefold() in words), None)
        on_implant = bool(work.abutment_type or work.implant) and (found is None or found.implant)
        return self.coded(UnitType.IMPLANT_ABUTMENT) if on_implant else found

    def _specified(self, kind: Kind, work: ToothWork) -> Kind:
        """What is made, as it was specified: 'Crown' may be one to be layered."""
        said = work.specification.casefold()
        for word, other, remark in self.by_specification if kind.nature is Nature.MADE else ():
            if word.casefold() in said:
                return other or replace(kind, remark=remark)
        return kind

    def abutment(self, work: ToothWork) -> str | None:
        """The CAD's id for the ordered abutment material: '' where none was ordered, None where it is not known."""
        if work.abutment_material is None:
            return ""
        ordered = work.abutment_material.name.casefold()
        return next((material for word, material in self.abutments if word.casefold() in ordered), None)


def _unknown_words(work: ToothWork) -> str:
    named = " ".join(work.restoration.split())
    return f"'{named}', which the CAD does not know" if named else "unknown"
