"""Reads a case's teeth for a CAD that needs each tooth to be one plain thing; what is not becomes a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from labconnector.cad.asks import WITHOUT_IT, Ask
from labconnector.cad.bridges import Member, Span, check_span, joints, number_text, spans_of
from labconnector.cad.units import WORKED, Kind, kinds_of, said_kind
from labconnector.cad.xml_text import one_line
from labconnector.domain.case import FileRole
from labconnector.domain.handoff import HandOff, PlannedTooth
from labconnector.domain.mapping import CadMaterial
from labconnector.domain.teeth import UNIVERSAL, Arch, arch_of_universal

SCAN_BODY_ROLE = {Arch.UPPER: FileRole.UPPER_SCAN_BODY, Arch.LOWER: FileRole.LOWER_SCAN_BODY}

_CANNOT = {
    Kind.SCAN_BODY: "scan-body",
    Kind.DETACHABLE: "detachable",
    Kind.DECIDUOUS: "deciduous",
    Kind.GUIDE: "guide",
    Kind.UNKNOWN: "unknown",
}


@dataclass(frozen=True, slots=True)
class Tooth:
    """One tooth with one meaning. material: of the CAD; None where nothing is made, or not decided yet.

    A MISSING tooth with `pontic` is made, as part of a bridge.
    """

    universal: int
    kind: Kind
    planned: PlannedTooth
    material: CadMaterial | None = None
    pontic: bool = False

    @property
    def worked(self) -> bool:
        """Whether something is made."""
        return self.kind in WORKED or self.pontic


class Reading:
    """The teeth of one case by Universal number, and everything that has to be asked about them.

    joined: teeth that are joined to their mesial neighbour. left_out: teeth that were ordered and are not in `teeth`.
    """

    def __init__(self, handoff: HandOff) -> None:
        self.asks: list[Ask] = []
        self.teeth: dict[int, Tooth] = {}
        self.left_out: set[int] = set()
        self.joined: frozenset[int] = frozenset()
        self._handoff = handoff
        self._roles = {file.role for file in handoff.files}
        self._read_teeth()
        spans, asks = spans_of(handoff)
        self.asks += asks
        self._read_pontics({universal for span in spans for universal in span.teeth})
        self._read_materials(spans)
        self._join(spans)

    @property
    def no_space(self) -> frozenset[int]:
        """Missing teeth whose gap is closed."""
        return frozenset(u for u, tooth in self.teeth.items() if tooth.kind is Kind.NO_SPACE)

    def has_scan_body(self, universal: int) -> bool:
        """Whether the package has a scan-body scan of this tooth's jaw."""
        return SCAN_BODY_ROLE[arch_of_universal(universal)] in self._roles

    # --- each tooth by itself ---

    def _read_teeth(self) -> None:
        ordered: dict[int, list[PlannedTooth]] = {}
        for planned in self._handoff.teeth:
            several = ordered.setdefault(planned.work.universal, [])
            if planned not in several:
                several.append(planned)
        for universal, several in ordered.items():
            if universal not in UNIVERSAL:
                self._leave_out(universal, "tooth-number", "is no tooth number that the CAD knows")
            elif len(several) > 1:
                self._leave_out(universal, "tooth-twice", "is ordered twice, in different ways")
            else:
                self._read_tooth(universal, several[0])

    def _read_tooth(self, universal: int, planned: PlannedTooth) -> None:
        kinds = kinds_of(planned.work, self._handoff.order.preps)
        if kinds == {Kind.IMPLANT, Kind.SCAN_BODY} and self.has_scan_body(universal):
            kinds = frozenset({Kind.IMPLANT})
        if len(kinds) > 1:
            self._leave_out(universal, "tooth-unclear", f"is ordered as {' and as '.join(sorted(kinds))}")
            return
        (kind,) = kinds
        if _is_more_than(kind, planned):
            self._leave_out(universal, "tooth-unclear", f"is ordered as {kind}, but with work on it")
        elif kind is Kind.SCAN_BODY and self.has_scan_body(universal) and self._has_implant(universal):
            self._remark(universal, "scan-body", "is a scan body; its scan goes with the implant")
            self.left_out.add(universal)
        elif kind in _CANNOT:
            self._leave_out(universal, f"unit-{_CANNOT[kind]}", f"is ordered as {_word(kind, planned)}")
        elif kind is not Kind.HEALTHY:
            self.teeth[universal] = Tooth(universal, kind, planned)
            self._remark_on(universal, kind, planned)

    def _has_implant(self, universal: int) -> bool:
        """Whether an implant is ordered in the same jaw."""
        arch, preps = arch_of_universal(universal), self._handoff.order.preps
        works = (t.work for t in self._handoff.teeth if t.work.universal in UNIVERSAL)
        return any(Kind.IMPLANT in kinds_of(work, preps) for work in works if arch_of_universal(work.universal) is arch)

    def _remark_on(self, universal: int, kind: Kind, planned: PlannedTooth) -> None:
        restoration = one_line(planned.work.restoration)
        if kind is Kind.VENEER:
            self._remark(universal, "veneer", "is a veneer; check its preparation type in the CAD")
        elif restoration and said_kind(planned.work) is Kind.UNKNOWN:
            self._remark(universal, "restoration", f"is ordered as '{restoration}' and delivered as {kind}")

    # --- pontics, materials, bridges ---

    def _read_pontics(self, in_bridge: set[int]) -> None:
        missing = [tooth for tooth in self.teeth.values() if tooth.kind is Kind.MISSING]
        for tooth in missing:
            if tooth.universal in in_bridge:
                self.teeth[tooth.universal] = replace(tooth, pontic=True)
            elif tooth.planned.work.pontic or tooth.planned.work.material:
                del self.teeth[tooth.universal]
                self._leave_out(tooth.universal, "pontic-alone", "is a pontic without a bridge")

    def _read_materials(self, spans: Iterable[Span]) -> None:
        span_of = {universal: span for span in spans for universal in span.teeth}
        for tooth in [tooth for tooth in self.teeth.values() if tooth.worked]:
            material, undecided = _material(tooth.planned)
            if tooth.pontic and not tooth.planned.work.material and not material:
                material, undecided = self._bridge_material(span_of[tooth.universal])
            if material or undecided:
                self.teeth[tooth.universal] = replace(tooth, material=material)
            else:
                del self.teeth[tooth.universal]
                self._leave_out(tooth.universal, "no-material", f"has no material for its {tooth.kind}")

    def _bridge_material(self, span: Span) -> tuple[CadMaterial | None, bool]:
        """A bridge is of one material, so that a pontic without one is of its bridge's."""
        others = [self.teeth[u].planned for u in span.teeth if u in self.teeth and self.teeth[u].planned.work.material]
        found = [_material(planned) for planned in others]
        if any(undecided for _, undecided in found):
            return None, True
        materials = {material for material, _ in found if material}
        return (materials.pop() if len(materials) == 1 else None), False

    def _join(self, spans: Iterable[Span]) -> None:
        for span in spans:
            teeth = [self.teeth[u] for u in span.teeth if u in self.teeth and self.teeth[u].worked]
            members = [Member(t.universal, t.pontic, t.material.id if t.material else "") for t in teeth]
            self.asks += check_span(span, members, self.no_space)
            self.joined |= joints(members, self.no_space)

    # --- asking ---

    def _leave_out(self, universal: int, code: str, fact: str) -> None:
        self.left_out.add(universal)
        number = number_text(universal)
        self.asks.append(Ask(f"{code}-{number}", f"Tooth {number} {fact}", WITHOUT_IT))

    def _remark(self, universal: int, code: str, fact: str) -> None:
        number = number_text(universal)
        self.asks.append(Ask(f"{code}-{number}", f"Tooth {number} {fact}"))


def _material(planned: PlannedTooth) -> tuple[CadMaterial | None, bool]:
    """The CAD material, and whether it is still to be decided."""
    if planned.made is None:
        return None, planned.work.material is not None
    cad = planned.made.cad_material
    cleaned = CadMaterial(one_line(cad.id), one_line(cad.name))
    return (cleaned if cleaned.id else None), False


def _is_more_than(kind: Kind, planned: PlannedTooth) -> bool:
    """Whether work is ordered on a tooth that the order list calls untouched, or gone with its space."""
    words = planned.work.restoration.strip() and said_kind(planned.work) is Kind.UNKNOWN
    return kind in (Kind.HEALTHY, Kind.NO_SPACE) and bool(planned.work.material or words)


def _word(kind: Kind, planned: PlannedTooth) -> str:
    restoration = one_line(planned.work.restoration)
    return f"'{restoration}', which the CAD does not know" if kind is Kind.UNKNOWN and restoration else str(kind)
