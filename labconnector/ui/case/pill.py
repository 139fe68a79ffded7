"""A short word on a tinted ground: a state, 'overdue', 'rush'."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from labconnector.ui.theme import SPACE, colours, mixed


class Pill(QWidget):
    """Hidden while it has no text. Its colour only underlines what the word says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._meaning = "", "info"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def text(self) -> str:
        """The word."""
        return self._text

    def say(self, text: str, meaning: str = "info") -> None:
        """Shows a word. meaning: a colour's name in `Colours`."""
        self._text, self._meaning = text, meaning
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The word with room around it."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2 * SPACE + 4, metrics.height() + SPACE - 2)

    def minimumSizeHint(self) -> QSize:
        """It is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tinted, with round ends."""
        colour = getattr(colours(self.palette()), self._meaning)
        ground = mixed(self.palette().color(QPalette.ColorRole.Window), colour, 0.16)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            rect = QRectF(self.rect())
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
            painter.setPen(colour)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
