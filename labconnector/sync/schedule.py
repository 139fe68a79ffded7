"""When something is tried again, and when files of a slow scan type should be there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from labconnector.domain.case import Order, Problem, ScanType
from labconnector.domain.errors import ConnectorError, NetworkError, SignInError, TargetError

LADDER_S: tuple[float, ...] = (25, 120, 600, 3600, 5 * 3600, 24 * 3600)
"""Seconds until an item's next try after its 1st, 2nd … failure (architecture, rule 3)."""

_READY_AFTER = {
    ScanType.ICAST: timedelta(days=10),  # '2–5 business days … plan 10 calendar days' (EasyRx guide)
}
_USUAL = timedelta(minutes=30)  # 'usually available within 30 minutes'
_SLOW_RETRY = timedelta(hours=1)


_OUTAGE_S = 600
"""A network or a drive that is away says nothing about the case: it is tried again every ten minutes at the latest."""


def next_try(error: ConnectorError, tries: int, now: datetime) -> datetime:
    """The time of the next try after `tries` failures; later where Align asked for it, but within a day."""
    step = LADDER_S[min(tries, len(LADDER_S)) - 1]
    if isinstance(error, SignInError):
        step = 0
    elif isinstance(error, NetworkError | TargetError):
        step = min(step, _OUTAGE_S)
    return now + timedelta(seconds=min(max(step, error.retry_after or 0), LADDER_S[-1]))


def problem_of(error: ConnectorError, previous: Problem | None, now: datetime) -> Problem:
    """The row that explains a failed case and says when it is tried again."""
    tries = previous.tries + 1 if previous and previous.code == error.code else 1
    at = next_try(error, tries, now)
    return Problem(error.code, error.title, error.message, error.action, tries, at)


def held_problem(error: ConnectorError) -> Problem:
    """The row that explains a case which waits for a person."""
    return Problem(error.code, error.title, error.message, error.action)


def expected_at(order: Order, listed_at: datetime) -> datetime:
    """When the files should be there: 30 minutes after the scan as a rule, ten days for an iCast."""
    return (order.scanned_at or listed_at) + _READY_AFTER.get(order.scan_type, _USUAL)


def waiting_problem(
    error: ConnectorError, order: Order, previous: Problem | None, retries_s: Sequence[float], now: datetime
) -> Problem:
    """The next look for files that Align has not made yet: 45, 90, 150, 300 s, then needs attention, hourly.

    Slow scan types are asked for hourly from the fifth look on, and that is no reason for attention before their time.
    """
    tries = previous.tries + 1 if previous and previous.code == error.code else 1
    if tries <= len(retries_s):
        return Problem(error.code, error.title, error.message, error.action, tries, now + seconds(retries_s[tries - 1]))
    late = now > expected_at(order, now)
    action = _ASK_SUPPORT if late else error.action
    return Problem(error.code, error.title, error.message, action, tries, now + _SLOW_RETRY)


_ASK_SUPPORT = (
    "The files are overdue. Look for the order on myitero.com, or ask iTero support. We go on looking hourly."
)


_STEP_S = 60


def seconds(value: float) -> timedelta:
    """A span of that many seconds."""
    return timedelta(seconds=value)


def slept(before: datetime, after: datetime, expected_s: float) -> bool:
    """Whether the wall clock stepped: the computer slept (architecture, rule 6), or somebody set the clock."""
    step = (after.astimezone(UTC) - before.astimezone(UTC)).total_seconds() - expected_s
    return abs(step) > _STEP_S
