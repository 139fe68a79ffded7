"""Places a case folder so that nobody ever sees half of it, and so that a second try after any crash completes it.

Everything but the order file is built on the staging shelf and moved in by one exclusive rename; the order file
follows by an exclusive move (architecture.md, rule 5). What somebody else put there is never touched.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path, PurePosixPath

from labconnector.cad import ownership
from labconnector.cad.contents import Contents, Item, written
from labconnector.cad.fileops import copy_checked, move_file, move_folder, sha256_of, sync_folder, write_new
from labconnector.cad.hide import hide
from labconnector.cad.opened import is_opened
from labconnector.cad.ownership import Owner, read_owner
from labconnector.cad.staging import real_folder, shelves, stage
from labconnector.cad.trouble import require_folder, translated
from labconnector.domain.case import FileRole
from labconnector.domain.errors import DiskFull, TargetMissing, TargetTaken
from labconnector.domain.handoff import Placed

Step = Callable[[str], None]
"""Told the name of every step when it is done; tests stop the process there."""

_AT_ONCE = 4
AIR = 16 * 1024 * 1024
"""Bytes that stay free beside a case."""


def no_step(_: str) -> None:
    """Nobody wants to know."""


def place_case(root: Path, folder: Path, contents: Contents, step: Step = no_step) -> Placed:
    """Places `contents` as `folder`, a direct child of the CAD folder `root`. See `target.Target.place`."""
    return on_a_shelf(root, lambda shelf: _place(root, shelf, folder, contents, step))


def on_a_shelf(root: Path, place: Callable[[Path], Placed]) -> Placed:
    """Places with the first staging shelf that what is built can be moved in from."""
    with translated(root):
        require_folder(root)
        volume = root.stat().st_dev
        for shelf in shelves(root):
            try:
                return place(shelf)
            except OSError as error:
                # One volume, but two mounts of it: only the shelf inside can be moved from.
                if error.errno != errno.EXDEV or shelf.is_relative_to(real_folder(root)):
                    raise
            if root.stat().st_dev != volume:
                raise TargetMissing(f"The drive of {root} went away.")
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))


def _place(root: Path, shelf: Path, folder: Path, contents: Contents, step: Step) -> Placed:
    with stage(shelf) as staged:
        step("stage made")
        if os.path.lexists(folder) or not _build_and_move_in(root, folder, contents, staged, step):
            _fill_in(folder, contents, _missing(folder, contents), staged, step)
        step("folder in place")
        for item, waiting in _last_files(contents, staged):
            _last_file(folder, item, waiting, step)
    step("finished")
    return Placed(folder, tuple(item.placed(folder) for item in (*contents.items, contents.order_file)))


# --- the usual way --------------------------------------------------------------------------------------------------


def _build_and_move_in(root: Path, folder: Path, contents: Contents, staged: Path, step: Step) -> bool:
    """False where the name was taken meanwhile; it may be by this very case, placed by somebody else."""
    _require_room(root, contents)
    _build(staged, contents, step)
    try:
        move_folder(staged / "case", folder)
    except FileExistsError:
        return False
    sync_folder(root)
    return True


def _require_room(root: Path, contents: Contents) -> None:
    needed = sum(item.size for item in contents.items) + AIR
    if shutil.disk_usage(root).free < needed:
        raise DiskFull(f"The case needs {needed // 1_000_000} MB on the disk of {root}.")


def _build(staged: Path, contents: Contents, step: Step) -> None:
    """Writes everything, what comes last beside the case: a disk flushes many files hardly slower than one."""
    case = staged / "case"
    folders = sorted({case, *((case / item.name).parent for item in contents.items)})
    for made in folders:
        made.mkdir(exist_ok=True)
    owner = written(ownership.NAME, FileRole.OTHER, contents.owner.as_bytes())
    files = [(item, case / item.name) for item in (owner, *contents.items)]
    _write_all([*files, *_last_files(contents, staged)], step)
    hide(case / ownership.NAME)
    for made in folders:
        sync_folder(made)
    step("case built")


def _last_files(contents: Contents, staged: Path) -> list[tuple[Item, Path]]:
    """What comes last, each with the place where it waits."""
    last = [(contents.order_file, staged / "order")]
    return [*last, (contents.marker, staged / "marker")] if contents.marker else last


def _write_all(files: Iterable[tuple[Item, Path]], step: Step) -> None:
    """Several files at a time: while one is flushed to the disk, others are copied and hashed."""
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="copy") as pool:
        running = [(item, pool.submit(_write, item, path)) for item, path in files]
        try:
            for item, one in running:
                one.result()
                step(f"{item.role} written")
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _write(item: Item, path: Path) -> None:
    if item.source:
        copy_checked(item.source, path, item.size, item.sha256)
    else:
        write_new(path, item.data)


def _last_file(folder: Path, item: Item, staged: Path, step: Step) -> None:
    """A file that comes last. One that is there already came from us, or from the CAD that has opened ours since."""
    path = folder / item.name
    if os.path.lexists(path):
        return
    if not staged.exists():
        _write(item, staged)
    step(f"{staged.name} file staged")
    _move_file(staged, path, item)
    step(f"{staged.name} file in place")
    sync_folder(folder)


# --- after a crash --------------------------------------------------------------------------------------------------


def can_take(folder: Path, contents: Contents) -> bool:
    """Whether an existing folder is our own of the same case and revision, so that `place_case` completes it."""
    try:
        _missing(folder, contents)
    except TargetTaken:
        return False
    return True


def _missing(folder: Path, contents: Contents) -> tuple[Item, ...]:
    """What is still to be put in our own folder. Raises TargetTaken where something in it is not ours."""
    owner = read_owner(folder)
    if owner is None or not owner.is_same_case(contents.owner):
        raise taken(folder)
    finished = os.path.lexists(folder / contents.order_file.name)
    if finished and owner.order_file != contents.order_file.sha256:
        raise taken(folder)  # delivered once with another decision
    states = {item: _state(folder, item, owner) for item in contents.items}
    if "foreign" in states.values():
        raise taken(folder)
    wanted = ("missing",) if finished else ("missing", "outdated")
    missing = tuple(item for item, state in states.items() if state in wanted)
    if (missing or not _is_finished(folder, contents)) and _is_the_cads(folder, contents):
        raise taken(folder)  # not even what is missing comes into it
    return missing


def _is_the_cads(folder: Path, contents: Contents) -> bool:
    """Whether the CAD has left files of its own, or saved the order file anew."""
    order = folder / contents.order_file.name
    was_saved = os.path.lexists(order) and sha256_of(order) != contents.order_file.sha256
    return was_saved or is_opened(folder, (item.name for item in contents.items))


def _is_finished(folder: Path, contents: Contents) -> bool:
    """Whether what comes last is there."""
    last = [item for item in (contents.order_file, contents.marker) if item]
    return all(os.path.lexists(folder / item.name) for item in last)


def _state(folder: Path, item: Item, owner: Owner) -> str:
    path = folder / item.name
    if path.parent != folder and (path.parent.is_symlink() or path.parent.is_file()):
        return "foreign"
    if not os.path.lexists(path):
        return "missing"
    if path.is_symlink() or not path.is_file():
        return "foreign"
    found = sha256_of(path)
    if found == item.sha256:
        return "there"
    return "outdated" if found in owner.files else "foreign"


def _fill_in(folder: Path, contents: Contents, missing: Iterable[Item], staged: Path, step: Step) -> None:
    """Completes our own folder. A file of ours from before another decision gives way; no other file does."""
    missing = tuple(missing)
    if missing or not _is_finished(folder, contents):
        _keep_owner(folder, contents, staged)
    for number, item in enumerate(missing):
        path = folder / item.name
        path.parent.mkdir(exist_ok=True)
        _write(item, staged / f"{number}")
        path.unlink(missing_ok=True)
        _move_file(staged / f"{number}", path, item)
        sync_folder(path.parent)
        step(f"{PurePosixPath(item.name).parent}: {item.role} filled in")


def _move_file(source: Path, path: Path, item: Item) -> None:
    """Moves a file in; the same file put there meanwhile is as good."""
    try:
        move_file(source, path)
    except FileExistsError as error:
        if path.is_symlink() or sha256_of(path) != item.sha256:
            raise taken(path.parent) from error


def _keep_owner(folder: Path, contents: Contents, staged: Path) -> None:
    """Adds the hashes that are about to come, so that the next try knows the new files as ours as well."""
    old = read_owner(folder)
    files = contents.owner.files | (old.files if old else frozenset())
    new = replace(contents.owner, files=files)
    if new != old:
        write_new(staged / "owner", new.as_bytes())
        (staged / "owner").replace(folder / ownership.NAME)
        hide(folder / ownership.NAME)


def taken(folder: Path) -> TargetTaken:
    """The error where something else has the name."""
    return TargetTaken(f"Something else has the name '{folder.name}' in the CAD folder.")
