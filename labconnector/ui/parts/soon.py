"""Does something a while after it was asked for, once, however often it was asked for meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Soon(QTimer):
    """start(): the while begins anew, as for what is done when nothing more is typed. ask(): it goes on."""

    def __init__(self, parent: QObject, after_ms: int, do: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(after_ms)
        self.timeout.connect(do)

    def ask(self) -> None:
        """Does it soon, where that is not to be done anyway."""
        if not self.isActive():
            self.start()
