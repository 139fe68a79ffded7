"""Crowns of a whole jaw in local axes: columns along the arch, rows across each crown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labconnector.sandbox.content.crown import Columns, across, height
from labconnector.sandbox.content.curve import Array
from labconnector.sandbox.content.layout import Layout, Slot, State
from labconnector.sandbox.content.preparation import prepare

_FINE = 200
"""Samples across a crown before they are spread evenly over its length."""


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows each part has."""

    buccal: int
    crown: int
    lingual: int

    @property
    def total(self) -> int:
        """All rows of the grid."""
        return self.buccal + self.crown + self.lingual


@dataclass(frozen=True, slots=True, eq=False)
class Profiles:
    """Crowns in the local frame. s, slot: (columns,). n, h, tooth, stump: (columns, crown rows); the last two say how
    much a point is tooth (1) or gum (0), and whether it is prepared."""

    s: Array
    slot: Array
    n: Array
    h: Array
    tooth: Array
    stump: Array


def grid_size(triangles: int, arch_mm: float, profile_mm: float) -> tuple[int, Rows]:
    """Columns and rows for about this many triangles; columns stand somewhat closer than rows."""
    rows = max(24, round((triangles / 2 / (1.3 * arch_mm / profile_mm)) ** 0.5))
    crown = round(rows * 0.52)
    buccal = round(rows * 0.19)
    return max(60, round(triangles / 2 / rows) + 1), Rows(buccal, crown, rows + 1 - crown - buccal)


def profiles(layout: Layout, columns: int, rows: int) -> Profiles:
    """The crowns of all slots, one behind the other."""
    parts = [_slot_profiles(layout, i, count, rows) for i, count in enumerate(_shares(layout.slots, columns))]
    names = ("s", "slot", "n", "h", "tooth", "stump")
    whole = Profiles(**{name: np.concatenate([part[name] for part in parts]) for name in names})
    borders = np.flatnonzero(np.diff(whole.slot)) + 1
    whole.tooth[borders] = np.maximum(whole.tooth[borders], whole.tooth[borders - 1])
    return whole


def _shares(slots: tuple[Slot, ...], columns: int) -> list[int]:
    """Columns a slot; at least four, and one more at the very end of the scan."""
    length = slots[-1].end - slots[0].start
    shares = [max(4, round(columns * (slot.end - slot.start) / length)) for slot in slots]
    return [*shares[:-1], shares[-1] + 1]


def _slot_profiles(layout: Layout, index: int, count: int, rows: int) -> dict[str, Array]:
    slot, last = layout.slots[index], index == len(layout.slots) - 1
    x = np.linspace(-1.0, 1.0, count, endpoint=last)
    x = 0.3 * x + 0.7 * np.sin(np.pi / 2 * x)
    columns = _columns(layout, index, x)
    n = across(columns, slot.form.wall, _FINE)
    natural = height(slot.form, columns, n)
    cut = prepare(slot.state, slot.form, columns, n, natural)
    stump = np.clip((natural - cut) / 0.15, 0.0, 1.0) * (slot.state is not State.IMPLANT)
    n = _neck(slot, columns, n, cut)
    tooth = np.full_like(n, float(slot.form.kind != "ridge"))
    n, cut, tooth, stump = _spread((n, cut, tooth, stump), rows)
    s = slot.start + (x + 1) / 2 * (slot.end - slot.start)
    return {"s": s, "slot": np.full(count, float(index)), "n": n, "h": cut, "tooth": tooth, "stump": stump}


def _columns(layout: Layout, index: int, x: Array) -> Columns:
    """Blends the tooth's own measures into those it shares with its neighbours. x: −1 … 1 from start to end."""
    slot, edges = layout.slots[index], layout.edges
    form, share = slot.form, np.abs(x)[:, None]
    end = index + (x >= 0)

    def blend(own: float, shared: Array, weight: Array) -> Array:
        return np.asarray(own + (shared[end][:, None] - own) * weight)

    return Columns(
        t=(x if slot.start + slot.end < 0 else -x)[:, None],
        buccal=blend(form.buccal, edges.buccal, 1 - (1 - share**form.corner_b) ** (1 / form.corner_b)),
        lingual=blend(form.lingual, edges.lingual, 1 - (1 - share**form.corner_l) ** (1 / form.corner_l)),
        centre=blend(form.centre, edges.centre, share**3),
        margin=blend(form.tip - form.height, edges.papilla, share**2.6),
        contact=blend(0.0, edges.contact, np.ones_like(share)),
    )


def _neck(slot: Slot, columns: Columns, n: Array, h: Array) -> Array:
    """Teeth are narrower at the gum than at their widest."""
    if slot.form.kind == "ridge":
        return n
    rise = np.clip((h - columns.margin) / (0.6 * slot.form.height), 0.0, 1.0)
    return np.asarray(columns.centre + (n - columns.centre) * (1 - 0.15 * (1 - rise) ** 2))


def _spread(values: tuple[Array, ...], rows: int) -> tuple[Array, ...]:
    """Resamples every column to `rows` points, half evenly by length and half as it was."""
    n, h = values[0], values[1]
    steps = np.hypot(np.diff(n, axis=1), np.diff(h, axis=1))
    length = np.concatenate([np.zeros((len(n), 1)), np.cumsum(steps, axis=1)], axis=1)
    place = 0.9 * length / length[:, -1:] + 0.1 * np.linspace(0, 1, n.shape[1])
    lift = 2.0 * np.arange(len(n))[:, None]
    wanted = (np.linspace(0, 1, rows)[None, :] + lift).ravel()
    known = (place + lift).ravel()
    return tuple(np.interp(wanted, known, value.ravel()).reshape(len(n), rows) for value in values)
