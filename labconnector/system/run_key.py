"""A program that Windows starts at login: a value of the user's own Run key in the registry."""

from __future__ import annotations

import subprocess
import sys
from typing import Protocol

NAME = "LabConnector"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""What the user switched off in Windows' own settings or in the task manager: an odd first byte means off."""

MOST = 260
"""Characters of a command that Run takes (Microsoft, Run and RunOnce Registry Keys)."""


class Registry(Protocol):
    """Values below HKEY_CURRENT_USER. Raises OSError."""

    def get(self, key: str, name: str) -> str | bytes | None:
        """The value, None where there is none."""

    def set(self, key: str, name: str, value: str) -> None:
        """Writes a text."""

    def delete(self, key: str, name: str) -> None:
        """Deletes the value where there is one."""


class RunKey:
    """Our value of the Run key. Raises OSError."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def starts(self, arguments: list[str]) -> bool:
        """Whether Windows starts a program with these arguments, and the user has not switched that off."""
        text, approved = self._registry.get(RUN, NAME), self._registry.get(APPROVED, NAME)
        switched_off = isinstance(approved, bytes) and bool(approved) and approved[0] % 2 == 1
        return isinstance(text, str) and text.endswith(f" {subprocess.list2cmdline(arguments)}") and not switched_off

    def write(self, command: list[str]) -> None:
        """Starts the command at login from now on, even where it was switched off."""
        text = subprocess.list2cmdline(command)
        if len(text) > MOST:
            raise OSError(0, f"its command would have {len(text)} characters, and Windows takes {MOST}")
        self._registry.set(RUN, NAME, text)
        self._registry.delete(APPROVED, NAME)

    def remove(self) -> None:
        """Starts nothing any more."""
        self._registry.delete(RUN, NAME)
        self._registry.delete(APPROVED, NAME)


if sys.platform == "win32":
    import winreg

    class UserRegistry:
        """The registry of this user."""

        def get(self, key: str, name: str) -> str | bytes | None:
            """The value, None where there is none."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    value = winreg.QueryValueEx(opened, name)[0]
            except FileNotFoundError:
                return None
            return value if isinstance(value, str | bytes) else None

        def set(self, key: str, name: str, value: str) -> None:
            """Writes a text."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

        def delete(self, key: str, name: str) -> None:
            """Deletes the value where there is one."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                return
