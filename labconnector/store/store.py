"""The case list of one computer, whole: what the rest of the program sees of this room."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from labconnector.store import migrate
from labconnector.store.accounts import Accounts
from labconnector.store.cases import Cases
from labconnector.store.clients import Clients
from labconnector.store.deliveries import Deliveries
from labconnector.store.engine import Database
from labconnector.store.incoming import IncomingFiles
from labconnector.store.journal import Journal
from labconnector.store.knowledge import Knowledge
from labconnector.store.listing import Listing
from labconnector.store.patients import Patients
from labconnector.store.reading import Reading
from labconnector.store.seen import Sightings


class Store(
    Accounts, Journal, Reading, Listing, Cases, Deliveries, Sightings, Patients, Clients, Knowledge, IncomingFiles
):
    """The case list: every listed case, what happened to it, and what the lab taught.

    Any thread may read and write; writes happen one after another, each in one transaction. A second program may use
    the same file. Times go in and come out as aware UTC datetimes. Nothing here waits for a network or a folder.
    """

    @classmethod
    def open(cls, path: Path) -> Store:
        """Opens the file, makes it where it is missing, and brings it to this version's schema.

        A file that gets a new schema is copied beside itself first. Raises StoreTooNew (the file is as it was),
        StoreDamaged (as it was, and copied to `<name>.damaged-<time>.db`), DiskFull, StoreError.
        """
        migrate.prepare(path)
        return cls(Database(path))

    def close(self) -> None:
        """Closes the file. Afterwards nothing may be asked any more."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
