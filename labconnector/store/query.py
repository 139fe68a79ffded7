"""A `CaseQuery` as a statement. Filter and sort are the database's; every sort has an index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select, true, union_all

from labconnector.domain.case import CaseState
from labconnector.domain.listing import PATIENCE, CaseQuery, SortBy
from labconnector.store import sqlite
from labconnector.store.journal import NO_DUE_DATE
from labconnector.store.lines import NARROW
from labconnector.store.rows import case_select
from labconnector.store.tables import CASES

_sort_key = getattr(func, sqlite.SORT_KEY)

_LIFE = {state: place for place, state in enumerate(CaseState)}
"""States are sorted by how far a case has come."""

_SORTED: dict[SortBy, tuple[ColumnElement[Any], ...]] = {
    SortBy.RECEIVED: (CASES.c.listed_at,),
    SortBy.DUE: (CASES.c.due,),
    SortBy.PATIENT: (CASES.c.patient_key,),
    SortBy.DOCTOR: (CASES.c.doctor_key,),
    SortBy.CLIENT: (_sort_key(CASES.c.client_name),),
    SortBy.PRACTICE: (_sort_key(CASES.c.practice),),
    SortBy.SCAN_TYPE: (CASES.c.scan_type,),
    SortBy.STATE: (case(_LIFE, value=CASES.c.state, else_=len(_LIFE)),),
    SortBy.ORDER_ID: (func.length(CASES.c.order_id), CASES.c.order_id),  # digits: 999 comes before 1000
}


def _sorted(query: CaseQuery) -> tuple[ColumnElement[Any], ...]:
    """ORDER BY; a list that ends with the cases without a due date does so whichever way it is sorted."""
    keys = tuple(key.desc() if query.descending else key for key in _SORTED[query.sort])
    if query.sort is SortBy.RECEIVED:
        return *keys, CASES.c.id.desc() if query.descending else CASES.c.id
    is_last = (CASES.c.due == NO_DUE_DATE,) if query.sort is SortBy.DUE and query.descending else ()
    return *is_last, *keys, CASES.c.id.desc()


def listing(account: str, query: CaseQuery) -> Select[Any]:
    """The cases of a query. Which ones is settled on narrow columns first, and only those are read whole."""
    sort = _sorted(query)
    narrow = select(CASES.c.id).where(CASES.c.account == account, *_conditions(query)).order_by(*sort)
    if query.limit is None and not query.offset:
        return case_select().where(CASES.c.account == account, *_conditions(query)).order_by(*sort)
    page = narrow.limit(query.limit).offset(query.offset)
    return case_select().where(CASES.c.id.in_(page)).order_by(*sort)


def lines(account: str, query: CaseQuery, *, few: bool = False) -> Select[Any]:
    """The lines of a query: narrow columns alone. few: see `finds_few`."""
    sort, found = _sorted(query), (_of(account, few=few), *_conditions(query))
    if query.sort is SortBy.RECEIVED:
        return _page(NARROW.where(*found).order_by(*sort), query)
    # The others sort all cases or many: no more is carried along than the keys.
    page = _page(select(CASES.c.id).where(*found).order_by(*sort), query)
    return NARROW.where(CASES.c.id.in_(page)).order_by(*sort)


def count(account: str, query: CaseQuery, *, few: bool = False) -> Select[Any]:
    """How many cases a query has in all."""
    return select(func.count()).where(_of(account, few=few), *_conditions(query))


FEW = 1_000
"""Up to so many hits of a search are read one by one; with more it is shorter to go through the list in its order
until a page is full."""


def has_text(query: CaseQuery) -> bool:
    """Whether something was typed to look for."""
    return bool(sqlite.search_expression(query.text))


def is_narrowed(query: CaseQuery) -> bool:
    """Whether the query leaves out any case."""
    return any(True for _ in _conditions(query))


def is_text_alone(query: CaseQuery) -> bool:
    """Whether it is its text alone that narrows the query."""
    return has_text(query) and not is_narrowed(replace(query, text=""))


def _of(account: str, *, few: bool) -> ColumnElement[bool]:
    column: ColumnElement[Any] = sqlite.unindexed(CASES.c.account) if few else CASES.c.account
    return column == account


def _page(statement: Select[Any], query: CaseQuery) -> Select[Any]:
    return statement.limit(query.limit).offset(query.offset or None)


def _conditions(query: CaseQuery) -> Iterator[ColumnElement[bool]]:
    if (found := sqlite.matching(query.text)) is not None:
        yield CASES.c.id.in_(found)
    if query.unread is not None:
        yield CASES.c.unread == query.unread
    if query.states:
        yield CASES.c.state.in_(query.states)
    for name in ("client_id", "doctor_id", "scan_type"):
        if (wanted := getattr(query, name)) is not None:
            yield CASES.c[name] == wanted
    yield from _between(CASES.c.listed_at, query.listed_from, query.listed_to)
    yield from _between(CASES.c.due, query.due_from, query.due_to)
    if query.due_from is not None:
        yield CASES.c.due < NO_DUE_DATE


def _between(column: ColumnElement[Any], low: object, high: object) -> Iterator[ColumnElement[bool]]:
    if low is not None:
        yield column >= low
    if high is not None:
        yield column <= high


_AT_ONCE = (CaseState.LISTED, CaseState.DOWNLOADING, CaseState.READY)
_LONGEST_WAIT = timedelta(hours=25)
"""No next try is planned further ahead than a day: one that is was written while the clock was wrong."""

_WORK_ORDER = (CASES.c.due, CASES.c.listed_at, CASES.c.id)


def work(account: str, now: datetime, limit: int) -> Select[Any]:
    """The cases with something to do now, earliest due date first. The index holds cases with work only.

    A clock that was ahead for a while freezes no case: what is to be done at once is due whatever its time.
    """
    at, has_work = CASES.c.work_at, (CASES.c.account == account, CASES.c.work_at.is_not(None))
    due = select(CASES.c.id).where(*has_work, at <= now).order_by(*_WORK_ORDER).limit(limit).subquery()
    is_frozen = (at > now, or_(at > now + _LONGEST_WAIT, CASES.c.state.in_(_AT_ONCE)))
    frozen = select(CASES.c.id).where(*has_work, *is_frozen).limit(limit).subquery()
    found = union_all(select(due.c.id), select(frozen.c.id))
    return case_select().where(CASES.c.id.in_(found)).order_by(*_WORK_ORDER).limit(limit)


def next_work(account: str) -> Select[Any]:
    """From when there is something to do."""
    return select(func.min(CASES.c.work_at)).where(CASES.c.account == account, CASES.c.work_at.is_not(None))


OLDEST = (CASES.c.listed_at, CASES.c.id)
"""The longest listed first."""


def troubled(account: str, now: datetime) -> Select[Any]:
    """The ids of failed cases, of held ones with a problem, and of waiting ones whose files are overdue."""
    is_late = (CASES.c.state == CaseState.WAITING) & (CASES.c.expected_at < now) & (CASES.c.listed_at < now - PATIENCE)
    is_damaged = (CASES.c.state == CaseState.HELD) & CASES.c.problem_json.is_not(None)
    is_stuck = or_(CASES.c.state == CaseState.FAILED, is_damaged, is_late)
    states = (CaseState.FAILED, CaseState.HELD, CaseState.WAITING)  # said once more for the index
    found = select(CASES.c.id).where(CASES.c.account == account, CASES.c.state.in_(states), is_stuck)
    return found.order_by(*OLDEST)


def by_state(account: str) -> Select[Any]:
    """Cases by state, from an index alone."""
    return select(CASES.c.state, func.count()).where(CASES.c.account == account).group_by(CASES.c.state)


def unread(account: str) -> Select[Any]:
    """How many cases are unread, from an index that holds those only."""
    return select(func.count()).where(CASES.c.account == account, CASES.c.unread == true())
