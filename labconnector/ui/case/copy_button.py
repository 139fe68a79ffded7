"""A small button that copies the text beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOption, QToolButton, QWidget

from labconnector.ui.theme import colours


class CopyButton(QToolButton):
    """Two sheets, drawn: themes' icons are not there on every system."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """name: what it does, for its tooltip and for screen readers."""
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        side = self.fontMetrics().height() + 2
        return QSize(side + 2, side)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sheets; the ground while it is pointed at, a ring while it has the keyboard."""
        palette = self.palette()
        is_hot = self.underMouse() or self.isDown()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text) if is_hot else colours(palette).muted, 1.2))
            painter.setBrush(palette.color(QPalette.ColorRole.Window))
            side = min(self.width(), self.height()) * 0.48
            middle = QRectF(self.rect()).center()
            sheet = QRectF(middle.x() - side * 0.72, middle.y() - side * 0.78, side * 0.95, side * 1.1)
            painter.drawRoundedRect(sheet, 1.5, 1.5)
            painter.drawRoundedRect(sheet.translated(side * 0.42, side * 0.42), 1.5, 1.5)
            if self.hasFocus():
                option = QStyleOption()
                option.initFrom(self)
                self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)
