"""The demo in its windows: the sandbox in a process of its own, the desktop over it."""

from __future__ import annotations

import json
import logging
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from labconnector.align.profile import Profile, load_profile
from labconnector.app import App
from labconnector.desk.engine import Kept
from labconnector.domain.errors import ConnectorError
from labconnector.sandbox.robot import robot_sign_in
from labconnector.system.keystore import MemoryKeystore
from labconnector.system.paths import Paths
from labconnector.talk.views import Hint

_log = logging.getLogger(__name__)

_STOP_S = 10.0
_ROBOT_S = 20.0


class SandboxFailed(ConnectorError):
    """The sandbox's process did not come up."""

    code = "sandbox"
    title = "The sandbox could not be started"


def run_in_windows(paths: Paths, every_s: float, sandbox_options: Sequence[str], *, verbose: bool) -> int:
    """Runs until the user quits; the exit code. A second start shows the first one's window."""
    from labconnector.ui.single import show_the_first
    from labconnector.ui.start import Plan, make_application, run_desktop

    make_application(paths.root)
    if show_the_first(paths.root):
        return 0
    with _sandbox(paths, every_s, sandbox_options) as hint:
        profile = load_profile(paths.profiles / "sandbox.toml").model_copy(update={"orders_floor_s": every_s})
        keep = pickle.dumps(Kept(_signed_in_again(paths, profile, hint)))
        return run_desktop(Plan(paths.root, False, verbose, profile.model_dump(mode="json"), hint, keep))


@contextmanager
def _sandbox(paths: Paths, every_s: float, options: Sequence[str]) -> Iterator[Hint]:
    """The sandbox in its own process: it must not take time from the windows. It ends with our end of its input."""
    command = [sys.executable, "-P", "-m", "labconnector", "sandbox", "--json", "--end-with-input"]
    command += ["--relist-window", str(every_s), "--data-dir", str(paths.root), *options]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as child:
        assert child.stdin is not None  # noqa: S101
        assert child.stdout is not None  # noqa: S101
        try:
            document = _document(child.stdout)
            yield Hint(document["url"], document["user"], document["password"])
        finally:
            child.stdin.close()
            child.wait(_STOP_S)


def _document(lines: Iterator[str]) -> dict[str, Any]:
    text = ""
    for line in lines:
        text += line
        if line.startswith("}"):
            document: dict[str, Any] = json.loads(text)
            if "error" in document:
                raise SandboxFailed(document["error"]["message"], action=document["error"]["action"])
            return document
    raise SandboxFailed("Its process ended at once. See the messages above.")


def _signed_in_again(paths: Paths, profile: Profile, hint: Hint) -> dict[str, str]:
    """The sign-in of an earlier demo, made anew: the demo keeps no password and no token on the disk.

    Empty where it cannot be made, as somebody else had signed in for one: the windows ask for a sign-in then.
    """
    keystore = MemoryKeystore()
    try:
        with App(paths, keystore, profile=profile) as app:
            return keystore.values() if app.settings.account and _sign_in(app, hint) else {}
    except ConnectorError as error:
        _log.warning("not signed in again: %s", error.code)
        return {}


def _sign_in(app: App, hint: Hint) -> bool:
    """Whether the sandbox's user has the account in use, and is signed in for it now."""
    known, connection, cancel = app.account(), app.connection(), threading.Event()
    session = connection.session
    session.sign_in(lambda url: _robot(url, hint, cancel), timeout_s=_ROBOT_S, cancel=cancel)
    account = next((one for one in session.accounts() if one.key == known.key), None)
    if account is None:
        return False
    session.pair(account)
    app.remember(account, session)
    return True


def _robot(url: str, hint: Hint, failed: threading.Event) -> None:
    def work() -> None:
        try:
            robot_sign_in(url, hint.user, hint.password)
        except ConnectorError:
            failed.set()

    threading.Thread(target=work, name="robot", daemon=True).start()
