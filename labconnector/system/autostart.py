"""Start at login: by the user's own Run key, launch agent or autostart folder, whichever this system has.

An entry counts as ours where it starts the program with our arguments. Which interpreter it names is no matter: the
same program has several names (`python`, `python3`), and switching on writes the running one.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Protocol

from labconnector.domain.errors import SettingsError
from labconnector.system.paths import default_folder

ARGUMENTS = ["-P", "-m", "labconnector", "run", "--hidden"]


class Entry(Protocol):
    """Where this system keeps what it starts at login. Raises OSError, or ValueError for names it cannot keep."""

    def starts(self, arguments: list[str]) -> bool:
        """Whether a program with these arguments is started; False where the user has switched it off there."""

    def write(self, command: list[str]) -> None:
        """Starts the command at login from now on."""

    def remove(self) -> None:
        """Starts nothing any more."""


def starts_at_login(data_folder: Path, entry: Entry | None = None) -> bool:
    """Whether this program is started with that data folder when the user logs in. False where nobody can tell."""
    try:
        return (entry or entry_of(sys.platform, Path.home())).starts(login_arguments(data_folder))
    except (OSError, ValueError, RuntimeError):  # RuntimeError: a user without a home
        return False


def set_start_at_login(on: bool, data_folder: Path, entry: Entry | None = None) -> None:
    """Switches it on or off, for this user only. Raises SettingsError where the system does not let us."""
    try:
        entry = entry or entry_of(sys.platform, Path.home())
        if on:
            entry.write([login_program(Path(sys.executable)), *login_arguments(data_folder)])
        else:
            entry.remove()
    except (OSError, ValueError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SettingsError(
            f"Start at login cannot be switched {'on' if on else 'off'}: {reason}.",
            action="Add or remove Lab Connector in this computer's own settings for programs that start at login.",
        ) from error


def login_program(executable: Path) -> str:
    """The interpreter that shows no console window: `pythonw.exe` where it lies beside `python.exe`."""
    without_console = executable.with_name("pythonw.exe")
    if executable.name.lower() == "python.exe" and without_console.is_file():
        return str(without_console)
    return str(executable)


def login_arguments(data_folder: Path, default: Path | None = None) -> list[str]:
    """What the program is started with; the data folder is named where it is not the user's usual one."""
    if data_folder == (default or default_folder()):
        return list(ARGUMENTS)
    return [*ARGUMENTS, "--data-dir", str(data_folder)]


def entry_of(platform: str, home: Path) -> Entry:
    """The entry of a system, by its name in `sys.platform`."""
    if sys.platform == "win32" and platform == "win32":
        from labconnector.system.run_key import RunKey, UserRegistry

        return RunKey(UserRegistry())
    if platform == "darwin":
        from labconnector.system.launch_agent import LaunchAgent

        return LaunchAgent(home / "Library" / "LaunchAgents")
    from labconnector.system.desktop_entry import DesktopEntry

    named = os.environ.get("XDG_CONFIG_HOME", "")
    config = Path(named) if Path(named).is_absolute() else home / ".config"  # a relative one is to be ignored
    return DesktopEntry(config / "autostart")
