"""Opens things outside the program, without ever waiting for a drive."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from labconnector.domain.errors import ConnectorError, TargetMissing

T = TypeVar("T")
Failed = Callable[[ConnectorError], object]


class CannotOpen(ConnectorError):
    """The system has no program for it."""

    code = "cannot-open"
    title = "This could not be opened"
    action = "Copy the address, and open it by hand."


def open_address(address: str, failed: Failed) -> None:
    """Opens a web or mail address with the system's program for it."""
    if not QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.TolerantMode)):
        failed(CannotOpen(address.split("?")[0]))


def show_folder(owner: QObject, folder: Path, failed: Failed) -> None:
    """Opens a folder in the file manager, once it is known to be there: a network drive may take its time to say so."""

    def show(is_there: bool) -> None:
        if not is_there:
            failed(TargetMissing(f"There is no folder {folder} any more.", action=_GONE))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            failed(CannotOpen(str(folder)))

    aside(owner, lambda: _is_there(folder), show)


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # no right to look
        return False


_GONE = "Connect the drive. If the folder was moved or deleted, deliver the case again: nothing is overwritten."


def aside(owner: QObject, work: Callable[[], T], then: Callable[[T], object]) -> None:
    """Does something that may wait for a disk in a thread; `then` is called on the GUI thread while `owner` exists."""
    _Aside(owner, work, then)


class _Aside(QObject):
    _done = Signal(object)

    def __init__(self, owner: QObject, work: Callable[[], T], then: Callable[[T], object]) -> None:
        super().__init__(owner)
        self._work: Callable[[], object] = work
        self._then: Callable[[Any], object] = then
        self._done.connect(self._take, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._run, name="aside", daemon=True).start()

    def _run(self) -> None:
        result = self._work()
        with suppress(RuntimeError):  # the owner went meanwhile, and we with it
            if isValid(self):
                self._done.emit(result)

    def _take(self, result: object) -> None:
        self.deleteLater()
        self._then(result)
