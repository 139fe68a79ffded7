"""Runs the command line as a user does: another process, its output and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


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


def demo(folder: Path, *arguments: str) -> Ran:
    """`demo --headless --once --json --small` in a folder of the test's own."""
    (folder / "CAD").mkdir(exist_ok=True)
    where = ("--data-dir", folder / "data", "--cad-dir", folder / "CAD")
    return run("demo", "--headless", "--once", "--json", "--small", *where, *arguments)
