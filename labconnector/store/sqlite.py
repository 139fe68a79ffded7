"""All that only SQLite can do: the engine with its pragmas, BEGIN IMMEDIATE, the search index, the file's mode.

On another database this module is the one to replace.
"""

from __future__ import annotations

import os
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    TextClause,
    UnaryExpression,
    create_engine,
    event,
    func,
    text,
)
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.sql import column, select, table
from sqlalchemy.sql.operators import custom_op

from labconnector.domain.errors import StoreError
from labconnector.store.codec import sort_key

BUSY_S = 30.0
"""How long a connection waits for another program's transaction."""

WRITES = "labconnector_writes"
"""Execution option of connections that write."""

OWNER_ONLY = 0o600
"""The mode of every file that holds cases."""

PRAGMAS = (
    # FULL: a page of orders that Align will not list again must survive a power cut, not only a crash of ours.
    "PRAGMA synchronous=FULL",
    "PRAGMA cache_size=-16000",  # kB
    "PRAGMA temp_store=MEMORY",
    "PRAGMA journal_size_limit=67108864",
)


def make_file(path: Path) -> None:
    """Makes an empty file that only its owner reads; SQLite gives the -wal and -shm files the same mode."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY))
    keep_private(path)


def keep_private(path: Path) -> None:
    """Takes the right to read a database and its log from everybody but the owner."""
    for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        if file.exists():
            file.chmod(OWNER_ONLY)


def make_engine(path: Path, *, foreign_keys: bool = True) -> Engine:
    """An engine whose transactions are what they say: the driver begins none by itself.

    With the driver's own transactions three threads lost 60 of 90 updates, with BEGIN IMMEDIATE none.
    foreign_keys: off for migrations, whose batch mode makes tables anew.
    """
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        connect_args={"isolation_level": None, "timeout": BUSY_S, "check_same_thread": False},
        hide_parameters=True,  # an error's text must not name a patient
    )
    pragmas = (*PRAGMAS, f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    event.listen(engine, "connect", lambda connection, _record: _prepare(connection, pragmas))
    event.listen(engine, "begin", _on_begin)
    return engine


def _prepare(connection: DBAPIConnection, statements: Iterable[str]) -> None:
    connection.create_function(SORT_KEY, 1, _sort_key, deterministic=True)
    cursor = connection.cursor()
    for statement in statements:
        cursor.execute(statement)
    cursor.close()


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


SORT_KEY = "sort_key"
"""The SQL function `sort_key(name)`, for names that are few and have no column of their own to be sorted by."""

_sort_key = lru_cache(maxsize=4096)(sort_key)


def use_wal(engine: Engine) -> None:
    """Switches to the write-ahead log and reads the answer back: some network drives refuse it without an error."""
    raw = engine.raw_connection()
    try:
        answer = raw.cursor().execute("PRAGMA journal_mode=WAL").fetchone()
    finally:
        raw.close()
    if answer != ("wal",):
        raise StoreError(
            "The case list lies on a drive that cannot keep it safely.",
            action="Move the program's data folder to a drive of this computer (not a network drive).",
            detail=f"journal_mode={answer}",
        )


def upsert(
    target: Table, key: Mapping[str, Any], values: Mapping[str, Any], only_new: Mapping[str, Any] | None = None
) -> Insert:
    """Adds a row, or sets `values` of the row with this unique key. `only_new`: what only a new row begins with."""
    new = insert(target).values({**key, **values, **(only_new or {})})
    return new.on_conflict_do_update(index_elements=list(key), set_=dict(values))


# --- looking at a file without changing it ------------------------------------------------------------------------


def look(path: Path) -> tuple[bool, bool, str | None]:
    """Reads a database file: is it sound, has it tables, and which schema revision does it name?

    Opened read-only, so that a file of a newer version stays as it is. Raises sqlite3.Error.
    """
    try:
        return _look(path, "ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise
    return _look(path, "rw")  # a crash left a journal to roll back, which a reader may not


def _look(path: Path, mode: str) -> tuple[bool, bool, str | None]:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_S)
    try:
        sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        found = None
        if "alembic_version" in names:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return sound, bool(names), found[0] if found else None
    finally:
        connection.close()


def copy_database(source: Path, target: Path) -> None:
    """Copies a whole database, whatever stands in its log, to a file of mode 0600. Raises sqlite3.Error, OSError."""
    part = target.with_name(f"{target.name}.part")
    make_file(part)
    reading, writing = sqlite3.connect(source, timeout=BUSY_S), sqlite3.connect(part)
    try:
        reading.backup(writing)
    finally:
        reading.close()
        writing.close()
    part.replace(target)


# --- search -------------------------------------------------------------------------------------------------------

SEARCHED = ("patient", "doctor_name", "practice", "order_id", "order_code", "chart_number", "notes")
"""The columns of `cases` that a search looks into."""


def create_search(connection: Connection, columns: Sequence[str] = SEARCHED) -> None:
    """The full-text index over `cases`. Triggers keep it; new cases are added by `add_to_search`.

    The index holds no text of its own, so `cases` needs an INTEGER PRIMARY KEY that VACUUM does not renumber.
    The update trigger is guarded: without the guard an update of 100,000 cases took 4.5 times as long.
    """
    names = ", ".join(columns)
    new, old = (", ".join(f"{row}.{name}" for name in columns) for row in ("new", "old"))
    changed = " OR ".join(f"old.{name} IS NOT new.{name}" for name in columns)
    remove = f"INSERT INTO cases_fts(cases_fts, rowid, {names}) VALUES ('delete', old.id, {old});"  # noqa: S608
    add = f"INSERT INTO cases_fts(rowid, {names}) VALUES (new.id, {new});"  # noqa: S608  # names are ours
    for statement in (
        f"CREATE VIRTUAL TABLE cases_fts USING fts5({names}, content='cases', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
        f"CREATE TRIGGER cases_fts_delete AFTER DELETE ON cases BEGIN {remove} END",
        f"CREATE TRIGGER cases_fts_update AFTER UPDATE OF {names} ON cases WHEN {changed} BEGIN {remove} {add} END",
        "INSERT INTO cases_fts(cases_fts) VALUES ('rebuild')",
    ):
        connection.exec_driver_sql(statement)


def add_to_search(connection: Connection, first_id: int, last_id: int) -> None:
    """Adds the new cases of these ids to the search index, in the transaction that made them.

    One statement for a page: an insert trigger makes SQLite keep an undo journal for every single row, which took
    twice as long as all the rest of a page.
    """
    names = ", ".join(SEARCHED)
    page = f"SELECT id, {names} FROM cases WHERE id BETWEEN ? AND ?"  # noqa: S608
    connection.exec_driver_sql(f"INSERT INTO cases_fts(rowid, {names}) {page}", (first_id, last_id))


_FTS = table("cases_fts", column("rowid"))


def matching(typed: str) -> Select[Any] | None:
    """The ids of the cases in which every typed word begins a word; None when nothing was typed to look for."""
    expression = search_expression(typed)
    if not expression:
        return None
    return select(_FTS.c.rowid).where(_match(expression))


def _match(expression: str) -> TextClause:
    return text("cases_fts MATCH :typed").bindparams(typed=expression)


def hits(typed: str, at_most: int | None = None) -> Select[Any]:
    """How many cases of all accounts match, counted no further than `at_most`. `typed` has a letter or digit."""
    expression = search_expression(typed)
    if at_most is None:
        return select(func.count()).select_from(_FTS).where(_match(expression))
    some = select(_FTS.c.rowid).where(_match(expression)).limit(at_most).subquery()
    return select(func.count()).select_from(some)


def unindexed(column_: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column in a form that SQLite looks up in no index, where another way is known to be shorter."""
    return UnaryExpression(column_, operator=custom_op("+"), type_=column_.type)


def search_expression(typed: str) -> str:
    """Typed text as an FTS5 expression without syntax of its own: each word quoted, as a prefix, all required."""
    words = (_word(part) for part in unicodedata.normalize("NFC", typed).split())
    return " ".join(f'"{word}"*' for word in words if word)


_QUOTE = re.compile(r'"')


def _word(part: str) -> str:
    """A word that FTS5 can take; '' when it has no letter or digit, for an empty phrase matches nothing."""
    visible = "".join(c for c in part if unicodedata.category(c)[0] != "C" or unicodedata.category(c) == "Co")
    has_token = any(unicodedata.category(c)[0] in "LN" for c in visible)
    return _QUOTE.sub('""', visible) if has_token else ""
