"""Work that may wait for a disk, or takes longer than a picture on the screen may, is done aside: in a thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")


def aside(owner: QObject, work: Callable[[], T], then: Callable[[T], object]) -> None:
    """Does it in a thread; `then` is called on the GUI thread while `owner` exists."""
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
