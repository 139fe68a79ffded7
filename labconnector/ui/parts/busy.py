"""A line that shows that something takes a while, how far it is, and how to end it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from labconnector.ui.parts.soon import Soon
from labconnector.ui.theme import SPACE
from labconnector.ui.words import bytes_text

_PATIENCE_MS = 300


class Busy(QWidget):
    """Hidden while nothing is going on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cancel: Callable[[], object] | None = None
        self._text, self._bar, self._button = QLabel(), QProgressBar(), QPushButton(self.tr("Cancel"))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._bar.setTextVisible(False)
        self._button.clicked.connect(self._cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._text, 2)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._button)
        self.hide()

    def begin(self, text: str, cancel: Callable[[], object] | None = None) -> None:
        """Shows what is being done. cancel: what the button does; no button without."""
        self._cancel = cancel
        self._text.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self._button.setVisible(cancel is not None)
        self.show()

    def progress(self, done: int, total: int | None) -> None:
        """How far it is, in bytes or any other unit; total None = nobody knows."""
        self._bar.setRange(0, 1000 if total else 0)
        if total:
            self._bar.setValue(min(1000, done * 1000 // total))
            self._bar.setToolTip(f"{bytes_text(done)} / {bytes_text(total)}")

    def end(self) -> None:
        """It is done."""
        self._cancel = None
        self.hide()

    def _cancelled(self) -> None:
        cancel = self._cancel
        self.end()
        if cancel:
            cancel()


class Waiting(Busy):
    """A `Busy` that does not flicker where the answer comes at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._begin: Callable[[], object] = lambda: None
        self._timer = Soon(self, _PATIENCE_MS, lambda: self._begin())

    def begin(self, text: str, cancel: Callable[[], object] | None = None) -> None:
        """Shows what is being done, if it is not done by then."""
        show = super().begin
        self._begin = lambda: show(text, cancel)
        self._timer.start()

    def end(self) -> None:
        """It is done."""
        self._timer.stop()
        super().end()
