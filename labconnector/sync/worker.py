"""The background thread: wakes, runs a cycle, sleeps; stops within five seconds, never by force."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from labconnector.domain.errors import AlignError, ConnectorError, NetworkError, SignInError
from labconnector.domain.status import Phase, SyncStatus
from labconnector.sync.cycle import CycleResult, run_cycle
from labconnector.sync.ports import Ports
from labconnector.sync.schedule import slept

_log = logging.getLogger(__name__)
_TICK_S = 30.0  # the longest sleep in one go, so that a suspended computer is noticed
SETTLE_S = 10.0  # after a resume the network needs a moment (architecture, rule 6)
STOP_S = 5.0


def do_nothing() -> None:
    """What happens after a resume where nobody is signed in."""


class Worker:
    """Runs cycles until it is stopped. A worker is started once; a new run takes a new one.

    every_s: pause between two checks of Align. resumed: called after the computer slept, to renew connections,
    settle_s seconds after it woke. before: where the worker before this one stood, in another process perhaps. Its
    last success and its start stand for ours, and its next run is ours from the beginning.
    """

    def __init__(
        self,
        ports: Ports,
        every_s: float,
        *,
        changed: Callable[[SyncStatus], None] = lambda _status: None,
        resumed: Callable[[], None] = do_nothing,
        settle_s: float = SETTLE_S,
        before: SyncStatus | None = None,
    ) -> None:
        self._ports = ports
        self._every_s = every_s
        self._changed = changed
        self._resumed = resumed
        self._settle_s = settle_s
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._paused = threading.Event()
        before = before or SyncStatus()
        self._status = replace(before, phase=Phase.OFF, every_s=every_s)
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    @property
    def status(self) -> SyncStatus:
        """The newest snapshot."""
        return self._status

    def start(self) -> None:
        """Begins with a cycle at once, or when the worker before would have."""
        self._thread.start()

    def wake(self) -> None:
        """Checks now instead of at the next time. In a cycle, what is due by now goes before the rest of the list."""
        self._ports.nudged.set()
        self._wake.set()

    def pause(self) -> None:
        """No new cycle begins until `resume`."""
        self._paused.set()
        self._wake.set()

    def resume(self) -> None:
        """Cycles again, beginning now."""
        self._paused.clear()
        self._wake.set()

    def stop(self, timeout_s: float = STOP_S) -> bool:
        """Asks for the end and waits for it. False where the thread has not ended in time; it will not be forced."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        self._set(started=self._status.started or self._ports.now())
        self._await_planned()
        while not self._stop.is_set():
            if self._paused.is_set():
                self._set(phase=Phase.PAUSED, next_run=None)
            else:
                self._cycle()
            self._sleep()
        self._set(phase=Phase.OFF, next_run=None)

    def _await_planned(self) -> None:
        """Waits for the cycle that the worker before had planned, where nothing is to be done before it."""
        if self._status.next_run is None or self._paused.is_set() or self._is_due():
            return
        self._set(phase=Phase.IDLE)
        self._sleep()

    def _cycle(self) -> None:
        self._set(phase=Phase.SYNCING, next_run=None)
        try:
            result = run_cycle(self._ports, self._stop)
        except ConnectorError as error:  # the store or the disk: the next cycle tries again
            self._ended(CycleResult(troubles=(error,)))
        except Exception as error:  # noqa: BLE001 the top of the worker loop: a bug must not end the sync for good
            _log.exception("cycle failed")
            self._ended(CycleResult(troubles=(ConnectorError(f"An unexpected error: {type(error).__name__}."),)))
        else:
            self._ended(result)

    def _ended(self, result: CycleResult) -> None:
        now = self._ports.now()
        reached = result.asked is not None and result.asked.too_soon_s is None
        success = now if reached else self._status.last_success
        trouble = result.troubles[0] if result.troubles else self._lasting(result)
        self._set(phase=Phase.IDLE, last_success=success, trouble=trouble, next_run=self._next_run(now, result))

    def _lasting(self, result: CycleResult) -> ConnectorError | None:
        """What was wrong with Align is not over because it was too soon to ask again."""
        before = self._status.trouble
        asked_nobody = result.asked is not None and result.asked.too_soon_s is not None
        return before if asked_nobody and isinstance(before, NetworkError | AlignError | SignInError) else None

    def _next_run(self, now: datetime, result: CycleResult) -> datetime:
        """The next check of Align, or earlier when a case is due or Align may be asked again earlier."""
        regular = now + timedelta(seconds=self._every_s)
        if result.asked and result.asked.too_soon_s is not None:
            regular = min(regular, now + timedelta(seconds=result.asked.too_soon_s))
        due = self._next_due()
        return min(regular, due) if due and due > now else regular

    def _next_due(self) -> datetime | None:
        """When the next case is due; None where the case list cannot be read now, which the next cycle will tell."""
        try:
            return self._ports.store.next_due(self._ports.account_key)
        except ConnectorError as error:
            _log.warning("%s: %s", error.code, error.detail)
            return None

    def _sleep(self) -> None:
        """Sleeps in ticks until the next run, a wake or a stop; a clock that stepped means that the computer slept."""
        while not self._stop.is_set():
            before = self._ports.now()
            next_run = self._status.next_run
            left = (next_run - before).total_seconds() if next_run else _TICK_S
            if next_run and not 0 < left <= self._every_s:
                return  # it is time, or the clock was set back: a next run is never further away
            pause = min(max(left, 0.0), _TICK_S)
            if self._wake.wait(pause):
                self._wake.clear()
                return
            if slept(before, self._ports.now(), pause):
                self._renew()
                return
            if self._is_due():
                return

    def _renew(self) -> None:
        """Gives the network a moment after the computer slept, then makes new connections."""
        self._stop.wait(self._settle_s)
        try:
            self._resumed()
        except ConnectorError as error:
            _log.warning("connections not renewed: %s", error.code)

    def _is_due(self) -> bool:
        """Whether another program, the command line for one, has made a case due meanwhile."""
        due = self._next_due()
        return due is not None and due <= self._ports.now() and not self._paused.is_set()

    def _set(self, **values: object) -> None:
        self._status = replace(self._status, **values)  # type: ignore[arg-type]
        self._changed(self._status)
