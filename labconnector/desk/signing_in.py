"""The whole's state, signing in and out, pausing."""

from __future__ import annotations

import queue
from contextlib import suppress

from labconnector.app import Connection
from labconnector.desk.cancelling import cancel_event
from labconnector.desk.engine import Engine
from labconnector.desk.part import Part
from labconnector.domain.account import Account
from labconnector.domain.errors import ConnectorError, SignInError
from labconnector.talk.events import SignInTold
from labconnector.talk.views import CadChoice, DeskState, ToothNumbers

SIGN_IN_S = 300.0
"""How long the browser is waited for."""


class SigningInPart(Part):
    """Requests about the account and the sync as a whole."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._pending: Connection | None = None
        self._secret = ""
        self._pasted: queue.Queue[str] = queue.Queue()

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
            cad=CadChoice(settings.cad.kind, settings.cad.folder, settings.cad.stem_template),
            tooth_numbers=ToothNumbers(settings.tooth_numbers),
            notifications=settings.notifications,
            counts=engine.counts(),
            status=engine.status,
            sign_in_trouble=engine.sign_in_trouble,
            hint=engine.begin.hint,
            myitero_url=self._myitero_url(),
            data_folder=self._app.paths.root,
            language=settings.language,
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
        """Waits until the user has signed in in the browser."""
        connection = self._new_connection()
        self._pasted = queue.Queue()
        session = connection.session
        session.sign_in(self._open_browser, timeout_s=SIGN_IN_S, cancel=cancel_event(), pasted=self._pasted)
        self._pending = connection
        return session.accounts()

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
        """Keeps the client secret; where the password store refuses it, until the program ends."""
        self._secret = secret
        self._app.connection().session.save_client_secret(secret)

    def sign_out(self) -> None:
        """Gives the tokens back and forgets them."""
        connection = self._engine.connection
        try:
            if connection:
                connection.session.sign_out(self._store.accounts())
        finally:  # the tokens are forgotten here, whether Align could be told or not
            self._engine.forget()

    def unpair(self) -> None:
        """Disconnects the account for all its users."""
        if self._engine.connection is None:
            raise SignInError("Nobody is signed in.", action="Sign in first; only then can the account be unpaired.")
        self._engine.connection.session.unpair()
        self.sign_out()

    def skip_connecting(self, forever: bool) -> None:
        """Keeps that the wizard is not wanted."""
        if forever:
            self._app.save(self._app.settings.model_copy(update={"ask_to_connect": False}))

    def _new_connection(self) -> Connection:
        connection = self._app.connection()
        if self._secret:
            connection.session.use_client_secret(self._secret)
        return connection

    def _open_browser(self, address: str) -> None:
        self._engine.tell(SignInTold(address))

    def _needs_client_secret(self) -> bool:
        with suppress(ConnectorError):
            connection = self._engine.connection or self._new_connection()
            return connection.session.needs_client_secret
        return False

    def _myitero_url(self) -> str:
        try:
            return self._app.profile.myitero_url
        except ConnectorError:
            return ""
