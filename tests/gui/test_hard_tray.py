"""A desktop without a tray, with one that comes late or goes, and without notifications."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from gui_kit import filled
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from labconnector.domain.errors import NetworkError
from labconnector.talk.events import Notice, NoticeKind
from labconnector.ui.cases.window import CaseListWindow
from labconnector.ui.desktop import Desktop
from labconnector.ui.tray import Tray

MakeDesktop = Callable[..., Desktop]
LONG = 30_000


class Host:
    """Whether there is a tray, as the system says."""

    def __init__(self) -> None:
        self.is_there = False
        self.messages = False


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Host:
    found = Host()
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: found.is_there))
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(lambda: found.messages))
    return found


@pytest.fixture
def tray(host: Host, qtbot: QtBot) -> Iterator[Tray]:
    made = Tray()
    yield made
    made.hide()
    made.menu.deleteLater()
    made.deleteLater()


def test_a_tray_that_comes_late_is_noticed_in_seconds(tray: Tray, host: Host, qtbot: QtBot) -> None:
    assert not tray.icon.isVisible()
    host.is_there = True
    qtbot.waitUntil(tray.icon.isVisible, timeout=30_000)


def test_closing_the_list_quits_only_where_there_is_no_tray(
    make_desktop: MakeDesktop, host: Host, qtbot: QtBot
) -> None:
    desktop = make_desktop(filled(1))
    ended: list[bool] = []
    desktop.ended.connect(lambda: ended.append(True))
    host.is_there = True
    window = desktop.show_list()
    window.close()
    qtbot.waitUntil(lambda: desktop.bridge.quiet, timeout=LONG)
    assert not ended
    host.is_there = False  # it went while the list was open
    desktop.show_list()
    with qtbot.waitSignal(desktop.ended, timeout=LONG):
        window.close()


def test_closing_the_message_that_nothing_works_ends_a_program_nobody_could_reach(
    make_desktop: MakeDesktop, host: Host, qtbot: QtBot
) -> None:
    desktop = make_desktop(filled(1))
    desktop.show_broken(NetworkError("no data folder"), desktop.bridge.wake)
    (window,) = desktop.windows()
    with qtbot.waitSignal(desktop.ended, timeout=LONG):
        window.close()


@pytest.mark.parametrize(("is_there", "messages"), [(False, False), (True, False)])
def test_without_notifications_nothing_is_lost(
    make_desktop: MakeDesktop, host: Host, qtbot: QtBot, is_there: bool, messages: bool
) -> None:
    desktop = make_desktop(filled(1))
    host.is_there, host.messages = is_there, messages
    window = desktop.show_list()
    assert isinstance(window, CaseListWindow)
    qtbot.waitUntil(lambda: window.model.rowCount() == 1, timeout=LONG)
    desktop.bridge.noticed.emit(Notice(NoticeKind.QUESTION, case_id=1))
    desktop.bridge.failed.emit(NetworkError("no network"))
    assert "no network" in window.message.text
    desktop.open_first()
    assert window.isVisible()


def test_a_click_on_a_word_about_the_program_opens_no_case(tray: Tray, host: Host) -> None:
    clicked: list[Notice] = []
    tray.notice_clicked.connect(clicked.append)
    tray.notify(Notice(NoticeKind.QUESTION, case_id=1))
    tray.icon.messageClicked.emit()
    assert len(clicked) == 1
    tray.say("Lab Connector goes on here", "New cases keep coming.")
    tray.icon.messageClicked.emit()
    assert len(clicked) == 1
