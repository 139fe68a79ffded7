"""What stands for a state besides its words: a shape and a colour, so that neither is the only sign."""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from labconnector.domain.case import CaseState
from labconnector.domain.seen import Seen, Trace
from labconnector.ui.theme import Colours


class Mark(Enum):
    """A shape."""

    QUESTION = auto()
    TRIANGLE = auto()
    CLOCK = auto()
    RING = auto()
    DOWN = auto()
    FORWARD = auto()
    TICK = auto()
    BACK = auto()
    CHEVRONS = auto()
    SCREEN = auto()
    AWAY = auto()


_DIRECTED = (Mark.FORWARD, Mark.BACK, Mark.CHEVRONS)
_OF_STATE = {
    CaseState.LISTED: Mark.RING,
    CaseState.WAITING: Mark.CLOCK,
    CaseState.DOWNLOADING: Mark.DOWN,
    CaseState.HELD: Mark.QUESTION,
    CaseState.READY: Mark.FORWARD,
    CaseState.DELIVERED: Mark.TICK,
    CaseState.FAILED: Mark.TRIANGLE,
    CaseState.RETURNED: Mark.BACK,
}


_MEANINGS = {
    Mark.QUESTION: "warning",
    Mark.CHEVRONS: "warning",
    Mark.TRIANGLE: "error",
    Mark.TICK: "ok",
    Mark.CLOCK: "muted",
    Mark.BACK: "muted",
    Mark.AWAY: "muted",
}
_OF_TRACE = {Trace.OPENED: Mark.SCREEN, Trace.LOCKED: Mark.SCREEN, Trace.GONE: Mark.AWAY}


def mark_of(state: CaseState, seen: Seen | None = None) -> Mark:
    """The shape of a state. seen: what the CAD did with a delivered case."""
    return _OF_TRACE.get(seen.trace, _OF_STATE[state]) if seen else _OF_STATE[state]


def meaning_of(mark: Mark) -> str:
    """The name in `Colours` of the colour that goes with a shape."""
    return _MEANINGS.get(mark, "info")


def colour_of(mark: Mark, colours: Colours) -> QColor:
    """The colour that goes with a shape."""
    colour: QColor = getattr(colours, meaning_of(mark))
    return colour


@lru_cache(maxsize=128)
def mark_icon(mark: Mark, rgb: int, size: int, ratio: float, is_mirrored: bool) -> QIcon:
    """`mark_pixmap` as an icon."""
    return QIcon(mark_pixmap(mark, rgb, size, ratio, is_mirrored))


@lru_cache(maxsize=128)
def mark_pixmap(mark: Mark, rgb: int, size: int, ratio: float, is_mirrored: bool) -> QPixmap:
    """The shape, `size` pixels wide at 100 %, for a screen of that ratio. Drawn once: a list shows many of each."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_mark(painter, mark, QRectF(0, 0, size, size), QColor(rgb), is_mirrored)
    painter.end()
    return pixmap


def draw_mark(painter: QPainter, mark: Mark, box: QRectF, colour: QColor, is_mirrored: bool) -> None:
    """Draws a shape into a square. Arrows point the way that is read; a question mark is the same either way."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 16, box.height() / 16)
    if is_mirrored and mark in _DIRECTED:
        painter.translate(16, 0)
        painter.scale(-1, 1)
    pen = QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    _DRAW[mark](painter, colour)
    painter.restore()


def _question(painter: QPainter, _colour: QColor) -> None:
    painter.drawEllipse(QRectF(1.5, 1.5, 13, 13))
    path = QPainterPath(QPointF(6, 6.4))
    path.cubicTo(6, 3.2, 10.4, 3.4, 10.2, 6.2)
    path.cubicTo(10, 7.8, 8, 7.8, 8, 9.4)
    painter.drawPath(path)
    painter.drawPoint(QPointF(8, 11.8))


def _triangle(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(8, 2.5), QPointF(14.5, 13.5), QPointF(1.5, 13.5)]))
    painter.setPen(QPen(_on(colour), 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(8, 6.4), QPointF(8, 9.4))
    painter.drawPoint(QPointF(8, 11.7))


def _clock(painter: QPainter, _colour: QColor) -> None:
    painter.drawEllipse(QRectF(1.5, 1.5, 13, 13))
    painter.drawPolyline(QPolygonF([QPointF(8, 4.6), QPointF(8, 8), QPointF(10.6, 9.6)]))


def _ring(painter: QPainter, _colour: QColor) -> None:
    painter.drawEllipse(QRectF(3.5, 3.5, 9, 9))


def _down(painter: QPainter, _colour: QColor) -> None:
    painter.drawLine(QPointF(8, 2), QPointF(8, 10))
    painter.drawPolyline(QPolygonF([QPointF(4.6, 6.8), QPointF(8, 10.2), QPointF(11.4, 6.8)]))
    painter.drawLine(QPointF(3, 13.8), QPointF(13, 13.8))


def _forward(painter: QPainter, _colour: QColor) -> None:
    painter.drawLine(QPointF(2.5, 8), QPointF(13, 8))
    painter.drawPolyline(QPolygonF([QPointF(9, 4), QPointF(13.2, 8), QPointF(9, 12)]))


def _tick(painter: QPainter, _colour: QColor) -> None:
    painter.drawPolyline(QPolygonF([QPointF(2.5, 8.6), QPointF(6.4, 12.4), QPointF(13.5, 4)]))


def _back(painter: QPainter, _colour: QColor) -> None:
    path = QPainterPath(QPointF(3, 5.5))
    path.lineTo(9.5, 5.5)
    path.cubicTo(14.5, 5.5, 14.5, 12.5, 9.5, 12.5)
    path.lineTo(6, 12.5)
    painter.drawPath(path)
    painter.drawPolyline(QPolygonF([QPointF(6, 2.4), QPointF(2.8, 5.5), QPointF(6, 8.6)]))


def _chevrons(painter: QPainter, _colour: QColor) -> None:
    for left in (3.0, 8.0):
        painter.drawPolyline(QPolygonF([QPointF(left, 3.5), QPointF(left + 4.5, 8), QPointF(left, 12.5)]))


def _screen(painter: QPainter, _colour: QColor) -> None:
    painter.drawRoundedRect(QRectF(1.5, 2.5, 13, 8.5), 1.2, 1.2)
    painter.drawLine(QPointF(8, 11), QPointF(8, 13.8))
    painter.drawLine(QPointF(4.8, 13.8), QPointF(11.2, 13.8))


def _away(painter: QPainter, _colour: QColor) -> None:
    painter.drawEllipse(QRectF(2.5, 2.5, 11, 11))
    painter.drawLine(QPointF(4.2, 11.8), QPointF(11.8, 4.2))


def _on(colour: QColor) -> QColor:
    return QColor(Qt.GlobalColor.white if colour.lightness() < 150 else Qt.GlobalColor.black)


_DRAW = {
    Mark.QUESTION: _question,
    Mark.TRIANGLE: _triangle,
    Mark.CLOCK: _clock,
    Mark.RING: _ring,
    Mark.DOWN: _down,
    Mark.FORWARD: _forward,
    Mark.TICK: _tick,
    Mark.BACK: _back,
    Mark.CHEVRONS: _chevrons,
    Mark.SCREEN: _screen,
    Mark.AWAY: _away,
}
