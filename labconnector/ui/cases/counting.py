"""The numbers on the quick filters. Most are told by the engine; what is due is asked for, not too often."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from labconnector.domain.case import CaseState
from labconnector.domain.listing import Counts, Lines, SortBy
from labconnector.talk.api import DeskApi
from labconnector.ui.bridge import Bridge
from labconnector.ui.cases.filters import Filters, Quick
from labconnector.ui.parts.soon import Soon

_PAUSE_MS = 2_000


class Counting(QObject):
    """counted(dict): how many cases each quick filter has."""

    counted = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._counts: dict[Quick, int] = {}
        self._today = date.min
        self._is_stale = False
        self._is_asked = False
        self._pause = Soon(self, _PAUSE_MS, self._ask)

    def count(self, counts: Counts, today: date) -> None:
        """Tells what is known at once, and asks for the rest."""
        self._is_stale = True
        self.tell(counts, today)

    def tell(self, counts: Counts, today: date) -> None:
        """Tells what the engine has counted; asks for the rest where it was never asked."""
        self._is_stale = self._is_stale or today != self._today
        self._today = today
        self._ask()
        self._tell({Quick.ALL: counts.total, Quick.UNREAD: counts.unread, Quick.ASKS: counts.of(CaseState.HELD)})

    def _ask(self) -> None:
        if not self._is_stale or self._is_asked or self._pause.isActive():
            return
        self._is_stale, self._is_asked = False, True
        query = Filters(quick=Quick.DUE).query(SortBy.DUE, False, self._today, limit=1)
        self._bridge.ask(self, DeskApi.lines, query).then(self._take).failed(lambda _error: self._rest())

    def _take(self, lines: Lines) -> None:
        self._rest()
        self._tell({Quick.DUE: lines.total})

    def _rest(self) -> None:
        self._is_asked = False
        self._pause.start()

    def _tell(self, counts: dict[Quick, int]) -> None:
        if counts.items() - self._counts.items():
            self._counts |= counts
            self.counted.emit(dict(self._counts))
