"""The password store against the real gnome-keyring daemon, in a D-Bus session and a home folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from keyring_kit import keyring_session, needs_keyring

pytestmark = needs_keyring

# Works the store step by step and prints what each returned.
_STEPS = """
import json, sys
from labconnector.domain.errors import ConnectorError
from labconnector.system.keystore import SystemKeystore
store, found = SystemKeystore(), []
for name, *rest in json.loads(sys.argv[1]):
    try:
        found.append(getattr(store, name)(*rest))
    except ConnectorError as error:
        found.append(error.code)
print(json.dumps(found))
"""


def in_session(home: Path, how: str, *steps: list[str]) -> list[str | None]:
    """What each step returned, or the code of its error."""
    with keyring_session(home, how) as session:
        code, out, err = session.run(sys.executable, "-c", _STEPS, json.dumps(steps))
    assert code == 0, err
    found: list[str | None] = json.loads(out)
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
