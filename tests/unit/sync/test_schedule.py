"""When something is tried again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from order_kit import order

from labconnector.domain.case import Problem
from labconnector.domain.errors import (
    AlignBusy,
    AlignError,
    ConnectorError,
    NetworkError,
    NotReady,
    SignInError,
    TargetMissing,
)
from labconnector.sync.schedule import LADDER_S, expected_at, problem_of, slept, waiting_problem

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
RETRIES = (45, 90, 150, 300)


def waits(error: ConnectorError, tries: int) -> list[float]:
    """Seconds between the tries of an item that fails the same way every time."""
    problem, result = None, []
    for _ in range(tries):
        problem = problem_of(error, problem, NOW)
        assert problem.next_try is not None
        result.append((problem.next_try - NOW).total_seconds())
    return result


def test_the_ladder_and_its_top() -> None:
    assert waits(AlignError("x"), 8) == [*LADDER_S, LADDER_S[-1], LADDER_S[-1]]


def test_an_outage_is_looked_at_every_ten_minutes() -> None:
    assert waits(NetworkError("x"), 5) == [25, 120, 600, 600, 600]
    assert waits(TargetMissing("x"), 4) == [25, 120, 600, 600]


def test_a_sign_in_is_no_reason_to_wait() -> None:
    assert waits(SignInError("x"), 3) == [0, 0, 0]


def test_align_may_ask_for_more() -> None:
    assert waits(AlignBusy("x", retry_after=900), 1) == [900]


def test_another_error_begins_a_new_ladder() -> None:
    first = problem_of(AlignError("x"), None, NOW)
    second = problem_of(AlignError("x"), first, NOW)
    other = problem_of(NetworkError("x"), second, NOW)
    assert (first.tries, second.tries, other.tries) == (1, 2, 1)


def test_waiting_for_files_goes_by_the_documented_minutes() -> None:
    problem: Problem | None = None
    steps = []
    for _ in range(6):
        problem = waiting_problem(NotReady("x"), order(scanned_at=NOW), problem, RETRIES, NOW)
        assert problem.next_try is not None
        steps.append((problem.next_try - NOW).total_seconds())
    assert steps == [45, 90, 150, 300, 3600, 3600]


def test_overdue_files_need_attention_but_an_icast_has_ten_days() -> None:
    tried = Problem("not-ready", "", "", "", tries=9)
    later = NOW + timedelta(days=2)
    scanned = order(scanned_at=NOW)
    icast_order = replace(scanned, procedure="Study Model - iRecord", procedure_type="Ortho Model/iCast")
    restorative = waiting_problem(NotReady("x"), scanned, tried, RETRIES, later)
    icast = waiting_problem(NotReady("x"), icast_order, tried, RETRIES, later)
    assert "overdue" in restorative.action
    assert "overdue" not in icast.action
    assert expected_at(replace(icast_order, procedure_type="iCast"), NOW) == NOW + timedelta(days=10)
    assert expected_at(scanned, NOW) == NOW + timedelta(minutes=30)


def test_a_step_of_the_clock_means_sleep() -> None:
    assert slept(NOW, NOW + timedelta(hours=8), 30)
    assert not slept(NOW, NOW + timedelta(seconds=31), 30)
    assert slept(NOW, NOW - timedelta(hours=1), 30)  # somebody set the clock back
