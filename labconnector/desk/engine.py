"""The engine of one data folder: the program's parts, the sign-in in use, and the worker that syncs."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from labconnector.align.profile import Profile
from labconnector.align.session import Handed
from labconnector.app import App, Connection
from labconnector.desk.notices import Notices
from labconnector.desk.running import Running
from labconnector.desk.seen import CadFolders
from labconnector.desk.telling import Teller
from labconnector.desk.watched import WatchedFolders
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


@dataclass(frozen=True, slots=True)
class Kept:
    """What goes from one engine process to the next, in memory only.

    account: key of the account that the session is for. troubled: keys of the troubles that were told and last.
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
        self.cad_folders = CadFolders(self)
        self.watched = WatchedFolders(self)
        self.running = Running(
            self._new_worker, self._status_changed, before=self._kept.success, paused=self._kept.paused
        )
        self.changing = self.running.lock  # held by who changes settings, account or sync
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
        return self.running.status

    def start(self) -> None:
        """Begins to sync, where there is an account to sync for. What it cannot begin with is told in the status."""
        self.running.start()
        self.cad_folders.follow()
        self.watched.follow()

    def stop(self) -> None:
        """Ends the sync. StillWorking where that takes longer than a person waits; it goes on by itself afterwards."""
        self.running.stop()

    def _new_worker(self, before: SyncStatus | None) -> Worker | None:
        account = self.account
        if account is None:
            return None
        connection = self.connection if self.app.settings.import_enabled else None
        try:
            ports = replace(self.app.ports(account, connection, self.listen), take_in=self.watched.take_in)
        except ConnectorError as error:
            self.notices.note(Trouble(error))
            raise
        return Worker(
            ports,
            self.every_s(connection),
            changed=self._status_changed,
            resumed=connection.transport.renew if connection else _nothing,
            before=before,
        )

    def every_s(self, connection: Connection | None) -> float:
        """Seconds between two checks."""
        floor = connection.profile.orders_floor_s if connection else 0
        return max(self.app.settings.check_every_s, floor)

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
            self.running.forget_plan()
            self.notices.forget()
        self.start()
        self.teller.all_changed()

    def wake(self) -> None:
        """Something is to be done now."""
        self.running.wake()

    def pause(self, paused: bool) -> None:
        """Stops or goes on with cycles."""
        self.running.pause(paused)

    def close(self) -> bytes:
        """Ends everything within three seconds; what the next engine takes up."""
        connection = self.connection
        last = self.running.close(connection.transport.close if connection else _nothing)
        self.cad_folders.close()
        self.watched.close()
        self.teller.close()
        kept = self._to_keep(connection, last)
        with suppress(ConnectorError):
            self.app.__exit__(None, None, None)
        return pickle.dumps(kept)

    def _to_keep(self, connection: Connection | None, last: SyncStatus | None) -> Kept:
        secrets = self.keystore.values() if isinstance(self.keystore, MemoryKeystore) else {}
        account = connection.session.account if connection else None
        return Kept(
            secrets,
            connection.session.hand_over() if connection else None,
            self.running.paused,
            last,
            account.key if account else "",
            self.notices.troubled,
            self.client_secret,
        )

    def _status_changed(self, status: SyncStatus) -> None:
        self.tell(StatusTold(status))
        self.notices.note_status(status)
        self.cad_folders.note_status(status)
        if status.phase is not Phase.SYNCING:
            self.teller.rest()

    def listen(self, event: SyncEvent) -> None:
        """Takes what the sync tells; from any thread."""
        self.notices.note(event)
        self.cad_folders.note(event)
        self.teller.note(event)


def _nothing() -> None:
    """Nobody is signed in: there is no connection to renew."""
