"""Draws a row in two lines, the second one muted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from labconnector.ui.parts.cell_drawing import draw_ground, draw_text, muted_colour, text_colour
from labconnector.ui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """The row's text, and what a role of its model gives below it."""

    def __init__(self, below: int, parent: QWidget) -> None:
        """below: the role."""
        super().__init__(parent)
        self._below = below

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines with air around them."""
        return QSize(super().sizeHint(option, index).width(), 2 * option.fontMetrics.height() + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background and focus as the style draws them, then the two lines."""
        self.initStyleOption(option, index)
        first = draw_ground(painter, option)
        room = option.rect.adjusted(SPACE, SPACE // 2, -SPACE, -SPACE // 2)
        half = room.height() // 2
        draw_text(painter, option, room.adjusted(0, 0, 0, -half), first, text_colour(option))
        lower = room.adjusted(0, half, 0, 0)
        draw_text(painter, option, lower, str(index.data(self._below) or ""), muted_colour(option))
