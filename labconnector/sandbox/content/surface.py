"""One jaw's scan as a grid: columns along the arch, rows from the cheek side over the teeth to the tongue side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labconnector.domain.teeth import Arch
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


def along_arch(layout: Layout, s: Array, values: list[float]) -> Array:
    """A measure of every slot as a smooth function of arc length, shape (columns, 1)."""
    centres = np.array([(slot.start + slot.end) / 2 for slot in layout.slots])
    between = np.interp(s, centres, np.array(values))
    return _smooth(between[:, None], len(s) // 14)


def _smooth(values: Array, reach: int) -> Array:
    """Each column of (n, k) values averaged over `reach` neighbours on both sides."""
    window = np.hanning(2 * max(1, reach) + 3)[1:-1]
    padded = np.pad(values, ((len(window) // 2,) * 2, (0, 0)), mode="reflect", reflect_type="odd")
    return np.stack([np.convolve(one, window / window.sum(), mode="valid") for one in padded.T], axis=1)


def assemble(layout: Layout, crowns: Profiles, rows: Rows) -> tuple[Array, Array, Array]:
    """The whole grid: points (columns, rows, 3) in mm, and tooth and stump weights (columns, rows)."""
    buccal = _gum(layout, crowns, rows.buccal, cheek=True)
    lingual = _gum(layout, crowns, rows.lingual, cheek=False)
    n = np.concatenate([buccal[0][:, ::-1], crowns.n, lingual[0]], axis=1)
    h = np.concatenate([buccal[1][:, ::-1], crowns.h, lingual[1]], axis=1)
    n = n + _lean(layout, crowns.s, h)
    points = _placed(layout, crowns.s, n, h)
    if layout.spec.arch is Arch.UPPER:
        points[:, rows.buccal + rows.crown :] = _palate(
            layout, crowns, points[:, rows.buccal + rows.crown - 1], rows.lingual
        )
    weights = [np.pad(w, ((0, 0), (rows.buccal, rows.lingual))) for w in (crowns.tooth, crowns.stump)]
    return points, weights[0], weights[1]


def _placed(layout: Layout, s: Array, n: Array, h: Array) -> Array:
    """Local (n, h) to the frame of the case; upper teeth point down."""
    point, normal = layout.curve.frame(s)
    flat = point[:, None, :] + normal[:, None, :] * n[:, :, None]
    up = -1.0 if layout.spec.arch is Arch.UPPER else 1.0
    return np.concatenate([flat, up * h[:, :, None]], axis=2)


def _lean(layout: Layout, s: Array, h: Array) -> Array:
    """Crowns lean out or in around their tips; the gum below follows only partly."""
    tilt = np.tan(np.radians(along_arch(layout, s, [slot.form.tilt for slot in layout.slots])))
    neck = along_arch(layout, s, [slot.form.tip - slot.form.height for slot in layout.slots])
    return np.asarray(tilt * (np.maximum(h, neck) + 0.15 * np.minimum(h - neck, 0.0)))


def _gum(layout: Layout, crowns: Profiles, rows: int, cheek: bool) -> tuple[Array, Array]:
    """Gum from the tooth's margin down to the border of the scan, first row next to the tooth."""
    side, at = (1.0, 0) if cheek else (-1.0, -1)
    n0, h0 = crowns.n[:, at : at + 1 or None], crowns.h[:, at : at + 1 or None]
    g = (np.arange(1, rows + 1) / rows)[None, :] ** 1.5
    depth = _depth(layout, crowns.s, cheek)
    floor = along_arch(layout, crowns.s, [slot.form.tip - slot.form.height for slot in layout.slots]) - depth
    h = h0 + (floor - h0) * g
    fallen = h0 - h
    wide = [
        slot.form.centre + side * 0.86 * (slot.form.buccal if cheek else slot.form.lingual) for slot in layout.slots
    ]
    end = along_arch(layout, crowns.s, wide) + side * (0.9 if cheek else 0.5)
    settle = 1 - np.exp(-fallen / 1.1)
    collar = 0.45 * _smooth(crowns.tooth[:, :1], 3) * (1 - np.exp(-fallen / 0.28)) * np.exp(-fallen / 5.0)
    belly = 0.7 * np.sin(np.pi * g) if cheek else 1.6 * g
    n = n0 + (end - n0) * settle + side * (collar + belly) - side * 0.7 * _furrow(crowns, fallen, cheek)
    return _ditched(crowns, n, h, g, side) if layout.spec.ditched else (n, h)


