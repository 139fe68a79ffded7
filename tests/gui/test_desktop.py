"""The desktop as a whole: windows opened once, notices, errors that nobody asked for, quitting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from gui_kit import filled
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from labconnector.domain.errors import NetworkError
from labconnector.talk.api import DeskApi
from labconnector.talk.events import Notice, NoticeKind
from labconnector.talk.views import SettingsView
from labconnector.ui.case.window import CaseWindow
from labconnector.ui.cases.window import CaseListWindow
from labconnector.ui.desktop import Desktop
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.trouble.problems import ProblemsWindow
from labconnector.ui.wizard.window import WizardWindow

MakeDesktop = Callable[..., Desktop]
LONG = 30_000


def test_a_window_is_opened_once_and_shown_again(make_desktop: MakeDesktop) -> None:
    desktop = make_desktop(filled(2))
    first = desktop.show_list()
    first.hide()
    assert desktop.show_list() is first
    assert first.isVisible()
    assert desktop.show_case(1) is not desktop.show_case(2)
    assert desktop.show_case(1) is desktop.show_case(1)


def test_a_closed_window_that_is_not_deleted_yet_is_made_anew(make_desktop: MakeDesktop) -> None:
    desktop = make_desktop(filled(1))
    first = desktop.show_case(1)
    first.close()
    second = desktop.show_case(1)
    assert second is not first
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert second.isVisible()


def test_the_first_start_asks_to_connect(make_desktop: MakeDesktop) -> None:
    desktop = make_desktop()
    assert [type(window) for window in desktop.windows()] == [WizardWindow]
    desktop.open_first()
    assert [type(window) for window in desktop.windows()] == [WizardWindow]


def test_who_does_not_want_to_be_asked_gets_the_list(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(filled(1))
    desktop.open_first()
    assert [type(window) for window in desktop.windows()] == [CaseListWindow]


@pytest.mark.parametrize(
    ("notice", "kind"),
    [
        (Notice(NoticeKind.NEW_CASES, 1, 1), CaseWindow),
        (Notice(NoticeKind.NEW_CASES, 3, 1), CaseListWindow),
        (Notice(NoticeKind.FAILURE, 1, 2), CaseWindow),
        (Notice(NoticeKind.TROUBLE, error=NetworkError("no network")), ProblemsWindow),
    ],
)
def test_a_notification_opens_what_it_is_about(
    make_desktop: MakeDesktop, notice: Notice, kind: type[CaseWindow | CaseListWindow | ProblemsWindow]
) -> None:
    desktop = make_desktop(filled(3))
    desktop.tray.notice_clicked.emit(notice)
    assert [type(window) for window in desktop.windows()] == [kind]


def test_an_error_nobody_asked_about_is_said_where_the_user_looks(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(filled(1))
    window = desktop.show_list()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=LONG)
    desktop.bridge.ask(desktop, DeskApi.mark_read, (4711,), True)
    bar = window.findChild(MessageBar)
    assert bar is not None
    qtbot.waitUntil(lambda: "not in the list" in bar.text, timeout=LONG)


def test_notifications_can_be_switched_off(
    make_desktop: MakeDesktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = make_desktop(filled(1))
    shown: list[Notice] = []
    monkeypatch.setattr(desktop.tray, "notify", shown.append)
    notice = Notice(NoticeKind.NEW_CASES, 1, 1)
    desktop.bridge.noticed.emit(notice)
    assert shown == [notice]
    views: list[SettingsView] = []
    desktop.bridge.ask(desktop, DeskApi.settings).then(views.append)
    qtbot.waitUntil(lambda: bool(views), timeout=LONG)
    done: list[None] = []
    desktop.bridge.ask(desktop, DeskApi.change_settings, replace(views[0], notifications=False)).then(done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=LONG)
    desktop.bridge.refresh_state()
    qtbot.waitUntil(lambda: not desktop.state.notifications, timeout=LONG)
    desktop.bridge.noticed.emit(notice)
    assert shown == [notice]


def test_closing_the_list_is_explained_once(
    make_desktop: MakeDesktop, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desktop = make_desktop(filled(1))
    said: list[str] = []
    monkeypatch.setattr(type(desktop.tray), "available", property(lambda _tray: True))
    monkeypatch.setattr(desktop.tray, "say", lambda title, _text: said.append(title))
    for _ in range(2):
        desktop.show_list().close()
    assert said == ["Lab Connector goes on here"]


def test_quitting_hides_everything_at_once_and_ends_the_engine(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(filled(2))
    windows = [desktop.show_list(), desktop.show_case(1)]
    with qtbot.waitSignal(desktop.ended, timeout=LONG):
        desktop.quit()
        assert not any(window.isVisible() for window in windows)
        assert not desktop.tray.icon.isVisible()
    assert not desktop.bridge.awake
