"""What the dentist's bur leaves: a prepared tooth is the lower one of the natural crown and the shape of the cut."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from labconnector.sandbox.content.crown import Columns, height
from labconnector.sandbox.content.curve import Array
from labconnector.sandbox.content.dentition import Form
from labconnector.sandbox.content.layout import State


@dataclass(frozen=True, slots=True)
class Cut:
    """A full reduction. side, ends: mm taken from the flanks and towards the neighbours; top: mm off the bite."""

    side: float
    ends: float
    top: float
    ledge: float = 0.25
    wall: float = 3.2


_CUTS = {
    State.CROWN: Cut(side=1.15, ends=1.15, top=1.8),
    State.THREE_QUARTER: Cut(side=1.1, ends=1.1, top=1.6),
    State.COPING: Cut(side=0.8, ends=0.9, top=1.6, wall=6.0),
}


def prepare(state: State, form: Form, columns: Columns, n: Array, natural: Array) -> Array:
    """The height of the tooth after preparation at places `n`; `natural` before it."""
    if state in _CUTS:
        cut = _reduced(_CUTS[state], form, columns, n)
        if state is State.THREE_QUARTER:
            kept = 1 / (1 + np.exp((columns.centre + 0.4 * form.buccal - n) / 0.12))
            cut = natural * kept + cut * (1 - kept)
        return np.minimum(natural, cut)
    if state is State.VENEER:
        return np.minimum(natural, _faced(form, columns, n))
    if state in (State.INLAY, State.ONLAY):
        return np.minimum(natural, _box(state, form, columns, n))
    if state is State.IMPLANT:
        return natural - _crater(form, columns, n)
    return natural


def _reduced(cut: Cut, form: Form, columns: Columns, n: Array) -> Array:
    """A smaller tooth of the same form on a chamfer that follows the gum."""
    stump = replace(
        form,
        width=form.width - 2 * cut.ends,
        buccal=form.buccal - cut.side * (0.75 if form.kind == "edge" else 1.0),
        lingual=form.lingual - cut.side,
        tip=form.tip - cut.top,
        wall=min(form.wall, cut.wall),
    )
    t = columns.t * form.width / stump.width
    ends = (1.0 - np.clip(np.abs(t), 0.0, 1.0) ** 2.6) ** (1 / 2.6)
    ledge = columns.margin + cut.ledge
    small = replace(
        columns,
        t=np.clip(t, -1.0, 1.0),
        buccal=stump.buccal * ends,
        lingual=stump.lingual * ends,
        margin=ledge,
        contact=np.minimum(np.maximum(ledge, ledge + 0.5 * (stump.tip - ledge)), stump.tip - 0.2),
    )
    return np.where(np.abs(t) >= 1.0, ledge, height(stump, small, n))


def _faced(form: Form, columns: Columns, n: Array) -> Array:
    """A veneer: 0.6 mm off the face, 1.2 mm off the edge, tongue side untouched."""
    thin = replace(form, buccal=form.buccal - 0.6, tip=form.tip - 1.2)
    small = replace(columns, buccal=np.maximum(columns.buccal - 0.6, 0.3), margin=columns.margin + 0.3)
    return height(thin, small, n)


def _box(state: State, form: Form, columns: Columns, n: Array) -> Array:
    """A cavity from end to end, deeper at both ends; an onlay also lowers the cusps that carry the bite."""
    away = np.abs(n - columns.centre)
    floor = form.tip - 3.0 - 1.3 / (1 + np.exp((0.68 - np.abs(columns.t)) / 0.025))
    cavity = floor + 3.6 * np.clip(away - 0.26 * form.buccal, 0.0, None)
    if state is State.INLAY:
        return cavity
    covered = form.tip - 1.7 - 0.35 * away
    outer = 1 / (1 + np.exp((columns.centre - n) / 0.12))
    return np.minimum(cavity, covered) * outer + cavity * (1 - outer)


def _crater(form: Form, columns: Columns, n: Array) -> Array:
    """The opening that a healing abutment leaves in the gum, 5 mm wide."""
    distance = np.hypot(columns.t * form.width / 2, n - columns.centre)
    return np.asarray(2.6 / (1.0 + np.exp((distance - 2.3) / 0.16)))
