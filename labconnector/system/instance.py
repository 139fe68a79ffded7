"""One running program for one data folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from labconnector.domain.errors import AlreadyRunning, StoreError


@contextmanager
def only_instance(lock_file: Path) -> Iterator[None]:
    """Holds the lock while the program works. Raises AlreadyRunning where another one holds it.

    The system frees the lock when the program ends, however it ends.
    """
    lock = FileLock(lock_file, timeout=0)
    try:
        lock_file.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise AlreadyRunning(f"Another Lab Connector works in {lock_file.parent}.") from None
    except OSError as error:
        raise StoreError(
            f"The data folder {lock_file.parent} cannot be used: {error.strerror}.",
            action="Check that the folder exists and can be written to, or name another one with --data-dir.",
        ) from error
    try:
        yield
    finally:
        lock.release()
