"""The one database of a data folder: short reads from any thread, writes one after another."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from labconnector.store import sqlite
from labconnector.store.faults import translated


class Database:
    """Hands out transactions. Whoever reads before writing does both in one `write`, so that no update is lost."""

    def __init__(self, path: Path) -> None:
        self.folder = path.absolute().parent
        self._engine = sqlite.make_engine(path)
        self._writer = self._engine.execution_options(**{sqlite.WRITES: True})
        self._lock = threading.Lock()
        with translated():
            sqlite.use_wal(self._engine)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one unchanging state. Raises StoreError and its kin."""
        with translated(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start (BEGIN IMMEDIATE); all of it happens, or nothing.

        Threads of this program queue at a lock of ours, which is fair; another program is waited for by SQLite.
        Not to be nested. Raises DiskFull, StoreDamaged, StoreError.
        """
        with translated(), self._lock, self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Closes the file."""
        self._engine.dispose()
