"""Ctrl-C and a polite kill: a clean end within five seconds, one document, the exit code that is written down."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


def stopped(line: str, number: signal.Signals, *arguments: object) -> tuple[int, str, str, float]:
    """Starts a command, stops it once `line` was said on standard error; code, outputs and seconds it took to end."""
    command = [sys.executable, "-m", "labconnector", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stderr is not None
        said = ""
        for said_line in process.stderr:
            said += said_line
            if line in said_line:
                break
        begun = time.monotonic()
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, said + err, time.monotonic() - begun


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_demo_that_is_stopped(tmp_path: Path, number: signal.Signals) -> None:
    where = ("--headless", "--small", "--json", "--data-dir", tmp_path / "d")
    code, out, err, took = stopped("Ctrl-C ends", number, "demo", *where)
    assert code in (0, 6), err
    assert json.loads(out)["account"]["company_id"] == 77
    assert "Traceback" not in err
    assert took < 8  # the interpreter's own end, on a busy computer, included


def test_a_sync_that_hangs_at_align_is_stopped(tmp_path: Path) -> None:
    where = ("--headless", "--once", "--small", "--json", "--data-dir", tmp_path / "d", "--fault", "slow-download=1")
    code, out, err, took = stopped("Connected to", signal.SIGTERM, "demo", *where)
    assert code == 130, err
    assert set(json.loads(out)) in ({"error"}, set(json.loads(out)) | {"account"})
    assert "Traceback" not in err
    assert took < 8


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_sign_in_that_nobody_finishes_is_stopped(tmp_path: Path, number: signal.Signals) -> None:
    where = ("--json", "--data-dir", tmp_path / "d")
    code, out, err, took = stopped("http", number, "demo", *where)
    assert code == 130, err
    assert json.loads(out)["error"]["code"] == "interrupted"
    assert "Traceback" not in err
    assert took < 8


def test_whoever_reads_may_go_away(tmp_path: Path) -> None:
    command = f"{sys.executable} -m labconnector sandbox --list-faults --data-dir {tmp_path} | true"
    ended = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert "Traceback" not in ended.stderr
    assert "Exception" not in ended.stderr
