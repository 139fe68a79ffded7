"""Windows come back where they were, and always on a screen that is there, with their title in reach."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSettings, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from labconnector.ui.parts.small_screen import make_room

_LEAST_SEEN = QSize(120, 40)  # of the title's line, so that it can be taken hold of
_FRAMED_MS = (50, 300)
"""After a window is shown its frame comes, from another program on X11; it is looked at so often."""


def keep_geometry(window: QWidget, name: str) -> None:
    """Restores size and place, and saves them when the window closes or hides. Keeps the window in reach."""
    saved = QSettings().value(f"windows/{name}")
    if saved is not None:
        window.restoreGeometry(saved)
    _Keeper(window, name)


def keep_in_reach(window: QWidget) -> None:
    """The same for a dialog, whose place is not kept."""
    _Keeper(window, "")


def on_a_screen(window: QWidget) -> None:
    """Moves a window whose title no screen shows, a monitor was taken away, to the first one; and fits its size."""
    title = QRect(window.frameGeometry().topLeft(), QSize(window.frameGeometry().width(), _LEAST_SEEN.height()))
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(title)
        if seen.width() >= _LEAST_SEEN.width() and seen.height() >= _LEAST_SEEN.height() // 2:
            _into(window, screen.availableGeometry())
            return
    room = QGuiApplication.primaryScreen().availableGeometry()
    _into(window, room)
    frame = window.frameGeometry()
    frame.moveCenter(room.center())
    window.move(frame.topLeft())


def _into(window: QWidget, room: QRect) -> None:
    """Not larger than the room, and not with its title above it."""
    if window.isMaximized() or window.isFullScreen():
        return
    margins = _frame(window)
    most = room.marginsRemoved(margins).size()
    make_room(window, most)
    if window.size().boundedTo(most) != window.size():
        window.resize(window.size().boundedTo(most))
    frame = window.geometry().marginsAdded(margins)
    if frame.height() > 0 and frame.bottom() > room.bottom():
        frame.moveBottom(room.bottom())
    if frame.top() < room.top():
        frame.moveTop(room.top())
    if frame.topLeft() != window.geometry().marginsAdded(margins).topLeft():
        window.move(QPoint(window.frameGeometry().left(), frame.top()))


def _frame(window: QWidget) -> QMargins:
    handle = window.windowHandle()
    return handle.frameMargins() if handle is not None else QMargins()


class _Keeper(QObject):
    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self._window = window
        self._name = name
        self._looks = [self._timer(after_ms) for after_ms in _FRAMED_MS]
        window.installEventFilter(self)
        app = QGuiApplication.instance()
        app.screenRemoved.connect(self._screens_changed)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Saves when the window goes away, looks for its screen when it comes or when its letters grow."""
        if not isValid(self._window):
            return False  # a deleted one hides last of all
        if event.type() is QEvent.Type.Hide:
            if self._name:
                QSettings().setValue(f"windows/{self._name}", self._window.saveGeometry())
        elif event.type() is QEvent.Type.Show:
            self._look()
            for timer in self._looks:
                timer.start()
        elif event.type() in _GROWS:
            self._looks[0].start()
        return super().eventFilter(watched, event)

    def _timer(self, after_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(self._look)
        return timer

    def _look(self) -> None:
        if isValid(self._window) and self._window.isVisible():
            on_a_screen(self._window)

    def _screens_changed(self) -> None:
        self._looks[0].start()


_GROWS = (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.ScreenChangeInternal)
