"""Where the 32 teeth of the chart stand, and their shapes: two arches as a dentist sees them. Plain geometry.

Millimetres; x to the viewer's right, y down; the origin between the arches. The patient's right is at the viewer's
left, in every language. Widths and depths are a textbook's; the smallest teeth are a little larger, to be readable.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate, pairwise

from labconnector.domain.teeth import Arch, arch_of_universal, fdi_from_universal

Point = tuple[float, float]


class Shape(StrEnum):
    """The outline a tooth is drawn with."""

    INCISOR = "incisor"
    CANINE = "canine"
    PREMOLAR = "premolar"
    MOLAR = "molar"


@dataclass(frozen=True, slots=True)
class Place:
    """One tooth of the chart. outward: unit vector away from the tongue. outline: a closed polygon.

    grooves: lines on its chewing surface. number_at: the middle of its number. bar_at: where a bridge's bar passes.
    """

    universal: int
    shape: Shape
    centre: Point
    outward: Point
    width: float
    depth: float
    outline: tuple[Point, ...]
    grooves: tuple[tuple[Point, ...], ...]
    number_at: Point
    bar_at: Point


@dataclass(frozen=True, slots=True)
class Bounds:
    """The room that the chart needs, numbers included."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Millimetres across."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Millimetres down."""
        return self.bottom - self.top


# mesiodistal width and buccolingual depth, from the midline outwards (position 1 to 8 of a quadrant)
_SIZES = {
    Arch.UPPER: ((8.5, 7.2), (6.8, 6.8), (7.6, 8.2), (7.2, 9.2), (7.0, 9.2), (10.2, 11.0), (9.6, 10.8), (8.6, 10.0)),
    Arch.LOWER: ((6.2, 6.6), (6.4, 6.8), (7.0, 8.0), (7.2, 8.2), (7.3, 8.6), (11.0, 10.4), (10.4, 10.2), (9.8, 9.8)),
}
_GAP = 0.7
_BETWEEN_ARCHES = 7.0
_ROUNDNESS = 1.26  # depth of an arch to half its width
_NUMBER_OUT, _BAR_IN = 4.2, 2.4
_MARGIN = 3.6
_FINE = 2880

_OUTLINES: dict[Shape, tuple[Point, ...]] = {
    Shape.INCISOR: (
        (-0.96, 0.30), (-0.78, 0.86), (0.0, 1.0), (0.78, 0.86), (0.96, 0.30), (0.56, -0.62), (0.0, -1.0), (-0.56, -0.62)
    ),
    Shape.CANINE: (
        (-0.96, 0.10), (-0.62, 0.74), (0.0, 1.0), (0.62, 0.74), (0.96, 0.10), (0.56, -0.70), (0.0, -1.0), (-0.56, -0.70)
    ),
    Shape.PREMOLAR: (
        (-1.0, 0.12), (-0.76, 0.78), (0.0, 1.0), (0.76, 0.78), (1.0, 0.12), (0.76, -0.72), (0.0, -1.0), (-0.76, -0.72)
    ),
    Shape.MOLAR: (
        (-0.98, 0.0), (-0.90, 0.74), (-0.46, 1.0), (0.0, 0.90), (0.46, 1.0), (0.90, 0.74),
        (0.98, 0.0), (0.88, -0.76), (0.42, -1.0), (0.0, -0.90), (-0.42, -1.0), (-0.88, -0.76),
    ),
}  # fmt: skip
"""Corner points of the outlines: x from distal (-1) to mesial (1), y from the tongue (-1) to the cheek (1)."""

_GROOVES: dict[Shape, tuple[tuple[Point, ...], ...]] = {
    Shape.INCISOR: (((-0.55, 0.38), (0.0, 0.48), (0.55, 0.38)),),
    Shape.CANINE: (((-0.5, 0.2), (0.0, 0.42), (0.5, 0.2)),),
    Shape.PREMOLAR: (((-0.55, 0.1), (0.0, -0.04), (0.55, 0.1)),),
    Shape.MOLAR: (((-0.62, 0.08), (0.0, -0.02), (0.62, 0.08)), ((-0.08, 0.62), (0.0, 0.0), (0.08, -0.62))),
}


def shape_of(universal: int) -> Shape:
    """The kind of tooth. ValueError outside 1–32."""
    position = fdi_from_universal(universal) % 10
    if position <= 2:
        return Shape.INCISOR
    if position == 3:
        return Shape.CANINE
    return Shape.PREMOLAR if position <= 5 else Shape.MOLAR


def row_of(arch: Arch) -> tuple[int, ...]:
    """Universal numbers of a jaw as they stand on the screen, from the viewer's left."""
    return tuple(range(1, 17)) if arch is Arch.UPPER else tuple(range(32, 16, -1))


@cache
def places() -> dict[int, Place]:
    """All 32 teeth by Universal number."""
    return {place.universal: place for arch in Arch for place in _arch(arch)}


@cache
def bounds() -> Bounds:
    """The room of the whole chart."""
    numbers = [place.number_at for place in places().values()]
    xs, ys = [x for x, _ in numbers], [y for _, y in numbers]
    return Bounds(min(xs) - _MARGIN, min(ys) - _MARGIN, max(xs) + _MARGIN, max(ys) + _MARGIN)


def tooth_at(x: float, y: float) -> int | None:
    """The tooth under a point, its number included; None between the teeth."""
    for place in places().values():
        if _inside(place.outline, x, y) or math.dist((x, y), place.number_at) < _MARGIN * 0.8:
            return place.universal
    return None


