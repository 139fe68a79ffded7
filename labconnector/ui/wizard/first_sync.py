"""How far the first check is. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from labconnector.domain.case import CaseState
from labconnector.domain.listing import Counts
from labconnector.domain.status import Phase, SyncStatus


@dataclass(frozen=True, slots=True)
class FirstSync:
    """Cases by what they mean to somebody who waits. settled: nothing more is done about them now, all told.

    is_done: Align was asked since the sign-in, and every case is as far as it gets by itself.
    """

    total: int
    settled: int
    delivered: int
    asking: int
    waiting: int
    failed: int
    is_done: bool


def first_sync(counts: Counts, status: SyncStatus, since: datetime, has_folder: bool) -> FirstSync:
    """Where the first check stands. since: when the account was connected. Without a folder ready cases stay ready."""
    moving = counts.of(CaseState.LISTED) + counts.of(CaseState.DOWNLOADING)
    moving += counts.of(CaseState.READY) if has_folder else 0
    has_asked = status.last_success is not None and status.last_success >= since
    may_stand = not moving or status.trouble is not None
    return FirstSync(
        total=counts.total,
        settled=counts.total - moving,
        delivered=counts.of(CaseState.DELIVERED),
        asking=counts.of(CaseState.HELD),
        waiting=counts.of(CaseState.WAITING),
        failed=counts.of(CaseState.FAILED),
        is_done=has_asked and may_stand and status.phase is Phase.IDLE,
    )
