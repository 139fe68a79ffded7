"""Sends the user's browser to Align's login page and waits until its answer comes, by itself or by hand."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from labconnector.align.addresses import is_loopback
from labconnector.align.auth import Asked, ask, code_from, new_state
from labconnector.align.loopback import LoopbackListener
from labconnector.align.profile import Profile
from labconnector.domain.errors import SignInCancelled, SignInTimeout

_LOOK_S = 0.1
_HOSTED_PATH = "/callback"
"""Where `resources/signin/return.html` forwards to."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long to wait for the user. cancel: ends it. pasted: addresses that the user copied by hand."""

    timeout_s: float = 300
    cancel: threading.Event | None = None
    pasted: queue.Queue[str] | None = None


def ask_browser(profile: Profile, open_browser: Callable[[str], None], waiting: Waiting) -> tuple[Asked, str]:
    """The question that was asked and the code that came back.

    A loopback redirect gets the port of our listener; a hosted https page finds the port at the end of the state.
    Raises SignInCancelled, SignInTimeout, ForgedAnswer, SignInError.
    """
    redirect = profile.redirect_url
    local = is_loopback(redirect)
    with LoopbackListener((urlsplit(redirect).path or "/") if local else _HOSTED_PATH) as listener:
        url = _with_port(redirect, listener.port) if local else redirect
        asked = ask(profile, url, new_state(None if local else listener.port))
        listener.expect(asked.state)
        open_browser(asked.url)
        return asked, code_from(_wait(listener, waiting), asked)


def _with_port(url: str, port: int) -> str:
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return parts._replace(netloc=f"{host}:{port}").geturl()


def _wait(listener: LoopbackListener, waiting: Waiting) -> str:
    until = time.monotonic() + waiting.timeout_s
    while time.monotonic() < until:
        if waiting.cancel is not None and waiting.cancel.is_set():
            raise SignInCancelled("The sign-in was cancelled.")
        answer = _paste(waiting.pasted) or listener.answer(_LOOK_S)
        if answer:
            return answer
    raise SignInTimeout(f"Nobody finished the sign-in within {waiting.timeout_s / 60:.0f} minutes.")


def _paste(pasted: queue.Queue[str] | None) -> str:
    try:
        return pasted.get_nowait().strip() if pasted is not None else ""
    except queue.Empty:
        return ""
