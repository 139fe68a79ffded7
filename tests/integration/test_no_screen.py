"""The windows where there is no screen: said in words, never a crash."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_kit import Ran

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def without_screen(*arguments: object) -> Ran:
    environment = {name: value for name, value in os.environ.items() if name not in SCREENS}
    command = [sys.executable, "-m", "labconnector", *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=100, check=False)
    return Ran(ended.returncode, ended.stdout, ended.stderr)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_run_says_what_to_do(tmp_path: Path) -> None:
    ran = without_screen("run", "--data-dir", tmp_path)
    assert ran.code == 2
    assert "labconnector sync --watch" in ran.err


def test_its_help_needs_no_screen(tmp_path: Path) -> None:
    ran = without_screen("run", "--help")
    assert ran.code == 0
    assert "--hidden" in ran.out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_the_demo_goes_on_in_the_terminal(tmp_path: Path) -> None:
    ran = without_screen("demo", "--once", "--headless", "--small", "--data-dir", tmp_path)
    assert ran.code == 0, ran.err
    assert "held" in ran.out
