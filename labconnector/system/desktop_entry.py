"""A program that a Linux desktop starts at login: a file in the autostart folder (Desktop Application Autostart)."""

from __future__ import annotations

import re
from pathlib import Path

from labconnector.system.whole_file import write_whole

NAME = "labconnector.desktop"

_QUOTED = re.compile(r"""[ \t\n"'\\><~|&;$*?#()`]""")
"""Characters that an argument of Exec may hold only in quotes (Desktop Entry Specification, The Exec key)."""

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_UNESCAPED = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_OFF = (("Hidden", "true"), ("X-GNOME-Autostart-enabled", "false"))
_TEXT = """\
[Desktop Entry]
Type=Application
Name=Lab Connector
Comment=Brings iTero cases into the lab's CAD folder
Exec={run}
TryExec={program}
Terminal=false
StartupNotify=false
"""


class DesktopEntry:
    """Our file in the autostart folder. Raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME

    def starts(self, arguments: list[str]) -> bool:
        """Whether the desktop starts a program with these arguments, and its settings have not switched that off."""
        try:
            values = entry_values(self._file.read_text("utf-8"))
        except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
            return False
        switched_off = any(values.get(key, "").lower() == off for key, off in _OFF)
        return values.get("Exec", "").endswith(f" {exec_value(arguments)}") and not switched_off

    def write(self, command: list[str]) -> None:
        """Starts the command at login from now on."""
        write_whole(self._file, entry_text(command).encode())

    def remove(self) -> None:
        """Starts nothing any more."""
        self._file.unlink(missing_ok=True)


def entry_text(command: list[str]) -> str:
    """The whole file. Where the program is gone (TryExec) a desktop leaves it out."""
    return _TEXT.format(run=_escaped(exec_value(command)), program=_escaped(command[0]))


def exec_value(arguments: list[str]) -> str:
    """Arguments as the key Exec has them."""
    return " ".join(map(_quoted, arguments))


def entry_values(text: str) -> dict[str, str]:
    """The keys of the group `Desktop Entry`."""
    values, inside = {}, False
    for line in text.split("\n"):
        if line.startswith("["):
            inside = line.strip() == "[Desktop Entry]"
        elif inside and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            values[key.strip()] = re.sub(r"\\([sntr\\])", lambda match: _UNESCAPED[match.group(1)], value.strip())
    return values


def _quoted(argument: str) -> str:
    argument = argument.replace("%", "%%")  # a single one begins a field code
    if argument and not _QUOTED.search(argument):
        return argument
    return '"' + re.sub(r'(["`$\\])', r"\\\1", argument) + '"'


def _escaped(value: str) -> str:
    """As every string of a desktop file is written; a backslash of the quoting is doubled once more."""
    return re.sub(r"[\\\n\t\r]", lambda match: _ESCAPES[match.group()], value)
