"""What the parts of the store share: the database, the row of a case, and the history line of every change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, RowMapping, insert, literal, select, update

from labconnector.domain.errors import NotFound
from labconnector.store.engine import Database
from labconnector.store.tables import CASES, HISTORY

T = TypeVar("T")


class Part:
    """Base of the parts that `Store` is made of."""

    def __init__(self, database: Database) -> None:
        self._db = database


def case_row(connection: Connection, case_id: int) -> RowMapping:
    """The columns of a case. Raises NotFound."""
    row = connection.execute(select(CASES).where(CASES.c.id == case_id)).mappings().first()
    if row is None:
        raise no_case()
    return row


def no_case() -> NotFound:
    """The error for a case that is not in the list."""
    return NotFound("The case is not in the list.", action="Look it up in the case list.")


def set_case(connection: Connection, case_id: int, **values: Any) -> None:
    """Changes columns of one case."""
    connection.execute(update(CASES).where(CASES.c.id == case_id).values(**values))


_LINE = ("account", "case_id", "revision", "at", "event", "text")


def log(
    connection: Connection, case_id: int, event: str, text: str, at: datetime, *, revision: int | None = None
) -> None:
    """Writes a history line; None = under the case's newest revision. `text` holds no patient data. Raises NotFound."""
    said = (literal(at, HISTORY.c.at.type), literal(event), literal(text))
    of_revision = CASES.c.revision if revision is None else literal(revision)
    line = select(CASES.c.account, CASES.c.id, of_revision, *said).where(CASES.c.id == case_id)
    if not connection.execute(insert(HISTORY).from_select(_LINE, line)).rowcount:
        raise no_case()


def new_id(result: CursorResult[Any]) -> int:
    """The id of the row that an insert made."""
    key = result.inserted_primary_key
    assert key is not None  # noqa: S101  # SQLAlchemy gives one for every single-row insert
    return int(key[0])


def chunks(values: Iterable[T], size: int = 10_000) -> Iterator[Sequence[T]]:
    """Cuts what goes into one IN (…): SQLite takes 32,766 parameters a statement."""
    iterator = iter(values)
    while chunk := tuple(islice(iterator, size)):
        yield chunk
