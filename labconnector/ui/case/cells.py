"""Draws a table's cells with room around their text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from labconnector.ui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex
PAD_X, PAD_Y = SPACE * 3 // 4, SPACE // 2


class RoomyCells(QStyledItemDelegate):
    """The style's own cells, with padding."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The text's size at the column's width, and the room around it."""
        narrow = QStyleOptionViewItem(option)
        narrow.rect = _inner(option.rect)
        size = super().sizeHint(narrow, index)
        return QSize(size.width() + 2 * PAD_X, size.height() + 2 * PAD_Y)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """First the ground over all of the cell, then the text in its middle."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        style = ground.widget.style() if ground.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, ground, painter, ground.widget)
        text = QStyleOptionViewItem(ground)
        text.rect = _inner(ground.rect)
        text.backgroundBrush = QPalette().brush(QPalette.ColorRole.NoRole)
        if ground.state & QStyle.StateFlag.State_Selected:
            chosen = ground.palette.color(QPalette.ColorRole.HighlightedText)
            text.palette.setColor(QPalette.ColorRole.Text, chosen)
            text.state &= ~QStyle.StateFlag.State_Selected
        text.state &= ~QStyle.StateFlag.State_MouseOver
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, text, painter, text.widget)


def _inner(rect: QRect) -> QRect:
    return rect.adjusted(PAD_X, 0, -PAD_X, 0)
