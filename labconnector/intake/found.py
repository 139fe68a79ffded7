"""What lies in a watched folder: zips, and loose scans with the files that belong to them. Nothing is opened."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from labconnector.domain.errors import SettingsError
from labconnector.intake.names import SCANS, ZIP, group_of, is_denied, is_wanted, suffix_of

_log = logging.getLogger(__name__)

MOST_FILES = 50_000
"""A folder with more files is no folder for exports; the rest is not looked at."""
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it lies there. size in bytes."""

    path: Path
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Item:
    """One arrival. `key` is its place, `title` a short name for people and for order IDs."""

    key: str
    title: str
    files: tuple[Seen, ...]

    @property
    def is_zip(self) -> bool:
        """Whether it is a package already."""
        return len(self.files) == 1 and suffix_of(self.files[0].path.name) == ZIP

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(seen.size for seen in self.files)

    @property
    def stamp(self) -> str:
        """Another one when a file is added, taken away or written."""
        if len(self.files) == 1:
            return f"{self.files[0].size}|{self.files[0].mtime_ns}"
        lines = sorted(f"{seen.path.name}|{seen.size}|{seen.mtime_ns}" for seen in self.files)
        return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is looked at. closed: folders of our own and of the CAD, which are never entered."""

    allow: frozenset[str]
    deny: tuple[str, ...]
    closed: tuple[Path, ...] = ()


def require_outside(folder: Path, closed: Iterable[Path]) -> None:
    """Raises SettingsError where a folder to be watched lies in one of our own, or in one that cases are put in."""
    if any(folder.is_relative_to(own) for own in closed):
        raise SettingsError(
            f"{folder} is where Lab Connector itself puts cases.",
            action="Choose the folder that exports are saved to; it must not lie in the CAD folder.",
        )


def find_items(root: Path, sieve: Sieve) -> tuple[Item, ...]:
    """Everything in a folder and below that may be a case. Raises OSError where the folder itself cannot be read."""
    items: list[Item] = []
    left = MOST_FILES
    for folder, files in _folders(root, sieve):
        if left <= 0:
            _log.warning("a watched folder holds more than %d files: the rest is not looked at", MOST_FILES)
            break
        left -= len(files)
        zips = [seen for seen in files if suffix_of(seen.path.name) == ZIP]
        loose = [seen for seen in files if suffix_of(seen.path.name) != ZIP] if len(zips) < len(files) else []
        items += (Item(str(seen.path), seen.path.name, (seen,)) for seen in zips)
        items += _loose(folder, loose, is_root=folder == root)
    return tuple(items)


def _folders(root: Path, sieve: Sieve) -> Iterator[tuple[Path, list[Seen]]]:
    waiting = [(root, 0)]
    while waiting:
        folder, depth = waiting.pop()
        try:
            files, below = _look(folder, sieve)
        except OSError:
            if folder == root:
                raise
            continue  # it went away, or it may not be read
        yield folder, files
        waiting += [(one, depth + 1) for one in below if depth < _DEPTH]


def _look(folder: Path, sieve: Sieve) -> tuple[list[Seen], list[Path]]:
    """The wanted files of one folder, by name, and the folders in it. Links are not followed."""
    files, below = [], []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not is_denied(entry.name, sieve.deny) and Path(entry.path) not in sieve.closed:
                    below.append(Path(entry.path))
            elif is_wanted(entry.name, sieve.allow, sieve.deny) and (seen := _seen(entry)):
                files.append(seen)
    return sorted(files, key=lambda seen: seen.path.name), sorted(below)


def _seen(entry: os.DirEntry[str]) -> Seen | None:
    try:
        if not entry.is_file(follow_symlinks=False):
            return None
        found = os.stat(entry.path)  # noqa: PTH116  # not the entry's own: on Windows that is of the last close
    except OSError:
        return None
    return Seen(Path(entry.path), found.st_size, found.st_mtime_ns)


def _loose(folder: Path, files: list[Seen], *, is_root: bool) -> Iterator[Item]:
    """A folder is one case, unless its files name several orders; in the watched folder itself names alone tell."""
    groups: dict[str, list[Seen]] = {}
    for seen in files:
        groups.setdefault(group_of(seen.path.name), []).append(seen)
    orders = [group for group in groups if group.isdigit()]
    if not is_root and len(orders) <= 1:
        groups = {"": files}
    for group, members in groups.items():
        if any(suffix_of(seen.path.name) in SCANS for seen in members):
            place = folder if group == "" and not is_root else _place(folder, group, members)
            yield Item(str(place), place.name, tuple(members))


def _place(folder: Path, group: str, members: list[Seen]) -> Path:
    """One file stands for itself, several for what their names have in common."""
    return members[0].path if len(members) == 1 else folder / f"{group or 'scans'}.*"
