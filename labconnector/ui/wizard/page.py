"""What every page of the wizard has: a heading, a body that scrolls where the window is small, buttons below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from labconnector.ui.parts.labels import heading, plain
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.wizard.steps import Wizard


class Page(QWidget):
    """Draws one step. `draw` shows what the logic knows; buttons tell the window's slots what the user wants."""

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__()
        self.heading, self.text = heading(title, 1.5), plain(text)
        self.text.setVisible(bool(text))
        self.primary: QPushButton | None = None
        self._buttons: list[QPushButton] = []
        self._back = self._button(self.tr("Back"))
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(WIDE * 2, WIDE * 2, WIDE * 2, WIDE)
        self.body.setSpacing(SPACE * 2)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.text)
        self._footer = QHBoxLayout()
        self._footer.setContentsMargins(WIDE * 2, SPACE, WIDE * 2, WIDE)
        self._footer.setSpacing(SPACE)
        self._footer.addWidget(self._back)
        self._footer.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(_scrolled(content), 1)
        layout.addLayout(self._footer)

    def on_back(self, go: Callable[[], object], text: str = "") -> None:
        """What the button at the leading end does."""
        self._back.clicked.connect(lambda: go())
        if text:
            self._back.setText(text)

    def add_button(self, text: str, pressed: Callable[[], object], *, primary: bool = False) -> QPushButton:
        """Adds a button at the trailing end; the primary one is added last and takes the Enter key."""
        button = self._button(text)
        button.clicked.connect(lambda: pressed())
        self._footer.addWidget(button)
        self._buttons.append(button)
        if primary:
            self.primary = button
        return button

    def begin(self) -> None:
        """The page is shown: the Enter key and the focus go where they are wanted first."""
        if self.primary is not None:
            self.primary.setDefault(True)
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self, wizard: Wizard) -> None:
        """Shows what the logic knows."""
        self._back.setVisible(wizard.can_go_back)
        for button in self._buttons:
            button.setEnabled(not wizard.busy)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
