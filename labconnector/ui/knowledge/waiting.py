"""Says that something takes a while, once it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from labconnector.ui.parts.busy import Busy

_PATIENCE_MS = 300


class Waiting(Busy):
    """A `Busy` that does not flicker where the answer comes at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._begin: Callable[[], object] = lambda: None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE_MS)
        self._timer.timeout.connect(lambda: self._begin())

    def begin(self, text: str, cancel: Callable[[], object] | None = None) -> None:
        """Shows what is being done, if it is not done by then."""
        show = super().begin
        self._begin = lambda: show(text, cancel)
        self._timer.start()

    def end(self) -> None:
        """It is done."""
        self._timer.stop()
        super().end()
