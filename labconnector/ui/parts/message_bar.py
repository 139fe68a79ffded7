"""The bar at a window's top that says what went wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from labconnector.domain.errors import ConnectorError
from labconnector.ui.parts.labels import plain
from labconnector.ui.theme import SPACE, colours
from labconnector.ui.words import error_text, said


class MessageBar(QFrame):
    """Hidden while there is nothing to say. Its text can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._copied = ""
        self._retry: Callable[[], object] | None = None
        self._is_error = False
        self._text = plain()
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._again = self._button(self.tr("Try again"), self._try_again)
        self._copy = self._button(self.tr("Copy"), self._copy_text)
        self._close = self._button("✕", self.clear)
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self._text, 1)
        for button in (self._again, self._copy, self._close):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_error(self, error: ConnectorError, retry: Callable[[], object] | None = None) -> None:
        """Says what happened and what to do. retry: what `Try again` does."""
        happened = f"{said(error.title)}. {said(error.message)}".strip()
        self._say("\n".join(filter(None, (happened, said(error.action)))), True)
        self._copied = error_text(error)
        self._retry = retry
        self._again.setVisible(retry is not None)
        self._copy.setVisible(True)

    def show_info(self, text: str) -> None:
        """Says something that is no failure."""
        self._say(text, False)
        self._retry = None
        self._again.setVisible(False)
        self._copy.setVisible(False)

    def clear(self) -> None:
        """Takes the message away."""
        self.hide()
        self._text.clear()

    @property
    def text(self) -> str:
        """What it says; '' while hidden."""
        return self._text.text()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the system from light to dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and not self._colouring:
            self._colour()

    _colouring = False

    def _say(self, text: str, is_error: bool) -> None:
        self._is_error = is_error
        self._text.setText(text)
        self.setAccessibleName(text)
        self._colour()
        self.show()

    def _colour(self) -> None:
        """The window's own colour with a tint, so that it reads in light and dark."""
        self._colouring = True
        meaning = colours(self.palette()).error if self._is_error else colours(self.palette()).info
        self.setStyleSheet(f"MessageBar {{ border: 1px solid {meaning.name()}; border-radius: 4px; }}")
        self._colouring = False

    def _button(self, text: str, pressed: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAutoRaise(True)
        button.clicked.connect(lambda: pressed())
        return button

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)

    def _try_again(self) -> None:
        retry = self._retry
        self.clear()
        if retry:
            retry()
