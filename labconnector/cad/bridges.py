"""Bridges: which teeth belong together, and whether the CAD can join them. Pure rules on Universal numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from labconnector.cad.asks import Ask
from labconnector.domain.handoff import HandOff
from labconnector.domain.prescription import ToothWork
from labconnector.domain.teeth import UNIVERSAL, arch_of_universal, fdi_from_universal

_MIDLINE = ((8, 9), (24, 25))


@dataclass(frozen=True, slots=True)
class Span:
    """One bridge. `teeth` are Universal numbers in the order of the arch; `ends` what the prescription names."""

    teeth: tuple[int, ...]
    ends: tuple[int, int] | None = None

    @property
    def label(self) -> str:
        """Its ends, '16-14' in FDI, for questions and codes."""
        return "-".join(number_text(n) for n in self.ends or (self.teeth[0], self.teeth[-1]))


@dataclass(frozen=True, slots=True)
class Member:
    """A tooth of a bridge as it will be written. material: CAD material id."""

    universal: int
    pontic: bool
    material: str


def number_text(universal: int) -> str:
    """A tooth's FDI number, for reading; a number that is no tooth as it came."""
    return str(fdi_from_universal(universal)) if universal in UNIVERSAL else f"U{universal}"


# --- which teeth ----------------------------------------------------------------------------------------------------


def spans_of(handoff: HandOff) -> tuple[tuple[Span, ...], tuple[Ask, ...]]:
    """The bridges of a case, and questions about teeth that two of them want. Each tooth is in one bridge at most."""
    works = {t.work.universal: t.work for t in handoff.teeth if t.work.universal in UNIVERSAL}
    spans: list[Span] = []
    asks: list[Ask] = []
    taken: set[int] = set()
    for ends, teeth in _named_bridges(handoff, works).values():
        if shared := sorted(teeth & taken):
            asks.append(_overlap("-".join(number_text(u) for u in shared)))
        free = tuple(sorted(teeth - taken))
        taken |= teeth
        if free or ends:
            spans.append(Span(free, ends))
    return tuple(spans), tuple(asks)


def _overlap(shared: str) -> Ask:
    return Ask(f"bridge-overlap-{shared}", f"Two bridges share tooth {shared}", "Deliver it with the first only?")


_Named = dict[str, tuple[tuple[int, int] | None, set[int]]]


def _named_bridges(handoff: HandOff, works: Mapping[int, ToothWork]) -> _Named:
    """Bridge id → its ends and teeth; from the prescription, else from the order list's preps."""
    found: _Named = {}
    for bridge in handoff.rx.bridges:
        low, high = sorted((bridge.from_universal, bridge.to_universal))
        inside = {u for u, work in works.items() if low <= u <= high and work.bridge_id in (None, "", bridge.id)}
        _, teeth = found.setdefault(bridge.id, ((low, high), set()))
        teeth |= inside
    for universal, work in works.items():
        if work.bridge_id:
            found.setdefault(work.bridge_id, (None, set()))[1].add(universal)
    if not found:
        for prep in handoff.order.preps:
            if prep.bridge_id is not None and prep.universal in works:
                found.setdefault(str(prep.bridge_id), (None, set()))[1].add(prep.universal)
    return found


# --- can the CAD join them? -----------------------------------------------------------------------------------------


def check_span(span: Span, members: Sequence[Member], no_space: Collection[int]) -> Iterator[Ask]:
    """Questions about one bridge. `members` are its teeth that will be written; `no_space` have closed gaps."""
    if not members:
        yield Ask(f"bridge-empty-{span.label}", f"Bridge {span.label} has no tooth to deliver", "Deliver without it?")
        return
    if not _rests_at_both_ends(members):
        yield _ask(span, "abutments", "does not rest on a tooth at both ends", "Deliver it as ordered?")
    if _has_gap(span, members, no_space):
        yield _ask(span, "gap", "has teeth that cannot be delivered with it", "Deliver it joined where teeth meet?")
    if any(crosses(a, b) and touch(a, b, no_space) for a, b in _pairs(members)):
        fact = "crosses the midline; the joint there is marked on the left tooth (21, 31) only"
        yield _ask(span, "midline", fact, "Deliver it so, and check it in the CAD?")
    materials = sorted({member.material for member in members if member.material})
    if len(materials) > 1:
        fact = f"is of {' and '.join(materials)}, which the CAD cannot join"
        yield _ask(span, "materials", fact, "Deliver it joined within each material only?")


def _ask(span: Span, code: str, fact: str, question: str) -> Ask:
    return Ask(f"bridge-{code}-{span.label}", f"Bridge {span.label} {fact}", question)


def _rests_at_both_ends(members: Sequence[Member]) -> bool:
    return len(members) > 1 and not (members[0].pontic or members[-1].pontic)


def _has_gap(span: Span, members: Sequence[Member], no_space: Collection[int]) -> bool:
    written = {member.universal for member in members}
    missing = {*span.teeth, *(span.ends or ())} - written - set(no_space)
    return bool(missing) or not all(touch(a, b, no_space) for a, b in _pairs(members))


# --- joints ---------------------------------------------------------------------------------------------------------


def joints(members: Sequence[Member], no_space: Collection[int]) -> frozenset[int]:
    """Teeth that are joined to their mesial neighbour (exocad's MesialConnector).

    Only teeth that touch and are of one material can be joined (exocad wiki, Defining jobs for individual teeth).
    """
    material = {member.universal: member.material for member in members}
    pairs = [(a, b) for a, b in _pairs(members) if touch(a, b, no_space) and material[a] == material[b]]
    return frozenset(_bearer(a, b) for a, b in pairs)


def touch(one: int, other: int, no_space: Collection[int]) -> bool:
    """Whether two teeth are neighbours in one jaw, closed gaps skipped. `one` is the smaller number."""
    same_jaw = arch_of_universal(one) is arch_of_universal(other)
    return same_jaw and all(u in no_space for u in range(one + 1, other))


def crosses(one: int, other: int) -> bool:
    """Whether the midline runs between two teeth of one jaw. `one` is the smaller number."""
    return any(one <= left and right <= other for left, right in _MIDLINE)


def _bearer(one: int, other: int) -> int:
    """Which of two neighbours bears the joint: the one further from the midline; across it, the left one (21, 31)."""
    if crosses(one, other):
        return other if one <= 8 else one
    return max(one, other, key=lambda u: fdi_from_universal(u) % 10)


def _pairs(members: Sequence[Member]) -> Iterator[tuple[int, int]]:
    numbers = [member.universal for member in members]
    return pairwise(numbers)
