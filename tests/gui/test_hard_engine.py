"""An engine that dies while windows are open, once or again and again; a data folder that cannot be opened."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import store_kit
from gui_kit import ACCOUNT, engine_in_threads, filled
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from labconnector.domain.errors import ConnectorError
from labconnector.system.paths import Paths
from labconnector.system.settings import CadSettings, Settings, save_settings
from labconnector.talk.api import DeskApi
from labconnector.talk.events import ProgressTold
from labconnector.talk.messages import Begin
from labconnector.ui.bridge import Bridge, EngineGone
from labconnector.ui.broken import BrokenWindow
from labconnector.ui.case.window import CaseWindow
from labconnector.ui.cases.window import CaseListWindow
from labconnector.ui.channel import Peer, start_engine
from labconnector.ui.desktop import Desktop
from labconnector.ui.settings.window import SettingsWindow

LONG = 30_000
MakeDesktop = Callable[..., Desktop]


class Engines:
    """Starts engines as real processes, and kills the newest. deadly: those to come die at once."""

    def __init__(self) -> None:
        self.pids: list[int] = []
        self.starts = 0
        self.deadly = False

    def start(self) -> Peer:
        self.starts += 1
        if self.deadly:
            return stillborn()
        before = children()
        peer = start_engine()
        (pid,) = children() - before
        self.pids.append(pid)
        return peer

    def kill(self) -> None:
        os.kill(self.pids[-1], signal.SIGKILL)


def children() -> set[int]:
    return {int(pid) for pid in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()}


def stillborn() -> Peer:
    """An engine that has ended before it said a word."""
    engine_in, to_engine = os.pipe()
    from_engine, engine_out = os.pipe()
    os.close(engine_in)
    os.close(engine_out)
    return Peer(os.fdopen(to_engine, "wb"), os.fdopen(from_engine, "rb"), lambda _timeout_s: True)


@contextmanager
def desktop_over(folder: Path, engines: Engines, qtbot: QtBot) -> Iterator[Desktop]:
    """A desktop whose engines are processes of their own."""
    with store_kit.opened(folder) as store:
        filled(3)(store)
    save_settings(
        folder / "settings.toml", Settings(account=ACCOUNT.key, check_every_s=3600, cad=CadSettings(folder=folder))
    )
    bridge = Bridge(Begin(str(folder)), engines.start)
    desktop = Desktop(bridge)
    try:
        with qtbot.waitSignal(bridge.state_changed, timeout=LONG):
            bridge.wake()
        yield desktop
    finally:
        ended(desktop, qtbot)


def ended(desktop: Desktop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desktop.ended, timeout=LONG):
        desktop.quit()
    desktop.tray.menu.deleteLater()
    desktop.deleteLater()
    desktop.bridge.deleteLater()


def listed(desktop: Desktop, qtbot: QtBot) -> CaseListWindow:
    window = desktop.show_list()
    assert isinstance(window, CaseListWindow)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3 and not window.feed.is_reading, timeout=LONG)
    return window


def broken(desktop: Desktop) -> list[BrokenWindow]:
    return [window for window in desktop.windows() if isinstance(window, BrokenWindow) and window.isVisible()]


def test_killed_while_windows_are_open_it_is_told_once_and_they_go_on(tmp_path: Path, qtbot: QtBot) -> None:
    engines = Engines()
    with desktop_over(tmp_path, engines, qtbot) as desktop:
        window = listed(desktop, qtbot)
        case, settings = desktop.show_case(1), desktop.show_settings()
        assert isinstance(case, CaseWindow)
        assert isinstance(settings, SettingsWindow)
        qtbot.waitUntil(lambda: case.is_complete and desktop.bridge.quiet, timeout=LONG)
        settings.general.notifications.click()
        told: list[ConnectorError] = []
        desktop.bridge.failed.connect(told.append)
        engines.kill()
        with store_kit.opened(tmp_path) as store:  # what it had done before, and had not told
            store.journal(ACCOUNT.key, store_kit.orders(1, first=2001), store_kit.AT)
        qtbot.waitUntil(lambda: window.model.rowCount() == 4, timeout=LONG)
        assert [type(error) for error in told] == [EngineGone]
        qtbot.waitUntil(lambda: desktop.bridge.quiet, timeout=LONG)
        assert settings.is_changed, "nothing chosen is lost"
        desktop.bridge.ask(desktop, DeskApi.mark_read, (1,), True)
        qtbot.waitUntil(lambda: case.view is not None and case.view.case.unread, timeout=LONG)


def test_what_was_being_read_is_read_from_the_next_engine(tmp_path: Path, qtbot: QtBot) -> None:
    engines = Engines()
    with desktop_over(tmp_path, engines, qtbot) as desktop:
        os.kill(engines.pids[-1], signal.SIGSTOP)  # so that both are under way when it dies
        answers: list[object] = []
        refused: list[ConnectorError] = []
        desktop.bridge.ask(desktop, DeskApi.case, 1).then(answers.append).failed(refused.append)
        desktop.bridge.ask(desktop, DeskApi.mark_read, (1,), False).then(answers.append).failed(refused.append)
        engines.kill()
        qtbot.waitUntil(lambda: len(answers) + len(refused) == 2, timeout=LONG)
        assert len(answers) == 1, "a read is repeated"
        assert [type(error) for error in refused] == [EngineGone], "a change is not: it may have been made"


def test_a_download_that_died_with_its_engine_is_shown_no_more(tmp_path: Path, qtbot: QtBot) -> None:
    engines = Engines()
    with desktop_over(tmp_path, engines, qtbot) as desktop:
        window, case = listed(desktop, qtbot), desktop.show_case(1)
        assert isinstance(case, CaseWindow)
        qtbot.waitUntil(lambda: case.view is not None, timeout=LONG)
        desktop.bridge.progressed.emit(ProgressTold({"1001": (10, 100)}))
        assert case.busy.isVisible()
        engines.kill()
        qtbot.waitUntil(lambda: not case.busy.isVisible(), timeout=LONG)
        assert not window.status_line._bar.isVisible()


def test_one_that_dies_again_and_again_is_left_alone_and_told_of(tmp_path: Path, qtbot: QtBot) -> None:
    engines = Engines()
    with desktop_over(tmp_path, engines, qtbot) as desktop:
        window = listed(desktop, qtbot)
        engines.deadly = True
        engines.kill()
        qtbot.waitUntil(lambda: not desktop.bridge.awake, timeout=LONG)
        for _ in range(20):  # what windows and their user ask meanwhile
            refused: list[ConnectorError] = []
            desktop.bridge.ask(desktop, DeskApi.doctor_rules).failed(refused.append)
            qtbot.waitUntil(lambda refused=refused: bool(refused), timeout=LONG)  # type: ignore[misc]
        assert engines.starts <= 3
        assert [one.text.splitlines()[0] for one in broken(desktop)] == [EngineGone.title]
        assert desktop.tray.shown is not None
        assert desktop.tray.shown.why == "broken"
        engines.deadly = False
        broken(desktop)[0]._try_again()
        qtbot.waitUntil(lambda: desktop.tray.shown is not None and desktop.tray.shown.why != "broken", timeout=LONG)
        assert not broken(desktop)
        qtbot.waitUntil(lambda: not window.feed.has_failed and desktop.bridge.quiet, timeout=LONG)
        assert window.model.rowCount() == 3


def test_one_that_comes_back_after_its_pause_takes_the_message_away(tmp_path: Path, qtbot: QtBot) -> None:
    engines = Engines()
    with desktop_over(tmp_path, engines, qtbot) as desktop:
        engines.deadly = True
        for _ in range(3):
            desktop.bridge._died()
        assert len(broken(desktop)) == 1
        engines.deadly = False
        desktop.bridge._close_channel()
        desktop.bridge._waker.start(0)  # the pause is over
        qtbot.waitUntil(lambda: not broken(desktop), timeout=LONG)


def test_a_broken_folder_has_one_window_whatever_is_asked(tmp_path: Path, qtbot: QtBot) -> None:
    engines = Engines()
    engines.start = engine_in_threads  # type: ignore[method-assign]
    with desktop_over(tmp_path, engines, qtbot) as desktop:
        bridge = desktop.bridge
        window = listed(desktop, qtbot)
        bridge.close()
        (tmp_path / "settings.toml").write_text("check_every_s = 'often'\n")
        with qtbot.waitSignal(bridge.broken, timeout=LONG):
            bridge.wake()
        for _ in range(5):
            refused: list[ConnectorError] = []
            bridge.ask(desktop, DeskApi.clients).failed(refused.append)
            qtbot.waitUntil(lambda refused=refused: bool(refused), timeout=LONG)  # type: ignore[misc]
            assert refused[0].code == "settings", "the reason is said, and no engine is started for it"
        desktop.open_first()
        (one,) = broken(desktop)
        assert "settings" in one.text.lower()
        (tmp_path / "settings.toml").write_text(f'account = "{ACCOUNT.key}"\n')
        one._try_again()
        qtbot.waitUntil(lambda: not window.feed.has_failed and bridge.quiet, timeout=LONG)
        assert not broken(desktop)
        assert window.isVisible()


def test_a_damaged_and_a_newer_list_say_what_to_do(tmp_path: Path, qtbot: QtBot) -> None:
    for name, spoil, code in (("damaged", _damage, "store-damaged"), ("newer", _make_newer, "store-too-new")):
        folder = tmp_path / name
        folder.mkdir()
        with store_kit.opened(folder) as store:
            filled(1)(store)
        spoil(Paths(folder).database)
        bridge = Bridge(Begin(str(folder)), engine_in_threads)
        desktop = Desktop(bridge)
        with qtbot.waitSignal(bridge.broken, timeout=LONG) as told:
            bridge.wake()
        assert told.args[0].code == code
        (window,) = broken(desktop)
        assert len(window.text.split("\n\n")) == 3, "title, message and what to do"
        ended(desktop, qtbot)


def _damage(database: Path) -> None:
    data = database.read_bytes()
    database.write_bytes(data[:100] + b"\0" * (len(data) - 100))


def _make_newer(database: Path) -> None:
    with closing(sqlite3.connect(database)) as list_:
        list_.execute("UPDATE alembic_version SET version_num = '9999'")
        list_.commit()


def test_what_nobody_asked_about_is_said_in_a_window_where_there_are_no_notifications(
    make_desktop: MakeDesktop, qtbot: QtBot
) -> None:
    desktop = make_desktop(filled(1))
    window = desktop.show_list()
    assert isinstance(window, CaseListWindow)
    other = QWidget()  # the user looks elsewhere
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow, timeout=LONG)
    desktop.bridge.failed.emit(EngineGone("The engine process ended unexpectedly."))
    assert EngineGone.title in window.message.text


def test_what_is_asked_while_the_program_ends_starts_no_engine(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(filled(1))
    window = desktop.show_list()
    with qtbot.waitSignal(desktop.ended, timeout=LONG):
        desktop.quit()
    desktop.bridge.ask(window, DeskApi.clients)
    assert not desktop.bridge.awake
