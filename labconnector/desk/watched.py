"""Watched folders of the account in use: begun and ended with the sync, which takes what comes in them."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from labconnector.domain.case import Case, CaseState
from labconnector.domain.errors import ConnectorError
from labconnector.sync.events import CaseChanged, Listed
from labconnector.system.settings import IntakeSettings
from labconnector.talk.events import IncomingTold

if TYPE_CHECKING:
    from labconnector.desk.engine import Engine
    from labconnector.intake.intake import Intake

_log = logging.getLogger(__name__)


class WatchedFolders:
    """The intake of the account in use. Thread-safe; begins and ends with the sync."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._for: tuple[str, IntakeSettings, tuple[Path, ...]] | None = None
        self._intake: Intake | None = None
        self._waiting: frozenset[int] = frozenset()

    def follow(self) -> None:
        """Watches the folders of the settings, for the account in use."""
        wanted = self._wanted()
        with self._lock:
            if wanted == self._for:
                return
            self._end()
            self._for = wanted
            self._waiting = self._ids()  # what waited before is no news
            account = self._engine.account if wanted else None
            if account is not None:
                self._intake = self._engine.app.intake(
                    account, arrived=self._engine.wake, looked=self._looked, taken=self._taken
                )
                self._intake.start()

    def _wanted(self) -> tuple[str, IntakeSettings, tuple[Path, ...]] | None:
        app = self._engine.app
        try:
            account = self._engine.account
        except ConnectorError:  # the case list cannot be read, which the status tells
            return None
        if account is None or not app.settings.intake.folders:
            return None
        return account.key, app.settings.intake, app.cad_folders()

    @property
    def waiting(self) -> int:
        """How many files wait for a person."""
        account = self._engine.account
        return len(self._engine.app.store.incoming_waiting(account.key)) if account else 0

    def take_in(self) -> None:
        """Called by the thread that runs the cycles."""
        if intake := self._intake:
            intake.take_in()

    def answered(self) -> None:
        """A person has answered: tells what still waits, and looks again."""
        self._waiting = self._ids()
        self._engine.tell(IncomingTold(len(self._waiting), is_new=False))
        if intake := self._intake:
            intake.look()

    def close(self) -> None:
        """Ends the watch."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._intake:
            self._intake.stop()
        self._intake, self._for = None, None

    def _looked(self) -> None:
        """Tells the windows when other files wait for a person than before."""
        ids = self._ids()
        before, self._waiting = self._waiting, ids
        if ids != before:
            self._engine.tell(IncomingTold(len(ids), is_new=bool(ids - before)))

    def _ids(self) -> frozenset[int]:
        """What waits; nothing where that cannot be read now."""
        try:
            account = self._engine.account
            waiting = self._engine.app.store.incoming_waiting(account.key) if account else ()
        except ConnectorError as error:
            _log.warning("not told what waits: %s", error.code)
            return frozenset()
        return frozenset(one.id for one in waiting)

    def _taken(self, case: Case, is_new: bool) -> None:
        order_id = case.order.order_id
        self._engine.listen(Listed((order_id,), (), ()) if is_new else CaseChanged(order_id, CaseState.READY))
        self._looked()
