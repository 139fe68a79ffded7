"""The few file operations that placing stands on. Each is safe against a crash and refuses an existing target."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import IO, BinaryIO, Self

from labconnector.cad.rename import NotSupported, rename_exclusive
from labconnector.domain.errors import PackageError, TargetError

BLOCK = 1 << 20
"""Bytes read and written at a time."""

_MOST_BEHIND = 4
_RETRY_S = (0.02, 0.05, 0.1, 0.2, 0.4)
_SHARING = frozenset({5, 32, 33})
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})


def copy_checked(source: Path, to: Path, size: int, sha256: str) -> None:
    """Copies a case file to a new file, hashing while writing, and flushes it to the disk.

    Raises PackageError where the source is gone or its bytes are not those that were checked; OSError otherwise.
    """
    with to.open("xb") as writer, _Hash(size) as found:
        for block in _blocks(source):
            writer.write(block)
            _begin_to_flush(writer)
            found.add(block)
        _flush(writer)  # the last blocks are hashed meanwhile
        found.require(source, size, sha256)
    _require_size(to, size)


def pour_checked(source: Path, writer: IO[bytes], size: int, sha256: str) -> None:
    """Writes the bytes of a case file, hashing on the way. Raises as `copy_checked`."""
    with _Hash(size) as found:
        for block in _blocks(source):
            writer.write(block)
            found.add(block)
        found.require(source, size, sha256)


class _Hash:
    """SHA-256 of what is being written; that of a large file in a thread of its own, a few blocks behind."""

    def __init__(self, size: int) -> None:
        self._digest, self._written = hashlib.sha256(), 0
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="hash") if size > BLOCK else None
        self._behind: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._thread:
            self._thread.shutdown(cancel_futures=True)

    def add(self, block: bytes) -> None:
        """The next block."""
        self._written += len(block)
        if self._thread is None:
            self._digest.update(block)
            return
        self._behind.append(self._thread.submit(self._digest.update, block))
        if len(self._behind) > _MOST_BEHIND:
            self._behind.popleft().result()

    def require(self, source: Path, size: int, sha256: str) -> None:
        """Waits for the last block. PackageError where it all is not what was checked."""
        for one in self._behind:
            one.result()
        if self._written != size or self._digest.hexdigest() != sha256.lower():
            raise PackageError(f"{source.name} is not the file that was checked.", action="Choose 'download again'.")


def write_new(to: Path, data: bytes) -> None:
    """Writes a new file and flushes it to the disk. FileExistsError where something has the name."""
    with to.open("xb") as writer:
        writer.write(data)
        _flush(writer)
    _require_size(to, len(data))


def move_file(source: Path, target: Path) -> None:
    """Moves a file within one volume; FileExistsError where the target exists, and then nothing is changed.

    A hard link and an unlink show a watcher one `created` at full size (measured, architecture.md rule 5). Where
    there are no links (Windows, some network drives) an exclusive rename does the same.
    """
    _with_retries(lambda: _move_file(source, target))


def move_folder(source: Path, target: Path) -> None:
    """Moves a folder within one volume; FileExistsError where the target exists, be it an empty folder."""
    _with_retries(lambda: _rename(source, target))


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder last through a power cut. Windows has no such call."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # not offered by some network drives
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """Hash of a file, as 64 lower-case hex digits."""
    digest = hashlib.sha256()
    with path.open("rb") as reader:
        while block := reader.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _blocks(source: Path) -> Iterator[bytes]:
    """The source's bytes. Trouble with it is the package's, not the CAD folder's."""
    try:
        with source.open("rb") as reader:
            while block := reader.read(BLOCK):
                yield block
    except OSError as error:
        detail = f"{type(error).__name__} errno={error.errno}"
        raise PackageError(
            f"{source.name} cannot be read.", action="Choose 'download again'.", detail=detail
        ) from error


def _begin_to_flush(writer: BinaryIO) -> None:
    """Lets the disk begin while we still read and hash; Linux takes 'not needed any more' as that (a fifth faster)."""
    if sys.platform == "linux":
        writer.flush()
        with contextlib.suppress(OSError):  # a hint that not every file system takes
            os.posix_fadvise(writer.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _flush(writer: BinaryIO) -> None:
    writer.flush()
    os.fsync(writer.fileno())


def _require_size(path: Path, size: int) -> None:
    found = path.stat().st_size
    if found != size:
        raise TargetError(f"{path.name} has {found} bytes on the disk instead of {size}.")


def _move_file(source: Path, target: Path) -> None:
    if sys.platform != "win32":
        try:
            os.link(source, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
        else:
            source.unlink()
            return
    _rename(source, target)


def _rename(source: Path, target: Path) -> None:
    try:
        rename_exclusive(source, target)
    except NotSupported:
        # A drive that offers neither: the name is in a folder that only we write to, so looking first is enough.
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        source.rename(target)


def _with_retries(move: Callable[[], None]) -> None:
    """Windows refuses a move while a virus scanner or the CAD looks at the file; moments later it works."""
    for delay in _RETRY_S:
        try:
            return move()
        except OSError as error:
            if isinstance(error, FileExistsError) or getattr(error, "winerror", None) not in _SHARING:
                raise
        time.sleep(delay)
    return move()
