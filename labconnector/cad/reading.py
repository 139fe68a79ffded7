"""Reads a case's teeth for a CAD that needs each tooth to be one plain thing; what is not becomes a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from labconnector.cad.asks import WITHOUT_IT, Ask
from labconnector.cad.bridges import Member, Span, check_span, joints, number_text, spans_of
from labconnector.cad.units import WORKED, Kind, Nature, UnitTable
from labconnector.cad.xml_text import one_line
from labconnector.domain.case import FileRole
from labconnector.domain.handoff import HandOff, PlannedTooth
from labconnector.domain.mapping import CadMaterial
from labconnector.domain.teeth import UNIVERSAL, Arch, arch_of_universal, deciduous_fdi, deciduous_letter_at

SCAN_BODY_ROLE = {Arch.UPPER: FileRole.UPPER_SCAN_BODY, Arch.LOWER: FileRole.LOWER_SCAN_BODY}


@dataclass(frozen=True, slots=True)
class Tooth:
    """One tooth with one meaning. material: of the CAD; None where nothing is made, or not decided yet.

    A missing tooth with `pontic` is made, as part of a bridge.
    """

    universal: int
    kind: Kind
    planned: PlannedTooth
    material: CadMaterial | None = None
    pontic: bool = False

    @property
    def worked(self) -> bool:
        """Whether something is made."""
        return self.kind.nature in WORKED or self.pontic


class Reading:
    """The teeth of one case by Universal number, and everything that has to be asked about them.

    joined: teeth that are joined to their mesial neighbour. left_out: teeth that were ordered and are not in `teeth`.
    """

    def __init__(self, handoff: HandOff, units: UnitTable) -> None:
        self.asks: list[Ask] = []
        self.teeth: dict[int, Tooth] = {}
        self.left_out: set[int] = set()
        self.joined: frozenset[int] = frozenset()
        self.units = units
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
        return frozenset(u for u, tooth in self.teeth.items() if tooth.kind.nature is Nature.NO_SPACE)

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
        kinds = self.units.kinds_of(planned.work, self._handoff.order.preps)
        if {kind.nature for kind in kinds} == {Nature.IMPLANT, Nature.SCAN_BODY} and self.has_scan_body(universal):
            kinds = tuple(kind for kind in kinds if kind.nature is Nature.IMPLANT)
        if len(kinds) > 1:
            self._leave_out(
                universal, "tooth-unclear", f"is ordered as {' and as '.join(sorted(k.name for k in kinds))}"
            )
            return
        (kind,) = kinds
        if self._is_more_than(kind, planned):
            self._leave_out(universal, "tooth-unclear", f"is ordered as {kind.name}, but with work on it")
        elif kind.nature is Nature.SCAN_BODY and self.has_scan_body(universal) and self._has_implant(universal):
            self._remark(universal, "scan-body", "is a scan body; its scan goes with the implant")
            self.left_out.add(universal)
        elif kind.ask:
            self._leave_out(universal, f"unit-{kind.id}", kind.ask + _milk_tooth(kind, universal))
        elif kind.nature is not Nature.HEALTHY:
            self.teeth[universal] = Tooth(universal, kind, planned)
            self._remark_on(universal, kind, planned)

    def _has_implant(self, universal: int) -> bool:
        """Whether an implant is ordered in the same jaw."""
        arch, preps = arch_of_universal(universal), self._handoff.order.preps
        works = (t.work for t in self._handoff.teeth if t.work.universal in UNIVERSAL)
        same_jaw = (work for work in works if arch_of_universal(work.universal) is arch)
        kinds = (kind for work in same_jaw for kind in self.units.kinds_of(work, preps))
        return any(kind.nature is Nature.IMPLANT for kind in kinds)

    def _remark_on(self, universal: int, kind: Kind, planned: PlannedTooth) -> None:
        restoration = one_line(planned.work.restoration)
        if kind.remark:
            self._remark(universal, kind.id, kind.remark)
        if restoration and self.units.said_kind(planned.work) is None:
            self._remark(universal, "restoration", f"is ordered as '{restoration}' and delivered as {kind.name}")
        if kind.nature is Nature.IMPLANT and self.units.abutment(planned.work) is None:
            self._ask_abutment(universal, planned)

    def _ask_abutment(self, universal: int, planned: PlannedTooth) -> None:
        """The tooth is delivered all the same; its abutment's material is then named in the Notes only."""
        material, number = planned.work.abutment_material, number_text(universal)
        name = one_line(material.name or material.id) if material else ""
        fact = f"The abutment of tooth {number} is ordered in '{name}', which the table of unit types does not know"
        self.asks.append(Ask(f"abutment-material-{number}", fact, "Deliver it without the abutment's material?"))

    def _is_more_than(self, kind: Kind, planned: PlannedTooth) -> bool:
        """Whether work is ordered on a tooth that the order list calls untouched, or gone with its space."""
        words = planned.work.restoration.strip() and self.units.said_kind(planned.work) is None
        return kind.nature in (Nature.HEALTHY, Nature.NO_SPACE) and bool(planned.work.material or words)

    # --- pontics, materials, bridges ---

    def _read_pontics(self, in_bridge: set[int]) -> None:
        missing = [tooth for tooth in self.teeth.values() if tooth.kind.nature is Nature.MISSING]
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
                self._leave_out(tooth.universal, "no-material", f"has no material for its {tooth.kind.name}")

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


def _milk_tooth(kind: Kind, universal: int) -> str:
    """Which milk tooth stands there: Align counts 1-32 only, so that the order cannot say it."""
    if kind.id != "deciduous":
        return ""
    letter = deciduous_letter_at(universal)
    return f" ({deciduous_fdi(letter)}, Universal {letter})" if letter else ", where no milk tooth stands"
