"""What went wrong on the way to a connection, and what the user can do about it here, in the wizard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from labconnector.domain.errors import (
    BadAnswer,
    ConnectorError,
    ProfileError,
    SignInError,
    UntrustedHost,
)


class Retry(StrEnum):
    """What 'Try again' does."""

    SIGN_IN = "sign-in"
    CONNECT = "connect"


@dataclass(frozen=True, slots=True)
class Failure:
    """title: what happened. message: more of it. action: what to do. connection: whether the connection's settings
    may be the cause, so that a button leads there.
    """

    error: ConnectorError
    retry: Retry
    title: str
    message: str
    action: str
    connection: bool


def failure_of(error: ConnectorError, retry: Retry) -> Failure:
    """The failure as the wizard shows it. Actions that name the command line are said in the window's words."""
    return Failure(
        error=error,
        retry=retry,
        title=error.title,
        message=error.message,
        action=_action(error),
        connection=type(error) is SignInError or isinstance(error, ProfileError | BadAnswer | UntrustedHost),
    )


def _action(error: ConnectorError) -> str:
    if isinstance(error, ProfileError):
        return FILL_IN
    if "`labconnector" not in error.action:
        return error.action
    return SIGN_IN_AGAIN if isinstance(error, SignInError) else REPORT


FILL_IN = "Fill in the addresses and the client ID that Align gave you, then try again."
SIGN_IN_AGAIN = "Try again, and finish the sign-in in the browser window that opens."
REPORT = "Try again. If it happens again, open Help in the settings and send us the support report."
