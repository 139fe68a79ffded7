"""Places a case as one zip: built on the staging shelf, moved in by one exclusive move, known again after a crash."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

from labconnector.cad import ownership
from labconnector.cad.contents import Contents, Item
from labconnector.cad.fileops import move_file, pour_checked, sha256_of, sync_folder
from labconnector.cad.ownership import Owner, owner_of
from labconnector.cad.placer import AIR, Step, no_step, on_a_shelf, taken
from labconnector.cad.staging import stage
from labconnector.domain.case import CaseFile, FileRole
from labconnector.domain.errors import DiskFull
from labconnector.domain.handoff import Placed

SUFFIX = ".zip"

_FAST = 1  # scans lose half their size at any level
_MOST_OWNER = 1 << 20


def place_zip(root: Path, path: Path, contents: Contents, step: Step = no_step) -> Placed:
    """Places `contents` as the zip `path`, directly in the CAD folder `root`. See `target.Target.place`."""
    return on_a_shelf(root, lambda shelf: _place(root, shelf, path, contents, step))


def can_take_zip(path: Path, contents: Contents) -> bool:
    """Whether the zip of that name is this very case, placed before a crash, so that nothing is left to do."""
    return path.is_file() and not path.is_symlink() and _owner(path) == contents.owner


def _place(root: Path, shelf: Path, path: Path, contents: Contents, step: Step) -> Placed:
    if not os.path.lexists(path):
        with stage(shelf) as staged:
            step("stage made")
            built = staged / "case"
            _build(root, built, contents, step)
            _move_in(built, path, contents)
        step("zip in place")
        sync_folder(root)
    elif not can_take_zip(path, contents):
        raise taken(path)
    step("finished")
    return Placed(path, (_as_file(path),))


def _build(root: Path, built: Path, contents: Contents, step: Step) -> None:
    items = (*contents.items, contents.order_file)
    needed = sum(item.size for item in items) + AIR
    if shutil.disk_usage(root).free < needed:
        raise DiskFull(f"The case needs {needed // 1_000_000} MB on the disk of {root}.")
    with built.open("xb") as writer:
        with zipfile.ZipFile(writer, "w", zipfile.ZIP_DEFLATED, compresslevel=_FAST) as archive:
            archive.writestr(zipfile.ZipInfo(ownership.NAME), contents.owner.as_bytes())
            for item in items:
                _add(archive, item)
                step(f"{item.role} written")
        writer.flush()
        os.fsync(writer.fileno())
    step("zip built")


def _add(archive: zipfile.ZipFile, item: Item) -> None:
    entry = zipfile.ZipInfo(item.name)  # no time of its own: the same case gives the same zip
    entry.compress_type, entry.file_size, entry.external_attr = zipfile.ZIP_DEFLATED, item.size, 0o644 << 16
    with archive.open(entry, "w") as writer:
        if item.source:
            pour_checked(item.source, writer, item.size, item.sha256)
        else:
            writer.write(item.data)


def _move_in(built: Path, path: Path, contents: Contents) -> None:
    """The same case put there meanwhile is as good."""
    try:
        move_file(built, path)
    except FileExistsError as error:
        if not can_take_zip(path, contents):
            raise taken(path) from error


def _owner(path: Path) -> Owner | None:
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(ownership.NAME).file_size > _MOST_OWNER:
                return None
            return owner_of(archive.read(ownership.NAME))
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return None


def _as_file(path: Path) -> CaseFile:
    return CaseFile(str(path), FileRole.PROJECT, path.stat().st_size, sha256_of(path))
