"""Pictures of meshes with numpy alone: every triangle is sampled densely and the nearest sample wins a pixel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from labconnector.sandbox.content.mesh import Mesh

Image = npt.NDArray[np.uint8]
Corners = npt.NDArray[np.float32]
_LIGHTS = np.array([[-0.45, 0.5, 0.75], [0.5, 0.1, 0.85]])
_STRENGTH = np.array([0.62, 0.38])
_SAMPLES = 300_000


def view(right: Sequence[float], up: Sequence[float]) -> npt.NDArray[np.float64]:
    """A rotation whose rows are the directions right and up in the picture, and towards the viewer."""
    x = np.asarray(right, dtype=float) / np.linalg.norm(right)
    y = np.asarray(up, dtype=float) - np.dot(up, x) * x
    y /= np.linalg.norm(y)
    return np.stack([x, y, np.cross(x, y)])


def render(
    mesh: Mesh, turn: npt.NDArray[np.float64], size: tuple[int, int] = (640, 480), back: int = 38, plain: bool = False
) -> Image:
    """The picture (height, width, 3). back: grey of the background. plain: stone colour instead of the mesh's own."""
    width, height = size
    corners = (mesh.points @ turn.T.astype(np.float32))[mesh.faces]
    colour = (
        np.array([222, 205, 176]) * np.ones((len(mesh.faces), 1)) if plain else mesh.colours[mesh.faces].mean(axis=1)
    )
    lit = colour * _shade(corners)[:, None]
    xy = _fit(corners, width, height)
    return _splat(xy, corners[:, :, 2], lit, (width, height), back)


def _shade(corners: Corners) -> npt.NDArray[np.float64]:
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normal = normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    facing = np.where(normal[:, 2:3] < 0, -0.55, 1.0)
    lights = _LIGHTS / np.linalg.norm(_LIGHTS, axis=1, keepdims=True)
    return np.asarray(0.27 + 0.82 * (np.clip((normal * facing) @ lights.T, 0, None) @ _STRENGTH))


def _fit(corners: Corners, width: int, height: int) -> Corners:
    flat = corners[:, :, :2]
    low, high = flat.min(axis=(0, 1)), flat.max(axis=(0, 1))
    scale = float(min(width * 0.92 / (high[0] - low[0]), height * 0.92 / (high[1] - low[1])))
    moved = (flat - (low + high) / 2) * scale
    return np.stack([moved[:, :, 0] + width / 2, height / 2 - moved[:, :, 1]], axis=2).astype(np.float32)


def _splat(xy: Corners, depth: Corners, colour: npt.NDArray[np.float64], size: tuple[int, int], back: int) -> Image:
    """Draws triangles in groups of like size, each sampled so densely that it leaves no holes."""
    canvas = _Canvas(*size, back)
    edges = np.abs(np.diff(xy[:, [0, 1, 2, 0]], axis=1)).max(axis=(1, 2))
    steps = np.clip(np.ceil(edges * 1.3), 2, 96).astype(int)
    shades = np.clip(colour, 0, 255).astype(np.uint8)
    order = np.argsort(depth.max(axis=1))
    for low, high in ((2, 2), (3, 3), (4, 4), (5, 6), (7, 10), (11, 20), (21, 48), (49, 96)):
        group = order[(steps[order] >= low) & (steps[order] <= high)]
        if len(group):
            canvas.draw(xy[group], depth[group], shades[group], high)
    return canvas.picture()


class _Canvas:
    """A picture with a depth for each pixel."""

    def __init__(self, width: int, height: int, back: int) -> None:
        self._width, self._height = width, height
        self._nearest = np.full(width * height, -np.inf, dtype=np.float32)
        self._pixels = np.full((width * height, 3), back, dtype=np.uint8)

    def draw(self, xy: Corners, depth: Corners, shades: Image, steps: int) -> None:
        """Samples every triangle on a lattice with this many steps along an edge.

        Of samples for one pixel the last wins; hence triangles must come far ones first.
        """
        lattice = _lattice(steps)
        at_once = max(1, _SAMPLES // len(lattice))
        for start in range(0, len(xy), at_once):
            part = slice(start, start + at_once)
            x, y = (_mixed(xy[part, :, axis], lattice).astype(np.int32) for axis in (0, 1))
            pixel = y * self._width + x
            z = _mixed(depth[part], lattice)
            front = z >= self._nearest[pixel]
            self._nearest[pixel[front]] = z[front]
            self._pixels[pixel[front]] = shades[part][np.flatnonzero(front) // len(lattice)]

    def picture(self) -> Image:
        """The picture so far, (height, width, 3)."""
        return self._pixels.reshape(self._height, self._width, 3)


def _mixed(corners: Corners, lattice: Corners) -> Corners:
    """Values (t, 3) at the corners, blended with weights (n, 3): (t·n,). Spelled out, as a matrix product of so narrow
    arrays is slower and wakes all cores."""
    a, b, c = (corners[:, i : i + 1] * lattice[None, :, i] for i in range(3))
    return np.asarray(a + b + c).ravel()


@cache
def _lattice(steps: int) -> Corners:
    """Barycentric weights (n, 3) of evenly spread places in a triangle, `steps` along an edge."""
    pairs = [(a, b) for a in range(steps + 1) for b in range(steps + 1 - a)]
    return np.array([(a, b, steps - a - b) for a, b in pairs], dtype=np.float32) / np.float32(steps)
