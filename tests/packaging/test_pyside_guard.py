"""PySide6 6.12.0 loses a reference to `None` with each call that returns it; on Python 3.11 the process dies of it.

Keep `PySide6-Essentials` below 6.12 for as long as Python 3.11 is supported, or until a newer one passes.
"""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
CALLS = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication(sys.argv)
label = QLabel()
for _ in range(20_000):
    label.setText("x")
print("survived")
"""


def test_twenty_thousand_calls_are_survived() -> None:
    pytest.importorskip("PySide6.QtWidgets", reason="Qt's libraries are not on this computer", exc_type=ImportError)
    result = subprocess.run(
        [sys.executable, "-c", CALLS],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    assert (result.returncode, result.stdout) == (0, "survived\n"), result.stderr


def test_the_broken_version_is_kept_out() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    if project["requires-python"] != ">=3.11":
        pytest.skip("Python 3.11 is no longer supported: the bound and this guard can go")
    for name in ("PySide6-Essentials", "shiboken6"):
        assert tuple(int(part) for part in importlib.metadata.version(name).split(".")[:2]) < (6, 12)
        assert any(entry.startswith(name) and "<6.12" in entry for entry in project["optional-dependencies"]["desktop"])
    lock = (PROJECT / "installer" / "requirements.lock").read_text(encoding="utf-8")
    assert "pyside6-essentials==6.11." in lock
    assert "shiboken6==6.11." in lock
