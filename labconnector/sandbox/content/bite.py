"""Brings the jaws together: lower teeth are lifted or shortened until they touch the upper ones, as growth does."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from labconnector.domain.teeth import Arch
from labconnector.sandbox.content.curve import Array
from labconnector.sandbox.content.jaw import Jaw, build_jaw
from labconnector.sandbox.content.layout import JawSpec

_CELL, _CLEARANCE, _MOST = 0.4, 0.05, 0.9
"""Cell of the height maps, gap that is left, and the most that a tooth is moved; mm."""


@lru_cache(maxsize=64)
def contact_lifts(anatomy: int) -> tuple[tuple[int, float], ...]:
    """For each lower tooth of a patient, mm to add to its tip so that it meets the sound upper teeth."""
    upper = build_jaw(JawSpec(Arch.UPPER, anatomy, 0, 48_000))
    lifts: dict[int, float] = {}
    for last in (False, False, True):
        lower = build_jaw(JawSpec(Arch.LOWER, anatomy, 0, 48_000, lift=tuple(sorted(lifts.items()))))
        for tooth, gap in tooth_gaps(upper, lower).items():
            change = min(gap - _CLEARANCE, 0.0 if last else _MOST)
            lifts[tooth] = float(np.clip(lifts.get(tooth, 0.0) + change, -_MOST, _MOST))
    return tuple(sorted(lifts.items()))


def tooth_gaps(upper: Jaw, lower: Jaw) -> dict[int, float]:
    """Smallest vertical gap in mm over each lower tooth that stands under an upper one; negative = they overlap."""
    above, below = _height_map(upper, lowest=True), _height_map(lower, lowest=False)
    owner = np.full(above.shape, 0)
    cells = _cells(lower)
    owner[cells] = lower.crown
    gap = above - below
    found = {}
    for tooth in np.unique(lower.crown[lower.crown > 0]):
        inside = gap[(owner == tooth) & np.isfinite(gap)]
        if inside.size >= 6:
            found[int(tooth)] = float(np.quantile(inside, 0.03))
    return found


def _height_map(jaw: Jaw, lowest: bool) -> Array:
    """Heights of the crowns seen from the other jaw, nan where there is none."""
    high = np.full((250, 250), np.inf if lowest else -np.inf)
    z = np.where(jaw.crown > 0, jaw.mesh.points[:, 2], high[0, 0])
    (np.minimum if lowest else np.maximum).at(high, _cells(jaw), z)
    return np.where(np.isfinite(high), high, np.nan)


def _cells(jaw: Jaw) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], ...]:
    x = ((jaw.mesh.points[:, 0] + 50.0) / _CELL).astype(np.int64)
    y = ((jaw.mesh.points[:, 1] + 10.0) / _CELL).astype(np.int64)
    return x.clip(0, 249), y.clip(0, 249)
