"""One running program for one data folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from labconnector.domain.errors import AlreadyRunning
from labconnector.system.paths import make_data_folder, unusable


@contextmanager
def only_instance(lock_file: Path) -> Iterator[None]:
    """Holds the lock while the program works. Raises AlreadyRunning where another one holds it.

    The system frees the lock when the program ends, however it ends.
    """
    lock = FileLock(lock_file, timeout=0)
    make_data_folder(lock_file.parent)
    try:
        lock.acquire()
    except Timeout:
        raise AlreadyRunning(f"Another Lab Connector works in {lock_file.parent}.") from None
    except OSError as error:
        raise unusable(lock_file.parent, error) from error
    try:
        yield
    finally:
        lock.release()