def _ditched(crowns: Profiles, n: Array, h: Array, g: Array, side: float) -> tuple[Array, Array]:
    """Gum trimmed away below the margin of prepared teeth, so that a die shows its root."""
    trimmed = _smooth(crowns.stump.max(axis=1, keepdims=True), 2) * np.exp(-5.0 * g)
    return n - side * 0.75 * trimmed, h - 1.7 * trimmed


def _furrow(crowns: Profiles, fallen: Array, cheek: bool) -> Array:
    """Between two roots the gum lies a little deeper."""
    border = np.concatenate([[0.0], np.diff(crowns.slot)]) != 0
    places = crowns.s[border]
    nearest = np.abs(crowns.s[:, None] - places[None, :]).min(axis=1)[:, None]
    strength = 0.75 if cheek else 0.35
    return np.asarray(strength * np.exp(-((nearest / 1.5) ** 2)) * np.exp(-(((fallen - 2.6) / 2.6) ** 2)))


def _depth(layout: Layout, s: Array, cheek: bool) -> Array:
    """How far below the gum margin the scan ends, with the uneven border that a scanner leaves."""
    rng = np.random.default_rng((layout.spec.scan, 21, int(cheek)))
    lower_tongue = not cheek and layout.spec.arch is Arch.LOWER
    mean = 7.5 if lower_tongue else 6.2
    return np.asarray(mean + _border(s, rng, 0.75))[:, None]


def _palate(layout: Layout, crowns: Profiles, start: Array, rows: int) -> Array:
    """From the upper teeth's inner gum margin towards the midline, vaulted, with rugae behind the incisors."""
    calm = _smooth(start, len(start) // 16)
    middle = _midline(calm[:, 1])
    reach = 1.0 if layout.spec.wide_palate else _reach(layout, crowns.s, calm[:, :2] - middle)
    q = (np.arange(1, rows + 1) / rows)[None, :] ** 1.25 * reach
    way = middle - start[:, :2]
    far = np.linalg.norm(way, axis=1)[:, None] * q
    settle = 1 - np.exp(-far / 1.2)
    shift = calm - start
    flat = start[:, None, :2] + way[:, None, :] * q[:, :, None] + shift[:, None, :2] * (settle * (1 - q))[:, :, None]
    vault = 4.5 + 8.0 * np.clip(calm[:, 1:2] / 30.0, 0.0, 1.0)
    rise = vault * (1 - (1 - q) ** 2.3) + 0.5 * (1 - np.exp(-far / 0.35)) - 0.5 * np.exp(-(((far - 1.5) / 1.3) ** 2))
    z = start[:, 2:3] + shift[:, 2:3] * settle + rise + _rugae(flat) * np.clip(far / 3.0, 0, 1)
    whole = np.concatenate([flat, z[:, :, None]], axis=2)
    return _sewn(whole, q) if layout.spec.wide_palate else whole


def _midline(y: Array) -> Array:
    """The point of the midline that each column runs to, the same for both sides. y: where the columns start."""
    even = (y + y[::-1]) / 2
    return np.stack([np.zeros_like(y), 16.0 + (even - even.min()) * (even.max() - 16.0) / np.ptp(even)], axis=1)


def _rugae(flat: Array) -> Array:
    """Folds of the front palate, mm; flat: (..., 2)."""
    x, y = flat[..., 0], flat[..., 1]
    folds = 0.32 * np.sin(y * 1.7 + 0.5 * np.sin(x * 0.6)) * np.exp(-(((y - 15.0) / 5.0) ** 2))
    return np.asarray(folds * np.clip((np.abs(x) - 0.6) / 1.2, 0.0, 1.0))


def _sewn(points: Array, q: Array) -> Array:
    """Both halves of a whole palate end in the same points, so that the model has no slit."""
    last = points[:, -1]
    common = (last + last[::-1]) / 2 * (0.0, 1.0, 1.0)
    points = points + (common - last)[:, None, :] * q[:, :, None] ** 3
    points[:, -1] = common
    return np.asarray(points)


def _reach(layout: Layout, s: Array, way: Array) -> Array:
    """How much of the way to the midline the scan covers: about 10 mm of palate."""
    rng = np.random.default_rng((layout.spec.scan, 22))
    return np.asarray(np.minimum((10.5 + _border(s, rng, 1.0)) / np.linalg.norm(way, axis=1), 0.7))[:, None]


def _border(s: Array, rng: np.random.Generator, size: float) -> Array:
    """The uneven outline of a scan: long waves with a little rag."""
    waves = [(0.06, 0.8), (0.13, 0.6), (0.31, 0.35), (0.83, 0.12), (2.1, 0.05)]
    return np.asarray(sum(size * a * np.sin(s * f * rng.uniform(0.8, 1.2) + rng.uniform(0, 6.3)) for f, a in waves))
