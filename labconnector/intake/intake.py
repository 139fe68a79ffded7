"""The watched folders of a lab: one thread looks at them all, and the sync takes what has arrived."""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from labconnector.domain.case import Case
from labconnector.domain.errors import ConnectorError
from labconnector.intake.found import Sieve
from labconnector.intake.receive import Arrival, Receiver
from labconnector.intake.stable import Settling
from labconnector.intake.taking import take
from labconnector.intake.watch import FolderWatch
from labconnector.store.store import Store
from labconnector.system.paths import Paths
from labconnector.system.settings import WatchedFolder

_log = logging.getLogger(__name__)

SOON_S = 1.0
"""Between two looks while a file is being written."""
_TROUBLED_S = 30.0
_REST = 20  # a look at very many files is followed by a rest of so many times its length
_LONGEST_REST_S = 15.0
_END_S = 2.0


def _nothing() -> None:
    """Who is told where nobody listens."""


class Intake:
    """Watches folders until it is stopped.

    arrived: something can be taken; the sync is to call `take_in` soon. looked: called after each look at a folder.
    taken: called with each case that files were taken for, and whether it is new in the list.
    All but `taken` come from threads of the intake.
    """

    def __init__(
        self,
        store: Store,
        account: str,
        paths: Paths,
        folders: Sequence[WatchedFolder],
        sieve: Sieve,
        *,
        now: Callable[[], datetime],
        arrived: Callable[[], None] = _nothing,
        looked: Callable[[], None] = _nothing,
        taken: Callable[[Case, bool], None] = lambda _case, _is_new: None,
        settling: Settling | None = None,
    ) -> None:
        self._store = store
        self._account = account
        self._paths = paths
        self._now = now
        self._arrived = arrived
        self._looked = looked
        self._taken = taken
        self._receiver = Receiver(store, account, paths, sieve, self._keep, now=now, settling=settling)
        self._watches = [self._watch(folder) for folder in folders]
        self._some = threading.Condition()
        self._wanted: set[Path] = set()
        self._arrivals: dict[str, Arrival] = {}
        self._here: dict[Path, bool] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="intake", daemon=True)

    def _watch(self, folder: WatchedFolder) -> FolderWatch:
        root = folder.path
        return FolderWatch(
            root, lambda _paths: self.look(root), presence=lambda here: self._say(root, here), polling=folder.polling
        )

    # --- the life of it -----------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begins to watch. What an earlier run had opened and not taken is opened again."""
        shutil.rmtree(self._paths.incoming(self._account), ignore_errors=True)
        self._thread.start()
        for watch in self._watches:
            watch.start()

    def stop(self) -> None:
        """Ends it. A folder on a dead network drive is not waited for longer than a few seconds."""
        self._stop.set()
        with self._some:
            self._some.notify_all()
        for watch in self._watches:
            watch.end()
        for watch in self._watches:
            watch.stop()
        if self._thread.is_alive():
            self._thread.join(_END_S)

    def look(self, *roots: Path) -> None:
        """Asks for a look at these folders, or at all of them."""
        with self._some:
            self._wanted.update(roots or (watch.folder for watch in self._watches))
            self._some.notify_all()

    @property
    def presence(self) -> Mapping[Path, bool]:
        """Which folders are there; one that was not looked for yet is missing."""
        with self._some:
            return dict(self._here)

    def _say(self, root: Path, here: bool) -> None:
        with self._some:
            self._here[root] = here
        self._looked()

    # --- looking ------------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._stop.is_set():
            roots = self._next()
            begun = time.monotonic()
            again_s = self.look_at(roots)
            rest_s = min((time.monotonic() - begun) * _REST, _LONGEST_REST_S)
            if again_s is not None:
                with self._some:
                    self._wanted.update(roots)
            self._stop.wait(max(again_s or 0.0, rest_s))

    def _next(self) -> tuple[Path, ...]:
        with self._some:
            self._some.wait_for(lambda: self._wanted or self._stop.is_set())
            roots = tuple(self._wanted)
            self._wanted.clear()
        return roots

    def look_at(self, roots: Sequence[Path]) -> float | None:
        """Looks at folders once. Seconds until the next look where one is needed, None where nothing is left to do."""
        again_s = None
        for root in roots:
            if self._stop.is_set():
                break
            if (after_s := self._look_at(root)) is not None:
                again_s = max(again_s or 0.0, after_s)
        return again_s

    def _look_at(self, root: Path) -> float | None:
        try:
            again = self._receiver.look(root, self._arriving(), self._stop)
        except OSError as error:  # it went away; the watch says when it is back
            _log.info("a watched folder cannot be read: errno %s", error.errno)
            return None
        except ConnectorError as error:  # our own disk or case list
            _log.warning("%s: %s", error.code, error.detail)
            return _TROUBLED_S
        except Exception:  # noqa: BLE001  the top of a thread: a bug must not end it for good
            _log.exception("a look at a watched folder failed")
            return _TROUBLED_S
        self._looked()
        return SOON_S if again else None

    # --- what has arrived ---------------------------------------------------------------------------------------------

    def _arriving(self) -> frozenset[str]:
        with self._some:
            return frozenset(self._arrivals)

    def _keep(self, arrival: Arrival) -> None:
        with self._some:
            self._arrivals[arrival.incoming.key] = arrival
        self._arrived()

    def take_in(self) -> None:
        """Makes what has arrived the cases'. Called by the thread that runs the cycles, before one begins."""
        with self._some:
            waiting = tuple(self._arrivals.values())
        for arrival in waiting:
            case = take(self._store, self._account, self._paths, arrival, self._now())
            with self._some:
                del self._arrivals[arrival.incoming.key]
            self._taken(case, arrival.is_new)
