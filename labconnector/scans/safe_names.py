"""Names inside a zip: refused where they try to climb out or to trick a system, else made safe for every system."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from zipfile import ZipInfo

from labconnector.domain.errors import UnsafePackage
from labconnector.domain.naming import MAX_BYTES, is_device_name, safe_component

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_MAX_SUFFIX = 16
_LITTER_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_LITTER_FOLDER = "__macosx"


def shown(name: str) -> str:
    """A hostile name as it can be shown in a message: one line, no invisible characters, not long."""
    return safe_component(name.replace("/", "∕").replace("\\", "⧵"), "a file without a name", 80)


def safe_path(info: ZipInfo, depth: int) -> PurePosixPath | None:
    """The member's relative path with each part made safe; None for the folder that is the zip itself.

    Raises UnsafePackage for names that no scan export uses and attacks do. Both spellings that `zipfile` knows are
    looked at: it cuts names at NUL and, on Windows, turns backslashes.
    """
    for name in (info.orig_filename, info.filename):
        problem = _problem(name)
        if problem:
            raise UnsafePackage(f"'{shown(name)}' in the zip {problem}.")
    parts = [part for part in info.filename.split("/") if part not in ("", ".")]
    if len(parts) > depth:
        raise UnsafePackage(f"'{shown(info.filename)}' in the zip lies in too many folders.")
    if not parts and not info.is_dir():
        raise UnsafePackage("A file in the zip has no name.")
    safe = (part if _is_litter_name(part) else safe_file_name(part) for part in parts)
    return PurePosixPath(*safe) if parts else None


def _problem(name: str) -> str:
    if _CONTROL.search(name):
        return "has control characters in its name"
    if "\\" in name:
        return "has backslashes in its name"
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "wants a place of its own on this computer"
    if ":" in name:
        return "has a colon in its name, which hides data on Windows"
    for part in name.split("/"):
        if part not in ("", ".") and not part.strip(" ."):
            return "wants to leave its folder"
        if is_device_name(part):
            return "has the name of a Windows device"
    return ""


def safe_file_name(name: str) -> str:
    """A part of a path that every system takes; the suffix survives when a long name is cut."""
    stem, dot, suffix = name.rpartition(".")
    if not stem or not suffix or len(suffix) > _MAX_SUFFIX:
        return safe_component(name)
    ending = safe_component(suffix, "bin")
    return f"{safe_component(stem, 'unnamed', MAX_BYTES - len(ending.encode()) - len(dot))}.{ending}"


def is_litter(path: PurePosixPath) -> bool:
    """What file managers leave behind: Mac resource forks, folder settings, picture caches."""
    return path.parts[0].lower() == _LITTER_FOLDER or _is_litter_name(path.name)


def _is_litter_name(part: str) -> bool:
    return part.lower() in _LITTER_FILES or part.lower() == _LITTER_FOLDER or part.startswith("._")
