"""The case folders in a CAD folder, looked at from outside. Nothing here writes, and nothing reads a scan."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from labconnector.cad.ownership import Owner, read_owner
from labconnector.cad.seen import Entry, utc
from labconnector.cad.staging import NAME as SHELF
from labconnector.cad.staging import real_folder


def names_in(root: Path) -> dict[str, int]:
    """Name → time stamp (POSIX, ns) of everything in the CAD folder; a folder's changes with its list of files.

    Raises OSError.
    """
    with os.scandir(root) as entries:
        return {entry.name: entry.stat(follow_symlinks=False).st_mtime_ns for entry in entries}


def is_the_one(root: Path) -> bool:
    """Whether this is the CAD folder that was delivered to, and not the empty place where its drive is missing.

    The shelf on which cases are built stays on the folder's own volume (staging.py); where it is not to be found,
    nothing can be said of what is not there. Raises OSError.
    """
    real = real_folder(root)
    return (real / SHELF).is_dir() or (real.parent / SHELF).is_dir()


def entries_in(folder: Path) -> dict[str, Entry]:
    """What lies directly in a case folder, by name; nothing in a case that is a zip. Raises OSError."""
    found: dict[str, Entry] = {}
    if not folder.is_dir():
        folder.lstat()
        return found
    with os.scandir(folder) as entries:
        for entry in entries:
            stat = entry.stat(follow_symlinks=False)
            is_folder = entry.is_dir(follow_symlinks=False)
            found[entry.name] = Entry(None if is_folder else stat.st_size, utc(stat.st_mtime))
    return found


def owners(root: Path, names: Iterable[str]) -> dict[tuple[str, str, int], str]:
    """(account, order id, revision) → name, of the folders that are ours: whose they are tells their hidden file."""
    found = {}
    for name in names:
        if (owner := _owner(root / name)) is not None:
            found[(owner.account, owner.order_id, owner.revision)] = name
    return found


def _owner(folder: Path) -> Owner | None:
    """None also where it cannot be read now."""
    try:
        return read_owner(folder)
    except OSError:
        return None
