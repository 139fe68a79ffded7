"""The password store against the real gnome-keyring daemon, in a D-Bus session and a home folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")
_MISSING = [name for name in _PROGRAMS if shutil.which(name) is None]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's password store"),
    pytest.mark.skipif(bool(_MISSING), reason=f"not installed: {', '.join(_MISSING)} (apt: dbus gnome-keyring)"),
]

# Runs inside the session: starts the daemon, waits until it owns its name on the bus, works the store, ends the daemon.
_INSIDE = """
import json, subprocess, sys, time
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from labconnector.domain.errors import ConnectorError
from labconnector.system.keystore import SystemKeystore

unlock, control, steps = sys.argv[1] == "unlock", sys.argv[2], json.loads(sys.argv[3])
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
    store, found = SystemKeystore(), []
    for name, *rest in steps:
        try:
            found.append(getattr(store, name)(*rest))
        except ConnectorError as error:
            found.append(error.code)
    print(json.dumps(found))
finally:
    daemon.terminate()
    daemon.wait(10)
"""


def in_session(home: Path, how: str, *steps: list[str]) -> list[str | None]:
    """What each step returned, or the code of its error."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    environment = {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(runtime),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    command = ["dbus-run-session", "--", sys.executable, "-c", _INSIDE, how, str(runtime), json.dumps(steps)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[str | None] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def test_secrets_outlive_the_program_and_a_locked_store_says_so(tmp_path: Path) -> None:
    pytest.importorskip("secretstorage", reason="SecretStorage is not installed")
    name = "sandbox/77/pairing-refresh"
    one, two = "first-secret-value", "second-secret-value"
    first = in_session(tmp_path, "unlock", ["get", name], ["set", name, one], ["set", name, two], ["get", name])
    assert first == [None, None, None, two]
    assert not [path for path in (tmp_path / "data").rglob("*") if path.is_file() and b"secret" in path.read_bytes()]
    assert in_session(tmp_path, "locked", ["get", name], ["set", name, one]) == ["keystore-locked"] * 2
    last = in_session(tmp_path, "unlock", ["get", name], ["delete", name], ["delete", name], ["get", name])
    assert last == [two, None, None, None]


def test_without_a_session_there_is_no_store(tmp_path: Path) -> None:
    program = """
from labconnector.domain.errors import KeystoreMissing
from labconnector.system.keystore import SystemKeystore
try:
    SystemKeystore().set("x", "secret")
except KeystoreMissing:
    print("missing")
"""
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[2])}
    environment["XDG_RUNTIME_DIR"] = str(tmp_path)
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "missing", done.stderr[-2000:]
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []
