"""Which tooth stands where: the arch line of one patient divided into slots, and what neighbours share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from labconnector.domain.teeth import Arch
from labconnector.sandbox.content.curve import ArchCurve, Array
from labconnector.sandbox.content.dentition import Form, deciduous, form_of, retromolar, ridge


class State(StrEnum):
    """What was done to a tooth before it was scanned."""

    SOUND = "sound"
    CROWN = "crown"
    THREE_QUARTER = "three-quarter"
    INLAY = "inlay"
    ONLAY = "onlay"
    VENEER = "veneer"
    COPING = "coping"
    DECIDUOUS = "deciduous"
    MISSING = "missing"
    CLOSED = "closed"  # missing, and its neighbours have moved together
    IMPLANT = "implant"  # the gum is open over an implant


_RIDGES = frozenset({State.MISSING, State.IMPLANT})


@dataclass(frozen=True, slots=True)
class JawSpec:
    """Everything that one jaw's scan depends on. Equal specs give equal meshes.

    anatomy: seed of the patient's teeth. scan: seed of this scan's noise and of the dentist's hand. states: by
    Universal number, sound where not named. lift: mm added to tips so that the jaws meet. wide_palate: scanned whole.
    """

    arch: Arch
    anatomy: int
    scan: int
    triangles: int
    states: tuple[tuple[int, State], ...] = ()
    lift: tuple[tuple[int, float], ...] = ()
    ditched: bool = False
    wide_palate: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One tooth's place. start, end: arc lengths in mm; `universal` is 0 for the gum behind the last tooth."""

    universal: int
    form: Form
    state: State
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Edges:
    """What two neighbours share at the border between their slots, one value a border (slots + 1)."""

    contact: Array
    papilla: Array
    buccal: Array
    lingual: Array
    centre: Array


@dataclass(frozen=True, slots=True)
class Layout:
    """The slots of one jaw from the patient's right to the left, their borders and the line they stand on."""

    spec: JawSpec
    curve: ArchCurve
    slots: tuple[Slot, ...]
    edges: Edges


def lay_out(spec: JawSpec) -> Layout:
    """Places the teeth of a jaw."""
    rng = np.random.default_rng((spec.anatomy, 11))
    size, width, depth, square = 1 + rng.normal(0, (0.02, 0.025, 0.025, 0.02))
    upper = spec.arch is Arch.UPPER
    curve = ArchCurve(28.2 * size * width, 50.0 * size * depth, 2.2 * square, 0.0 if upper else 2.35)
    slots = _slots(spec, float(size))
    return Layout(spec, curve, slots, _edges(slots))


def _slots(spec: JawSpec, size: float) -> tuple[Slot, ...]:
    right, left = _half(spec, size, right=True), _half(spec, size, right=False)
    mirrored = [replace(slot, start=-slot.end, end=-slot.start) for slot in reversed(right)]
    return (*mirrored, *left)


def _half(spec: JawSpec, size: float, right: bool) -> list[Slot]:
    states, lift = dict(spec.states), dict(spec.lift)
    slots: list[Slot] = []
    reached = 0.0
    for universal in _teeth(spec, right):
        state = states.get(universal, State.SOUND)
        if state is State.CLOSED:
            continue
        form = _own_form(spec, universal, state, size, lift.get(universal, 0.0))
        slots.append(Slot(universal, form, state, reached, reached + form.width))
        reached += form.width
    behind = retromolar(spec.arch)
    return [*slots, Slot(0, behind, State.MISSING, reached, reached + behind.width)]


def _teeth(spec: JawSpec, right: bool) -> list[int]:
    """Universal numbers of one side from the midline backwards; wisdom teeth in one patient of three, or if named."""
    side = range(8, 0, -1) if right else range(9, 17)
    if spec.arch is Arch.LOWER:
        side = range(25, 33) if right else range(24, 16, -1)
    *teeth, wisdom = side
    has_wisdom = np.random.default_rng((spec.anatomy, 12)).random() < 0.3 or wisdom in dict(spec.states)
    return [*teeth, wisdom] if has_wisdom else teeth


def _own_form(spec: JawSpec, universal: int, state: State, size: float, lift: float) -> Form:
    """The average form with this patient's own deviations."""
    rng = np.random.default_rng((spec.anatomy, 13, universal))
    form = form_of(universal)
    wide, high, out, up = rng.normal(0, (0.02, 0.03, 0.22, 0.12))
    form = replace(
        form,
        width=form.width * size * (1 + float(wide)),
        height=form.height * (1 + float(high)),
        centre=form.centre + float(np.clip(out, -0.4, 0.4)),
        tip=form.tip + float(np.clip(up, -0.2, 0.2)) + lift,
    )
    if state is State.DECIDUOUS:
        return deciduous(form)
    return ridge(form) if state in _RIDGES else form


def _edges(slots: tuple[Slot, ...]) -> Edges:
    """Averages of both neighbours; the two ends of the scan are their own neighbours."""
    pairs = list(zip((slots[0], *slots), (*slots, slots[-1]), strict=True))
    gaps = [any(slot.form.kind == "ridge" for slot in pair) for pair in pairs]
    gum = np.array([_mean(pair, lambda f: f.tip - f.height) for pair in pairs])
    contact = np.array([_mean(pair, _contact) for pair in pairs])
    papilla = np.array([_mean(pair, _papilla) for pair in pairs])
    wide = np.where(gaps, 1.35, 1.0)
    return Edges(
        contact=np.where(gaps, gum + 0.9, contact),
        papilla=np.where(gaps, gum + 0.3, papilla),
        buccal=wide * np.array([_mean(pair, lambda f: f.contact * f.buccal) for pair in pairs]),
        lingual=wide * np.array([_mean(pair, lambda f: f.contact * f.lingual) for pair in pairs]),
        centre=np.array([_mean(pair, lambda f: f.centre) for pair in pairs]),
    )


def _mean(pair: tuple[Slot, Slot], value: Callable[[Form], float]) -> float:
    return (value(pair[0].form) + value(pair[1].form)) / 2


def _contact(form: Form) -> float:
    return form.tip - (0.2 * form.height if form.kind == "edge" else 1.75)


def _papilla(form: Form) -> float:
    return form.tip - form.height + (0.40 if form.kind == "edge" else 0.34) * form.height
