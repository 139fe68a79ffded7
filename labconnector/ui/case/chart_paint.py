"""Draws the chart's pieces. All coordinates are a widget's own; the caller scales."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPalette, QPen, QPolygonF, QTransform

from labconnector.ui.case.chart_colours import HATCHES, Ink, ink_of, plain_ink
from labconnector.ui.case.chart_layout import Place
from labconnector.ui.case.chart_work import Work


@dataclass(frozen=True, slots=True)
class Drawn:
    """One tooth's place, scaled to the widget. scale: pixels a millimetre."""

    universal: int
    outline: QPolygonF
    grooves: tuple[QPolygonF, ...]
    centre: QPointF
    number_at: QPointF
    bar_at: QPointF
    scale: float


def drawn(place: Place, to_widget: QTransform, scale: float) -> Drawn:
    """A place of the layout in the widget's coordinates."""

    def polygon(points: tuple[tuple[float, float], ...]) -> QPolygonF:
        return to_widget.map(QPolygonF([QPointF(x, y) for x, y in points]))

    return Drawn(
        place.universal,
        polygon(place.outline),
        tuple(polygon(line) for line in place.grooves),
        to_widget.map(QPointF(*place.centre)),
        to_widget.map(QPointF(*place.number_at)),
        to_widget.map(QPointF(*place.bar_at)),
        scale,
    )


def paint_tooth(painter: QPainter, tooth: Drawn, work: Work | None, letter: str, palette: QPalette) -> None:
    """A tooth: plain, missing (dashed), or filled by its work with hatch and letter."""
    if work is None:
        _paint_plain(painter, tooth, plain_ink(palette))
    elif work is Work.MISSING:
        _paint_missing(painter, tooth, letter, palette)
    else:
        paint_work(painter, tooth.outline, work, palette)
        if work is Work.IMPLANT:
            _paint_ring(painter, tooth.outline.boundingRect(), ink_of(work, palette))
        _paint_letter(painter, tooth.centre, letter, ink_of(work, palette).letter, 3.9 * tooth.scale)


def paint_work(painter: QPainter, outline: QPolygonF, work: Work, palette: QPalette) -> None:
    """Fill, hatch and outline of a kind of work; for teeth and for the legend's samples."""
    ink = ink_of(work, palette)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.fill)
    painter.drawPolygon(outline)
    if hatch := HATCHES.get(work):
        faint = QColor(ink.line)
        faint.setAlphaF(0.45)
        painter.setBrush(QBrush(faint, hatch))
        painter.drawPolygon(outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink.line, 1.5))
    painter.drawPolygon(outline)


def paint_sample(painter: QPainter, rect: QRectF, work: Work, letter: str, palette: QPalette) -> None:
    """The legend's sample of a kind of work."""
    corners = QPolygonF(rect)
    if work is Work.MISSING:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_dashes(palette))
        painter.drawPolygon(corners)
        colour = plain_ink(palette).letter
    else:
        paint_work(painter, corners, work, palette)
        colour = ink_of(work, palette).letter
    _paint_letter(painter, rect.center(), letter, colour, rect.height() * 0.62)


def paint_bar(painter: QPainter, line: QPolygonF, teeth: list[Drawn], palette: QPalette) -> None:
    """A bridge: a bar on the tongue's side with a stem to each of its teeth."""
    scale = teeth[0].scale
    colour = ink_of(Work.PONTIC, palette).line
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, 0.7 * scale))
    for tooth in teeth:
        painter.drawLine(tooth.bar_at, tooth.bar_at + (tooth.centre - tooth.bar_at) * 0.45)
    painter.setPen(_pen(colour, 1.3 * scale))
    painter.drawPolyline(line)


def paint_number(painter: QPainter, tooth: Drawn, text: str, is_worked: bool, palette: QPalette) -> None:
    """A tooth's number beside it; of a tooth with work bold."""
    font = QFont(painter.font())
    font.setBold(is_worked)
    painter.save()
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.Text) if is_worked else plain_ink(palette).letter)
    painter.drawText(_around(tooth.number_at, 9 * tooth.scale), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_ring(painter: QPainter, tooth: Drawn, colour: QColor, is_strong: bool) -> None:
    """Marks the tooth that is pointed at, or has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 3.0 if is_strong else 2.0))
    painter.drawPolygon(tooth.outline)


def _paint_plain(painter: QPainter, tooth: Drawn, ink: Ink) -> None:
    painter.setBrush(ink.fill)
    painter.setPen(QPen(ink.line, 1.0))
    painter.drawPolygon(tooth.outline)
    faint = QColor(ink.line)
    faint.setAlphaF(0.6)
    painter.setPen(_pen(faint, 1.0))
    for line in tooth.grooves:
        painter.drawPolyline(line)


def _paint_missing(painter: QPainter, tooth: Drawn, letter: str, palette: QPalette) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_dashes(palette))
    painter.drawPolygon(tooth.outline)
    _paint_letter(painter, tooth.centre, letter, plain_ink(palette).letter, 4 * tooth.scale)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _dashes(palette: QPalette) -> QPen:
    return QPen(plain_ink(palette).letter, 1.2, Qt.PenStyle.DashLine)


def _paint_ring(painter: QPainter, rect: QRectF, ink: Ink) -> None:
    """The implant's head from above."""
    radius = min(rect.width(), rect.height()) * 0.34
    painter.setBrush(ink.fill)
    painter.setPen(QPen(ink.line, 1.5))
    painter.drawEllipse(rect.center(), radius, radius)


def _paint_letter(painter: QPainter, at: QPointF, letter: str, colour: QColor, pixels: float) -> None:
    font = QFont(painter.font())
    font.setPixelSize(max(8, round(pixels)))
    font.setBold(True)
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(_around(at, pixels * 3), Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def _around(at: QPointF, size: float) -> QRectF:
    return QRectF(at.x() - size / 2, at.y() - size / 2, size, size)
