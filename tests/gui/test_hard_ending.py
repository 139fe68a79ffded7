"""Windows closed and the program quit in the middle of a download or a delivery; the CAD folder going meanwhile."""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot
from wizard_kit import sandbox

from labconnector.align.profile import Profile
from labconnector.app import App
from labconnector.desk.engine import Kept
from labconnector.domain.case import CaseState
from labconnector.domain.listing import CaseQuery, Lines
from labconnector.sandbox.faults import FaultName
from labconnector.sandbox.people import PASSWORD, USER
from labconnector.sandbox.robot import robot_sign_in
from labconnector.sandbox.server import Sandbox
from labconnector.store import Store
from labconnector.sync.answers import best_guess
from labconnector.system.keystore import MemoryKeystore
from labconnector.system.paths import Paths
from labconnector.system.settings import CadSettings
from labconnector.talk.api import DeskApi
from labconnector.talk.events import ProgressTold
from labconnector.talk.messages import Begin
from labconnector.talk.views import CaseView
from labconnector.ui.bridge import Bridge
from labconnector.ui.channel import Peer, start_engine
from labconnector.ui.desktop import Desktop

LONG = 60_000
CASES = 3


@pytest.fixture(autouse=True)
def tray_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing the list does not end the program."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))


def signed_in(folder: Path, cloud: Sandbox, cad: Path) -> bytes:
    """Signs in as the wizard does, for the first engine to go on with."""
    cad.mkdir(exist_ok=True)
    profile = Profile.model_validate(cloud.profile_values())
    with App(Paths(folder / "data"), MemoryKeystore(), profile=profile) as app:
        app.save(app.settings.model_copy(update={"cad": CadSettings(folder=cad), "check_every_s": 3600.0}))
        connection = app.connection()
        account, _ = app.sign_in(connection, _person_signs_in, lambda found: found[0])
        return pickle.dumps(Kept({}, connection.session.hand_over(), account=account.key))


def _person_signs_in(address: str) -> None:
    threading.Thread(target=robot_sign_in, args=(address, USER, PASSWORD), name="robot").start()


@contextmanager
def running(
    folder: Path, cloud: Sandbox, qtbot: QtBot, cad: Path | None = None
) -> Iterator[tuple[Desktop, list[Peer]]]:
    """The program, started anew over `folder` and signed in, with its engine in a process of its own."""
    kept = signed_in(folder, cloud, cad or folder / "CAD-Data")
    peers: list[Peer] = []

    def start() -> Peer:
        peers.append(start_engine())
        return peers[-1]

    bridge = Bridge(Begin(str(folder / "data"), keep=kept, profile=cloud.profile_values()), start)
    desktop = Desktop(bridge)
    ended: list[bool] = []
    desktop.ended.connect(lambda: ended.append(True))
    bridge.wake()
    try:
        yield desktop, peers
    finally:
        if not ended:
            quit_in_time(desktop, peers, qtbot)
        desktop.tray.menu.deleteLater()
        desktop.deleteLater()
        bridge.deleteLater()


def quit_in_time(desktop: Desktop, peers: list[Peer], qtbot: QtBot) -> None:
    """Quits, which takes less than five seconds, engine included."""
    began = time.monotonic()
    with qtbot.waitSignal(desktop.ended, timeout=LONG):
        desktop.quit()
    assert peers[-1].ended(5)
    assert time.monotonic() - began < 5


def states(folder: Path) -> list[CaseState]:
    """Of all cases in the list, read while no program works with it."""
    with Store.open(Paths(folder / "data").database) as store:
        (account,) = store.accounts()
        return [case.state for case in store.cases(account.key, CaseQuery(limit=None))]


def wait_for_states(desktop: Desktop, qtbot: QtBot, *wanted: CaseState) -> list[int]:
    """Waits until every case is in one of these states; their ids."""
    found: list[Lines] = []

    def all_are() -> bool:
        desktop.bridge.ask(desktop, DeskApi.lines, CaseQuery()).then(lambda lines: found.append(lines))
        lines = found[-1].lines if found else ()
        return len(lines) == CASES and all(line.state in wanted for line in lines)

    qtbot.waitUntil(all_are, timeout=LONG)
    return [line.id for line in found[-1].lines]


def answer_all(desktop: Desktop, qtbot: QtBot, ids: list[int]) -> None:
    """Sends the best guesses for every case; does not wait for what follows."""
    sent: list[int] = []

    def answer(view: CaseView) -> None:
        answers = [best_guess(question, remember=False) for question in view.case.questions]
        desktop.bridge.ask(desktop, DeskApi.answer, view.case.id, answers).then(lambda _none: sent.append(1))

    for case_id in ids:
        desktop.bridge.ask(desktop, DeskApi.case, case_id).then(answer)
    qtbot.waitUntil(lambda: len(sent) == len(ids), timeout=LONG)


