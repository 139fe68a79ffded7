"""A folder is watched: real threads, real files, a folder that goes away and comes back."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from intake_kit import Seen, watching

from labconnector.domain.incoming import Polling
from labconnector.intake import events
from labconnector.intake.events import MOST_PATHS, Heap
from labconnector.intake.watch import FolderWatch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "from-scanner"
    made.mkdir()
    return made


def test_everything_is_looked_at_when_the_watch_begins(folder: Path) -> None:
    with watching(folder) as seen:
        assert seen.presence == [True]
        assert seen.changes[0] is None


def test_a_new_file_is_told(folder: Path) -> None:
    with watching(folder) as seen:
        (folder / "scan.stl").write_bytes(b"solid")
        seen.wait_path(folder / "scan.stl")


def test_a_file_that_is_moved_into_place_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.zip").write_bytes(b"zip")
    with watching(folder) as seen:
        (tmp_path / "elsewhere.zip").rename(folder / "moved.zip")
        seen.wait_path(folder / "moved.zip")


def test_a_rename_inside_tells_both_names(folder: Path) -> None:
    (folder / "scan.stl.part").write_bytes(b"solid")
    with watching(folder) as seen:
        (folder / "scan.stl.part").rename(folder / "scan.stl")
        seen.wait_path(folder / "scan.stl")
        seen.wait_path(folder / "scan.stl.part")


def test_a_removed_file_is_told(folder: Path) -> None:
    (folder / "scan.stl").write_bytes(b"solid")
    with watching(folder) as seen:
        (folder / "scan.stl").unlink()
        seen.wait_path(folder / "scan.stl")


def test_files_of_a_folder_that_is_made_later_are_told(folder: Path) -> None:
    with watching(folder) as seen:
        (folder / "case").mkdir()
        (folder / "case" / "upper.stl").write_bytes(b"solid")
        seen.wait_path(folder / "case" / "upper.stl")


def test_reading_a_file_is_no_change(folder: Path) -> None:
    (folder / "scan.stl").write_bytes(b"solid")
    with watching(folder) as seen:
        (folder / "scan.stl").read_bytes()
        (folder / "later.stl").write_bytes(b"solid")
        seen.wait_path(folder / "later.stl")
        told = [path for paths in seen.changes if paths for path in paths]
        assert folder / "scan.stl" not in told


def test_a_polled_folder_is_looked_at_again_and_again(folder: Path) -> None:
    with watching(folder, polling=Polling.ALWAYS, poll_s=0.05) as seen:
        seen.wait_look(4)


def test_with_events_everything_is_still_looked_at_now_and_then(folder: Path) -> None:
    with watching(folder, polling=Polling.NEVER, rescan_s=0.05, poll_s=3600) as seen:
        seen.wait_look(4)


def test_a_look_can_be_asked_for(folder: Path) -> None:
    seen = Seen()
    watch = FolderWatch(folder, seen.changed)
    watch.start()
    seen.wait_look()
    watch.look()
    seen.wait_look(2)
    watch.stop()


def test_a_share_that_goes_away_is_watched_again_when_it_is_back(folder: Path) -> None:
    away = folder.with_name("away")
    with watching(folder) as seen:
        folder.rename(away)
        seen.wait(lambda: seen.presence == [True, False])
        (away / "while-away.stl").write_bytes(b"solid")
        away.rename(folder)
        seen.wait(lambda: seen.presence == [True, False, True])
        seen.wait_look(2)
        (folder / "after.stl").write_bytes(b"solid")
        seen.wait_path(folder / "after.stl")


def test_a_folder_that_another_one_takes_the_place_of_is_watched_anew(folder: Path) -> None:
    other = folder.with_name("other")
    other.mkdir()
    with watching(folder) as seen:
        folder.rename(folder.with_name("old"))
        other.rename(folder)
        seen.wait_look(2)
        (folder / "new.stl").write_bytes(b"solid")
        seen.wait_path(folder / "new.stl")


def test_a_folder_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    with watching(folder) as seen:
        seen.wait(lambda: seen.presence == [False])
        folder.mkdir()
        seen.wait(lambda: seen.presence == [False, True])
        seen.wait_look()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with watching(tmp_path / "file") as seen:
        seen.wait(lambda: seen.presence == [False])


def test_a_listener_whose_share_breaks_meanwhile_is_called_again(folder: Path) -> None:
    told = Seen()

    def breaks_once(paths: frozenset[Path] | None) -> None:
        told.changed(paths)
        if len(told.changes) == 1:
            raise OSError(5, "the share broke")

    watch = FolderWatch(folder, breaks_once, presence=told.here, here_s=0.05)
    watch.start()
    told.wait_look(2)
    watch.stop()
    assert told.presence[:3] == [True, False, True]


def test_thousands_of_changes_become_one_look(folder: Path) -> None:
    inside, go_on = threading.Event(), threading.Event()
    seen = Seen()

    def slow(paths: frozenset[Path] | None) -> None:
        seen.changed(paths)
        inside.set()
        go_on.wait(30)

    watch = FolderWatch(folder, slow, polling=Polling.NEVER)
    watch.start()
    assert inside.wait(30)
    for number in range(3 * MOST_PATHS):
        (folder / f"{number}.stl").touch()
    go_on.set()
    seen.wait_look(2)
    watch.stop()
    assert all(paths is None or len(paths) <= MOST_PATHS for paths in seen.changes)


def test_the_heap_forgets_paths_when_there_are_too_many() -> None:
    heap = Heap()
    for number in range(MOST_PATHS + 1):
        heap.add(Path(str(number)))
    heap.add(Path("one more"))
    assert heap.take() is None
    heap.add(Path("next"))
    assert heap.take() == frozenset({Path("next")})


def test_without_events_the_folder_is_polled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the system has no watches left: the observer cannot be made."""

    def none_left() -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(events, "Observer", none_left)
    with watching(folder, polling=Polling.NEVER, poll_s=0.05) as seen:
        seen.wait_look(3)


def test_a_stopped_watch_tells_nothing_more(folder: Path) -> None:
    with watching(folder) as seen:
        pass
    told = len(seen.changes)
    (folder / "late.stl").write_bytes(b"solid")
    os.sync()
    assert len(seen.changes) == told


def test_a_watch_that_was_never_started_can_be_stopped(folder: Path) -> None:
    FolderWatch(folder, lambda _paths: None).stop()
