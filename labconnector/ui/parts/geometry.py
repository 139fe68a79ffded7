"""Windows come back where they were, and always on a screen that is there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_LEAST_SEEN = QSize(120, 40)  # of the title's line, so that it can be taken hold of


def keep_geometry(window: QWidget, name: str) -> None:
    """Restores size and place, and saves them when the window closes or hides."""
    saved = QSettings().value(f"windows/{name}")
    if saved is not None:
        window.restoreGeometry(saved)
    _Keeper(window, name)


def on_a_screen(window: QWidget) -> None:
    """Moves a window that no screen shows any more, a monitor was taken away, to the first one."""
    top = QRect(window.frameGeometry().topLeft(), QSize(window.frameGeometry().width(), _LEAST_SEEN.height()))
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(top)
        if seen.width() >= _LEAST_SEEN.width() and seen.height() >= _LEAST_SEEN.height() // 2:
            return
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(window.size().boundedTo(room.size()))
    window.move(room.center() - window.rect().center())


class _Keeper(QObject):
    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self._window = window
        self._name = name
        window.installEventFilter(self)
        app = QGuiApplication.instance()
        app.screenRemoved.connect(self._screens_changed)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Saves when the window goes away, looks for its screen when it comes. A deleted one hides last of all."""
        if not isValid(self._window):
            return False
        if event.type() is QEvent.Type.Hide:
            QSettings().setValue(f"windows/{self._name}", self._window.saveGeometry())
        elif event.type() is QEvent.Type.Show:
            on_a_screen(self._window)
        return super().eventFilter(watched, event)

    def _screens_changed(self) -> None:
        if self._window.isVisible():
            on_a_screen(self._window)
