"""One running program for one data folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from labconnector.domain.errors import AlreadyRunning
from labconnector.system.paths import make_data_folder, unusable

# The system's own locks: the library for them took a twentieth of the idle program's memory.
if sys.platform == "win32":
    import msvcrt

    _HELD: tuple[type[OSError], ...] = (PermissionError,)

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    _HELD: tuple[type[OSError], ...] = (BlockingIOError,)

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def only_instance(lock_file: Path) -> Iterator[None]:
    """Holds the lock while the program works. Raises AlreadyRunning where another one holds it.

    The system frees the lock when the program ends, however it ends. The file stays: another program may have opened
    it already, and would lock what nobody else sees any more.
    """
    make_data_folder(lock_file.parent)
    try:
        descriptor = os.open(lock_file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise unusable(lock_file.parent, error) from error
    try:
        _take(lock_file, descriptor)
        yield
    finally:
        os.close(descriptor)


def _take(lock_file: Path, descriptor: int) -> None:
    try:
        _lock(descriptor)
    except _HELD:
        raise AlreadyRunning(f"Another Lab Connector works in {lock_file.parent}.") from None
    except OSError as error:
        raise unusable(lock_file.parent, error) from error
