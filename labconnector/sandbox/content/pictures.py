"""Pictures of an order: the six views of its gallery, screen captures, textures. All JPG."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice

import numpy as np
from PIL import Image

from labconnector.domain.teeth import Arch
from labconnector.sandbox.content.jaw import Jaw
from labconnector.sandbox.content.mesh import Mesh, join
from labconnector.sandbox.content.render import Image as Pixels
from labconnector.sandbox.content.render import render, view
from labconnector.sandbox.content.scans import Studio

_VIEWS = {
    "front": ((1, 0, 0), (0, 0.1, 1)),
    "right": ((0, -1, 0), (0, 0, 1)),
    "left": ((0, 1, 0), (0, 0, 1)),
    "back": ((-1, 0, 0), (0, 0, 1)),
}
_SMALL = (480, 360)
_FROM_BELOW = ((1, 0, 0), (0, -1, 0))
_FROM_ABOVE = ((-1, 0, 0), (0, -1, 0))


def gallery(studio: Studio) -> Iterator[tuple[str, bytes]]:
    """Six named JPG views: upper and lower from the bite side, then both from four sides."""
    upper, lower = studio.preview(Arch.UPPER), studio.preview(Arch.LOWER)
    yield "upper", as_jpg(render(upper, view(*_FROM_BELOW), _SMALL))
    yield "lower", as_jpg(render(lower, view(*_FROM_ABOVE), _SMALL))
    both = join((upper, lower))
    for name, (right, up) in _VIEWS.items():
        yield name, as_jpg(render(both, view(right, up), _SMALL))


def captures(studio: Studio, count: int) -> Iterator[tuple[str, bytes]]:
    """The first `count` of: the scanner's window, a 3D view, a near-infrared view, a camera view (DPMS, assets)."""
    upper, lower = studio.preview(Arch.UPPER), studio.preview(Arch.LOWER)
    both = join((upper, lower))
    yield from islice(_captures(upper, lower, both), count)


def _captures(upper: Mesh, lower: Mesh, both: Mesh) -> Iterator[tuple[str, bytes]]:
    yield "window", as_jpg(_window(render(both, view((1, 0.35, 0), (0, 0.2, 1)))))
    yield "3d", as_jpg(render(upper, view((0.8, 0.6, 0), (0.3, -0.4, -0.85)), back=12))
    yield "niri", as_jpg(_near_infrared(render(lower, view((-1, 0, 0), (0, -1, 0.2)), back=0)))
    yield "color", as_jpg(render(lower, view((-1, 0.3, 0), (0, -0.7, 0.7)), back=0))


def _window(picture: Pixels) -> Pixels:
    """A frame with a title bar, as a program's window has it."""
    framed = np.pad(picture, ((34, 10), (10, 10), (0, 0)), constant_values=228)
    framed[8:26, 12:30] = (0, 150, 180)
    return framed


def _near_infrared(picture: Pixels) -> Pixels:
    """Enamel looks dark and dentin bright; gum is nearly white."""
    grey = picture.astype(float)
    ratio = grey[:, :, 2] / np.maximum(grey[:, :, 0], 1.0)
    light = np.where(grey.max(axis=2) > 4, grey[:, :, 0] * (1.35 - 0.8 * ratio), 0.0)
    return np.repeat(np.clip(light, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


def texture(jaw: Jaw) -> bytes:
    """The colours of a jaw over its texture coordinates, as one JPG."""
    columns, rows = jaw.grid
    flat = jaw.mesh.colours[: columns * rows].reshape(columns, rows, 3).transpose(1, 0, 2)[::-1]
    return as_jpg(np.ascontiguousarray(flat), (2048, 512))


def as_jpg(picture: Pixels, size: tuple[int, int] | None = None) -> bytes:
    """A JPG file; `size` as width and height where it is to be scaled."""
    image = Image.fromarray(picture)
    out = BytesIO()
    (image.resize(size, Image.Resampling.BILINEAR) if size else image).save(out, "JPEG", quality=82)
    return out.getvalue()
