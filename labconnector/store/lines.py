"""Rows into lines of the list. A window asks for hundreds at a time, so nothing here takes a detour.

The columns are read as the texts that they are: the types' own conversions took as long as the rest of a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Integer, Select, String, select, type_coerce

from labconnector.domain.case import CaseState
from labconnector.domain.listing import CaseLine
from labconnector.domain.questions import QuestionKind
from labconnector.domain.seen import Seen, Trace
from labconnector.store.journal import NO_DUE_DATE
from labconnector.store.part import chunks
from labconnector.store.rows import TROUBLED
from labconnector.store.tables import CASES, QUESTIONS

NARROW: Select[Any] = select(
    CASES.c.id,
    CASES.c.order_id,
    type_coerce(CASES.c.unread, Integer),
    CASES.c.patient,
    CASES.c.doctor_name,
    CASES.c.practice,
    CASES.c.client_name,
    CASES.c.teeth,
    CASES.c.work,
    CASES.c.material,
    CASES.c.scan_type,
    type_coerce(CASES.c.due, String),
    type_coerce(CASES.c.listed_at, String),
    CASES.c.state,
    CASES.c.revision,
    type_coerce(CASES.c.fetched_at, String),
    CASES.c.trouble,
    type_coerce(CASES.c.expected_at, String),
    CASES.c.seen,
    type_coerce(CASES.c.seen_at, String),
)
"""What a line needs of a case, and no JSON; in the order of `CaseLine`."""

_STATES = {state.value: state for state in CaseState}
_STATE = 13  # its place in NARROW
_NO_DUE_DATE = NO_DUE_DATE.isoformat()


def to_lines(connection: Connection, rows: Sequence[Any]) -> tuple[CaseLine, ...]:
    """The lines of rows that `NARROW` gave, with what the held ones ask."""
    held = [row[0] for row in rows if row[_STATE] == CaseState.HELD]
    asks = _asks(connection, held) if held else {}
    return tuple([_line(row, asks) for row in rows])


def _line(row: Any, asks: Mapping[int, tuple[QuestionKind, ...]]) -> CaseLine:
    id_, order_id, unread, patient, doctor, practice, client, teeth, *rest = row
    work, material, scan_type, due, listed_at, state_value, revision, fetched_at, trouble, expected_at, *trace = rest
    state = _STATES[state_value]
    return CaseLine(
        id_,
        order_id,
        unread == 1,
        patient,
        doctor,
        practice,
        client,
        _teeth(teeth),
        work,
        material,
        scan_type,
        _date(due),
        _utc(listed_at),
        state,
        revision,
        fetched_at is not None,
        asks.get(id_, ()),
        trouble if trouble and state in TROUBLED else "",
        _utc(expected_at) if expected_at else None,
        _seen(*trace) if state is CaseState.DELIVERED else None,
    )


# The same few texts come again and again: due dates, times of a page of orders, single teeth.


@lru_cache(maxsize=4096)
def _teeth(text: str) -> tuple[int, ...]:
    return tuple(int(tooth) for tooth in text.split(",")) if text else ()


@lru_cache(maxsize=4096)
def _date(text: str) -> date | None:
    return None if text == _NO_DUE_DATE else date.fromisoformat(text)


@lru_cache(maxsize=4096)
def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _seen(trace: str, at: str) -> Seen | None:
    return Seen(Trace(trace), _utc(at)) if trace else None


def _asks(connection: Connection, case_ids: Iterable[int]) -> dict[int, tuple[QuestionKind, ...]]:
    """What these cases ask, each kind once, in the order asked."""
    found: dict[int, dict[QuestionKind, None]] = {}
    for some in chunks(case_ids):
        wanted = select(QUESTIONS.c.case_id, QUESTIONS.c.kind).where(QUESTIONS.c.case_id.in_(some))
        for case_id, kind in connection.execute(wanted.order_by(QUESTIONS.c.id)):
            found.setdefault(case_id, {})[QuestionKind(kind)] = None
    return {case_id: tuple(kinds) for case_id, kinds in found.items()}
