"""The case list window over a real engine."""

from __future__ import annotations

from collections.abc import Callable

from gui_kit import filled
from pytestqt.qtbot import QtBot

from labconnector.ui.cases.columns import Column
from labconnector.ui.cases.window import CaseListWindow
from labconnector.ui.desktop import Desktop

MakeDesktop = Callable[..., Desktop]


def open_list(desktop: Desktop, qtbot: QtBot, rows: int) -> CaseListWindow:
    """The list, once it shows so many rows."""
    window = desktop.show_list()
    assert isinstance(window, CaseListWindow)
    qtbot.waitUntil(lambda: window.model.rowCount() == rows, timeout=10_000)
    return window


def test_shows_the_cases_newest_first(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = open_list(make_desktop(filled(5)), qtbot, 5)
    assert [window.model.text(row, Column.ORDER_ID) for row in range(5)] == ["1005", "1004", "1003", "1002", "1001"]
    assert window.model.text(0, Column.PATIENT) == "Example, Bela"


def test_pages_come_as_they_are_needed(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = open_list(make_desktop(filled(450)), qtbot, 200)
    window.table.scrollToBottom()
    qtbot.waitUntil(lambda: window.model.rowCount() == 400, timeout=10_000)
    window.table.scrollToBottom()
    qtbot.waitUntil(lambda: window.model.rowCount() == 450, timeout=10_000)
    assert len(set(window.model.ids())) == 450
