"""The surface of one tooth: for each column along the arch, a profile across it from gum margin to gum margin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labconnector.sandbox.content.curve import Array
from labconnector.sandbox.content.dentition import Cusp, Form

_SLOPE, _ROUND, _BLEND = 0.72, 0.6, 0.10
"""Steepness of cusp flanks, radius of cusp tips (mm), rounding of fissures (mm)."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of one tooth, all arrays of shape (columns, 1).

    t: −1 distal … 1 mesial. buccal, lingual: half widths. centre: across the arch line. margin: height of the gum
    margin on the tooth's flanks. contact: height of the crown where it meets the neighbour.
    """

    t: Array
    buccal: Array
    lingual: Array
    centre: Array
    margin: Array
    contact: Array


def across(columns: Columns, wall: float, samples: int) -> Array:
    """Sample places n from buccal to lingual gum margin, dense on the flanks. Shape (columns, samples)."""
    x = np.linspace(0.0, 1.0, samples // 2)
    out = np.cos(np.pi / 2 * x**1.7) ** (2.0 / wall)
    out[-1] = 0.0
    inner = np.concatenate([columns.buccal * out, -columns.lingual * out[-2::-1]], axis=1)
    return np.asarray(columns.centre + inner)


def height(form: Form, columns: Columns, n: Array) -> Array:
    """Height of the crown over the occlusal plane at places `n`; the gum margin's height outside the crown."""
    offset = n - columns.centre
    half = np.where(offset >= 0, columns.buccal, columns.lingual)
    share = np.clip(np.abs(offset) / np.maximum(half, 1e-6), 0.0, 1.0)
    top = _top(form, columns, offset)
    ends = _superellipse(np.abs(columns.t), _squareness(form, columns))
    top = columns.contact + (top - columns.contact) * ends
    return np.asarray(columns.margin + (top - columns.margin) * _flank(form, share, offset >= 0))


def _flank(form: Form, share: Array, buccal: npt.NDArray[np.bool_]) -> Array:
    """1 at the tooth's centre, 0 at its outline; an incisor's tongue side is hollow above its cingulum."""
    if form.kind == "ridge":
        return np.asarray(1.0 - share**2)
    upright = _superellipse(share, form.wall)
    if form.kind != "edge":
        return upright
    hollow = (1.0 - form.cingulum) * np.exp(-((share / 0.30) ** 1.25)) + form.cingulum * _superellipse(share, 4.0)
    return np.where(buccal, upright, np.clip(hollow, 0.0, 1.0))


def _top(form: Form, columns: Columns, offset: Array) -> Array:
    if form.kind == "ridge":
        return np.asarray(columns.margin + 1.0 + 0.0 * offset)
    if form.kind == "edge":
        lean = np.where(columns.t < 0, 1.15, 0.85)
        shape = 1.15 if form.point > 1 else 3.0
        return np.asarray(form.tip - form.point * lean * np.abs(columns.t) ** shape + 0.0 * offset)
    return _occlusal(form, columns, offset)


def _occlusal(form: Form, columns: Columns, offset: Array) -> Array:
    """Cusps as rounded cones whose highest wins, so that fissures arise between them; marginal ridges at the ends."""
    along = columns.t * form.width / 2
    layers = [_cone(form, cusp, along, offset) for cusp in form.cusps]
    inside = np.clip(np.abs(offset) / (0.5 * (form.buccal + form.lingual)), 0.0, 1.0)
    ridge = form.tip - 1.15 - 0.8 * (1 - np.abs(columns.t)) * form.width / 2 * 0.9 - 0.9 * inside**3
    layers.append(np.broadcast_to(ridge, offset.shape))
    stack = np.stack(layers)
    highest = stack.max(axis=0)
    rounded = highest + _BLEND * np.log(np.exp((stack - highest) / _BLEND).sum(axis=0))
    winding = offset - 0.3 * np.sin(4.0 * columns.t + form.width)
    groove = 0.3 * np.exp(-((winding / 0.26) ** 2)) * np.clip((0.8 - np.abs(columns.t)) / 0.2, 0.0, 1.0)
    return np.asarray(rounded - groove)


def _cone(form: Form, cusp: Cusp, along: Array, offset: Array) -> Array:
    at, side, drop = cusp
    half = form.buccal if side > 0 else form.lingual
    distance = np.hypot(along - at * form.width / 2, (offset - side * half) * 1.05)
    return np.asarray(form.tip - drop - _SLOPE * (np.hypot(distance, _ROUND) - _ROUND))


def _squareness(form: Form, columns: Columns) -> Array:
    """How squarely a crown ends: rounded beside a gap and on a ridge, square where it meets a neighbour."""
    square = {"edge": 7.0, "cusps": 9.0, "ridge": 3.0}[form.kind]
    return np.where(form.tip - columns.contact > 0.45 * form.height, min(4.0, square), square)


def _superellipse(x: Array, power: Array | float) -> Array:
    return np.asarray((1.0 - np.clip(x, 0.0, 1.0) ** power) ** (1.0 / power))
