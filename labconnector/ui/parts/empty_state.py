"""What stands where a list is empty: why, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from labconnector.ui.theme import SPACE, WIDE


class EmptyState(QWidget):
    """A title, a sentence and, where there is something to do, a button that sends `pressed`."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._text, self._button = QLabel(), QLabel(), QPushButton()
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self._title.setFont(font)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._button.clicked.connect(lambda: self.pressed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE * 2, WIDE, WIDE * 2, WIDE)
        layout.setSpacing(SPACE)
        layout.addStretch(2)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addSpacing(SPACE)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, title: str, text: str, button: str = "") -> None:
        """Sets the words; no button where its text is empty."""
        self._title.setText(title)
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
