"""A tiny project with the real installer in it, for the tests of `installer/bootstrap.py`. Needs no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

INSTALLER = Path(__file__).resolve().parents[2] / "installer"
if str(INSTALLER) not in sys.path:
    sys.path.insert(0, str(INSTALLER))

PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "tiny"
version = "1"
"""

BACKEND = '''\
"""Installs this folder by a path file. Waits first for a writer on the pipe `gate`, where there is one."""
import os, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    gate = os.path.join(HERE, "gate")
    if os.path.exists(gate):
        open(gate).close()
    name = "tiny-1-py3-none-any.whl"
    info = "tiny-1.dist-info/"
    with zipfile.ZipFile(os.path.join(wheel_directory, name), "w") as wheel:
        wheel.writestr("tiny.pth", HERE + "\\n")
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1\\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(info + "RECORD", "tiny.pth,,\\n%sMETADATA,,\\n%sWHEEL,,\\n%sRECORD,,\\n" % (info, info, info))
    return name
'''

PROGRAM = '''\
"""Says how it was started. `--exit N` ends with N; `--wait` waits for Ctrl-C and ends with 7."""
import json, os, sys, threading

told = {"argv": sys.argv[1:], "cwd": os.getcwd(), "prefix": sys.prefix, "environment": sorted(os.environ)}
try:
    print(json.dumps(told), flush=True)
    if "--wait" in sys.argv:
        threading.Event().wait(60)
except KeyboardInterrupt:
    sys.exit(7)
sys.exit(int(sys.argv[sys.argv.index("--exit") + 1]) if "--exit" in sys.argv else 0)
'''


def make_project(root: Path) -> Path:
    """A project in `root`: an empty lock, a package `labconnector` and a stand-in for pytest that say what they got."""
    shutil.copytree(INSTALLER, root / "installer", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "installer" / "requirements.lock").write_text("")
    (root / "pyproject.toml").write_text(PYPROJECT)
    (root / "backend.py").write_text(BACKEND)
    (root / "labconnector").mkdir()
    (root / "labconnector" / "__init__.py").write_text("")
    (root / "labconnector" / "__main__.py").write_text(PROGRAM)
    (root / "pytest.py").write_text(PROGRAM)
    return root


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's, without what a build server or the user's pip settings would change."""
    plain = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("PIP_")}
    return plain | {"PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0"} | dict(extra or {})


def command(root: Path, *arguments: str) -> list[str]:
    """The command line of the project's own bootstrap."""
    return [sys.executable, str(root / "installer" / "bootstrap.py"), *arguments]


def run_bootstrap(
    root: Path,
    *arguments: str,
    extra: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    before: tuple[str, ...] = (),
) -> subprocess.CompletedProcess[str]:
    """Runs it to its end. `before` is put in front of the command."""
    return subprocess.run(
        [*before, *command(root, *arguments)],
        env=environment(extra),
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