@pytest.mark.slow
def test_quit_in_the_middle_of_a_download_and_of_a_delivery(tmp_path: Path, qtbot: QtBot) -> None:
    with sandbox(tmp_path, cases=CASES) as cloud:
        cloud.faults.set(FaultName.SLOW_DOWNLOAD, 300)
        with running(tmp_path, cloud, qtbot) as (desktop, peers):
            told: list[ProgressTold] = []
            desktop.bridge.progressed.connect(told.append)
            window, case = desktop.show_list(), None
            qtbot.waitUntil(lambda: any(one.downloads for one in told), timeout=LONG)
            case = desktop.show_case(1)
            case.close()
            window.close()
            before = len(told)
            qtbot.waitUntil(lambda: len(told) > before, timeout=LONG)  # it goes on without windows
            quit_in_time(desktop, peers, qtbot)
        assert len(states(tmp_path)) == CASES
        cloud.faults.clear()
        with running(tmp_path, cloud, qtbot) as (desktop, peers):
            ids = wait_for_states(desktop, qtbot, CaseState.HELD)
            answer_all(desktop, qtbot, ids)
            quit_in_time(desktop, peers, qtbot)  # while they are being delivered
        with running(tmp_path, cloud, qtbot) as (desktop, peers):
            wait_for_states(desktop, qtbot, CaseState.DELIVERED)
    folders = [path for path in (tmp_path / "CAD-Data").iterdir() if not path.name.startswith(".")]
    assert len(folders) == CASES, "each is there once"
    for one in folders:
        assert list(one.glob("*.dentalProject"))
    assert not list((tmp_path / "data").rglob("*.part"))


def test_the_cad_folder_goes_while_cases_are_answered_and_comes_back(tmp_path: Path, qtbot: QtBot) -> None:
    with sandbox(tmp_path, cases=CASES) as cloud, running(tmp_path, cloud, qtbot) as (desktop, _peers):
        ids = wait_for_states(desktop, qtbot, CaseState.HELD)
        windows = [
            desktop.show_list(),
            desktop.show_case(ids[0]),
            desktop.show_settings("cad"),
            desktop.show_problems(),
        ]
        gone = (tmp_path / "CAD-Data").rename(tmp_path / "unplugged")
        answer_all(desktop, qtbot, ids)
        qtbot.waitUntil(
            lambda: desktop.tray.shown is not None and desktop.tray.shown.why in ("target", "late"), timeout=LONG
        )
        assert not (tmp_path / "CAD-Data").exists(), "a drive that is away is not made anew"
        gone.rename(tmp_path / "CAD-Data")
        desktop.bridge.ask(desktop, DeskApi.deliver, ids)
        wait_for_states(desktop, qtbot, CaseState.DELIVERED)
        desktop.check_now()
        qtbot.waitUntil(lambda: desktop.tray.shown is not None and desktop.tray.shown.why == "working", timeout=LONG)
        assert all(window.isVisible() for window in windows)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A volume of its own."""
    folder = tmp_path / "small disk"
    folder.mkdir()
    if not sys.platform.startswith("linux") or shutil.which("mount") is None:
        pytest.skip("volumes are made with Linux's mount")
    command = ["mount", "-t", "tmpfs", "-o", "size=1g", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a volume")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def resize(disk: Path, size: str) -> None:
    """Gives a volume more or less room."""
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)


def test_a_full_disk_is_said_and_the_case_goes_on_when_there_is_room(
    tmp_path: Path, qtbot: QtBot, small_disk: Path
) -> None:
    with sandbox(tmp_path, cases=CASES) as cloud, running(tmp_path, cloud, qtbot, small_disk) as (desktop, _peers):
        ids = wait_for_states(desktop, qtbot, CaseState.HELD)
        resize(small_disk, "100k")
        answer_all(desktop, qtbot, ids)
        qtbot.waitUntil(
            lambda: desktop.tray.shown is not None and desktop.tray.shown.why in ("target", "late"), timeout=LONG
        )
        assert not [path for path in small_disk.iterdir() if not path.name.startswith(".")], "nothing by halves"
        resize(small_disk, "1g")
        desktop.bridge.ask(desktop, DeskApi.deliver, ids)
        wait_for_states(desktop, qtbot, CaseState.DELIVERED)
