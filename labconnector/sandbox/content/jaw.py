"""A scanned jaw: surface, colours, and the margin lines of its prepared teeth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from labconnector.domain.teeth import Arch
from labconnector.sandbox.content.colour import paint
from labconnector.sandbox.content.curve import Array
from labconnector.sandbox.content.layout import JawSpec, Layout, lay_out
from labconnector.sandbox.content.mesh import Mesh, Points, grid_faces
from labconnector.sandbox.content.noise import waves
from labconnector.sandbox.content.profiles import Profiles, Rows, grid_size, profiles
from labconnector.sandbox.content.surface import assemble


@dataclass(frozen=True, slots=True, eq=False)
class Jaw:
    """One scan. grid: (columns, rows). margins: closed point lines (k, 3) in mm by Universal number.
    crown: per point, the Universal number of the tooth that it belongs to, 0 for gum."""

    mesh: Mesh
    grid: tuple[int, int]
    margins: Mapping[int, Array]
    crown: Array


@lru_cache(maxsize=4)
def build_jaw(spec: JawSpec) -> Jaw:
    """The scan of a jaw. The four newest are kept, as a package asks for the same one several times."""
    layout = lay_out(spec)
    length = layout.slots[-1].end - layout.slots[0].start
    columns, rows = grid_size(spec.triangles, length, 44.0 if spec.arch is Arch.UPPER else 36.0)
    crowns = profiles(layout, columns, rows.crown)
    points, tooth, stump = assemble(layout, crowns, rows)
    points += _roughness(points, tooth, spec.scan)
    colours = paint(points, tooth, stump, spec)
    count = (len(points), rows.total)
    mesh = Mesh(
        points.reshape(-1, 3).astype(np.float32),
        grid_faces(count[0], count[1], flip=spec.arch is Arch.UPPER),
        colours.reshape(-1, 3),
        _places(count[0], count[1]),
    )
    return Jaw(mesh, count, _margins(layout, crowns, points, rows), _owners(layout, crowns, tooth))


def _roughness(points: Array, tooth: Array, seed: int) -> Array:
    """Softness of gum, and the few hundredths of a millimetre by which two scans of one tooth differ."""
    rng = np.random.default_rng((seed, 31))
    gum = (1 - tooth)[:, :, None]
    soft = waves(points, rng, (2.2, 4.0, 7.5), 0.09)
    fine = waves(points, rng, (0.9, 1.5), 0.012)
    return np.asarray(np.stack([0.4 * soft, 0.4 * soft, soft], axis=2) * gum + fine[:, :, None])


def _places(columns: int, rows: int) -> Points:
    u, v = np.meshgrid(np.linspace(0, 1, columns), np.linspace(0, 1, rows), indexing="ij")
    return np.stack([u, v], axis=2).reshape(-1, 2).astype(np.float32)


def _owners(layout: Layout, crowns: Profiles, tooth: Array) -> Array:
    own = [slot.universal if slot.form.kind != "ridge" else 0 for slot in layout.slots]
    numbers = np.array(own)[crowns.slot.astype(int)]
    return np.asarray(np.where(tooth > 0.5, numbers[:, None], 0).ravel())


def _margins(layout: Layout, crowns: Profiles, points: Array, rows: Rows) -> dict[int, Array]:
    """Along the cheek side of a prepared tooth and back along its tongue side."""
    lines = {}
    for index, slot in enumerate(layout.slots):
        inner = np.flatnonzero(crowns.slot == index)[1:]
        if slot.universal and crowns.stump[inner].max(initial=0.0) > 0.5:
            there, back = points[inner, rows.buccal], points[inner[::-1], rows.buccal + rows.crown - 1]
            lines[slot.universal] = np.concatenate([there, back])
    return lines
