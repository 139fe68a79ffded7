"""The one look: Qt's Fusion style with the system's light or dark palette, and a few colours for meanings.

Spacing is in pixels of a screen at 100 %; Qt scales them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

SPACE = 8
WIDE = 16


@dataclass(frozen=True, slots=True)
class Colours:
    """What colours stand for. Each reads on the palette's Base and Window; none is the only sign of anything."""

    unread: QColor
    scans_tint: QColor  # a background
    overdue: QColor
    rush: QColor
    ok: QColor
    info: QColor
    warning: QColor
    error: QColor
    muted: QColor
    line: QColor


def use_theme(app: QApplication) -> None:
    """Sets the style. Fusion follows the system's colour scheme, also when it changes while we run."""
    app.setStyle("Fusion")


def is_dark(palette: QPalette) -> bool:
    """Whether text is light on dark."""
    return (
        palette.color(QPalette.ColorRole.WindowText).lightness() > palette.color(QPalette.ColorRole.Window).lightness()
    )


def colours(palette: QPalette) -> Colours:
    """The colours that fit a widget's palette."""
    return _colours(
        is_dark(palette),
        palette.color(QPalette.ColorRole.Base).rgb(),
        palette.color(QPalette.ColorRole.Text).rgb(),
    )


@lru_cache(maxsize=8)
def _colours(dark: bool, base_rgb: int, text_rgb: int) -> Colours:
    base, text = QColor(base_rgb), QColor(text_rgb)
    names = _DARK if dark else _LIGHT
    return Colours(
        unread=QColor(names["blue"]),
        scans_tint=mixed(base, QColor(names["green"]), 0.16 if dark else 0.11),
        overdue=QColor(names["red"]),
        rush=QColor(names["amber"]),
        ok=QColor(names["green"]),
        info=QColor(names["blue"]),
        warning=QColor(names["amber"]),
        error=QColor(names["red"]),
        muted=mixed(base, text, 0.62),
        line=mixed(base, text, 0.18),
    )


def mixed(under: QColor, over: QColor, share: float) -> QColor:
    """`share` of `over` on `under`, 0 to 1, opaque."""

    def blend(a: float, b: float) -> float:
        return (1 - share) * a + share * b

    return QColor.fromRgbF(
        blend(under.redF(), over.redF()), blend(under.greenF(), over.greenF()), blend(under.blueF(), over.blueF())
    )


_LIGHT = {"blue": "#1a5fb4", "green": "#1f7a3d", "amber": "#8f5400", "red": "#b3261e"}
_DARK = {"blue": "#8ab8f5", "green": "#7ad09a", "amber": "#f0b45a", "red": "#ff8a80"}
