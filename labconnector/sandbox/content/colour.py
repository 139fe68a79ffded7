"""Colours of teeth, stumps and gum, as a colour scanner shows them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from labconnector.sandbox.content.curve import Array
from labconnector.sandbox.content.layout import JawSpec
from labconnector.sandbox.content.noise import waves

_GUM, _DEEP_GUM = np.array([206.0, 133.0, 128.0]), np.array([176.0, 88.0, 88.0])
_ENAMEL, _NECK, _DENTIN = (
    np.array([229.0, 218.0, 196.0]),
    np.array([212.0, 188.0, 148.0]),
    np.array([222.0, 197.0, 152.0]),
)


def paint(points: Array, tooth: Array, stump: Array, spec: JawSpec) -> npt.NDArray[np.uint8]:
    """RGB per grid point. points: (columns, rows, 3); tooth, stump: (columns, rows) weights."""
    rng = np.random.default_rng((spec.anatomy, 41))
    blotches = waves(points, rng, (3.0, 6.0, 11.0), 0.35)[:, :, None]
    fine = waves(points, rng, (0.8, 1.4), 0.5)[:, :, None]
    gum = _GUM + (_DEEP_GUM - _GUM) * np.clip(0.3 + blotches, 0, 1) + 5 * fine
    neck = np.clip(_towards_gum(points, tooth), 0, 1)[:, :, None]
    enamel = _ENAMEL + (_NECK - _ENAMEL) * neck + rng.normal(0, 4, 3) + 3 * fine + 4 * blotches
    enamel += (_DENTIN + 2 * fine - enamel) * stump[:, :, None]
    colour = gum + (enamel - gum) * tooth[:, :, None]
    return np.asarray(np.clip(colour, 0, 255), dtype=np.uint8)


def _towards_gum(points: Array, tooth: Array) -> Array:
    """1 at the neck of a tooth, falling to 0 about 4 mm above it."""
    height = np.abs(points[:, :, 2] - _gum_level(points, tooth)[:, None])
    return np.asarray(0.85 * np.exp(-((height / 2.6) ** 2)))


def _gum_level(points: Array, tooth: Array) -> Array:
    first = np.argmax(tooth > 0.5, axis=1)
    return np.asarray(points[np.arange(len(points)), first, 2])
