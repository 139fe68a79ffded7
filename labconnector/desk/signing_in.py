"""The whole's state, signing in and out, pausing."""

from __future__ import annotations

import queue
import threading

from labconnector.align.session import client_secret_name
from labconnector.app import Connection
from labconnector.desk.cad_choices import choice_of
from labconnector.desk.cancelling import cancel_event
from labconnector.desk.engine import Engine
from labconnector.desk.part import Part
from labconnector.domain.account import Account
from labconnector.domain.errors import (
    ConnectorError,
    KeystoreLocked,
    KeystoreMissing,
    ProfileError,
    SignInCancelled,
    SignInError,
)
from labconnector.talk.events import SignInTold
from labconnector.talk.views import DeskState, ToothNumbers

SIGN_IN_S = 300.0
"""How long the browser is waited for."""


class SigningInPart(Part):
    """Requests about the account and the sync as a whole."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._pending: Connection | None = None
        self._pasted: queue.Queue[str] = queue.Queue()
        self._newest = threading.Event()  # ends the newest sign-in
        self._beginning = threading.Lock()

    def state(self) -> DeskState:
        """Where the whole stands."""
        engine, settings = self._engine, self._app.settings
        connection = engine.connection
        return DeskState(
            account=engine.account,
            signed_in=connection is not None,
            remembered=connection is None or connection.session.remembered,
            import_enabled=settings.import_enabled,
            ask_to_connect=settings.ask_to_connect,
            needs_client_secret=self._needs_client_secret(),
            cad=choice_of(settings.cad),
            tooth_numbers=ToothNumbers(settings.tooth_numbers),
            notifications=settings.notifications,
            counts=engine.counts(),
            status=engine.status,
            sign_in_trouble=engine.sign_in_trouble,
            store_trouble=connection.session.store_trouble if connection else None,
            hint=engine.begin.hint,
            myitero_url=self._myitero_url,
            data_folder=self._app.paths.root,
            language=settings.language,
            open_in_cad=settings.open_in_cad,
            watches=bool(settings.intake.folders),
            incoming=self._engine.watched.waiting,
        )

    def check_now(self) -> None:
        """Asks Align now."""
        self._engine.wake()

    def pause(self) -> None:
        """No cycle begins until `resume`."""
        self._engine.pause(True)

    def resume(self) -> None:
        """Cycles again."""
        self._engine.pause(False)

    def sign_in(self) -> tuple[Account, ...]:
        """Waits until the user has signed in in the browser. It ends one that waits already: nobody sees its page."""
        cancel, pasted = cancel_event(), queue.Queue[str]()
        with self._beginning:
            self._newest.set()
            self._newest, self._pasted = cancel, pasted
        connection = self._new_connection()
        session = connection.session
        try:
            session.sign_in(self._open_browser, timeout_s=SIGN_IN_S, cancel=cancel, pasted=pasted)
            accounts = session.accounts()
        except BaseException:
            connection.transport.close()
            raise
        self._wait_for_choice(connection, cancel)
        return accounts

    def paste_address(self, text: str) -> None:
        """Gives the running sign-in an address by hand."""
        self._pasted.put(text)

    def connect(self, account: Account) -> tuple[str, ...]:
        """Pairs to an account of the last sign-in."""
        connection = self._pending
        if connection is None:
            raise SignInError("Nobody has signed in yet.")
        warnings = connection.session.pair(account)
        self._engine.use(account, connection)
        self._pending = None
        return warnings

    def save_client_secret(self, secret: str) -> None:
        """Keeps the client secret. KeystoreLocked, KeystoreMissing: it is used all the same until the program ends."""
        engine = self._engine
        engine.client_secret = secret
        if engine.connection:
            engine.connection.session.save_client_secret(secret)
        else:
            engine.keystore.set(client_secret_name(self._app.profile), secret)
        engine.client_secret = ""

    def sign_out(self) -> None:
        """Gives the tokens back and forgets them. KeystoreLocked, before anything is done, where they are locked in."""
        engine = self._engine
        connection = engine.connection or self._stored_sign_in()
        engine.stop()  # a sync that Align refuses now would ask to sign in again
        try:
            if connection:
                connection.session.sign_out(self._store.accounts())
        except KeystoreLocked:
            engine.start()
            raise
        except BaseException:  # they are forgotten here, though Align could not be told
            engine.forget()
            raise
        engine.forget()

    def unpair(self) -> None:
        """Disconnects the account for all its users."""
        engine = self._engine
        if engine.connection is None:
            raise SignInError("Nobody is signed in.", action="Sign in first; only then can the account be unpaired.")
        engine.stop()
        try:
            engine.connection.session.unpair()
        except BaseException:
            engine.start()
            raise
        self.sign_out()

    def skip_connecting(self, forever: bool) -> None:
        """Keeps that the wizard is not wanted."""
        if forever:
            self._engine.change(ask_to_connect=False)

    def _wait_for_choice(self, connection: Connection, cancel: threading.Event) -> None:
        """Keeps the sign-in until an account is chosen."""
        with self._beginning:
            if cancel.is_set():
                connection.transport.close()
                raise SignInCancelled("Another sign-in was begun.")
            before, self._pending = self._pending, connection
        if before is not None:
            before.transport.close()

    def _new_connection(self) -> Connection:
        connection = self._app.connection()
        if self._engine.client_secret:
            connection.session.use_client_secret(self._engine.client_secret)
        return connection

    def _stored_sign_in(self) -> Connection | None:
        """A connection to give stored tokens back with: nobody is signed in, as the store was locked for one."""
        try:
            return self._new_connection() if self._engine.account else None
        except ProfileError:
            return None

    def _open_browser(self, address: str) -> None:
        self._engine.tell(SignInTold(address))

    def _needs_client_secret(self) -> bool:
        """Without a connection of its own: this is asked often. A locked password store may hold it."""
        engine = self._engine
        try:
            profile = self._app.profile
            profile.check()
            if profile.client_auth == "none" or engine.client_secret:
                return False
            if engine.connection:
                return engine.connection.session.needs_client_secret
            return not engine.keystore.get(client_secret_name(profile))
        except ConnectorError as error:
            return isinstance(error, KeystoreMissing)
