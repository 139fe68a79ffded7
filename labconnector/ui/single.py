"""A second launch shows the first one's window instead of starting anew.

The lock on the data folder is the truth (`system.instance`); this is only how the second one speaks to the first: by
a port of this computer that a file in the data folder names. Qt's own local sockets would do the same, but to load
Qt's network library took a tenth of the idle program's memory.
"""

from __future__ import annotations

import os
import socket
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

_HOST = "127.0.0.1"
_SHOWN = b"shown\n"
_WORD_BYTES = 16
_PATIENCE_S = 1.5
_LOOK_MS = 20
_MOST_BYTES = 64
_OWNER_ONLY = 0o600


def show_file(data_folder: Path) -> Path:
    """Names the port, and the word without which nobody is listened to."""
    return data_folder / "windows" / "show"


def show_the_first(data_folder: Path) -> bool:
    """Asks a running program to show its window. False where none answers."""
    try:
        port, word = show_file(data_folder).read_text("ascii").split()
        with socket.create_connection((_HOST, int(port)), _PATIENCE_S) as line:
            line.sendall(f"{word}\n".encode())
            return line.recv(_MOST_BYTES) == _SHOWN
    except (OSError, ValueError, OverflowError):
        return False


class ShowServer(QObject):
    """Listens for second launches. What cannot be listened to is no reason not to run."""

    show_asked = Signal()

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = show_file(data_folder)
        self._word = f"{os.urandom(_WORD_BYTES).hex()}\n".encode()
        self._callers: list[_Caller] = []
        self._listening = QTimer(self)
        self._listening.setInterval(_LOOK_MS)
        self._listening.timeout.connect(self._hear)
        self._listener = socket.socket()
        self._listener.setblocking(False)
        self.listens = self._listen()

    def close(self) -> None:
        """Listens no more."""
        if self.listens:
            self.listens = False
            self._notifier.setEnabled(False)
            self._listening.stop()
            self._file.unlink(missing_ok=True)
        for caller in self._callers:
            caller.hang_up()
        self._callers.clear()
        self._listener.close()

    def _listen(self) -> bool:
        try:
            self._listener.bind((_HOST, 0))
            self._listener.listen()
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.unlink(missing_ok=True)  # what a crash left; we hold the lock, so it is nobody's
            with os.fdopen(os.open(self._file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY), "w") as file:
                file.write(f"{self._listener.getsockname()[1]} {self._word.decode()}")
        except OSError:
            return False
        self._notifier = QSocketNotifier(self._listener.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)
        return True

    def _take(self) -> None:
        with suppress(OSError):  # who called has hung up
            line, _address = self._listener.accept()
            line.setblocking(False)
            self._callers.append(_Caller(line, time.monotonic() + _PATIENCE_S))
            self._hear()

    def _hear(self) -> None:
        """What a caller says comes right behind its call: it is looked for a few times, then hung up on."""
        for caller in self._callers:
            if caller.hear() == self._word:
                caller.answer(_SHOWN)
                self.show_asked.emit()
        self._callers = [caller for caller in self._callers if caller.goes_on(len(self._word))]
        (self._listening.start if self._callers else self._listening.stop)()


class _Caller:
    """One second launch, or what takes itself for one."""

    def __init__(self, line: socket.socket, until: float) -> None:
        self._line, self._until = line, until
        self._said = b""
        self._is_over = False

    def hear(self) -> bytes:
        """All that it has said so far."""
        try:
            came = self._line.recv(_MOST_BYTES)
            self._said += came
            self._is_over = not came
        except BlockingIOError:
            pass
        except OSError:
            self._is_over = True
        return self._said

    def answer(self, text: bytes) -> None:
        """The last word."""
        with suppress(OSError):
            self._line.sendall(text)

    def goes_on(self, most: int) -> bool:
        """Whether it may say more; else it is hung up on."""
        if not self._is_over and len(self._said) < most and time.monotonic() < self._until:
            return True
        self.hang_up()
        return False

    def hang_up(self) -> None:
        """Listens to it no more."""
        self._line.close()
