"""Runs the command line as a user does: its output and its exit code, in another process or here."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labconnector.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command printed and returned."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output, which must be exactly one JSON document."""
        return json.loads(self.out)


def run(*arguments: object, timeout_s: float = 100, **environment: str) -> Ran:
    """One command."""
    command = [sys.executable, "-m", "labconnector", *map(str, arguments)]
    ended = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        timeout=timeout_s,
        env={**os.environ, **environment},
        check=False,
    )
    return Ran(ended.returncode, ended.stdout, ended.stderr)


def run_here(*arguments: object) -> Ran:
    """One command in this process, for what ends soon: another process takes a second to begin."""
    levels = {name: logging.getLogger(name).level for name in (None, "httpx", "alembic")}
    out, err = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main.run([str(argument) for argument in arguments])
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
    return Ran(code, out.getvalue(), err.getvalue())


def demo(folder: Path, *arguments: str) -> Ran:
    """`demo --headless --once --json --small` in a folder of the test's own."""
    (folder / "CAD").mkdir(exist_ok=True)
    where = ("--data-dir", folder / "data", "--cad-dir", folder / "CAD")
    return run("demo", "--headless", "--once", "--json", "--small", *where, *arguments)
