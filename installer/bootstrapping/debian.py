"""Packages of Debian and its relatives, where we may install them without asking for a password."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence

from .child import Outcome, run_quietly, tool_environment

LOCK_WAIT = ("-o", "DPkg::Lock::Timeout=300")
"""Seconds to wait for another apt, e.g. the nightly updates."""


def is_debian() -> bool:
    """Whether this system installs its packages with apt-get."""
    return shutil.which("apt-get") is not None


def install_line(packages: Sequence[str]) -> str:
    """The exact line to type."""
    return "sudo apt-get install -y --no-install-recommends " + " ".join(packages)


def rights() -> list[str] | None:
    """What to put before a command to run it as root without a question; None when that cannot be had."""
    if os.name == "nt" or not is_debian():
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and run_quietly(["sudo", "-n", "true"]).code == 0:
        return ["sudo", "-n"]
    return None


def install(packages: Sequence[str], before: Sequence[str], note: Callable[[str], None]) -> Outcome:
    """Installs the packages; where they do not go in together, one by one, so that one unknown name costs only itself.

    `before` is what `rights` gave. The outcome is that of the last command that failed, else of the last.
    """
    note("updating the lists")
    if _apt(before, "update").code != 0:
        _apt(before, "update")  # a mirror in the middle of its own update: the second try finds it whole
    note("installing")
    together = _install(before, packages)
    if together.code == 0 or len(packages) == 1:
        return together
    outcomes = []
    for package in packages:
        note(package)
        outcomes.append(_install(before, [package]))
    return next((outcome for outcome in reversed(outcomes) if outcome.code != 0), outcomes[-1])


def _install(before: Sequence[str], packages: Sequence[str]) -> Outcome:
    return _apt(before, *LOCK_WAIT, "install", "-y", "--no-install-recommends", *packages)


def _apt(before: Sequence[str], *arguments: str) -> Outcome:
    # Through `env`, since sudo drops variables.
    command = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C", "apt-get", *arguments]
    return run_quietly(command, environment=tool_environment())
