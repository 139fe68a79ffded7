"""What a case folder will hold: names, sources and hashes, all known before the first byte is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath, PureWindowsPath

from labconnector.cad import ownership
from labconnector.cad.ownership import Owner
from labconnector.domain.case import CaseFile, FileRole
from labconnector.domain.errors import UnsafePackage
from labconnector.domain.handoff import HandOff
from labconnector.domain.mesh import MeshReport
from labconnector.domain.naming import fold_name, safe_component

ORIGINALS = "itero-source"
"""Sub-folder of the files that the CAD does not read by itself."""

MOST_BYTES = 80
"""UTF-8 bytes of a stem or file name: root, folder, sub-folder and file stay under Windows' 260 characters."""


_LONGEST_EXTENSION = 8


@dataclass(frozen=True, slots=True)
class Item:
    """One file to be placed. `name` is relative to the case folder, with '/'. Its bytes are `data` or in `source`."""

    name: str
    role: FileRole
    size: int
    sha256: str
    source: Path | None = None
    data: bytes = b""
    universal: int | None = None
    mesh: MeshReport | None = None

    def placed(self, folder: Path) -> CaseFile:
        """The file as it is reported once delivered."""
        path = str(folder / self.name)
        return CaseFile(path, self.role, self.size, self.sha256, self.universal, self.mesh)


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole case folder. `order_file` comes last: whoever waits for it finds everything else in place.

    marker: an empty file that comes behind even that one, for programs that wait for its name.
    """

    owner: Owner
    items: tuple[Item, ...]
    order_file: Item
    marker: Item | None = None


def written(name: str, role: FileRole, data: bytes) -> Item:
    """A file that we write ourselves."""
    return Item(name, role, len(data), hashlib.sha256(data).hexdigest(), data=data)


def copied(name: str, file: CaseFile, handoff: HandOff) -> Item:
    """A file of the package under a new name. Raises UnsafePackage for a path that leaves the package folder."""
    source = handoff.folder / file.path
    if _leaves(file.path) or not _is_inside(source, handoff.folder):
        raise UnsafePackage(f"A file of order {handoff.order.order_id} lies outside of its package.")
    return Item(name, file.role, file.size, file.sha256.lower(), source, b"", file.universal, file.mesh)


def _leaves(path: str) -> bool:
    """Whether a relative path leaves its folder on some system."""
    windows = PureWindowsPath(path)
    return bool(".." in windows.parts or windows.drive or windows.root)


def _is_inside(source: Path, folder: Path) -> bool:
    """The same with links followed."""
    try:
        return source.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a name no system takes, or links in a circle
        return False


@dataclass
class Names:
    """Gives every file of one case folder a name that no other has, on Windows and macOS too."""

    taken: set[str] = field(default_factory=lambda: {fold_name(ownership.NAME)})

    def take(self, name: str) -> str:
        """Reserves a name of our own making, as it is."""
        self.taken.add(fold_name(name))
        return name

    def free(self, folder: str, name: str) -> str:
        """`folder/name`, or `folder/name_2` and so on, made safe; `name` comes from outside. '' is no folder."""
        stem, extension = _split(PureWindowsPath(name).name or name)
        for number in count(1):
            numbered = f"{stem}_{number}" if number > 1 else stem
            candidate = f"{folder}/{numbered}{extension}" if folder else numbered + extension
            if fold_name(candidate) not in self.taken:
                return self.take(candidate)
        raise AssertionError  # pragma: no cover - numbers do not end


def _split(name: str) -> tuple[str, str]:
    """Stem and extension, each a safe part of a name. Short extensions survive the cutting of long names."""
    stem, dot, extension = name.rpartition(".")
    if not stem or len(extension) > _LONGEST_EXTENSION or not extension.isalnum():
        return safe_component(name, "file", MOST_BYTES), ""
    return safe_component(stem, "file", MOST_BYTES - _LONGEST_EXTENSION), dot + extension


def originals(files: Iterable[CaseFile], handoff: HandOff, names: Names, folder: str = ORIGINALS) -> list[Item]:
    """The package's files under their own names in the sub-folder."""
    return [copied(names.free(folder, PurePosixPath(file.path).name), file, handoff) for file in files]


def owned(handoff: HandOff, items: Iterable[Item], order_file: Item, marker: Item | None = None) -> Contents:
    """The contents with the ownership file that belongs to them."""
    items = tuple(items)
    hashes = frozenset(item.sha256 for item in (*items, order_file))
    owner = Owner(handoff.account, handoff.order.order_id, handoff.revision, order_file.sha256, hashes)
    return Contents(owner, items, order_file, marker)
