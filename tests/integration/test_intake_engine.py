"""Files in watched folders go all the way: folder, case, CAD folder, with the engine's real threads over a sandbox."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from desk_engine_kit import Told, connected, engine_over
from desk_kit import ACCOUNT, opened_app
from intake_kit import PATIENCE_S
from scans_kit import ply, restorative, surface, zipped
from store_kit import AT, order

from labconnector.desk.desk import Desk
from labconnector.desk.engine import Engine
from labconnector.domain.case import CaseState
from labconnector.domain.errors import NotFound, SettingsError, UsageError
from labconnector.domain.incoming import Incoming
from labconnector.store import Store
from labconnector.system.settings import IntakeSettings, WatchedFolder
from labconnector.talk.events import CasesTold, Event, IncomingTold
from labconnector.talk.messages import Begin
from labconnector.talk.views import WatchedChoice

ORDER = "900000123"


@contextmanager
def lab_with(tmp_path: Path, *order_ids: str, import_enabled: bool = False) -> Iterator[tuple[Desk, Told, Path]]:
    """An engine without a sign-in over a list of orders, watching a folder."""
    folder = tmp_path / "exports"
    folder.mkdir()
    (tmp_path / "CAD-Data").mkdir()
    with opened_app(tmp_path / "data") as app:
        app.store.journal(ACCOUNT.key, [order(order_id) for order_id in order_ids], AT)
        intake = IntakeSettings(folders=(WatchedFolder(path=folder),))
        cad = app.settings.cad.model_copy(update={"folder": tmp_path / "CAD-Data"})
        app.save(app.settings.model_copy(update={"intake": intake, "cad": cad, "import_enabled": import_enabled}))
    told = Told()
    desk = Desk(Engine(Begin(str(tmp_path / "data"), profile=None), told))
    try:
        yield desk, told, folder
    finally:
        desk.close()


def store_of(desk: Desk) -> Store:
    return desk._store


def has_state(desk: Desk, order_id: str, *states: CaseState) -> Callable[[list[Event]], bool]:
    """Whether the case is in one of these states; looked at whenever something is told."""

    def fits(_told: list[Event]) -> bool:
        case = store_of(desk).case(ACCOUNT.key, order_id)
        return case is not None and case.state in states

    return fits


def asks(told: list[Event]) -> bool:
    return any(isinstance(event, IncomingTold) and event.is_new for event in told)


def waiting(desk: Desk) -> Incoming:
    (one,) = desk.incoming()
    return one


def test_a_saved_export_reaches_its_case_and_the_windows_are_told(tmp_path: Path) -> None:
    with lab_with(tmp_path, ORDER) as (desk, told, folder):
        (folder / "export.zip").write_bytes(zipped(restorative(ORDER)))
        told.wait(has_state(desk, ORDER, CaseState.HELD), PATIENCE_S)  # a new doctor is asked about
        told.wait(lambda all_: any(isinstance(e, CasesTold) and ORDER in (e.order_ids or ()) for e in all_), PATIENCE_S)
        assert (folder / "export.zip").exists()


def test_a_slow_writer_s_file_is_taken_once_it_is_whole(tmp_path: Path) -> None:
    data = zipped(restorative(ORDER))
    with lab_with(tmp_path, ORDER) as (desk, told, folder):
        watched = desk._engine.watched
        assert watched._intake is not None
        with (folder / "slow.zip").open("wb") as file:
            for start in range(0, len(data), len(data) // 4 + 1):
                file.write(data[start : start + len(data) // 4 + 1])
                file.flush()
                os.fsync(file.fileno())
                watched._intake.look()
        told.wait(has_state(desk, ORDER, CaseState.HELD), PATIENCE_S)
        case = store_of(desk).case(ACCOUNT.key, ORDER)
        assert case is not None
        assert case.revision == 1


def test_a_file_that_is_moved_into_place_is_taken(tmp_path: Path) -> None:
    with lab_with(tmp_path, ORDER) as (desk, told, folder):
        (tmp_path / "elsewhere.zip").write_bytes(zipped(restorative(ORDER)))
        (tmp_path / "elsewhere.zip").rename(folder / "export.zip")
        told.wait(has_state(desk, ORDER, CaseState.HELD), PATIENCE_S)


def test_what_lay_there_before_the_start_is_taken(tmp_path: Path) -> None:
    with lab_with(tmp_path, ORDER) as (desk, _told, folder):
        desk.close()
        (folder / "while-off.zip").write_bytes(zipped(restorative(ORDER)))
        with engine_over(tmp_path / "data") as (engine, told):
            told.wait(has_state(Desk(engine), ORDER, CaseState.HELD), PATIENCE_S)


def test_a_share_that_disappears_and_comes_back_with_a_file(tmp_path: Path) -> None:
    with lab_with(tmp_path, ORDER) as (desk, told, folder):
        intake = desk._engine.watched._intake
        assert intake is not None
        wait_for(lambda: intake.presence.get(folder) is True)
        folder.rename(tmp_path / "away")
        wait_for(lambda: intake.presence.get(folder) is False)
        (tmp_path / "away" / "export.zip").write_bytes(zipped(restorative(ORDER)))
        (tmp_path / "away").rename(folder)
        told.wait(has_state(desk, ORDER, CaseState.HELD), PATIENCE_S)


def wait_for(condition: Callable[[], bool]) -> None:
    """Waits for what nobody tells."""
    pause = threading.Event()
    for _ in range(int(PATIENCE_S / 0.05)):
        if condition():
            return
        pause.wait(0.05)
    raise AssertionError(condition)


def test_a_file_of_nobody_is_asked_about_and_goes_on_with_the_answer(tmp_path: Path) -> None:
    with lab_with(tmp_path, ORDER) as (desk, told, folder):
        (folder / "upper_jaw.ply").write_bytes(ply(*surface(z=6)))
        told.wait(asks, PATIENCE_S)
        assert desk.state().incoming == 1
        one = waiting(desk)
        with pytest.raises(NotFound):
            desk.attach_file(one.id, "4711")
        with pytest.raises(UsageError):
            desk.attach_file(one.id, "SBX-1")
        assert desk.order_for_file(f" {ORDER} ").order.patient == "Example, Bela"
        desk.attach_file(one.id, ORDER)
        told.wait(has_state(desk, ORDER, CaseState.HELD), PATIENCE_S)
        told.wait(lambda all_: [e for e in all_ if isinstance(e, IncomingTold)][-1].waiting == 0, PATIENCE_S)
        assert desk.incoming() == ()


def test_an_ignored_file_is_told_to_be_gone(tmp_path: Path) -> None:
    with lab_with(tmp_path) as (desk, told, folder):
        (folder / "upper_jaw.ply").write_bytes(ply(*surface(z=6)))
        told.wait(asks, PATIENCE_S)
        desk.ignore_file(waiting(desk).id)
        told.wait(lambda all_: [e for e in all_ if isinstance(e, IncomingTold)][-1].waiting == 0, PATIENCE_S)


def test_thousands_of_files_are_all_seen_and_the_one_with_an_order_is_taken(tmp_path: Path) -> None:
    with lab_with(tmp_path, ORDER) as (desk, told, folder):
        many = folder / "pictures"
        many.mkdir()
        for number in range(3000):
            (many / f"{number}.jpg").touch()
        (folder / "export.zip").write_bytes(zipped(restorative(ORDER)))
        told.wait(has_state(desk, ORDER, CaseState.HELD), PATIENCE_S)
        assert desk.incoming() == ()


def test_folders_are_changed_while_the_engine_runs(tmp_path: Path) -> None:
    with lab_with(tmp_path, ORDER) as (desk, told, folder):
        other = tmp_path / "scanner"
        other.mkdir()
        settings = desk.settings()
        assert settings.watched == (WatchedChoice(folder),)
        desk.change_settings(replace(settings, watched=(WatchedChoice(other),)))
        assert desk.settings().watched == (WatchedChoice(other),)
        (other / "export.zip").write_bytes(zipped(restorative(ORDER)))
        told.wait(has_state(desk, ORDER, CaseState.HELD), PATIENCE_S)
        desk.change_settings(replace(desk.settings(), watched=()))
        assert not desk.state().watches
        assert desk._engine.watched._intake is None


def test_a_folder_that_cases_are_put_in_cannot_be_watched(tmp_path: Path) -> None:
    with lab_with(tmp_path) as (desk, _told, folder):
        settings = desk.settings()
        for own in (tmp_path / "CAD-Data", tmp_path / "CAD-Data" / "case", tmp_path / "data" / "packages"):
            with pytest.raises(SettingsError, match="itself puts cases"):
                desk.change_settings(replace(settings, watched=(WatchedChoice(own),)))
            assert desk.test_watched_folder(own).error is not None
        with pytest.raises(SettingsError, match="twice"):
            desk.change_settings(replace(settings, watched=(WatchedChoice(folder), WatchedChoice(folder))))
        with pytest.raises(SettingsError, match="whole path"):
            desk.change_settings(replace(settings, watched=(WatchedChoice(Path("exports")),)))
        assert desk.settings().watched == (WatchedChoice(folder),)


def test_a_folder_test_says_what_lies_there(tmp_path: Path) -> None:
    with lab_with(tmp_path) as (desk, _told, _folder):
        other = tmp_path / "scanner"
        missing = desk.test_watched_folder(other)
        assert missing.error is not None
        assert "cannot be read" in missing.error.message
        other.mkdir()
        (other / "900000001.zip").touch()
        (other / "900000002.stl").touch()
        (other / "notes.txt").touch()
        test = desk.test_watched_folder(other)
        assert (test.error, test.items) == (None, 2)


def test_an_export_of_an_order_that_is_signed_in_for_is_delivered_all_the_way(tmp_path: Path) -> None:
    """Over the sandbox: the case is delivered already; another scan of it in the folder is its next revision."""
    with connected(tmp_path) as (lab, engine, told):
        case = lab.cases()[0]
        folder = tmp_path / "exports"
        folder.mkdir()
        desk = Desk(engine)
        desk.change_settings(replace(desk.settings(), watched=(WatchedChoice(folder),)))
        (folder / "scan.zip").write_bytes(zipped(restorative(case.order.order_id)))

        def revised(_told: list[Event]) -> bool:
            return lab.case(case.order.order_id).revision == case.revision + 1

        told.wait(revised, PATIENCE_S)
        events = [entry.event for entry in lab.app.store.history(case.id)]
        assert "from-folder" in events
