"""A CAD folder is looked at: real files, a real case list, no thread."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cad_kit import WAX, full_case
from store_kit import ACCOUNT, AT, events, fetched, found, opened

from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.staging import NAME as SHELF
from labconnector.domain.case import Case
from labconnector.domain.handoff import HandOff, Placed, Plan
from labconnector.domain.seen import Trace
from labconnector.store import Store
from labconnector.sync.ports import utc_now
from labconnector.sync.seen import NEWEST, CadLook


@dataclass
class Watched:
    """A CAD folder with one delivered case, and who looks at it."""

    store: Store
    root: Path
    hand_off: HandOff
    case: Case
    folder: Path
    stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.look = CadLook(self.store, ACCOUNT, self.root, self.stop)

    def trace(self) -> Trace | None:
        seen = found(self.store).seen
        return seen.trace if seen else None

    def events(self) -> list[str]:
        return [event for event in events(self.store, self.case) if event.startswith("cad-")]

    def deliver(self, hand_off: HandOff | None = None) -> Path:
        """Delivers it; another decision than before is placed beside what is there."""
        target, hand_off = ExocadTarget(self.root), hand_off or self.hand_off
        plan = target.plan(hand_off)
        delivery = self.store.begin_delivery(self.case.id, plan, utc_now())
        placed = target.place(hand_off, plan)
        self.store.finish_delivery(delivery, placed, utc_now())
        return placed.folder


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    root = tmp_path / "CAD-Data"
    root.mkdir()
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        hand_off = replace(full_case(tmp_path), account=ACCOUNT, order=case.order)
        one = Watched(store, root, hand_off, case, Path())
        one.folder = one.deliver()
        yield one


def scan_info(folder: Path) -> Path:
    path = folder / f"{folder.name}.scanInfo"
    path.write_text("<ScanInfo/>")
    return path


def test_a_case_that_was_just_delivered_shows_nothing(watched: Watched) -> None:
    assert watched.look.look(None) == set()
    assert watched.trace() is None


def test_a_look_at_everything_sees_what_the_cad_has_opened(watched: Watched) -> None:
    written = scan_info(watched.folder)
    assert watched.look.look(None) == {"1001"}
    seen = found(watched.store).seen
    assert seen is not None
    assert seen.trace is Trace.OPENED
    assert abs(seen.at.timestamp() - written.stat().st_mtime) < 2
    assert watched.look.look(None) == set()
    assert watched.events() == ["cad-opened"]


def test_a_change_that_is_told_is_looked_into(watched: Watched) -> None:
    watched.look.look(None)
    written = scan_info(watched.folder)
    assert watched.look.look(frozenset({watched.root, watched.root / "another"})) == set()
    assert watched.look.look(frozenset({written})) == {"1001"}
    assert watched.trace() is Trace.OPENED


def test_it_is_open_while_a_lock_lies_there(watched: Watched) -> None:
    watched.look.look(None)
    scan_info(watched.folder)
    lock = watched.folder / f"{watched.folder.name}.lock"
    lock.touch()
    watched.look.look(frozenset({lock}))
    assert watched.trace() is Trace.LOCKED
    lock.unlink()
    watched.look.look(frozenset({lock}))
    assert watched.trace() is Trace.OPENED


def test_a_project_that_is_written_in_place_is_seen_too(watched: Watched) -> None:
    watched.look.look(None)
    project = next(watched.folder.glob("*.dentalProject"))
    later = utc_now() + timedelta(hours=1)
    os.utime(project, (later.timestamp(), later.timestamp()))
    assert watched.look.look(None) == {"1001"}
    assert watched.trace() is Trace.CHANGED


def test_a_renamed_folder_is_followed(watched: Watched) -> None:
    watched.look.look(None)
    renamed = watched.folder.rename(watched.root / "renamed by hand")
    assert watched.look.look(frozenset({watched.folder})) == {"1001"}
    assert watched.trace() is None
    assert found(watched.store).delivered_to == str(renamed)
    scan_info(renamed)
    watched.look.look(frozenset({renamed}))
    assert watched.trace() is Trace.OPENED
    assert watched.events() == ["cad-renamed", "cad-opened"]


def test_a_folder_that_was_renamed_while_nobody_looked_is_followed(watched: Watched) -> None:
    (watched.root / "somebody else's").mkdir()
    renamed = watched.folder.rename(watched.root / "renamed by hand")
    scan_info(renamed)
    assert watched.look.look(None) == {"1001"}
    assert watched.events() == ["cad-renamed", "cad-opened"]


def test_a_folder_that_is_gone_is_told_once_and_known_again_when_it_is_back(watched: Watched, tmp_path: Path) -> None:
    watched.look.look(None)
    archived = watched.folder.rename(tmp_path / "archive")
    assert watched.look.look(frozenset({watched.folder})) == {"1001"}
    assert watched.look.look(None) == set()
    assert watched.trace() is Trace.GONE
    archived.rename(watched.folder)
    assert watched.look.look(frozenset({watched.folder})) == {"1001"}
    assert watched.trace() is None
    assert watched.events() == ["cad-gone", "cad-back"]


def test_of_a_drive_that_is_away_nothing_is_gone(watched: Watched, tmp_path: Path) -> None:
    watched.look.look(None)
    watched.root.rename(tmp_path / "unplugged")
    with pytest.raises(OSError, match="CAD-Data"):
        watched.look.look(None)
    assert watched.trace() is None


def test_the_empty_place_where_a_drive_is_missing_is_not_the_drive(watched: Watched, tmp_path: Path) -> None:
    shutil.rmtree(watched.root)
    (tmp_path / SHELF).rename(tmp_path / "shelf on the drive")  # it stays on the volume that cases were placed on
    watched.root.mkdir()
    assert watched.look.look(None) == set()
    assert watched.trace() is None


def test_each_delivery_of_a_case_is_followed_and_the_newest_is_shown(watched: Watched) -> None:
    scan_info(watched.folder)
    watched.look.look(None)
    teeth = tuple(replace(tooth, made=tooth.made and WAX) for tooth in watched.hand_off.teeth)
    second = watched.deliver(replace(watched.hand_off, teeth=teeth))
    assert second != watched.folder
    watched.look.look(None)
    assert watched.trace() is None
    shutil.rmtree(watched.folder)
    watched.look.look(None)
    assert watched.trace() is None
    assert watched.events() == ["cad-opened", "cad-gone"]


def test_a_case_that_is_delivered_once_more_as_it_is_stays_in_the_cad(watched: Watched) -> None:
    scan_info(watched.folder)
    watched.look.look(None)
    seen = found(watched.store).seen
    assert watched.deliver() == watched.folder
    assert found(watched.store).seen == seen
    assert watched.look.look(None) == set()
    assert watched.events() == ["cad-opened"]


def test_an_older_folder_is_looked_into_only_when_its_time_stamp_is_another(watched: Watched) -> None:
    for number in range(NEWEST):  # deliveries of which nothing lies there push it out of the newest
        delivery = watched.store.begin_delivery(watched.case.id, Plan("exocad", watched.root / f"gone {number}"), AT)
        watched.store.finish_delivery(delivery, Placed(watched.root / f"gone {number}", ()), AT)
    set_stamp(watched.folder, utc_now() - timedelta(hours=1))
    watched.look.look(None)
    (first, *_) = watched.store.delivered_folders(ACCOUNT)
    assert first.looked_ns == watched.folder.stat().st_mtime_ns
    scan_info(watched.folder)
    set_stamp(watched.folder, utc_now() - timedelta(hours=1), first.looked_ns)
    assert watched.look.look(None) == set()
    set_stamp(watched.folder, utc_now() - timedelta(minutes=1))
    assert watched.look.look(None) == {"1001"}


def test_a_stop_ends_a_look(watched: Watched) -> None:
    scan_info(watched.folder)
    watched.stop.set()
    assert watched.look.look(None) == set()
    assert watched.trace() is None


def set_stamp(folder: Path, at: datetime, ns: int | None = None) -> None:
    stamp = ns if ns is not None else int(at.timestamp()) * 1_000_000_000
    os.utime(folder, ns=(stamp, stamp))
