"""What the rows of the list say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from labconnector.domain.case import CaseState
from labconnector.domain.listing import CaseLine
from labconnector.ui.cases.texts import has_trouble, state_words

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
LISTED = NOW - timedelta(hours=2)


def line(state: CaseState, expected_at: datetime | None = None, listed_at: datetime = LISTED) -> CaseLine:
    title = "The scan files are not ready yet"
    texts = ("Sample, Ada", "Dr. Ada Sample", "Sample Smiles", "", (), "", "", "iCast")
    return CaseLine(
        1, "1001", False, *texts, date(2026, 5, 9), listed_at, state, 1, False, trouble=title, expected_at=expected_at
    )


def test_files_that_are_expected_today_are_told_by_their_time() -> None:
    waiting = line(CaseState.WAITING, NOW + timedelta(hours=2, minutes=30))
    assert state_words(waiting, NOW) in (
        "Waiting for files, expected 14:30",
        "Waiting for files, expected 2:30\u202fPM",
    )
    assert not has_trouble(waiting, NOW)


def test_a_case_is_late_once_its_files_should_be_here() -> None:
    late = line(CaseState.WAITING, NOW - timedelta(minutes=1))
    assert state_words(late, NOW) == "The scan files are late"
    assert has_trouble(late, NOW)


def test_a_case_that_was_listed_late_gets_some_time() -> None:
    fresh = line(CaseState.WAITING, NOW - timedelta(hours=1), NOW - timedelta(minutes=5))
    assert not has_trouble(fresh, NOW)


@pytest.mark.parametrize("state", [CaseState.DOWNLOADING, CaseState.LISTED])
def test_a_case_that_is_tried_again_is_no_trouble(state: CaseState) -> None:
    assert not has_trouble(line(state), NOW)
    assert state_words(line(state), NOW) in ("Downloading", "New")


def test_what_failed_is_said() -> None:
    assert state_words(line(CaseState.FAILED), NOW) == "The scan files are not ready yet"
    assert has_trouble(line(CaseState.FAILED), NOW)
