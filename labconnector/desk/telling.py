"""From the sync's events, of which a cycle makes thousands, to a few for the windows."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from labconnector.domain.case import CaseState
from labconnector.domain.errors import ConnectorError
from labconnector.domain.listing import Counts
from labconnector.sync.events import CaseChanged, Listed, Progress
from labconnector.sync.events import Event as SyncEvent
from labconnector.talk.events import CasesTold, Event, ProgressTold

_log = logging.getLogger(__name__)

EVERY_S = 0.2
"""The windows are told at most so often (five times a second)."""


class Teller:
    """Collects changes and tells them in a thread of its own, that nobody waits for.

    counts: asked once for each telling. more: called in that thread after each telling, for what follows from it.
    """

    def __init__(
        self, tell: Callable[[Event], None], counts: Callable[[], Counts], more: Callable[[], None] = lambda: None
    ) -> None:
        self._tell = tell
        self._counts = counts
        self._more = more
        self._lock = threading.Lock()
        self._changed: set[str] | None = set()
        self._downloads: dict[str, tuple[int, int | None]] = {}
        self._progressed = False
        self._due = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="teller", daemon=True)
        self._thread.start()

    def note(self, event: SyncEvent) -> None:
        """Takes what the sync tells; from any thread."""
        with self._lock:
            if isinstance(event, Listed):
                self._add({*event.new, *event.revised, *event.repeated})
            elif isinstance(event, Progress):
                self._downloads[event.order_id] = (event.done, event.total)
                self._progressed = True
            elif isinstance(event, CaseChanged):
                self._add({event.order_id})
                if event.state is not CaseState.DOWNLOADING and event.order_id in self._downloads:
                    del self._downloads[event.order_id]
                    self._progressed = True
        self._due.set()

    def all_changed(self) -> None:
        """Any case may be another now."""
        with self._lock:
            self._changed = None
        self._due.set()

    def changed(self, order_ids: set[str]) -> None:
        """These cases are other than they were."""
        with self._lock:
            self._add(order_ids)
        self._due.set()

    def rest(self) -> None:
        """The sync rests: nothing is downloaded any more, however its downloads ended."""
        with self._lock:
            self._progressed = self._progressed or bool(self._downloads)
            self._downloads.clear()
        self._due.set()

    def close(self) -> None:
        """Tells what is left, then ends."""
        self._stop.set()
        self._due.set()
        self._thread.join()

    def _add(self, order_ids: set[str]) -> None:
        if self._changed is not None:
            self._changed |= order_ids

    def _run(self) -> None:
        while True:
            self._due.wait()
            self._due.clear()
            self._flush()
            if self._stop.is_set():
                return
            self._stop.wait(EVERY_S)

    def _flush(self) -> None:
        with self._lock:
            changed, self._changed = self._changed, set()
            downloads, progressed = dict(self._downloads), self._progressed
            self._progressed = False
        if progressed:
            self._tell(ProgressTold(downloads))
        try:
            if changed is None or changed:
                self._tell(CasesTold(None if changed is None else frozenset(changed), self._counts()))
            self._more()
        except ConnectorError as error:  # the case list cannot be read now; told again with the next change
            _log.warning("not told: %s", error.code)
            self._put_back(changed)

    def _put_back(self, changed: set[str] | None) -> None:
        with self._lock:
            if changed is None:
                self._changed = None
            else:
                self._add(changed)
