"""The program's icon, with a dot that says how things stand by colour and by shape."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF


class Dot(StrEnum):
    """The dot's meaning."""

    OK = "ok"  # green disc: connected and working
    BUSY = "busy"  # blue, moving: a check or a download is under way
    ATTENTION = "attention"  # amber triangle: a case waits for an answer, or we are late
    TROUBLE = "trouble"  # red square with a bar: nothing goes on before a person does something
    OFF = "off"  # grey ring: not connected, switched off or paused


_TRAY_SIZES = (16, 22, 24, 32, 48, 64)
"""Trays have no greater ones, also at 250 %. Each of the moving dot's pictures is kept in all of them."""
_SIZES = (*_TRAY_SIZES, 128)
_COLOURS = {
    Dot.OK: "#1f9d55",
    Dot.BUSY: "#1a73e8",
    Dot.ATTENTION: "#f0a30a",
    Dot.TROUBLE: "#d92d20",
    Dot.OFF: "#8a8f98",
}
FRAMES = 8
"""Pictures of the moving dot."""


@cache
def tray_icon(dot: Dot, frame: int = 0) -> QIcon:
    """The icon for the tray in all sizes. frame: 0 to FRAMES - 1, of the moving dot."""
    icon = QIcon()
    for size in _TRAY_SIZES:
        icon.addPixmap(_pixmap(size, dot, frame))
    return icon


@cache
def app_icon() -> QIcon:
    """The icon of the windows, without a dot."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(_pixmap(size, None, 0))
    return icon


def dot_pixmap(dot: Dot, size: int) -> QPixmap:
    """The dot alone, for a window's status line."""
    pixmap = _clear(size)
    painter = _painter(pixmap)
    _draw_dot(painter, dot, QRectF(0.5, 0.5, size - 1, size - 1), 0)
    painter.end()
    return pixmap


def _pixmap(size: int, dot: Dot | None, frame: int) -> QPixmap:
    pixmap = _clear(size)
    painter = _painter(pixmap)
    painter.scale(size / 64, size / 64)
    _draw_tooth(painter)
    if dot is not None:
        _draw_dot(painter, dot, QRectF(31, 31, 32, 32), frame)
    painter.end()
    return pixmap


def _clear(size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _painter(pixmap: QPixmap) -> QPainter:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _draw_tooth(painter: QPainter) -> None:
    """A molar, white with a dark edge, so that it reads on light and on dark panels."""
    path = QPainterPath(QPointF(32, 14))
    path.cubicTo(42, 4, 60, 6, 59, 25)
    path.cubicTo(58, 38, 52, 42, 50, 54)
    path.cubicTo(48, 64, 40, 62, 39, 52)
    path.cubicTo(38, 44, 36, 41, 32, 41)
    path.cubicTo(28, 41, 26, 44, 25, 52)
    path.cubicTo(24, 62, 16, 64, 14, 54)
    path.cubicTo(12, 42, 6, 38, 5, 25)
    path.cubicTo(4, 6, 22, 4, 32, 14)
    painter.setPen(QPen(QColor("#2b3a4a"), 4))
    painter.setBrush(QColor("#ffffff"))
    painter.drawPath(path)


def _draw_dot(painter: QPainter, dot: Dot, box: QRectF, frame: int) -> None:
    painter.save()
    colour = QColor(_COLOURS[dot])
    edge = max(1.0, box.width() / 12)
    painter.setPen(QPen(QColor("#ffffff"), edge))
    painter.setBrush(QBrush(colour))
    inner = box.adjusted(edge, edge, -edge, -edge)
    match dot:
        case Dot.OK:
            painter.drawEllipse(inner)
        case Dot.ATTENTION:
            corners = (QPointF(inner.center().x(), inner.top()), inner.bottomRight(), inner.bottomLeft())
            painter.drawPolygon(QPolygonF(corners))
        case Dot.TROUBLE:
            painter.drawRect(inner)
            _bar(painter, inner)
        case Dot.OFF:
            painter.setBrush(QColor("#ffffff"))
            painter.setPen(QPen(colour, edge * 2))
            painter.drawEllipse(inner.adjusted(edge, edge, -edge, -edge))
        case Dot.BUSY:
            painter.drawEllipse(inner)
            _arc(painter, inner, edge, frame)
    painter.restore()


def _bar(painter: QPainter, box: QRectF) -> None:
    """'No entry': a bar across."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#ffffff"))
    height = box.height() / 5
    painter.drawRect(QRectF(box.left() + height, box.center().y() - height / 2, box.width() - 2 * height, height))


def _arc(painter: QPainter, box: QRectF, edge: float, frame: int) -> None:
    """Two thirds of a ring that turns."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor("#ffffff"), edge * 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    inset = box.width() / 4
    start = -frame * 360 * 16 // FRAMES
    painter.drawArc(box.adjusted(inset, inset, -inset, -inset), start, 240 * 16)
