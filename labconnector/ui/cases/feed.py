"""Asks the engine for the rows of the list: the first page, further ones, and all again where cases have changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from labconnector.domain.errors import ConnectorError
from labconnector.domain.listing import CaseQuery, Lines
from labconnector.talk.api import DeskApi
from labconnector.ui.bridge import Asked, Bridge
from labconnector.ui.cases.model import CaseModel
from labconnector.ui.parts.soon import Soon

PAGE = 100
"""Twice what the greatest screen shows: the rest comes when somebody scrolls."""
_LEAST_MS = 200
"""At most five updates a second."""
_MANY, _SELDOM_MS = 1_000, 2_000
"""So many rows, somebody has chosen all of them, take too long to be read again so often."""


class Feed(QObject):
    """Fills a model. One request at a time; a new query ends the one under way.

    shown(Lines): the rows of a new query are in the model. refreshed(): the same query again. failed(ConnectorError).
    depth: how many rows a refresh reads, for the view knows how many are of use.
    """

    shown = Signal(object)
    refreshed = Signal()
    failed = Signal(object)

    def __init__(self, bridge: Bridge, model: CaseModel, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._model = model
        self._asked: Asked[Any] | None = None
        self._is_stale = False
        self.has_failed = False  # the last request did; the rows may be old ones
        self.query = CaseQuery(limit=PAGE)
        self.total = 0
        self.depth: Callable[[], int] = lambda: PAGE
        self._pause = Soon(self, _LEAST_MS, self._go_on)
        model.has_more = self._has_more
        model.fetch = self.fetch_more

    def show(self, query: CaseQuery) -> None:
        """Shows other cases. Who types fast sees the last query's only."""
        if self._asked is not None:
            self._asked.cancel()
        self.query = replace(query, limit=PAGE, offset=0)
        self._ask(self.query, self._take_first)

    def fetch_more(self) -> None:
        """Asks for the next page, where there is one and nothing is under way."""
        if self._has_more():
            self._ask(replace(self.query, offset=self._model.rowCount()), self._take_more)

    def load(self, count: int) -> None:
        """Reads the first `count` cases at once."""
        if self._asked is not None:
            self._asked.cancel()
        self._ask(replace(self.query, limit=max(count, PAGE)), self._take_again)

    def refresh(self) -> None:
        """Reads again what is loaded, soon."""
        self._is_stale = True
        self._go_on()

    @property
    def is_reading(self) -> bool:
        """Whether an answer is under way."""
        return self._asked is not None

    def _has_more(self) -> bool:
        return self._asked is None and self._model.rowCount() < self.total

    def _go_on(self) -> None:
        if self._is_stale and self._asked is None and not self._pause.isActive():
            self._is_stale = False
            self._ask(replace(self.query, limit=max(PAGE, self.depth())), self._take_again)

    def _ask(self, query: CaseQuery, take: Callable[[Lines], None]) -> None:
        asked = self._bridge.ask(self, DeskApi.lines, query).then(take).failed(self._take_error)
        self._asked = asked

    def _take_first(self, lines: Lines) -> None:
        self._answered(lines)
        self._model.show(lines.lines)
        self.shown.emit(lines)

    def _take_again(self, lines: Lines) -> None:
        self._answered(lines)
        self._model.show(lines.lines)
        self.refreshed.emit()

    def _take_more(self, lines: Lines) -> None:
        self._answered(lines)
        before = self._model.rowCount()
        self._model.append(lines.lines)
        if lines.lines and self._model.rowCount() == before:
            self.refresh()  # the list has moved under the page: all that came is here already
        self.refreshed.emit()

    def _answered(self, lines: Lines) -> None:
        self._asked = None
        self.has_failed = False
        self._pause.setInterval(_LEAST_MS if self._model.rowCount() <= _MANY else _SELDOM_MS)
        self.total = lines.total if lines.lines or not lines.query.offset else self._model.rowCount()
        self._pause.start()

    def _take_error(self, error: ConnectorError) -> None:
        self._asked = None
        self.has_failed = True
        self._pause.start()
        self.failed.emit(error)
