"""A D-Bus session with a real gnome-keyring daemon, in a home folder of the test's own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")
_MISSING = [name for name in PROGRAMS if shutil.which(name) is None]

needs_keyring = [
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's password store"),
    pytest.mark.skipif(bool(_MISSING), reason=f"not installed: {', '.join(_MISSING)} (apt: dbus gnome-keyring)"),
]

# Runs inside the session: starts the daemon, waits until it owns its name on the bus, runs commands, ends the daemon.
# `labconnector` commands are forked from here with its modules loaded: each is a process of its own, at once.
_INSIDE = """
import json, os, subprocess, sys, tempfile, time
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

OURS = [sys.executable, "-m", "labconnector"]

def started(command):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL)
    return [done.returncode, done.stdout, done.stderr]

def forked(arguments):
    import labconnector.app
    from labconnector.cli.main import run
    with open(os.devnull) as nothing, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        pid = os.fork()
        if pid == 0:
            for number, file in enumerate((nothing, out, err)):
                os.dup2(file.fileno(), number)
            sys.exit(run(arguments))
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        said = [file.seek(0) or file.read().decode() for file in (out, err)]
    return [code, *said]

owner, unlock, control = os.getpid(), sys.argv[1] == "unlock", sys.argv[2]
command = ["gnome-keyring-daemon", "--foreground", "--components=secrets", f"--control-directory={control}"]
daemon = subprocess.Popen(command + (["--unlock"] if unlock else []), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
try:
    if unlock:
        daemon.stdin.write(b"test")
    daemon.stdin.close()
    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    ask = new_method_call(bus, "NameHasOwner", "s", ("org.freedesktop.secrets",))
    until = time.monotonic() + 20
    with open_dbus_connection() as connection:
        while not connection.send_and_get_reply(ask).body[0]:
            assert daemon.poll() is None and time.monotonic() < until, "the daemon did not start"
            time.sleep(0.05)
    for line in sys.stdin:
        command = json.loads(line)
        print(json.dumps(forked(command[3:]) if command[:3] == OURS else started(command)), flush=True)
finally:
    if os.getpid() == owner:
        daemon.terminate()
        daemon.wait(10)
"""


class KeyringSession:
    """Runs commands inside the session, one after another."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, *command: object) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of a command."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([str(part) for part in command]) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, self._process.stderr and self._process.stderr.read()
        code, out, err = json.loads(line)
        return code, out, err


@contextmanager
def keyring_session(home: Path, how: str, **more: str) -> Iterator[KeyringSession]:
    """how: `unlock`, or `locked` for a daemon whose keyring nobody unlocked. more: environment of the commands."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    environment = {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(runtime),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[2]),
        **more,
    }
    command = ["dbus-run-session", "--", sys.executable, "-c", _INSIDE, how, str(runtime)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8"
    ) as process:
        try:
            yield KeyringSession(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            assert process.wait(20) == 0
