"""How far the first check is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from labconnector.domain.case import CaseState
from labconnector.domain.errors import NetworkError, TargetMissing
from labconnector.domain.listing import Counts
from labconnector.domain.status import Phase, SyncStatus
from labconnector.ui.wizard.first_sync import first_sync

BEGAN = datetime(2026, 3, 1, 8, tzinfo=UTC)
ASKED = SyncStatus(Phase.IDLE, started=BEGAN, last_success=BEGAN + timedelta(seconds=5))


def test_cases_by_what_they_mean() -> None:
    states = {
        CaseState.LISTED: 1,
        CaseState.DOWNLOADING: 2,
        CaseState.HELD: 3,
        CaseState.DELIVERED: 4,
        CaseState.WAITING: 5,
        CaseState.FAILED: 6,
    }
    now = first_sync(Counts(states), replace(ASKED, phase=Phase.SYNCING), BEGAN, has_folder=True)
    assert (now.total, now.settled) == (21, 18)
    assert (now.delivered, now.asking, now.waiting, now.failed) == (4, 3, 5, 6)
    assert not now.is_done


def test_an_empty_list_is_done_once_align_was_asked() -> None:
    assert first_sync(Counts(), ASKED, BEGAN, has_folder=True).is_done


@pytest.mark.parametrize(
    "status",
    [
        SyncStatus(),
        replace(ASKED, phase=Phase.SYNCING),
        replace(ASKED, phase=Phase.PAUSED),
        replace(ASKED, last_success=None),
        replace(ASKED, last_success=BEGAN - timedelta(hours=1)),
    ],
    ids=["off", "syncing", "paused", "never", "before this sign-in"],
)
def test_it_is_not_done_before_align_was_asked(status: SyncStatus) -> None:
    assert not first_sync(Counts(), status, BEGAN, has_folder=True).is_done


def test_ready_cases_are_waited_for_only_where_there_is_a_folder() -> None:
    counts = Counts({CaseState.READY: 2})
    assert not first_sync(counts, ASKED, BEGAN, has_folder=True).is_done
    assert first_sync(counts, ASKED, BEGAN, has_folder=False).is_done


def test_what_cannot_go_on_does_not_hold_up_the_end() -> None:
    counts = Counts({CaseState.READY: 2})
    assert first_sync(counts, replace(ASKED, trouble=TargetMissing("Gone.")), BEGAN, has_folder=True).is_done
    never = replace(ASKED, last_success=None, trouble=NetworkError("No."))
    assert not first_sync(counts, never, BEGAN, has_folder=True).is_done
