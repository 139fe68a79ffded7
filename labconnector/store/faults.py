"""What SQLite and the file system complain about, in the words of the domain."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from labconnector.domain.errors import DiskFull, StoreDamaged, StoreError


@contextmanager
def translated() -> Iterator[None]:
    """Turns every fault of the database into DiskFull, StoreDamaged or StoreError; other errors pass."""
    try:
        yield
    except DBAPIError as error:
        raise from_sqlite(error.orig) from error
    except sqlite3.Error as error:
        raise from_sqlite(error) from error
    except PoolTimeout as error:
        raise StoreError("The case list is busy.", action="Try again.", detail=str(error)) from error


def from_sqlite(error: BaseException | None) -> StoreError | DiskFull:
    """The domain's error for a sqlite3 error. Its text stays out: it may quote what a person typed."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    detail = f"{type(error).__name__} {getattr(error, 'sqlite_errorname', '')}".strip()
    if code == sqlite3.SQLITE_FULL:
        return DiskFull("There is no room left to write the case list.", detail=detail)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreDamaged("The case list's file is damaged.", detail=detail)
    message, action = _BY_CODE.get(code, ("The case list could not be read or written.", None))
    return StoreError(message, action=action, detail=detail)


_RIGHTS = "Give this user the right to read and write the program's data folder."
_BY_CODE = {
    sqlite3.SQLITE_BUSY: ("Another program is using the case list.", "Close it, then try again."),
    sqlite3.SQLITE_LOCKED: ("Another program is using the case list.", "Close it, then try again."),
    sqlite3.SQLITE_READONLY: ("The case list cannot be written to.", _RIGHTS),
    sqlite3.SQLITE_PERM: ("The case list cannot be written to.", _RIGHTS),
    sqlite3.SQLITE_CANTOPEN: ("The case list's file cannot be opened.", _RIGHTS),
}


def from_os(error: OSError) -> StoreError | DiskFull:
    """The domain's error for a fault of the file system."""
    detail = f"{type(error).__name__} {errno.errorcode.get(error.errno or 0, '')}".strip()
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull("There is no room left for the case list.", detail=detail)
    return StoreError("The case list's file cannot be used.", action=_RIGHTS, detail=detail)
