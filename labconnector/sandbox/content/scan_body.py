"""Scan bodies: the post that is screwed into an implant so that the scan shows where it stands."""

from __future__ import annotations

import numpy as np

from labconnector.domain.teeth import Arch
from labconnector.sandbox.content.curve import Array
from labconnector.sandbox.content.layout import JawSpec, Slot, lay_out
from labconnector.sandbox.content.mesh import Mesh, grid_faces

_RADIUS, _FLAT, _ABOVE, _BELOW = 2.4, 1.75, 8.5, 3.0
"""Of the post, distance of its flat side from the axis, height over the gum and depth below it; mm."""

_AROUND = 97
_PEEK = np.array([214, 204, 178], dtype=np.uint8)


def scan_body(spec: JawSpec, universal: int) -> Mesh:
    """The post in the place of this tooth, in the frame of the case. Raises ValueError if the tooth has no place."""
    layout = lay_out(spec)
    slot = next((slot for slot in layout.slots if slot.universal == universal), None)
    if slot is None:
        raise ValueError(f"tooth {universal} has no place in this jaw")
    point, normal = layout.curve.frame(np.array([(slot.start + slot.end) / 2]))
    up = -1.0 if spec.arch is Arch.UPPER else 1.0
    foot = np.append(point[0] + normal[0] * slot.form.centre, up * _gum_height(slot))
    outline = _post()
    out, side = np.append(normal[0], 0.0), np.array([-normal[0][1], normal[0][0], 0.0])
    lean = np.array([0.05, 0.03, 1.0]) * up
    points = foot + outline[..., :1] * out + outline[..., 1:2] * side + outline[..., 2:] * lean
    flat = points.reshape(-1, 3).astype(np.float32)
    faces = grid_faces(outline.shape[0], outline.shape[1], flip=spec.arch is Arch.UPPER)
    return Mesh(flat, faces, np.tile(_PEEK, (len(flat), 1)), np.full((len(flat), 2), 0.5, dtype=np.float32))


def _gum_height(slot: Slot) -> float:
    return slot.form.tip - slot.form.height


def _post() -> Array:
    """Profile turned around the axis, shape (around, rows, 3) as outwards, sideways, up; flat towards the cheek."""
    rise = np.concatenate([np.linspace(-_BELOW, _ABOVE - 0.4, 40), [_ABOVE] * 8, np.linspace(_ABOVE, _ABOVE - 1.2, 6)])
    radius = np.concatenate([np.full(40, _RADIUS), np.linspace(_RADIUS - 0.4, 0.9, 8), np.full(6, 0.9)])
    angle = np.linspace(0.0, 2 * np.pi, _AROUND)
    limit = np.where(np.cos(angle) > 1e-3, _FLAT / np.maximum(np.cos(angle), 1e-3), np.inf)
    cut = np.where(rise[None, :] > 2.0, np.minimum(radius[None, :], limit[:, None]), radius[None, :])
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=1)[:, None, :] * cut[:, :, None]
    return np.concatenate([ring, np.broadcast_to(rise[None, :, None], (*cut.shape, 1))], axis=2)
