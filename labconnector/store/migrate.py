"""Brings the database file to this version's schema, or refuses it without touching it."""

from __future__ import annotations

import filecmp
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from labconnector.domain.errors import StoreDamaged, StoreError, StoreTooNew
from labconnector.store import sqlite
from labconnector.store.faults import from_os, from_sqlite, translated

HEAD = "0006"
"""The schema revision of this version."""

SCRIPTS = "labconnector.store:migrations"
"""Where Alembic finds the steps: in the package itself, so that every kind of installation has them."""


def prepare(path: Path, head: str = HEAD, scripts: str = SCRIPTS) -> None:
    """Makes sure that `path` is a sound database of schema revision `head`; makes it where it is missing.

    An existing database is copied beside itself before a step changes it. Raises StoreTooNew and StoreDamaged, both
    with the file as it was, StoreError and DiskFull.
    """
    try:
        with translated():
            found = _revision(path)
            if found != head:
                _upgrade(path, found, head, scripts)
    except OSError as error:
        raise from_os(error) from error


def _revision(path: Path) -> str | None:
    """The schema revision of the file, None for a file that is missing or empty."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    sqlite.keep_private(path)  # before SQLite makes files of the same mode beside it
    try:
        sound, has_tables, revision = sqlite.look(path)
    except sqlite3.Error as error:
        fault = from_sqlite(error)
        raise (_keep_damaged(path, fault.detail) if isinstance(fault, StoreDamaged) else fault) from error
    if not sound:
        raise _keep_damaged(path, "quick_check")
    if has_tables and revision is None:
        raise StoreError(
            f"{path.name} is a database, but not a case list of Lab Connector.",
            action="Move that file away, or choose another data folder. Nothing was changed.",
        )
    return revision


def _keep_damaged(path: Path, detail: str) -> StoreDamaged:
    """Copies the damaged file aside, once however often it is tried, and leaves the file itself alone."""
    copies = sorted(path.parent.glob(f"{path.stem}.damaged-*{path.suffix}"))
    try:
        kept = next((copy for copy in copies if filecmp.cmp(copy, path, shallow=False)), None) or _copy_aside(path)
    except OSError as error:
        action = "Free some space, or copy the file yourself; it was not changed."
        return StoreDamaged("The case list's file is damaged.", action=action, detail=f"{detail}; copy: {error.errno}")
    return StoreDamaged(f"The case list's file is damaged. A copy was kept as {kept.name}.", detail=detail)


def _copy_aside(path: Path) -> Path:
    kept = path.with_name(f"{path.stem}.damaged-{_stamp()}{path.suffix}")
    sqlite.make_file(kept)
    shutil.copyfile(path, kept)
    return kept


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


def _upgrade(path: Path, found: str | None, head: str, scripts: str) -> None:
    # Alembic takes half as long to import as all the rest; a database that is up to date needs none of it.
    from labconnector.store import steps

    if found is not None and found not in steps.known(scripts):
        message = "The case list was made by a newer version of Lab Connector."
        raise StoreTooNew(message, detail=f"schema {found}, ours {head}")
    if found is None:
        sqlite.make_file(path)
    else:
        sqlite.copy_database(path, path.with_name(f"{path.stem}.before-{head}-{_stamp()}{path.suffix}"))
    engine = sqlite.make_engine(path, foreign_keys=False)
    try:
        sqlite.use_wal(engine)
        # One transaction: a crash, or a second program that starts meanwhile, finds the old schema or the new one.
        with engine.execution_options(**{sqlite.WRITES: True}).begin() as connection:
            steps.upgrade(connection, head, scripts)
            _check_references(connection)
    finally:
        engine.dispose()


def _check_references(connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreError("The case list could not be brought to this version. Nothing was changed.")
