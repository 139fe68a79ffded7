"""A second launch shows the first one's window instead of starting anew.

The lock on the data folder is the truth (`system.instance`); this is only how the second one speaks to the first.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_SHOW = b"show\n"
_PATIENCE_MS = 1500


def channel_name(data_folder: Path) -> str:
    """The name of the local channel; one for each data folder."""
    return f"labconnector-{hashlib.sha256(str(data_folder).encode()).hexdigest()[:24]}"


def show_the_first(data_folder: Path) -> bool:
    """Asks a running program to show its window. False where none answers."""
    socket = QLocalSocket()
    socket.connectToServer(channel_name(data_folder))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(_SHOW)
    was_sent = socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    return was_sent


class ShowServer(QObject):
    """Listens for second launches. What cannot be listened to is no reason not to run."""

    show_asked = Signal()

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = channel_name(data_folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)
        QLocalServer.removeServer(name)  # what a crash left; we hold the lock, so it is nobody's
        self.listens = self._server.listen(name)

    def close(self) -> None:
        """Listens no more."""
        self._server.close()

    def _take(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.show_asked.emit()
