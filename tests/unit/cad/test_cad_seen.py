"""What a case folder tells of the CAD, and what it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from labconnector.cad import ownership
from labconnector.cad.seen import Entry, seen_in
from labconnector.domain.seen import DeliveredFolder, Seen, Trace, furthest

AT = datetime(2026, 5, 4, 8, 30, tzinfo=UTC)
ENDED = AT + timedelta(seconds=5)
LATER = AT + timedelta(hours=3)
PLACED = DeliveredFolder(1, 1, "sandbox:41", "1001", 1, Path("/cad/1001"), AT, ENDED)
SIZES: dict[str, int | None] = {"c.dentalProject": 900, "c-upperjaw.stl": 684, "itero-source": None}
OURS = {name: Entry(size, AT) for name, size in SIZES.items()} | {ownership.NAME: Entry(300, AT)}


def trace(**changes: Entry) -> Seen | None:
    return seen_in(OURS | changes, SIZES, PLACED)


def test_a_folder_as_it_was_delivered_shows_nothing() -> None:
    assert trace() is None


@pytest.mark.parametrize("name", ["c.constructionInfo", "c.scanInfo", "C.DENTALCAD", "c.partialInfo", "c-16_cad.stl"])
def test_a_file_that_the_cad_writes_tells_that_the_case_was_opened(name: str) -> None:
    assert trace(**{name: Entry(10, LATER)}) == Seen(Trace.OPENED, LATER)


@pytest.mark.parametrize("name", ["c.dentalProject.lock", "~$c.dentalProject", ".~lock.c.dentalProject#", "case.LCK"])
def test_a_lock_tells_that_somebody_has_it_open(name: str) -> None:
    found = {name: Entry(0, LATER), "c.scanInfo": Entry(10, AT)}
    assert trace(**found) == Seen(Trace.LOCKED, LATER)


def test_it_is_in_the_cad_since_its_first_file() -> None:
    first = AT + timedelta(hours=1)
    found = {"c.constructionInfo": Entry(10, LATER), "c.scanInfo": Entry(10, first)}
    assert trace(**found) == Seen(Trace.OPENED, first)


def test_no_trace_is_older_than_the_delivery() -> None:
    assert trace(**{"c.scanInfo": Entry(10, AT - timedelta(days=1))}) == Seen(Trace.OPENED, ENDED)


@pytest.mark.parametrize(
    "changes",
    [
        {"photo.jpg": Entry(10, LATER)},
        {"design": Entry(None, LATER)},
        {"c.dentalProject": Entry(950, LATER)},
        {"c.dentalProject": Entry(900, LATER)},
        {"itero-source": Entry(None, LATER)},
    ],
)
def test_other_files_and_changed_ones_tell_that_something_changed(changes: dict[str, Entry]) -> None:
    assert trace(**changes) == Seen(Trace.CHANGED, LATER)


def test_a_file_that_was_taken_out_is_a_change() -> None:
    found = {name: entry for name, entry in OURS.items() if name != "c-upperjaw.stl"}
    seen = seen_in(found, SIZES, PLACED)
    assert seen is not None
    assert seen.trace is Trace.CHANGED


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", ".DS_Store", "._c.stl", ".nfs0001", "upload.tmp"])
def test_what_systems_leave_behind_tells_nothing(name: str) -> None:
    assert trace(**{name: Entry(10, LATER)}) is None


def test_names_may_be_written_in_another_case() -> None:
    found = {name.upper(): entry for name, entry in OURS.items()}
    assert seen_in(found, SIZES, PLACED) is None


def test_a_server_whose_clock_is_ahead_has_changed_nothing() -> None:
    ahead = timedelta(minutes=20)
    found = {name: replace(entry, at=entry.at + ahead) for name, entry in OURS.items()}
    assert seen_in(found, SIZES, PLACED) is None


def test_a_case_whose_scans_took_long_to_write_is_unchanged() -> None:
    ended = AT + timedelta(minutes=10)
    found = OURS | {"c-upperjaw.stl": Entry(684, ended)}
    assert seen_in(found, SIZES, replace(PLACED, ended=ended)) is None


def test_where_it_is_not_known_what_was_placed_only_the_cads_own_files_count() -> None:
    found = OURS | {"photo.jpg": Entry(10, LATER)}
    assert seen_in(found, {}, PLACED) is None
    assert seen_in(found | {"c.scanInfo": Entry(10, LATER)}, {}, PLACED) == Seen(Trace.OPENED, LATER)


def test_of_several_folders_the_one_that_is_worked_on_tells_most() -> None:
    opened, gone = Seen(Trace.OPENED, LATER), Seen(Trace.GONE, LATER)
    assert furthest([None, opened, gone]) == opened
    assert furthest([gone, None]) is None
    assert furthest([gone]) == gone
    assert furthest([]) is None


def test_a_file_that_came_with_the_delivery_and_is_not_listed_is_no_change() -> None:
    assert trace(ready=Entry(0, ENDED)) is None
