"""The demo in its windows: the sandbox in a process of its own, the desktop over it."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec

from labconnector.align.profile import Profile, load_profile
from labconnector.app import App
from labconnector.desk.engine import Kept
from labconnector.domain.errors import ConnectorError
from labconnector.sandbox.robot import robot_sign_in
from labconnector.system.keystore import MemoryKeystore
from labconnector.system.paths import Paths
from labconnector.talk.views import Hint

_STOP_S = 10.0


class SandboxFailed(ConnectorError):
    """The sandbox's process did not come up."""

    code = "sandbox"
    title = "The sandbox could not be started"


def has_screen() -> bool:
    """Whether windows can be shown here."""
    if find_spec("PySide6") is None:
        return False
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


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


def _document(lines: Iterator[str]) -> dict[str, str]:
    text = ""
    for line in lines:
        text += line
        if line.startswith("}"):
            document: dict[str, str] = json.loads(text)
            return document
    raise SandboxFailed("Its process ended at once. See the messages above.")


def _signed_in_again(paths: Paths, profile: Profile, hint: Hint) -> dict[str, str]:
    """The sign-in of an earlier demo, made anew: the demo keeps no password and no token on the disk."""
    keystore = MemoryKeystore()
    with App(paths, keystore, profile=profile) as app:
        if not app.settings.account:
            return {}
        known = app.account()
        app.sign_in(app.connection(), lambda url: _robot(url, hint), lambda found: next(a for a in found if a == known))
    return keystore.values()


def _robot(url: str, hint: Hint) -> None:
    threading.Thread(target=robot_sign_in, args=(url, hint.user, hint.password), name="robot", daemon=True).start()
