"""The whole program works without Qt: no module that the command line loads may ask for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REFUSE_QT = """
import sys


class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError("Qt is not on this computer (refused by the test)")


sys.meta_path.insert(0, NoQt())
"""
HELP = """
sys.argv = ["labconnector", "--help"]
from labconnector.__main__ import main
sys.exit(main())
"""
EVERYTHING = """
import importlib, pkgutil
import labconnector

rooms = ("align", "cad", "cli", "domain", "sandbox", "scans", "store", "sync", "system")
for module in pkgutil.walk_packages(labconnector.__path__, "labconnector."):
    if module.name.split(".")[1] in (*rooms, "app") and ".migrations." not in module.name:  # Alembic runs those
        importlib.import_module(module.name)
"""


def run_without_qt(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", REFUSE_QT + script],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )


def test_the_command_line_gives_its_help(tmp_path: Path) -> None:
    result = run_without_qt(HELP, tmp_path)
    assert result.returncode == 0, result.stderr
    assert "demo" in result.stdout


def test_every_room_but_the_windows_loads(tmp_path: Path) -> None:
    result = run_without_qt(EVERYTHING, tmp_path)
    assert result.returncode == 0, result.stderr
