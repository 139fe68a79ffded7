"""The engine of one data folder: the program's parts, the sign-in in use, and the worker that syncs."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from dataclasses import dataclass, replace
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
    """What goes from one engine process to the next, in memory only."""

    secrets: dict[str, str]
    session: Handed | None = None
    paused: bool = False
    success: SyncStatus | None = None


class Engine:
    """Built from the first message; `close` ends it. Requests of the windows come through the `Desk`."""

    def __init__(self, begin: Begin, tell: Callable[[Event], None]) -> None:
        self.begin = begin
        self.tell = tell
        self._kept: Kept = pickle.loads(begin.keep) if begin.keep else Kept({})  # noqa: S301  # from our own parent
        self.keystore: Keystore = MemoryKeystore(self._kept.secrets) if begin.profile else SystemKeystore()
        profile = Profile.model_validate(begin.profile) if begin.profile else None
        self.app = App(Paths(Path(begin.data_folder)), self.keystore, profile=profile)
        self.connection: Connection | None = None
        self.sign_in_trouble: ConnectorError | None = None
        self.notices = Notices(self)
        self.teller = Teller(tell, self.counts, self.notices.tell_due)
        self._worker: Worker | None = None
        self._paused = self._kept.paused
        self._restore()
        self.start()

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
            if self._kept.session is not None:
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
        self.app.remember(account, connection.session)
        self.connection, self.sign_in_trouble = connection, None
        self._restart_anew()

    def forget(self) -> None:
        """Works for nobody. The list stays."""
        self.connection = None
        self.app.save(self.app.settings.model_copy(update={"account": ""}))
        self._restart_anew()

    def reconnect(self) -> None:
        """Takes up a profile with other addresses: the stored sign-in is used there, and Discovery is asked anew."""
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
        return self._worker.status if self._worker else SyncStatus()

    def start(self) -> None:
        """Begins to sync, where there is an account to sync for."""
        account = self.account
        if account is None:
            self._status_changed(SyncStatus())
            return
        connection = self.connection if self.app.settings.import_enabled else None
        every_s = self.every_s(connection)
        worker = Worker(
            self.app.ports(account, connection, self.listen),
            every_s,
            changed=self._status_changed,
            resumed=connection.transport.renew if connection else _nothing,
            before=self._kept.success,
        )
        self._worker = worker
        if self._paused:
            worker.pause()
        worker.start()

    def every_s(self, connection: Connection | None) -> float:
        """Seconds between two checks."""
        floor = connection.profile.orders_floor_s if connection else 0
        return max(self.app.settings.check_every_s, floor)

    def stop(self) -> None:
        """Ends the sync. StillWorking where that takes longer than a person waits."""
        worker, self._worker = self._worker, None
        if worker is None:
            return
        self._kept = replace(self._kept, success=worker.status)
        self._paused = worker.status.phase is Phase.PAUSED
        if not worker.stop() and not worker.stop(_PATIENCE_S):
            self._worker = worker
            raise StillWorking("The sync has not ended yet.")

    def restart(self) -> None:
        """Takes up what was changed: another folder or rule. The next check is when it was to be."""
        self.stop()
        self.start()
        self.teller.all_changed()

    def _restart_anew(self) -> None:
        """Takes up another sign-in, whose first check is not to wait for what was planned before."""
        self.stop()
        self._kept = replace(self._kept, success=None)
        self.start()
        self.teller.all_changed()

    def wake(self) -> None:
        """Something is to be done now."""
        if self._worker:
            self._worker.wake()

    def pause(self, paused: bool) -> None:
        """Stops or goes on with cycles."""
        self._paused = paused
        if self._worker:
            (self._worker.pause if paused else self._worker.resume)()

    def close(self) -> bytes:
        """Ends everything; what the next engine takes up."""
        try:
            self.stop()
        except StillWorking:
            _log.warning("the sync did not end in time")
        self.teller.close()
        secrets = self.keystore.values() if isinstance(self.keystore, MemoryKeystore) else {}
        session = self.connection.session.hand_over() if self.connection else None
        kept = Kept(secrets, session, self._paused, self._kept.success)
        self.app.__exit__(None, None, None)
        return pickle.dumps(kept)

    def _status_changed(self, status: SyncStatus) -> None:
        self.tell(StatusTold(status))
        self.notices.note_status(status)

    def listen(self, event: SyncEvent) -> None:
        """Takes what the sync tells; from any thread."""
        self.notices.note(event)
        self.teller.note(event)


_PATIENCE_S = 25.0


def _nothing() -> None:
    """Nobody is signed in: there is no connection to renew."""
