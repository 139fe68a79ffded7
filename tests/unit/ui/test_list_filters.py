"""What the filter bar shows becomes a query, and comes back at the next start."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labconnector.domain.case import CaseState, ScanType
from labconnector.domain.listing import CaseQuery, SortBy
from labconnector.ui.cases.filters import Filters, Quick, as_kept, from_kept

TODAY = date(2026, 5, 4)
EAST = timezone(timedelta(hours=2))

days = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
some_filters = st.builds(
    Filters,
    text=st.text(max_size=5),
    quick=st.sampled_from(Quick),
    state=st.none() | st.sampled_from(CaseState),
    doctor_id=st.none() | st.integers(1, 99),
    client_id=st.none() | st.integers(1, 99),
    scan_type=st.none() | st.sampled_from(ScanType),
    received_from=days,
    received_to=days,
    due_from=days,
    due_to=days,
)


def query(filters: Filters) -> CaseQuery:
    return filters.query(SortBy.RECEIVED, True, TODAY, EAST)


def test_no_filter_is_the_whole_list() -> None:
    assert query(Filters()) == CaseQuery()
    assert not Filters().narrows
    assert not Filters(text="  ").narrows


def test_quick_filters() -> None:
    assert query(Filters(quick=Quick.UNREAD)).unread is True
    assert query(Filters(quick=Quick.ASKS)).states == (CaseState.HELD,)
    due = query(Filters(quick=Quick.DUE))
    assert due.due_to == date(2026, 5, 6)
    assert CaseState.DELIVERED not in due.states
    assert CaseState.RETURNED not in due.states
    assert CaseState.FAILED in due.states


def test_the_earlier_of_two_last_due_days_counts() -> None:
    assert query(Filters(quick=Quick.DUE, due_to=date(2026, 5, 5))).due_to == date(2026, 5, 5)
    assert query(Filters(quick=Quick.DUE, due_to=date(2026, 6, 1))).due_to == date(2026, 5, 6)


def test_days_of_receiving_are_local_and_whole() -> None:
    found = query(Filters(received_from=date(2026, 5, 1), received_to=date(2026, 5, 2)))
    assert found.listed_from == datetime(2026, 4, 30, 22, tzinfo=UTC)
    assert found.listed_to == datetime(2026, 5, 2, 22, tzinfo=UTC) - timedelta(microseconds=1)


def test_a_state_and_a_quick_filter_never_shut_each_other_out() -> None:
    held = Filters(quick=Quick.ASKS)
    assert held.with_state(CaseState.DELIVERED) == Filters(state=CaseState.DELIVERED)
    assert held.with_state(CaseState.HELD) == Filters(quick=Quick.ASKS, state=CaseState.HELD)
    assert Filters(state=CaseState.DELIVERED).with_quick(Quick.DUE) == Filters(quick=Quick.DUE)
    assert Filters(state=CaseState.DELIVERED).with_quick(Quick.UNREAD).state is CaseState.DELIVERED


def test_further_filters_are_counted() -> None:
    assert Filters(text="x", quick=Quick.UNREAD).count_of_more == 0
    assert Filters(state=CaseState.HELD, due_to=TODAY).count_of_more == 2


@given(some_filters)
def test_all_but_the_search_comes_back(filters: Filters) -> None:
    back = from_kept(as_kept(filters))
    assert back.text == ""
    assert query(back) == query(from_kept(as_kept(back)))
    assert {name: getattr(back, name) for name in Filters.__slots__ if name != "text"} == {
        name: getattr(filters, name) for name in Filters.__slots__ if name != "text"
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        "null",
        '{"version": 2, "quick": "unread"}',
        '{"version": 1, "quick": "new"}',
        '{"version": 1, "doctor_id": "1; drop"}',
        '{"version": 1, "due_to": "tomorrow"}',
        '{"version": 1, "unknown": 1}',
        '{"version": 1, "doctor_id": true}',
    ],
)
def test_broken_filters_are_no_filters(text: str) -> None:
    assert from_kept(text) == Filters()
