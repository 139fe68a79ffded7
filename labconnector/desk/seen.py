"""Watches the CAD folders: what becomes of the cases that were delivered there, and a drive that comes back."""

from __future__ import annotations

import logging
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from labconnector.domain.case import CaseState
from labconnector.domain.errors import ConnectorError
from labconnector.domain.status import Phase, SyncStatus
from labconnector.sync.events import CaseChanged
from labconnector.sync.events import Event as SyncEvent

if TYPE_CHECKING:
    from labconnector.desk.engine import Engine
    from labconnector.intake.watch import FolderWatch
    from labconnector.sync.seen import CadLook

_log = logging.getLogger(__name__)

POLL_S = 30.0
"""How often a network drive, which sends no events, is looked at."""


class CadFolders:
    """The CAD folders of the account in use, each watched by a thread of its own: one that hangs delays no other."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._for: tuple[str, tuple[Path, ...]] = ("", ())
        self._watches: list[FolderWatch] = []
        self._away: set[Path] = set()
        self._has_delivered = False

    def follow(self) -> None:
        """Watches the CAD folders of the settings, for the account in use."""
        wanted = self._wanted()
        with self._lock:
            if wanted == self._for:
                return
            self._end()
            self._for, self._stop = wanted, threading.Event()
            self._watches = [self._watch(wanted[0], root, self._stop) for root in wanted[1]]

    def _wanted(self) -> tuple[str, tuple[Path, ...]]:
        try:
            account = self._engine.account
        except ConnectorError:  # the case list cannot be read, which the status tells
            account = None
        return (account.key, self._engine.app.cad_folders()) if account else ("", ())

    def note(self, event: SyncEvent) -> None:
        """Takes what the sync tells: what was delivered in a cycle is looked at when the cycle has ended."""
        if isinstance(event, CaseChanged) and event.state is CaseState.DELIVERED:
            self._has_delivered = True

    def note_status(self, status: SyncStatus) -> None:
        """Takes where the sync stands."""
        if self._has_delivered and status.phase is not Phase.SYNCING:
            self._has_delivered = False
            for watch in list(self._watches):
                watch.look()

    def close(self) -> None:
        """Ends the watches."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        self._stop.set()
        for watch in self._watches:
            watch.stop()
        self._watches, self._for = [], ("", ())
        self._away.clear()

    def _watch(self, account: str, root: Path, stop: threading.Event) -> FolderWatch:
        from labconnector.intake.watch import FolderWatch  # what it needs is not loaded while nobody is signed in
        from labconnector.sync.seen import CadLook

        look = CadLook(self._engine.app.store, account, root, stop)
        watch = FolderWatch(root, partial(self._look, look), presence=partial(self._present, root), poll_s=POLL_S)
        watch.start()
        return watch

    def _look(self, look: CadLook, changed: frozenset[Path] | None) -> None:
        try:
            if told := look.look(changed):
                self._engine.teller.changed(told)
        except ConnectorError as error:  # the case list cannot be written now; what changed is seen at a later look
            _log.warning("the CAD folder was not looked at: %s", error.code)

    def _present(self, root: Path, here: bool) -> None:
        """A drive that is back is delivered to at once. That it is away, the next delivery tells."""
        if not here:
            self._away.add(root)
        elif root in self._away:
            self._away.discard(root)
            self._engine.wake()
