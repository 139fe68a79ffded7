"""The wizard's logic: where the user is, what each button and each answer of the engine leads to. No Qt."""

from __future__ import annotations

from enum import StrEnum

from labconnector.domain.account import Account
from labconnector.domain.errors import ConnectorError, KeystoreLocked, KeystoreMissing, SignInError
from labconnector.talk.views import CadChoice, DeskState
from labconnector.ui.wizard.acts import (
    Act,
    CancelSignIn,
    Close,
    Connect,
    KeepChoices,
    KeepSecret,
    OpenConnection,
    Resume,
    SignIn,
    Skip,
)
from labconnector.ui.wizard.failures import Failure, Retry, failure_of


class Step(StrEnum):
    """The pages, in their order. FAILED stands for the one where it went wrong."""

    WELCOME = "welcome"
    CLIENT_SECRET = "client-secret"  # noqa: S105 - a page's name
    SIGNING_IN = "signing-in"
    FAILED = "failed"
    CHOOSE_ACCOUNT = "choose-account"
    CONNECTING = "connecting"
    CAD_FOLDER = "cad-folder"
    START_AT_LOGIN = "start-at-login"
    FIRST_SYNC = "first-sync"
    DONE = "done"


class Wizard:
    """Where the wizard stands. Methods are the user's buttons and the engine's answers; they return what to do next.

    A method that does not fit the present step changes nothing: a late answer or a double click does no harm.
    is_again: this lab was set up before and only signs in anew; nothing else is asked then.
    notices: errors that do not stop anything, to be told (a missing password store). warnings: what Align said.
    can_start_at_login: whether there is anything to ask about that (not in the demo).
    trouble: why the page's choice could not be kept. busy: an answer is awaited, the page's buttons are off.
    """

    def __init__(self, state: DeskState) -> None:
        self.step = Step.WELCOME
        self.accounts: tuple[Account, ...] = ()
        self.account: Account | None = None
        self.failure: Failure | None = None
        self.notices: list[ConnectorError] = []
        self.warnings: tuple[str, ...] = ()
        self.start_at_login = True
        self.can_start_at_login = True
        self.trouble: ConnectorError | None = None
        self.busy = False
        self._take(state)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a way back from here. None leads behind a connection that stands."""
        return self.step in _BACK and not self.busy

    def state_changed(self, state: DeskState) -> None:
        """The whole stands otherwise, e.g. the connection's settings were changed meanwhile."""
        if self.step is Step.WELCOME:
            self._take(state)
        else:
            self.state = state

    @property
    def stage(self) -> int:
        """How far on the way: 0 sign in, 1 CAD folder, 2 start at login, 3 first check, 4 done."""
        return _STAGE.get(self.step, 0)

    # --- the user -----------------------------------------------------------------------------------------------------

    def connect_now(self) -> Act | None:
        """'Connect to MyiTero now'."""
        return self._begin() if self.step is Step.WELCOME else None

    def not_now(self) -> Act | None:
        """'Not now'."""
        return Skip(forever=False) if self.step is Step.WELCOME else None

    def skip(self) -> Act | None:
        """'Skip & don't ask me again'."""
        return Skip(forever=True) if self.step is Step.WELCOME else None

    def give_secret(self, secret: str) -> Act | None:
        """Align's client secret was typed."""
        if self.step is not Step.CLIENT_SECRET or self.busy or not secret.strip():
            return None
        self.busy = True
        return KeepSecret(secret.strip())

    def try_again(self) -> Act | None:
        """'Try again': from where it went wrong."""
        if self.step is not Step.FAILED or self.failure is None:
            return None
        if self.failure.retry is Retry.CONNECT and self.account is not None:
            return self._connect(self.account)
        return self._begin()

    def open_connection(self) -> Act | None:
        """To the addresses that the failure is about."""
        return OpenConnection() if self.step is Step.FAILED else None

    def choose(self, account: Account) -> Act | None:
        """An account was chosen."""
        return self._connect(account) if self.step is Step.CHOOSE_ACCOUNT and account in self.accounts else None

    def choose_folder(self, cad: CadChoice) -> Act | None:
        """The CAD folder was chosen; one without a folder is 'choose later'."""
        if self.step is not Step.CAD_FOLDER or self.busy:
            return None
        self.cad, self.busy, self.trouble = cad, True, None
        return KeepChoices(cad=cad)

    def choose_start(self, at_login: bool) -> Act | None:
        """Whether the program starts at login was chosen."""
        if self.step is not Step.START_AT_LOGIN or self.busy:
            return None
        self.start_at_login, self.busy, self.trouble = at_login, True, None
        return KeepChoices(start_at_login=at_login)

    def skip_start(self) -> Act | None:
        """Goes on although start at login could not be switched."""
        return self._first_sync() if self.step is Step.START_AT_LOGIN and self.trouble and not self.busy else None

    def back(self) -> Act | None:
        """'Back'."""
        if not self.can_go_back:
            return None
        was, self.step = self.step, _BACK[self.step]
        self.failure, self.trouble = None, None
        return CancelSignIn() if was is Step.SIGNING_IN else None

    def finish(self) -> Act | None:
        """'Close', or 'Go on in the background'."""
        return Close() if self.step in (Step.FIRST_SYNC, Step.DONE) else None

    # --- the engine ---------------------------------------------------------------------------------------------------

    def secret_kept(self) -> Act | None:
        """The client secret is in the password store."""
        return self._sign_in() if self.step is Step.CLIENT_SECRET else None

    def secret_refused(self, error: ConnectorError) -> Act | None:
        """It could not be kept. Without a usable password store it is used until the program ends."""
        if self.step is not Step.CLIENT_SECRET:
            return None
        if isinstance(error, KeystoreMissing | KeystoreLocked):
            self._note(error)
            return self._sign_in()
        return self._fail(error, Retry.SIGN_IN)

    def signed_in(self, accounts: tuple[Account, ...]) -> Act | None:
        """The user signed in."""
        if self.step is not Step.SIGNING_IN:
            return None
        self.accounts = accounts
        if len(accounts) == 1:
            return self._connect(accounts[0])
        self.step = Step.CHOOSE_ACCOUNT
        return None

    def sign_in_failed(self, error: ConnectorError) -> Act | None:
        """The user did not sign in, for whatever reason."""
        return self._fail(error, Retry.SIGN_IN) if self.step is Step.SIGNING_IN else None

    def connected(self, warnings: tuple[str, ...]) -> Act | None:
        """The account is paired to."""
        if self.step is not Step.CONNECTING:
            return None
        self.warnings = warnings
        if self.is_again:
            self.busy = True
            return KeepChoices()  # the import may have been switched off
        self.step = Step.CAD_FOLDER
        return None

    def connect_failed(self, error: ConnectorError) -> Act | None:
        """The account could not be paired to. A sign-in that is not good any more has to be done again."""
        if self.step is not Step.CONNECTING:
            return None
        return self._fail(error, Retry.SIGN_IN if isinstance(error, SignInError) else Retry.CONNECT)

    def not_remembered(self, why: ConnectorError | None = None) -> None:
        """The sign-in could not be stored on this computer. Not a failure: it is good until the program ends."""
        self._note(why or KeystoreMissing("The sign-in could not be stored on this computer."))

    def kept(self) -> Act | None:
        """What was chosen is kept."""
        if not self.busy:
            return None
        self.busy = False
        if self.step is Step.CAD_FOLDER and self.can_start_at_login:
            self.step = Step.START_AT_LOGIN
            return None
        return self._first_sync()

    def keep_failed(self, error: ConnectorError) -> Act | None:
        """It could not be kept; the page says why and is as it was."""
        self.busy = False
        if self.step is Step.CONNECTING:
            return self._fail(error, Retry.CONNECT)
        self.trouble = error
        return None

    def first_sync_done(self) -> Act | None:
        """The first check went through."""
        if self.step is Step.FIRST_SYNC:
            self.step = Step.DONE
        return None

    # --- inside -------------------------------------------------------------------------------------------------------

    def _take(self, state: DeskState) -> None:
        self.state, self.cad = state, state.cad
        self.is_again = state.account is not None and state.cad.folder is not None

    def _begin(self) -> Act | None:
        self.failure = None
        if self.state.needs_client_secret:
            self.step = Step.CLIENT_SECRET
            return None
        return self._sign_in()

    def _sign_in(self) -> Act:
        self.step, self.busy = Step.SIGNING_IN, False
        self.accounts, self.account = (), None
        return SignIn()

    def _connect(self, account: Account) -> Act:
        self.step, self.account, self.failure = Step.CONNECTING, account, None
        return Connect(account)

    def _first_sync(self) -> Act:
        self.step, self.trouble = Step.FIRST_SYNC, None
        return Resume()

    def _fail(self, error: ConnectorError, retry: Retry) -> Act | None:
        self.step, self.busy = Step.FAILED, False
        self.failure = failure_of(error, retry)
        return None

    def _note(self, error: ConnectorError) -> None:
        if error.code not in {one.code for one in self.notices}:
            self.notices.append(error)


_STAGE = {Step.CAD_FOLDER: 1, Step.START_AT_LOGIN: 2, Step.FIRST_SYNC: 3, Step.DONE: 4}
_BACK = {
    Step.CLIENT_SECRET: Step.WELCOME,
    Step.SIGNING_IN: Step.WELCOME,
    Step.FAILED: Step.WELCOME,
    Step.CHOOSE_ACCOUNT: Step.WELCOME,
    Step.START_AT_LOGIN: Step.CAD_FOLDER,
}