def bar_of(teeth: Sequence[int]) -> tuple[Point, ...]:
    """The line of a bridge's bar, from the outer edge of its first tooth to that of its last.

    teeth: Universal numbers of one jaw. A bridge of one tooth has a bar of that tooth's width.
    """
    row = row_of(arch_of_universal(teeth[0]))
    chosen = [places()[universal] for universal in sorted(teeth, key=row.index)]
    points = [place.bar_at for place in chosen]
    return (_edge(chosen[0], -1), *points, _edge(chosen[-1], 1))


def neighbour(universal: int, right: int, down: int) -> int:
    """The tooth that an arrow key leads to: one to the side, or the one it bites on. At an end it stays."""
    arch = arch_of_universal(universal)
    row = row_of(arch)
    if down:
        is_towards = (down > 0) is (arch is Arch.UPPER)
        return row_of(arch.opposite)[row.index(universal)] if is_towards else universal
    return row[min(max(row.index(universal) + right, 0), len(row) - 1)]


# --- how it is made -------------------------------------------------------------------------------------------------


def _arch(arch: Arch) -> Iterator[Place]:
    """Teeth side by side along half an ellipse that is just long enough for them."""
    row = row_of(arch)
    sizes = [_SIZES[arch][fdi_from_universal(universal) % 10 - 1] for universal in row]
    ends = list(accumulate(width + _GAP for width, _ in sizes))
    curve = _Curve(ends[-1], 1 if arch is Arch.LOWER else -1)
    for universal, (width, depth), end in zip(row, sizes, ends, strict=True):
        centre, outward = curve.at(end - (width + _GAP) / 2)
        yield _place(universal, centre, outward, width, depth)


class _Curve:
    """Half an ellipse of a given length, walked from the viewer's left. side: -1 upper arch, 1 lower arch."""

    def __init__(self, length: float, side: int) -> None:
        angles = [math.pi * (1 - i / _FINE) for i in range(_FINE + 1)]
        unit = [(math.cos(t), _ROUNDNESS * math.sin(t)) for t in angles]
        walked = [0.0, *accumulate(math.dist(a, b) for a, b in pairwise(unit))]
        self._angles, self._side = angles, side
        self._scale = length / walked[-1]
        self._walked = [one * self._scale for one in walked]

    def at(self, distance: float) -> tuple[Point, Point]:
        """The point so far along the arch, and the direction outwards there."""
        index = bisect_left(self._walked, distance)
        angle = self._angles[index]
        x, y = math.cos(angle), math.sin(angle)
        outward = _unit((x, self._side * y / _ROUNDNESS))
        down = self._side * (_ROUNDNESS * y * self._scale + _BETWEEN_ARCHES / 2)
        return (x * self._scale, down), outward


def _place(universal: int, centre: Point, outward: Point, width: float, depth: float) -> Place:
    shape = shape_of(universal)
    mesial = _mesial(centre, outward)

    def put(x: float, y: float) -> Point:
        """From the tooth's own directions to the chart's."""
        across, out = x * width / 2, y * depth / 2
        return (
            centre[0] + across * mesial[0] + out * outward[0],
            centre[1] + across * mesial[1] + out * outward[1],
        )

    return Place(
        universal,
        shape,
        centre,
        outward,
        width,
        depth,
        outline=tuple(put(x, y) for x, y in _smooth(_OUTLINES[shape])),
        grooves=tuple(tuple(put(x, y) for x, y in line) for line in _GROOVES[shape]),
        number_at=put(0, 1 + _NUMBER_OUT / (depth / 2)),
        bar_at=put(0, -1 - _BAR_IN / (depth / 2)),
    )


def _mesial(centre: Point, outward: Point) -> Point:
    """Along the arch towards the midline."""
    one = (outward[1], -outward[0])
    towards_middle = one[0] * centre[0] < 0
    return one if towards_middle else (-one[0], -one[1])


def _edge(place: Place, towards: int) -> Point:
    """The end of a bar: half a tooth further along the arch. towards: -1 the viewer's left end of the row, 1 right."""
    along = (-place.outward[1], place.outward[0])
    if arch_of_universal(place.universal) is Arch.LOWER:
        along = (-along[0], -along[1])
    half = place.width / 2 * towards * 0.4
    return (place.bar_at[0] + along[0] * half, place.bar_at[1] + along[1] * half)


def _unit(vector: Point) -> Point:
    length = math.hypot(*vector)
    return (vector[0] / length, vector[1] / length)


def _smooth(corners: tuple[Point, ...], steps: int = 6) -> Iterator[Point]:
    """A closed curve through the corners (Catmull-Rom)."""
    count = len(corners)
    for i in range(count):
        before, start, end, after = (corners[(i + k) % count] for k in (-1, 0, 1, 2))
        for step in range(steps):
            yield _between(before, start, end, after, step / steps)


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    def one(a: float, b: float, c: float, d: float) -> float:
        linear, square, cube = c - a, 2 * a - 5 * b + 4 * c - d, 3 * b - a - 3 * c + d
        return (2 * b + linear * t + square * t * t + cube * t**3) / 2

    return (one(p0[0], p1[0], p2[0], p3[0]), one(p0[1], p1[1], p2[1], p3[1]))


def _inside(polygon: tuple[Point, ...], x: float, y: float) -> bool:
    """Whether a point is inside, by counting the edges to its right."""
    crossings = 0
    for (x1, y1), (x2, y2) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
        if (y1 > y) is not (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1
