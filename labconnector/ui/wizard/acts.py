"""What the wizard's logic wants done. The window does it and tells the logic how it went."""

from __future__ import annotations

from dataclasses import dataclass

from labconnector.domain.account import Account
from labconnector.talk.views import CadChoice


@dataclass(frozen=True, slots=True)
class SignIn:
    """Begin a sign-in; then `signed_in` or `sign_in_failed`."""


@dataclass(frozen=True, slots=True)
class CancelSignIn:
    """The sign-in under way is not wanted any more; nothing is told."""


@dataclass(frozen=True, slots=True)
class KeepSecret:
    """Keep the client secret; then `secret_kept` or `secret_refused`."""

    secret: str

    def __repr__(self) -> str:
        """Without the secret: it must not get into a log."""
        return "KeepSecret(…)"


@dataclass(frozen=True, slots=True)
class Connect:
    """Pair to the account; then `connected` or `connect_failed`."""

    account: Account


@dataclass(frozen=True, slots=True)
class KeepChoices:
    """Keep what was chosen, and switch the import on; then `kept` or `keep_failed`. None: as it was."""

    cad: CadChoice | None = None
    start_at_login: bool | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on with the checks where they are paused. The connection itself has begun the first one."""


@dataclass(frozen=True, slots=True)
class Skip:
    """The user does not want to connect now, or never wants to be asked again. Close the window."""

    forever: bool


@dataclass(frozen=True, slots=True)
class OpenConnection:
    """Open the settings where the connection's addresses are."""


@dataclass(frozen=True, slots=True)
class Close:
    """The wizard is done with."""


Act = SignIn | CancelSignIn | KeepSecret | Connect | KeepChoices | Resume | Skip | OpenConnection | Close
