"""Tests a CAD folder again and again while somebody looks at it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from labconnector.domain.errors import ConnectorError
from labconnector.talk.api import DeskApi
from labconnector.talk.views import CadChoice, FolderTest
from labconnector.ui.bridge import Asked, Bridge
from labconnector.ui.parts.soon import Soon

AGAIN_MS = 5_000
"""A drive that vanishes is noticed within so long."""
_TYPED_MS = 250


class FolderTester(QObject):
    """One test at a time: a dead network drive answers late, and must not be asked again meanwhile.

    began(): another choice is being tested. tested(FolderTest), failed(ConnectorError): how it went.
    """

    began = Signal()
    tested = Signal(object)
    failed = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._cad = CadChoice()
        self._asked: Asked[FolderTest] | None = None
        self._typed = Soon(self, _TYPED_MS, self._ask)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.look_again)

    def look_at(self, cad: CadChoice) -> None:
        """Another choice: tested once nothing more is typed for a moment."""
        self._cad = cad
        self._forget()
        self.began.emit()
        self._typed.start()

    def look_again(self) -> None:
        """Tests the same choice anew, unless that is going on."""
        if self._asked is None and not self._typed.isActive() and self._again.isActive():
            self._ask()

    def watch(self, on: bool) -> None:
        """Whether somebody looks."""
        if not on:
            self._again.stop()
            self._typed.stop()
            self._forget()
        elif not self._again.isActive():
            self._again.start()
            self.look_at(self._cad)

    def _ask(self) -> None:
        if not self._again.isActive():
            return
        self._asked = self._bridge.ask(self, DeskApi.test_folder, self._cad).then(self._take).failed(self._take_error)

    def _forget(self) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            asked.cancel()

    def _take(self, test: FolderTest) -> None:
        self._asked = None
        self.tested.emit(test)

    def _take_error(self, error: ConnectorError) -> None:
        self._asked = None
        self.failed.emit(error)
