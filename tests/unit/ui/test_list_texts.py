"""What the rows of the list say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from labconnector.domain.case import CaseState
from labconnector.domain.listing import CaseLine
from labconnector.domain.seen import Seen, Trace
from labconnector.talk.views import ToothNumbers
from labconnector.ui.cases.columns import Column
from labconnector.ui.cases.texts import cells, has_trouble, state_words, tip
from labconnector.ui.parts.marks import Mark, mark_of

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


@pytest.mark.parametrize(
    ("trace", "words", "mark"),
    [
        (Trace.OPENED, "In CAD since ", Mark.SCREEN),
        (Trace.LOCKED, "Open in CAD, ", Mark.SCREEN),
        (Trace.CHANGED, "Files changed, ", Mark.TICK),
        (Trace.GONE, "CAD folder gone, ", Mark.AWAY),
    ],
)
def test_what_the_cad_did_with_a_delivered_case_is_said_in_place_of_delivered(
    trace: Trace, words: str, mark: Mark
) -> None:
    seen = Seen(trace, NOW - timedelta(minutes=18))
    delivered = replace(line(CaseState.DELIVERED), seen=seen)
    said = state_words(delivered, NOW)
    assert said.startswith(words)
    assert said.removeprefix(words) in ("11:42", "11:42\u202fAM")
    assert mark_of(CaseState.DELIVERED, seen) is mark
    first, explained = tip(delivered, cells(delivered, ToothNumbers.FDI, NOW), Column.STATE).split("\n")
    assert first == said
    assert explained.endswith(".")
    assert not has_trouble(delivered, NOW)


def test_a_delivered_case_that_nobody_touched_is_delivered() -> None:
    assert state_words(line(CaseState.DELIVERED), NOW) == "Delivered"
    assert mark_of(CaseState.DELIVERED) is Mark.TICK
