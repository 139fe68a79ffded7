"""The one sync of an engine: begun, ended and begun again, by one thread at a time."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from labconnector.domain.errors import ConnectorError
from labconnector.domain.status import SyncStatus
from labconnector.sync.worker import Worker

_log = logging.getLogger(__name__)

PATIENCE_S = 30.0
"""How long a person waits for a sync to end, so that what was changed counts."""
_GLANCE_S = 0.2
_CLOSE_S = 1.5


class StillWorking(ConnectorError):
    """The sync could not be stopped in time."""

    code = "still-working"
    title = "A download is still being ended"
    action = "Try again in a minute."


class Running:
    """The worker, and what the next one takes over from it. Thread-safe.

    make: a worker that goes on from a status, None where there is nobody to work for; what it raises becomes the
    status. changed: called with the status while there is no worker. before, paused: where an earlier engine stood.
    """

    def __init__(
        self,
        make: Callable[[SyncStatus | None], Worker | None],
        changed: Callable[[SyncStatus], None],
        *,
        before: SyncStatus | None,
        paused: bool,
    ) -> None:
        self._make = make
        self._changed = changed
        self.lock = threading.RLock()
        self._closing = threading.Event()
        self._heir: threading.Thread | None = None
        self._off = SyncStatus()
        self._before = before
        self.worker: Worker | None = None
        self.paused = paused

    @property
    def status(self) -> SyncStatus:
        """Where the sync stands."""
        worker = self.worker
        return worker.status if worker else self._off

    def start(self) -> None:
        """Begins to sync, where there is somebody to sync for and it does not run already."""
        with self.lock:
            if self._closing.is_set() or self.worker is not None:
                return
            self._off = SyncStatus()
            try:
                self.worker = self._make(self._before)
            except ConnectorError as error:
                _log.warning("the sync cannot begin: %s", error.code)
                self._off = SyncStatus(trouble=error)
            if self.worker is None:
                self._changed(self._off)
                return
            if self.paused:
                self.worker.pause()
            self.worker.start()

    def stop(self) -> None:
        """Ends the sync. StillWorking where that takes longer than a person waits; it goes on by itself afterwards."""
        with self.lock:
            worker = self.worker
            if worker is None:
                return
            self._before = worker.status
            if not self._ends(worker):
                self._go_on_after(worker)
                raise StillWorking("The sync has not ended yet.")
            self.worker = None

    def forget_plan(self) -> None:
        """The next sync does not wait for what the last one had planned."""
        self._before = None

    def _ends(self, worker: Worker) -> bool:
        """Whether a worker ends in time. Nobody waits any longer once the whole is to end."""
        until = time.monotonic() + PATIENCE_S
        while not worker.stop(_GLANCE_S):
            if self._closing.is_set() or time.monotonic() > until:
                return False
        return True

    def _go_on_after(self, worker: Worker) -> None:
        """Begins again once a worker has ended that took too long: without one no case would come any more."""
        if self._heir is None or not self._heir.is_alive():
            self._heir = threading.Thread(target=self._inherit, args=(worker,), name="heir", daemon=True)
            self._heir.start()

    def _inherit(self, worker: Worker) -> None:
        while not worker.stop(_GLANCE_S):
            if self._closing.is_set():
                return
        with self.lock:
            if self.worker is worker:
                self.worker = None
                self.start()

    def wake(self) -> None:
        """Something is to be done now."""
        worker = self.worker
        if worker:
            worker.wake()

    def pause(self, paused: bool) -> None:
        """Stops or goes on with cycles."""
        with self.lock:
            self.paused = paused
            if self.worker:
                (self.worker.pause if paused else self.worker.resume)()

    def close(self, hang_up: Callable[[], None]) -> SyncStatus | None:
        """Ends it for good, within three seconds; where it stood. hang_up: ends calls to Align that last too long."""
        self._closing.set()
        held = self.lock.acquire(timeout=0.5)  # whoever changes something now sees that it is to end
        worker = self.worker
        last = worker.status if worker else self._before
        if worker and not worker.stop(_CLOSE_S):
            hang_up()  # not sooner: a token that is just being renewed would be lost
            if not worker.stop(1.0):
                _log.warning("the sync did not end in time")
        if self._heir:
            self._heir.join(0.5)
        if held:
            self.lock.release()
        return last
