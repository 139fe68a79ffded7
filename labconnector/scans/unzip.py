"""Unpacking: each file is hashed while it is written, two at a time, with flat memory and no trust in headers."""

from __future__ import annotations

import errno
import hashlib
import shutil
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from labconnector.domain.errors import ConnectorError, DiskFull, OwnFolderError, PackageError, UnsafePackage
from labconnector.scans.fast_zip import BadMember, read_member
from labconnector.scans.safe_names import shown
from labconnector.scans.zip_directory import Member

_THREADS = 2
_SPARE_BYTES = 16 << 20
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_WINDOWS_FULL = frozenset({39, 112})


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file as it was written. `path` is relative to the folder, with slashes; `size` in bytes."""

    path: str
    size: int
    sha256: str


def unpack(zip_path: Path, members: Sequence[Member], folder: Path) -> tuple[Unpacked, ...]:
    """Writes the members below `folder`, which must not exist yet, and returns them in the order of their paths.

    Raises PackageError for damaged data, UnsafePackage where two members are one file here, DiskFull and
    OwnFolderError. What was written until then is left for the caller to remove.
    """
    try:
        _make_folders(members, folder)
    except OSError as error:
        raise own_folder_error(error) from error
    stop = threading.Event()
    largest_first = sorted(members, key=lambda member: -member.info.file_size)
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="unzip") as pool:
        done = [pool.submit(_unpack_or_stop, zip_path, member, folder, stop) for member in largest_first]
    failures = [failure for failure in (one.exception() for one in done) if failure]
    if failures:
        raise next((f for f in failures if isinstance(f, ConnectorError)), failures[0])
    return tuple(sorted((one.result() for one in done), key=lambda unpacked: unpacked.path))


def _make_folders(members: Sequence[Member], folder: Path) -> None:
    folder.mkdir(parents=True)
    needed = sum(member.info.file_size for member in members) + _SPARE_BYTES
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise DiskFull(f"Unpacking the case needs {needed:,} bytes; {free:,} are free.")
    for parent in {(folder / member.path).parent for member in members}:
        parent.mkdir(parents=True, exist_ok=True)


class _Abandoned(Exception):
    """Another member failed; this one was left half-way."""


def _unpack_or_stop(zip_path: Path, member: Member, folder: Path, stop: threading.Event) -> Unpacked:
    """One member; the first that fails stops the others."""
    try:
        return _unpack_one(zip_path, member, folder, stop)
    except BaseException:
        stop.set()
        raise


def _unpack_one(zip_path: Path, member: Member, folder: Path, stop: threading.Event) -> Unpacked:
    digest, size = hashlib.sha256(), 0
    try:
        # each member reads through a file handle of its own, as the threads must not share a position
        with zip_path.open("rb") as source, (folder / member.path).open("xb") as target:
            for piece in read_member(source, member.info):
                if stop.is_set():
                    raise _Abandoned
                target.write(piece)
                digest.update(piece)
                size += len(piece)
    except BadMember as error:
        raise PackageError(f"The file '{shown(str(member.path))}' in the zip {error}.") from error
    except FileExistsError as error:
        raise UnsafePackage(f"The zip holds '{shown(str(member.path))}' twice.") from error
    except OSError as error:
        raise own_folder_error(error) from error
    return Unpacked(str(member.path), size, digest.hexdigest())


def own_folder_error(error: OSError) -> ConnectorError:
    """What the system said about our own folder, as one of our errors."""
    reason = error.strerror or type(error).__name__
    if error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_FULL:
        return DiskFull("There is no room to unpack the case.", detail=reason)
    return OwnFolderError(f"The case cannot be unpacked: {reason}.", detail=reason)
