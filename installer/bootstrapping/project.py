"""The project folder: where the virtual environment, the lock and the notes of the setup are."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

SCHEME = 1
"""Raise it when this installer makes environments in another way, so that old ones are brought up to date."""


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout of Lab Connector. `root` is absolute and free of links, so that a moved folder is noticed."""

    root: Path

    @classmethod
    def of_script(cls, module_file: str) -> Project:
        """The project whose `installer/bootstrapping` folder holds `module_file`."""
        return cls(Path(module_file).resolve().parent.parent.parent)

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def settings(self) -> Path:
        """What `venv` wrote about the environment."""
        return self.venv / "pyvenv.cfg"

    @property
    def stamp(self) -> Path:
        """What was set up, see `stamp.py`."""
        return self.venv / "bootstrap.json"

    @property
    def guard(self) -> Path:
        """Locked while a setup runs, see `guard.py`."""
        return self.venv / "bootstrap.lock"

    @property
    def lock(self) -> Path:
        """The pinned packages with their hashes."""
        return self.root / "installer" / "requirements.lock"

    @property
    def pyproject(self) -> Path:
        """The project's description."""
        return self.root / "pyproject.toml"

    def inputs(self) -> str:
        """SHA-256 over everything that decides what gets installed."""
        digest = hashlib.sha256(f"scheme {SCHEME}\n".encode())
        for path in (self.lock, self.pyproject):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


def this_python() -> str:
    """The running Python as far as installed packages care, e.g. `cpython 3.11 linux-x86_64`."""
    major, minor = sys.version_info[:2]
    return f"{sys.implementation.name} {major}.{minor} {sysconfig.get_platform()}"


def base_python() -> str:
    """The Python to make environments with: the one below, when this one runs inside an environment itself."""
    base: str = getattr(sys, "_base_executable", "") or sys.executable
    return base
