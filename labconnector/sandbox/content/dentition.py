"""The forms of the permanent teeth, in millimetres.

Widths and heights are round textbook averages of adult teeth. Local axes of a tooth: m along the arch, positive to
mesial; n across it, positive to the cheek or lip; h along the tooth, positive to the bite, 0 on the occlusal plane.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from labconnector.domain.teeth import Arch, arch_of_universal, fdi_from_universal

Cusp = tuple[float, float, float]
"""Place along the tooth (−1 distal … 1 mesial), across it (−1 lingual … 1 buccal), drop below the tip in mm."""


@dataclass(frozen=True, slots=True)
class Form:
    """Shape of one tooth.

    kind: `edge` = incisors and canines, `cusps` = premolars and molars, `ridge` = healed gum without a tooth.
    width: mesiodistal. buccal, lingual: half widths from the tooth's centre. height: gum margin to tip.
    centre: of the tooth across the arch line, which runs through incisal edges and buccal cusps. tip: above the
    occlusal plane. tilt: degrees, positive = crown leans outwards. corner_b, corner_l: how square the outline is.
    wall: how upright the flanks are. cingulum: its share of the height. point: drop of the edge towards its ends.
    """

    kind: Literal["edge", "cusps", "ridge"]
    width: float
    buccal: float
    lingual: float
    height: float
    centre: float = 0.0
    tip: float = 1.0
    tilt: float = 0.0
    corner_b: float = 3.0
    corner_l: float = 2.0
    wall: float = 4.5
    cingulum: float = 0.35
    point: float = 0.3
    contact: float = 0.35
    cusps: tuple[Cusp, ...] = ()


def _edge(width: float, thickness: float, height: float, tilt: float, **more: float) -> Form:
    base = Form("edge", width, 1.9, thickness - 1.9, height, tip=1.2, tilt=tilt, wall=2.6, contact=0.30)
    return replace(base, **more)  # type: ignore[arg-type]


def _posterior(width: float, depth: float, height: float, tilt: float, cusps: tuple[Cusp, ...], contact: float) -> Form:
    half = depth / 2
    return Form(
        "cusps",
        width,
        half,
        half,
        height,
        centre=-0.5 * half,
        tilt=tilt,
        corner_b=2.7,
        corner_l=2.3,
        contact=contact,
        cusps=cusps,
    )


_UPPER_PREMOLAR: tuple[Cusp, ...] = ((0.0, 0.5, 0.0), (0.12, -0.5, 0.38))
_UPPER_FIRST: tuple[Cusp, ...] = ((0.48, 0.55, 0.0), (-0.46, 0.55, 0.2), (0.38, -0.5, 0.1), (-0.55, -0.6, 0.7))
_UPPER_SECOND: tuple[Cusp, ...] = ((0.46, 0.55, 0.0), (-0.48, 0.52, 0.4), (0.25, -0.5, 0.2), (-0.6, -0.55, 1.1))
_LOWER_FIRST: tuple[Cusp, ...] = (
    (0.56, 0.55, 0.0),
    (-0.05, 0.58, 0.15),
    (-0.66, 0.38, 0.45),
    (0.46, -0.55, 0.1),
    (-0.42, -0.55, 0.2),
)
_LOWER_SECOND: tuple[Cusp, ...] = ((0.46, 0.55, 0.0), (-0.46, 0.55, 0.2), (0.46, -0.55, 0.15), (-0.46, -0.55, 0.3))

_UPPER: Mapping[int, Form] = {
    1: _edge(8.6, 7.0, 10.0, 16.0, corner_b=3.6, contact=0.34),
    2: _edge(6.7, 6.2, 8.7, 16.0, tip=0.7, point=0.5),
    3: _edge(7.7, 8.0, 9.8, 8.0, tip=1.5, point=1.9, corner_b=2.3, cingulum=0.42, buccal=2.4),
    4: _posterior(7.1, 9.2, 8.0, 4.0, _UPPER_PREMOLAR, 0.34),
    5: _posterior(6.8, 9.2, 7.3, 3.0, _UPPER_PREMOLAR, 0.34),
    6: _posterior(10.4, 11.2, 6.7, 2.0, _UPPER_FIRST, 0.40),
    7: _posterior(9.8, 11.0, 6.2, 4.0, _UPPER_SECOND, 0.40),
    8: _posterior(8.8, 10.2, 5.5, 6.0, _UPPER_SECOND, 0.38),
}
_LOWER: Mapping[int, Form] = {
    1: _edge(5.4, 6.0, 8.3, 8.0, point=0.15),
    2: _edge(6.0, 6.3, 8.5, 8.0, point=0.25),
    3: _edge(6.9, 7.6, 9.6, 4.0, tip=1.4, point=1.7, corner_b=2.3, cingulum=0.4, buccal=2.3),
    4: _posterior(7.1, 7.8, 8.2, -3.0, ((0.05, 0.4, 0.0), (0.1, -0.6, 1.6)), 0.34),
    5: _posterior(7.3, 8.4, 7.5, -7.0, ((0.05, 0.45, 0.0), (0.4, -0.55, 0.7), (-0.4, -0.55, 0.9)), 0.34),
    6: _posterior(11.2, 10.6, 6.6, -11.0, _LOWER_FIRST, 0.40),
    7: _posterior(10.6, 10.4, 6.2, -13.0, _LOWER_SECOND, 0.40),
    8: _posterior(10.2, 9.8, 5.6, -14.0, _LOWER_SECOND, 0.38),
}


def form_of(universal: int) -> Form:
    """The average form of a permanent tooth."""
    table = _UPPER if arch_of_universal(universal) is Arch.UPPER else _LOWER
    return table[fdi_from_universal(universal) % 10]


def ridge(form: Form, sunk: float = 1.2) -> Form:
    """The healed gum where this tooth was; `sunk` mm below the gum margin of the tooth."""
    return replace(
        form, kind="ridge", height=form.height + sunk, buccal=form.buccal * 0.72, lingual=form.lingual * 0.72, wall=2.2
    )


def deciduous(form: Form) -> Form:
    """A milk tooth in the same place: lower, smaller."""
    return replace(form, width=form.width * 0.94, height=form.height * 0.72, tip=form.tip - 0.9, contact=0.36)


def retromolar(arch: Arch) -> Form:
    """The gum behind the last tooth."""
    return ridge(_posterior(5.5, 9.0, 6.0, 0.0, (), 0.38), 1.0 if arch is Arch.UPPER else 0.4)
