"""The bars above a case: what it waits for, what went wrong, what is new. Each with the one thing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from labconnector.ui.parts.labels import plain
from labconnector.ui.theme import SPACE, colours, mixed

Act = Callable[[], object]


class NoteBar(QWidget):
    """A sentence on a tinted ground with a coloured edge, and up to two buttons. Hidden while it says nothing."""

    def __init__(self, meaning: str, parent: QWidget | None = None) -> None:
        """meaning: a colour's name in `Colours`."""
        super().__init__(parent)
        self._meaning = meaning
        self._act: Act | None = None
        self._second: Act | None = None
        self._label = plain()
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button, self.second = QPushButton(), QPushButton()
        self.button.clicked.connect(lambda: self._act and self._act())
        self.second.clicked.connect(lambda: self._second and self._second())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE * 2, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.second, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; '' while hidden."""
        return self._label.text()

    def say(self, text: str, button: str = "", act: Act | None = None) -> None:
        """Says it. button: what can be done about it; no button without."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self._act = act
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.offer_second("", None)
        self.show()

    def offer_second(self, button: str, act: Act | None) -> None:
        """Another, quieter button; none where its text is empty."""
        self._second = act
        self.second.setText(button)
        self.second.setVisible(bool(button))

    def clear(self) -> None:
        """Nothing to say any more."""
        self._label.clear()
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, and the edge at the leading side."""
        colour = getattr(colours(self.palette()), self._meaning)
        rect = QRectF(self.rect())
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        edge = QRectF(rect.right() - _EDGE if is_rtl else rect.left(), rect.top(), _EDGE, rect.height())
        with QPainter(self) as painter:
            painter.fillRect(rect, mixed(self.palette().color(QPalette.ColorRole.Window), colour, 0.10))
            painter.fillRect(edge, colour)


_EDGE = 4.0
