"""The engine of one data folder: the program's parts, the sign-in in use, and the worker that syncs."""

from __future__ import annotations

import logging
import pickle
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from labconnector.align.profile import Profile
from labconnector.align.session import Handed
from labconnector.app import App, Connection
from labconnector.desk.notices import Notices
from labconnector.desk.telling import Teller
from labconnector.domain.account import Account
from labconnector.domain.errors import ConnectorError, SignInError
from labconnector.domain.listing import Counts
from labconnector.domain.status import Phase, SyncStatus
from labconnector.sync.events import Event as SyncEvent
from labconnector.sync.events import Trouble
from labconnector.sync.worker import Worker
from labconnector.system.keystore import Keystore, MemoryKeystore, SystemKeystore
from labconnector.system.paths import Paths
from labconnector.talk.events import Event, StatusTold
from labconnector.talk.messages import Begin

_log = logging.getLogger(__name__)


class StillWorking(ConnectorError):
    """The sync could not be stopped in time."""

    code = "still-working"
    title = "A download is still being ended"
    action = "Try again in a minute."


@dataclass(frozen=True, slots=True)
class Kept:
    """What goes from one engine process to the next, in memory only.

    account: key of the account that the session is for. troubled: codes of the troubles that were told and last.
    client_secret: one that the password store did not take.
    """

    secrets: dict[str, str] = field(repr=False)
    session: Handed | None = None
    paused: bool = False
    success: SyncStatus | None = None
    account: str = ""
    troubled: frozenset[str] = frozenset()
    client_secret: str = field(default="", repr=False)


