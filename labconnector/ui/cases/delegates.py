"""How the cells are drawn that are more than a text: picture, unread dot, state, due date."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from labconnector.domain.listing import CaseLine
from labconnector.ui.cases.model import CaseModel
from labconnector.ui.cases.texts import has_trouble, is_rush
from labconnector.ui.parts.cell_drawing import draw_ground, draw_text, is_chosen
from labconnector.ui.parts.marks import Mark, colour_of, mark_icon, mark_of, mark_pixmap
from labconnector.ui.theme import mixed

AnyIndex = QModelIndex | QPersistentModelIndex
_GLYPH = 14
_GAP = 6


class CellDelegate(QStyledItemDelegate):
    """Draws the row's background as every cell has it; the rest is `draw`."""

    def __init__(self, model: CaseModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._cases = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The background, then what the cell is about."""
        self.initStyleOption(option, index)
        text = draw_ground(painter, option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, option, self._cases.line(index.row()), text)
        painter.restore()

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, line: CaseLine, text: str) -> None:
        """What the cell is about."""


class PictureDelegate(CellDelegate):
    """The scan's thumbnail, or an empty place for it."""

    def __init__(self, model: CaseModel, picture: Callable[[CaseLine], QPixmap | None], parent: QWidget) -> None:
        super().__init__(model, parent)
        self._picture = picture

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, line: CaseLine, _text: str) -> None:
        """In the middle of the cell."""
        pixmap = self._picture(line)
        if pixmap is not None:
            size = pixmap.deviceIndependentSize().toSize()
            painter.drawPixmap(_middle(option.rect, size).topLeft(), pixmap)
            return
        box = QRectF(_middle(option.rect, QSize(34, 34)))
        pen = QPen(self._cases.colours.line, 1)
        pen.setStyle(Qt.PenStyle.SolidLine if line.has_scans else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawRoundedRect(box, 5, 5)


class UnreadDelegate(CellDelegate):
    """A dot where a case was not opened yet."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, line: CaseLine, _text: str) -> None:
        """Filled; nothing where it was read."""
        if line.unread:
            painter.setPen(Qt.PenStyle.NoPen)
            role = QPalette.ColorRole.HighlightedText
            painter.setBrush(option.palette.color(role) if is_chosen(option) else self._cases.colours.unread)
            painter.drawEllipse(QPointF(QRectF(option.rect).center()), 4.5, 4.5)


class StateDelegate(CellDelegate):
    """A pill with a shape and words."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, line: CaseLine, text: str) -> None:
        """As wide as its words, cut off with dots where the column is narrower."""
        mark = Mark.TRIANGLE if has_trouble(line, self._cases.now) else mark_of(line.state, line.seen)
        colour = colour_of(mark, self._cases.colours)
        metrics = option.fontMetrics
        room = option.rect.adjusted(_GAP, 0, -_GAP, 0)
        height = min(metrics.height() + 8, room.height())
        wanted = metrics.horizontalAdvance(text) + _GLYPH + 4 * _GAP
        pill = QRect(room.left(), room.top() + (room.height() - height) // 2, min(wanted, room.width()), height)
        self._fill(painter, option, _placed(option, room, pill), colour)
        glyph = QRect(pill.left() + _GAP + 2, pill.top() + (height - _GLYPH) // 2, _GLYPH, _GLYPH)
        at = _placed(option, room, glyph).topLeft()
        painter.drawPixmap(at, mark_pixmap(mark, colour.rgba(), _GLYPH, _ratio(option), _is_mirrored(option)))
        words = _placed(option, room, pill.adjusted(_GLYPH + 2 * _GAP, 0, -_GAP, 0))
        draw_text(painter, option, words, text, option.palette.color(QPalette.ColorRole.Text))

    def _fill(self, painter: QPainter, option: QStyleOptionViewItem, pill: QRect, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_pill(option.palette.color(QPalette.ColorRole.Base).rgb(), colour.rgb()))
        painter.drawRoundedRect(QRectF(pill), pill.height() / 2, pill.height() / 2)


class DueDelegate(QStyledItemDelegate):
    """The due date; overdue and rush with a shape and a colour beside their word."""

    def __init__(self, model: CaseModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._cases = model

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Adds the mark as an icon, which Qt places for either reading direction."""
        super().initStyleOption(option, index)
        line = self._cases.line(index.row())
        if line.overdue(self._cases.today):
            self._mark(option, Mark.TRIANGLE, self._cases.colours.overdue)
        elif is_rush(line):
            self._mark(option, Mark.CHEVRONS, self._cases.colours.rush)

    def _mark(self, option: QStyleOptionViewItem, mark: Mark, colour: QColor) -> None:
        if is_chosen(option) and option.state & QStyle.StateFlag.State_Active:
            colour = option.palette.color(QPalette.ColorRole.HighlightedText)
        else:
            option.palette.setColor(QPalette.ColorRole.Text, colour)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(_GLYPH, _GLYPH)
        option.icon = mark_icon(mark, colour.rgba(), _GLYPH, _ratio(option), _is_mirrored(option))


@lru_cache(maxsize=32)
def _pill(base_rgb: int, rgb: int) -> QColor:
    return mixed(QColor(base_rgb), QColor(rgb), 0.13)


def _ratio(option: QStyleOptionViewItem) -> float:
    return option.widget.devicePixelRatioF() if option.widget else 1.0


def _is_mirrored(option: QStyleOptionViewItem) -> bool:
    return bool(option.direction == Qt.LayoutDirection.RightToLeft)


def _placed(option: QStyleOptionViewItem, room: QRect, box: QRect) -> QRect:
    """A box that was thought of from left to right, where it stands in the reading direction."""
    return QStyle.visualRect(option.direction, room, box)


def _middle(rect: QRect, size: QSize) -> QRect:
    place = QRect(rect.topLeft(), size)
    place.moveCenter(rect.center())
    return place
