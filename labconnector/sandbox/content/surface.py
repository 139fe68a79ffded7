"""One jaw's scan as a grid: columns along the arch, rows from the cheek side over the teeth to the tongue side."""

from __future__ import annotations

import numpy as np

from labconnector.domain.teeth import Arch
from labconnector.sandbox.content.curve import Array
from labconnector.sandbox.content.gum import along_arch, gum, palate
from labconnector.sandbox.content.layout import Layout
from labconnector.sandbox.content.profiles import Profiles, Rows


def assemble(layout: Layout, crowns: Profiles, rows: Rows) -> tuple[Array, Array, Array]:
    """The whole grid: points (columns, rows, 3) in mm, and tooth and stump weights (columns, rows)."""
    buccal = gum(layout, crowns, rows.buccal, cheek=True)
    lingual = gum(layout, crowns, rows.lingual, cheek=False)
    n = np.concatenate([buccal[0][:, ::-1], crowns.n, lingual[0]], axis=1)
    h = np.concatenate([buccal[1][:, ::-1], crowns.h, lingual[1]], axis=1)
    n = n + _lean(layout, crowns.s, h)
    points = _placed(layout, crowns.s, n, h)
    if layout.spec.arch is Arch.UPPER:
        points[:, rows.buccal + rows.crown :] = palate(
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
