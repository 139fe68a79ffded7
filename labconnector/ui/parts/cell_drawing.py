"""What delegates need to draw a text of their own as the style draws the rest."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from labconnector.ui.theme import colours


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> str:
    """Background, choice and focus without the text, which is returned. option: as `initStyleOption` left it."""
    text, option.text = option.text, ""
    option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
    return str(text)


def draw_text(painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str, colour: QColor) -> None:
    """One line at the leading side, cut off with dots where there is no room for it."""
    painter.save()
    painter.setFont(option.font)
    painter.setPen(colour)
    align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(room, int(align), option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width()))
    painter.restore()


def text_colour(option: QStyleOptionViewItem) -> QColor:
    """The colour of a row's text, chosen or not, in the active window or not."""
    is_active = option.state & QStyle.StateFlag.State_Active
    group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive
    role = QPalette.ColorRole.HighlightedText if is_chosen(option) else QPalette.ColorRole.Text
    return option.palette.color(group, role)


def muted_colour(option: QStyleOptionViewItem) -> QColor:
    """The colour of what steps back; in a chosen row it does not."""
    return text_colour(option) if is_chosen(option) else colours(option.palette).muted


def is_chosen(option: QStyleOptionViewItem) -> bool:
    """Whether the row is selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)
