"""A program that macOS starts at login: a property list in `~/Library/LaunchAgents` (launchd.plist(5))."""

from __future__ import annotations

import plistlib
from pathlib import Path
from xml.parsers.expat import ExpatError

from labconnector.system.whole_file import write_whole

LABEL = "labconnector.login"


class LaunchAgent:
    """Our agent. It counts from the next login on: loading it now would start a second program. Raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{LABEL}.plist"

    def starts(self, arguments: list[str]) -> bool:
        """Whether macOS starts a program with these arguments."""
        try:
            return agent_command(self._file.read_bytes())[1:] == arguments
        except (FileNotFoundError, NotADirectoryError):
            return False

    def write(self, command: list[str]) -> None:
        """Starts the command at login from now on."""
        write_whole(self._file, agent_bytes(command))

    def remove(self) -> None:
        """Starts nothing any more."""
        self._file.unlink(missing_ok=True)


def agent_bytes(command: list[str]) -> bytes:
    """The whole file: once at login, for a user with a screen, as a program that answers to a person."""
    return plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": command,
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
    )


def agent_command(data: bytes) -> list[str]:
    """The command of such a file; empty where it is switched off, starts nothing or cannot be read."""
    try:
        values = plistlib.loads(data)
    except (plistlib.InvalidFileException, ExpatError, ValueError):
        return []
    if not isinstance(values, dict) or values.get("Disabled") or not values.get("RunAtLoad"):
        return []
    return [str(argument) for argument in values.get("ProgramArguments", ())]
