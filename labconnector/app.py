"""The one place that builds the parts and joins them. No logic of its own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from labconnector.domain.account import Account
from labconnector.domain.case import Case
from labconnector.domain.errors import SettingsError, SignInError
from labconnector.domain.mapping import Catalogue
from labconnector.store.store import Store
from labconnector.sync.events import Listener, nobody
from labconnector.system.keystore import Keystore
from labconnector.system.paths import Paths, make_data_folder
from labconnector.system.settings import CadSettings, Settings, load_settings, save_settings

if TYPE_CHECKING:  # loaded where they are used: most commands need neither the network nor the CAD folder
    from labconnector.align.client import AlignClient
    from labconnector.align.profile import Profile
    from labconnector.align.session import Session
    from labconnector.align.transport import Transport
    from labconnector.cad.target import Target
    from labconnector.intake.intake import Intake
    from labconnector.intake.stable import Settling
    from labconnector.sync.destinations import Destination
    from labconnector.sync.ports import Ports


@dataclass(frozen=True)
class Connection:
    """A session with the client that uses it."""

    profile: Profile
    transport: Transport
    session: Session


class App:
    """Settings, store and connection of one data folder. A context manager: it closes what it opened."""

    def __init__(self, paths: Paths, keystore: Keystore, *, profile: Profile | None = None) -> None:
        self.paths = paths
        make_data_folder(paths.root)
        self.settings = load_settings(paths.settings)
        self._keystore = keystore
        self._given_profile = profile
        self._exits = ExitStack()
        self.store = Store.open(paths.database)
        self._exits.callback(self.store.close)

    def __enter__(self) -> App:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._exits.close()

    def save(self, settings: Settings) -> None:
        """Keeps changed settings."""
        save_settings(self.paths.settings, settings)
        self.settings = settings

    @property
    def profile(self) -> Profile:
        """The connection profile in use."""
        from labconnector.align.profile import find_profile

        return self._given_profile or find_profile(self.settings.profile, self.paths.profiles)

    def connection(self) -> Connection:
        """A connection that nobody has signed in to yet. ProfileError where the profile is not complete."""
        from labconnector.align.session import Session
        from labconnector.align.transport import Transport

        profile = self.profile
        profile.check()
        transport = Transport()
        self._exits.callback(transport.close)
        return Connection(profile, transport, Session(profile, self._keystore, transport))

    def sign_in(
        self,
        connection: Connection,
        open_browser: Callable[[str], None],
        choose: Callable[[tuple[Account, ...]], Account],
        *,
        timeout_s: float = 300,
        cancel: threading.Event | None = None,
        pasted: queue.Queue[str] | None = None,
    ) -> tuple[Account, tuple[str, ...]]:
        """Signs in, lets `choose` take an account, pairs to it and remembers it. Returns it with Align's warnings."""
        session = connection.session
        session.sign_in(open_browser, timeout_s=timeout_s, cancel=cancel, pasted=pasted)
        account = choose(session.accounts())
        warnings = session.pair(account)
        self.remember(account, session)
        return account, warnings

    def remember(self, account: Account, session: Session) -> None:
        """Keeps which account is in use and where its regional service is."""
        self.store.save_account(account)
        self.store.save_regional(account.key, session.regional)
        self.save(self.settings.model_copy(update={"account": account.key, "profile": account.profile}))

    def account(self) -> Account:
        """The account in use. SignInError where there is none yet."""
        for account in self.store.accounts():
            if account.key == self.settings.account:
                return account
        raise SignInError("No account is connected yet.")

    def restored(self) -> Connection:
        """The connection of the account in use, from the stored sign-in."""
        account = self.account()
        connection = self.connection()
        connection.session.restore(account, self.store.regional(account.key))
        return connection

    def client(self, account: Account, connection: Connection) -> AlignClient:
        """The typed client of a paired session."""
        from labconnector.align.client import AlignClient
        from labconnector.align.floor import OrdersFloor

        floor = OrdersFloor(_StoredFloor(self.store, account.key), connection.profile.orders_floor_s)
        return AlignClient(connection.profile, connection.session, connection.transport, floor)

    def destinations(self) -> tuple[Destination, ...]:
        """The targets that have a folder; none while no folder is chosen. One that cannot be built says why."""
        from labconnector.sync.destinations import Destination

        return tuple(Destination(one.called, self._target(one), one.when.takes) for one in self.settings.targets)

    def _target(self, cad: CadSettings) -> Target:
        from labconnector.cad.broken import BrokenTarget
        from labconnector.cad.target import build_target
        from labconnector.cad.unit_table import OWN_NAME

        own = self.paths.root / OWN_NAME
        try:
            return build_target(cad.kind, cad.folder or Path(), cad.stem_template, cad.options, own_units=own)
        except SettingsError as error:
            return BrokenTarget(cad.kind, error)

    def cad_folders(self) -> tuple[Path, ...]:
        """The folders that cases are delivered to, as targets name them."""
        return tuple(one.folder.expanduser().absolute() for one in self.settings.targets if one.folder)

    def require_target(self) -> None:
        """Raises SettingsError where no folder is chosen."""
        if not self.settings.targets:
            raise SettingsError(
                "No CAD folder is chosen yet.", action="Choose one: `labconnector settings --cad-dir FOLDER`."
            )

    def ports(self, account: Account, connection: Connection | None, tell: Listener = nobody) -> Ports:
        """What a sync cycle works with."""
        from labconnector.sync.ports import Ports

        cloud = self.client(account, connection) if connection else None
        ports = Ports(
            account=account,
            store=self.store,
            paths=self.paths,
            catalogue=self.catalogue,
            cloud=cloud,
            targets=self.destinations(),
            tell=tell,
            parallel_downloads=self.settings.parallel_downloads,
            by_itself=self.settings.deliver.covers,
        )
        if connection is None:  # local work needs no profile
            return ports
        return replace(ports, not_ready_retry_s=tuple(connection.profile.not_ready_retry_s))

    @property
    def catalogue(self) -> Catalogue:
        """What the CAD offers: ours and the lab's own."""
        from labconnector.cad.materials import load_catalogue

        return load_catalogue(self.own_catalogue)

    @property
    def own_catalogue(self) -> Path | None:
        """The lab's own CAD materials, where it has written any."""
        own = self.paths.root / "materials.toml"
        return own if own.exists() else None

    def intake(
        self,
        account: Account,
        *,
        arrived: Callable[[], None],
        looked: Callable[[], None] = lambda: None,
        taken: Callable[[Case, bool], None] = lambda _case, _is_new: None,
        settling: Settling | None = None,
    ) -> Intake:
        """The watched folders of the settings, for an account; `Ports.take_in` is to call its own."""
        from labconnector.intake.found import Sieve
        from labconnector.intake.intake import Intake

        chosen = self.settings.intake
        sieve = Sieve(frozenset(chosen.allow), chosen.deny, (self.paths.root, *self.cad_folders()))
        return Intake(
            self.store,
            account.key,
            self.paths,
            chosen.folders,
            sieve,
            now=lambda: datetime.now(UTC),
            arrived=arrived,
            looked=looked,
            taken=taken,
            settling=settling,
        )


class _StoredFloor:
    """Keeps the time of the last Get Orders in the store, so that the floor holds across restarts."""

    def __init__(self, store: Store, account: str) -> None:
        self._store = store
        self._account = account

    def read(self) -> datetime | None:
        return self._store.last_orders_at(self._account)

    def write(self, at: datetime) -> None:
        self._store.note_orders_asked(self._account, at)
