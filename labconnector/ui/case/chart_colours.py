"""Colours of the chart's kinds of work: one hue each, in the lightness that fits the palette."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from labconnector.ui.case.chart_work import Work
from labconnector.ui.theme import colours, is_dark, mixed

_HUES = {
    Work.CROWN: 212,
    Work.PARTIAL_CROWN: 186,
    Work.INLAY: 48,
    Work.ONLAY: 24,
    Work.VENEER: 326,
    Work.PONTIC: 268,
    Work.IMPLANT: 150,
    Work.DETACHABLE: 0,
}

HATCHES = {
    Work.PARTIAL_CROWN: Qt.BrushStyle.HorPattern,
    Work.INLAY: Qt.BrushStyle.Dense6Pattern,
    Work.ONLAY: Qt.BrushStyle.VerPattern,
    Work.VENEER: Qt.BrushStyle.FDiagPattern,
    Work.PONTIC: Qt.BrushStyle.BDiagPattern,
    Work.DETACHABLE: Qt.BrushStyle.CrossPattern,
    Work.OTHER: Qt.BrushStyle.DiagCrossPattern,
}
"""So that two kinds differ without colour; a crown, the most frequent, is plain, an implant has its ring."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Fill, outline (hatch too) and letter of one kind of work."""

    fill: QColor
    line: QColor
    letter: QColor


def ink_of(work: Work, palette: QPalette) -> Ink:
    """The colours of a kind of work on this palette."""
    base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    if work not in _HUES:
        return Ink(mixed(base, text, 0.12), mixed(base, text, 0.5), text)
    hue = _HUES[work] / 360
    if is_dark(palette):
        return Ink(_hsl(hue, 0.42, 0.30), _hsl(hue, 0.60, 0.66), _hsl(hue, 0.70, 0.88))
    return Ink(_hsl(hue, 0.72, 0.86), _hsl(hue, 0.62, 0.38), _hsl(hue, 0.75, 0.22))


def plain_ink(palette: QPalette) -> Ink:
    """The colours of a tooth without work."""
    base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    return Ink(mixed(base, text, 0.02), mixed(base, text, 0.28), colours(palette).muted)


def _hsl(hue: float, saturation: float, lightness: float) -> QColor:
    return QColor.fromHslF(hue, saturation, lightness)
