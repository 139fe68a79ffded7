"""Draws a row in two lines, the second one muted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from labconnector.ui.theme import SPACE, colours
from labconnector.ui.trouble.problem_model import BELOW

Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """The row's text, and what `BELOW` gives below it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines with air around them."""
        return QSize(super().sizeHint(option, index).width(), 2 * option.fontMetrics.height() + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background and focus as the style draws them, then the two lines."""
        self.initStyleOption(option, index)
        first, option.text = option.text, ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        room = option.rect.adjusted(SPACE, SPACE // 2, -SPACE, -SPACE // 2)
        half = room.height() // 2
        colour = _text_colour(option)
        selected = option.state & QStyle.StateFlag.State_Selected
        _draw(painter, option, room.adjusted(0, 0, 0, -half), first, colour)
        lower = colour if selected else colours(option.palette).muted
        _draw(painter, option, room.adjusted(0, half, 0, 0), str(index.data(BELOW) or ""), lower)


def _text_colour(option: QStyleOptionViewItem) -> QColor:
    active = option.state & QStyle.StateFlag.State_Active
    group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
    selected = option.state & QStyle.StateFlag.State_Selected
    return option.palette.color(group, QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)


def _draw(painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str, colour: QColor) -> None:
    painter.save()
    painter.setPen(colour)
    align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    elided = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, align.value, elided)
    painter.restore()
