"""Gum around the crowns, and the palate: everything of a scan that is no tooth."""

from __future__ import annotations

import numpy as np

from labconnector.domain.teeth import Arch
from labconnector.sandbox.content.curve import Array
from labconnector.sandbox.content.layout import Layout
from labconnector.sandbox.content.profiles import Profiles


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


def gum(layout: Layout, crowns: Profiles, rows: int, cheek: bool) -> tuple[Array, Array]:
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


def palate(layout: Layout, crowns: Profiles, start: Array, rows: int) -> Array:
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
