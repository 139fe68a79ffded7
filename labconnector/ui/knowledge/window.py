"""What the windows about the lab's knowledge have in common: they read again whenever something may be different."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from labconnector.domain.errors import ConnectorError
from labconnector.ui.bridge import Asked
from labconnector.ui.parts.busy import Waiting
from labconnector.ui.parts.geometry import keep_geometry
from labconnector.ui.parts.labels import muted
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.parts.soon import Soon
from labconnector.ui.theme import SPACE, WIDE

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop

_SOON_MS = 200


class KnowledgeWindow(QWidget):
    """A window with a message bar, a sentence about what it is for, and a body. Subclasses fill in `read`."""

    def __init__(self, desktop: Desktop, name: str, title: str, about: str) -> None:
        """name: under which the window's size is kept."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.desktop = desktop
        self.bridge = desktop.bridge
        self.bar = MessageBar(self)
        self.busy = Waiting(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        self._layout.setSpacing(SPACE + SPACE // 2)
        for part in (self.bar, muted(about), self.busy):
            self._layout.addWidget(part)
        self._soon = Soon(self, _SOON_MS, self.read)
        self.bridge.cases_changed.connect(self._changed_elsewhere)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        letter = self.fontMetrics()
        self.resize(letter.averageCharWidth() * 128, letter.height() * 34)
        keep_geometry(self, name)

    def set_body(self, body: QWidget) -> None:
        """The window's main part; call once."""
        self._layout.addWidget(body, 1)

    def read(self) -> None:
        """Asks for what is shown."""
        raise NotImplementedError

    def done(self, text: str = "") -> None:
        """Something was changed: says so and reads again."""
        self.busy.end()
        if text:
            self.bar.show_info(text)
        self.read()

    def one_by_one(self, steps: Sequence[Callable[[], Asked[Any]]], text: str, done: Callable[[], object]) -> None:
        """Sends requests one after another, then calls `done`. What was done before a failure, or a cancel, stays."""
        left = list(reversed(steps))
        self.bar.clear()
        self.busy.begin(text, left.clear)

        def go_on(_answer: object = None) -> None:
            if left:
                left.pop()().then(go_on).failed(self.failed)
            else:
                done()

        go_on()

    def failed(self, error: ConnectorError, retry: Callable[[], object] | None = None) -> None:
        """Something could not be done: says so, and shows how things are now."""
        self.busy.end()
        self.bar.show_error(error, retry)
        self._soon.start()

    def could_not_read(self, error: ConnectorError) -> None:
        """What is shown could not be read; what was shown before stays."""
        self.bar.show_error(error, self.read)

    def changeEvent(self, event: QEvent) -> None:
        """Another window, or another program, may have changed something meanwhile."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self._soon.start()

    def _changed_elsewhere(self, _told: object) -> None:
        self._soon.ask()