class Engine:
    """Built from the first message; `close` ends it. Requests of the windows come through the `Desk`.

    Thread-safe. What begins or ends the sync, or changes for whom it is, is done by one thread at a time.
    """

    def __init__(self, begin: Begin, tell: Callable[[Event], None]) -> None:
        self.begin = begin
        self.tell = tell
        self._kept: Kept = pickle.loads(begin.keep) if begin.keep else Kept({})  # noqa: S301  # from our own parent
        self.keystore: Keystore = MemoryKeystore(self._kept.secrets) if begin.profile else SystemKeystore()
        profile = Profile.model_validate(begin.profile) if begin.profile else None
        self.app = App(Paths(Path(begin.data_folder)), self.keystore, profile=profile)
        self.connection: Connection | None = None
        self.client_secret = self._kept.client_secret
        self.sign_in_trouble: ConnectorError | None = None
        self.notices = Notices(self, self._kept.troubled)
        self.teller = Teller(tell, self.counts, self.notices.tell_due)
        self.changing = threading.RLock()  # held by who changes settings, account or sync
        self._closing = threading.Event()
        self._worker: Worker | None = None
        self._heir: threading.Thread | None = None
        self._off = SyncStatus()
        self._before = self._kept.success
        self._paused = self._kept.paused
        try:
            self._restore()
            self.start()
        except BaseException:
            self.close()
            raise

    # --- the account ------------------------------------------------------------------------------------------------

    @property
    def account(self) -> Account | None:
        """The account in use."""
        try:
            return self.app.account()
        except SignInError:
            return None

    def counts(self) -> Counts:
        """How many cases the account in use has."""
        account = self.account
        return self.app.store.counts(account.key) if account else Counts()

    def _restore(self) -> None:
        """Takes up the sign-in of the process before, or the stored one. Why there is none is told in the state."""
        account = self.account
        if account is None:
            return
        try:
            if self._kept.session is not None and self._kept.account in ("", account.key):
                self.connection = self.app.connection()
                regional = self.app.store.regional(account.key)
                self.connection.session.take_over(self._kept.session, account, regional)
            else:
                self.connection = self.app.restored()
        except ConnectorError as error:
            _log.info("not signed in: %s", error.code)
            self.connection, self.sign_in_trouble = None, error

    def use(self, account: Account, connection: Connection) -> None:
        """Works for an account that was just paired to."""
        with self.changing:
            before = self.connection
            self.app.remember(account, connection.session)
            self.connection, self.sign_in_trouble = connection, None
            try:
                self._restart_anew()
            finally:
                if before is not None and before is not connection:
                    before.transport.close()

    def forget(self) -> None:
        """Works for nobody. The list stays."""
        with self.changing:
            self.connection, self.sign_in_trouble = None, None
            self.change(account="")
            self._restart_anew()

    def change(self, **settings: object) -> None:
        """Keeps some settings; what another thread keeps meanwhile stays."""
        with self.changing:
            self.app.save(self.app.settings.model_copy(update=settings))

    def reconnect(self) -> None:
        """Takes up a profile with other addresses: the stored sign-in is used there, and Discovery is asked anew."""
        with self.changing:
            self.connection, self.sign_in_trouble = None, None
            try:
                connection = self.app.connection()
                connection.session.restore(self.app.account(), None)
                self.connection = connection
            except ConnectorError as error:
                _log.info("not signed in: %s", error.code)
                self.sign_in_trouble = error
            self._restart_anew()

    # --- the worker -------------------------------------------------------------------------------------------------

    @property
    def status(self) -> SyncStatus:
        """Where the sync stands."""
        worker = self._worker
        return worker.status if worker else self._off

    def start(self) -> None:
        """Begins to sync, where there is an account to sync for. What it cannot begin with is told in the status."""
        with self.changing:
            account = self.account
            if self._closing.is_set() or self._worker is not None:
                return
            try:
                self._worker = self._new_worker(account) if account else None
            except ConnectorError as error:
                self._cannot_begin(error)
                return
            if self._worker is None:
                self._off = SyncStatus()
                self._status_changed(self._off)
                return
            if self._paused:
                self._worker.pause()
            self._worker.start()

    def _new_worker(self, account: Account) -> Worker:
        connection = self.connection if self.app.settings.import_enabled else None
        return Worker(
            self.app.ports(account, connection, self.listen),
            self.every_s(connection),
            changed=self._status_changed,
            resumed=connection.transport.renew if connection else _nothing,
            before=self._before,
        )

    def _cannot_begin(self, error: ConnectorError) -> None:
        _log.warning("the sync cannot begin: %s", error.code)
        self._off = SyncStatus(trouble=error)
        self.notices.note(Trouble(error))
        self._status_changed(self._off)

    def every_s(self, connection: Connection | None) -> float:
        """Seconds between two checks."""
        floor = connection.profile.orders_floor_s if connection else 0
        return max(self.app.settings.check_every_s, floor)

    def stop(self) -> None:
        """Ends the sync. StillWorking where that takes longer than a person waits; it goes on by itself afterwards."""
        with self.changing:
            worker = self._worker
            if worker is None:
                return
            self._before = worker.status
            if not self._ends(worker, PATIENCE_S):
                self._go_on_after(worker)
                raise StillWorking("The sync has not ended yet.")
            self._worker = None

    def _ends(self, worker: Worker, patience_s: float) -> bool:
        """Whether a worker ends in time. Nobody waits any longer once the whole is to end."""
        until = time.monotonic() + patience_s
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
        with self.changing:
            if self._worker is worker:
                self._worker = None
                self.start()

    def restart(self) -> None:
        """Takes up what was changed: another folder or rule. The next check is when it was to be."""
        with self.changing:
            self.stop()
            self.start()
        self.teller.all_changed()

    def _restart_anew(self) -> None:
        """Takes up another sign-in, whose first check is not to wait for what was planned before."""
        try:
            self.stop()
        finally:
            self._before = None
            self.notices.forget()
        self.start()
        self.teller.all_changed()

    def wake(self) -> None:
        """Something is to be done now."""
        worker = self._worker
        if worker:
            worker.wake()

    def pause(self, paused: bool) -> None:
        """Stops or goes on with cycles."""
        with self.changing:
            self._paused = paused
            if self._worker:
                (self._worker.pause if paused else self._worker.resume)()

    def close(self) -> bytes:
        """Ends everything within three seconds; what the next engine takes up."""
        self._closing.set()
        held = self.changing.acquire(timeout=0.5)  # whoever changes something now sees that it is to end
        worker, connection = self._worker, self.connection
        last = worker.status if worker else self._before
        if worker and not worker.stop(_CLOSE_S):
            if connection:
                connection.transport.close()  # not sooner: a token that is just being renewed would be lost
            if not worker.stop(1.0):
                _log.warning("the sync did not end in time")
        if self._heir:
            self._heir.join(0.5)
        self.teller.close()
        kept = self._to_keep(connection, last)
        with suppress(ConnectorError):
            self.app.__exit__(None, None, None)
        if held:
            self.changing.release()
        return pickle.dumps(kept)

    def _to_keep(self, connection: Connection | None, last: SyncStatus | None) -> Kept:
        secrets = self.keystore.values() if isinstance(self.keystore, MemoryKeystore) else {}
        account = connection.session.account if connection else None
        return Kept(
            secrets,
            connection.session.hand_over() if connection else None,
            self._paused,
            last,
            account.key if account else "",
            self.notices.troubled,
            self.client_secret,
        )

    def _status_changed(self, status: SyncStatus) -> None:
        self.tell(StatusTold(status))
        self.notices.note_status(status)
        if status.phase is not Phase.SYNCING:
            self.teller.rest()

    def listen(self, event: SyncEvent) -> None:
        """Takes what the sync tells; from any thread."""
        self.notices.note(event)
        self.teller.note(event)


PATIENCE_S = 30.0
"""How long a person waits for a sync to end, so that what was changed counts."""
_GLANCE_S = 0.2
_CLOSE_S = 1.5


def _nothing() -> None:
    """Nobody is signed in: there is no connection to renew."""
