"""The case list window over a real engine: what it shows, and that it stays put while cases come and change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
import store_kit
from gui_kit import ACCOUNT, filled
from list_kit import TODAY, MakeDesktop, of_every_kind, open_list
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from labconnector.domain.case import CaseState
from labconnector.talk.api import DeskApi
from labconnector.ui.bridge import Bridge, EngineGone
from labconnector.ui.cases.columns import Column
from labconnector.ui.cases.command_words import Command
from labconnector.ui.cases.empties import Empty
from labconnector.ui.cases.filters import Quick
from labconnector.ui.cases.texts import has_trouble
from labconnector.ui.cases.window import CaseListWindow
from labconnector.ui.desktop import Desktop

ALOUD = Qt.ItemDataRole.AccessibleTextRole


def column(window: CaseListWindow, which: Column) -> list[str]:
    return [window.model.text(row, which) for row in range(window.model.rowCount())]


def journal(folder: Path, first: int, count: int) -> None:
    """Cases that another part of the program listed."""
    with store_kit.opened(folder / "data") as store:
        store.journal(ACCOUNT.key, store_kit.orders(count, first), store_kit.AT + store_kit.LATER)


def tell(window: CaseListWindow, qtbot: QtBot) -> None:
    """Something changed, says the engine; back when the list has been read again."""
    bridge = window._desktop.bridge
    with qtbot.waitSignal(window.feed.refreshed, timeout=30_000):
        bridge.ask(window, DeskApi.mark_read, [window.model.line(window.model.rowCount() - 1).id], False)


def click(window: CaseListWindow, which: Column) -> None:
    """On the head of a column."""
    head = window.table.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(which) + 12, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_shows_the_cases_newest_first(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = open_list(make_desktop(filled(5)), qtbot, 5)
    assert column(window, Column.ORDER_ID) == ["1005", "1004", "1003", "1002", "1001"]
    assert column(window, Column.PATIENT)[0] == "Example, Bela"


def test_pages_come_as_they_are_needed(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = open_list(make_desktop(filled(250)), qtbot, 100)
    window.table.scrollToBottom()
    qtbot.waitUntil(lambda: window.model.rowCount() == 200, timeout=30_000)
    window.table.scrollToBottom()
    qtbot.waitUntil(lambda: window.model.rowCount() == 250, timeout=30_000)
    assert len(set(window.model.ids())) == 250
    assert not window.model.canFetchMore(window.table.rootIndex())


def test_rows_say_what_a_case_waits_for(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_list(make_desktop(of_every_kind(tmp_path)), qtbot, 8)
    states = dict(zip(column(window, Column.ORDER_ID), column(window, Column.STATE), strict=True))
    assert states["2003"] == "Which client? (+1)"
    assert states["2004"] == "Which material?"
    assert states["2005"] == "Delivered"
    assert states["2008"] == "Align cannot be reached"
    due = dict(zip(column(window, Column.ORDER_ID), column(window, Column.DUE), strict=True))
    assert due["2006"].endswith("overdue")
    assert due["2007"].endswith("rush")


def test_a_screen_reader_hears_a_case_in_one_breath(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_list(make_desktop(of_every_kind(tmp_path)), qtbot, 8)
    row = column(window, Column.ORDER_ID).index("2003")
    text = window.model.index(row, Column.PATIENT).data(ALOUD)
    assert text.startswith("Muster, Chika. Unread. Which client? (+1). Dr. Kai Vorbild. due ")
    assert text.endswith("Scans attached")
    assert window.model.index(row, Column.MATERIAL).data(ALOUD) == "Material: Gold"
    assert window.model.index(row, Column.CLIENT).data(ALOUD) == "Client: nothing"
    assert window.model.headerData(Column.UNREAD, Qt.Orientation.Horizontal, ALOUD) == "Unread"


def test_choice_and_place_stay_while_cases_come(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_list(make_desktop(filled(90)), qtbot, 90)
    table, bar = window.table, window.table.verticalScrollBar()
    resets: list[object] = []
    window.model.modelReset.connect(lambda: resets.append(None))
    table.setCurrentIndex(window.model.index(60, Column.DOCTOR))
    bar.setValue(50 * table.rowHeight(0) + 7)
    chosen, top = table.chosen()[0].order_id, window.model.line(table.seen_rows().start).order_id
    journal(tmp_path, 5001, 3)
    tell(window, qtbot)
    assert window.model.rowCount() == 93
    assert [line.order_id for line in table.chosen()] == [chosen]
    assert table.currentIndex().row() == 63
    assert table.currentIndex().column() == Column.DOCTOR
    assert window.model.line(table.seen_rows().start).order_id == top
    assert bar.value() == 53 * table.rowHeight(0) + 7
    assert not resets


def test_who_is_at_the_top_sees_the_new_cases(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_list(make_desktop(filled(60)), qtbot, 60)
    journal(tmp_path, 5001, 3)
    tell(window, qtbot)
    assert window.table.seen_rows().start == 0
    assert window.model.line(0).order_id == "5003"


def test_a_long_tail_is_let_go_of_when_cases_change(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = open_list(make_desktop(filled(250)), qtbot, 100)
    window.table.scrollToBottom()
    qtbot.waitUntil(lambda: window.model.rowCount() == 200, timeout=30_000)
    window.table.to_top()
    tell(window, qtbot)
    assert window.model.rowCount() == 100
    assert window.feed.total == 250


def test_marked_as_read_and_unread_again(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = open_list(make_desktop(filled(5)), qtbot, 5)
    window.table.selectRow(1)
    qtbot.waitUntil(lambda: window.commands[Command.MARK_READ].isEnabled(), timeout=30_000)
    assert not window.commands[Command.MARK_UNREAD].isEnabled()
    window.commands[Command.MARK_READ].trigger()
    qtbot.waitUntil(lambda: not window.model.line(1).unread, timeout=30_000)
    assert [line.id for line in window.table.chosen()] == [window.model.line(1).id]
    qtbot.waitUntil(lambda: window.commands[Command.MARK_UNREAD].isEnabled(), timeout=30_000)
    window.commands[Command.MARK_UNREAD].trigger()
    qtbot.waitUntil(lambda: window.model.line(1).unread, timeout=30_000)


def test_a_hidden_list_is_read_again_when_it_is_shown(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = make_desktop(filled(5))
    window = open_list(desktop, qtbot, 5)
    closed: list[None] = []
    monkeypatch.setattr(desktop, "list_closed", lambda: closed.append(None))
    window.close()
    assert closed
    journal(tmp_path, 5001, 1)
    with qtbot.waitSignal(desktop.bridge.cases_changed, timeout=30_000):
        desktop.bridge.ask(window, DeskApi.mark_read, [window.model.line(0).id], False)
    assert window.model.rowCount() == 5
    desktop.show_list()
    qtbot.waitUntil(lambda: window.model.rowCount() == 6, timeout=30_000)


def test_sorted_by_a_click_and_so_again_at_the_next_start(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(of_every_kind(tmp_path))
    window = open_list(desktop, qtbot, 8)
    with qtbot.waitSignal(window.feed.shown, timeout=30_000):
        click(window, Column.PATIENT)
    names = column(window, Column.PATIENT)
    assert names == sorted(names)
    click(window, Column.TEETH)
    head = window.table.horizontalHeader()
    assert head.sortIndicatorSection() == Column.PATIENT, "teeth have no order of their own"
    window.hide()
    again = CaseListWindow(desktop)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.model.rowCount() == 8, timeout=30_000)
    assert column(again, Column.PATIENT) == names
    again.hide()


def test_works_in_a_small_window(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = open_list(make_desktop(filled(3)), qtbot, 3)
    window.filter_bar._toggle.setChecked(True)
    assert window.minimumSizeHint().width() <= 1024 / 1.4, "strings may be 40 % longer"
    assert window.minimumSizeHint().height() <= 640


def test_a_case_that_became_overdue_at_midnight_is_marked(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_list(make_desktop(of_every_kind(tmp_path)), qtbot, 8)
    row = column(window, Column.ORDER_ID).index("2007")
    assert window.model.line(row).state is not CaseState.DELIVERED
    later = datetime.combine(TODAY.replace(year=TODAY.year + 1), time(12)).astimezone()
    monkeypatch.setattr("labconnector.ui.cases.model._local_now", lambda: later)
    window.model.use_clock()
    assert window.model.text(row, Column.DUE).endswith("overdue")


def test_a_case_that_waits_for_its_files_looks_calm_until_they_are_late(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_list(make_desktop(of_every_kind(tmp_path)), qtbot, 8)
    row = column(window, Column.ORDER_ID).index("2002")
    assert window.model.text(row, Column.STATE).startswith("Waiting for files, expected ")
    assert not has_trouble(window.model.line(row), window.model.now)
    later = window.model.now + timedelta(days=4)
    monkeypatch.setattr("labconnector.ui.cases.model._local_now", lambda: later)
    window.model.use_clock()
    assert window.model.text(row, Column.STATE) == "The scan files are late"
    assert has_trouble(window.model.line(row), window.model.now)


def test_follows_light_and_dark(make_desktop: MakeDesktop, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    window = open_list(make_desktop(of_every_kind(tmp_path)), qtbot, 8)
    row = column(window, Column.ORDER_ID).index("2003")
    light = window.model.index(row, 0).data(Qt.ItemDataRole.BackgroundRole).color()
    palette = qapp.palette()
    dark = qapp.palette()
    dark.setColor(dark.ColorRole.Base, Qt.GlobalColor.black)
    dark.setColor(dark.ColorRole.Window, Qt.GlobalColor.black)
    dark.setColor(dark.ColorRole.Text, Qt.GlobalColor.white)
    dark.setColor(dark.ColorRole.WindowText, Qt.GlobalColor.white)
    try:
        qapp.setPalette(dark)
        qtbot.waitUntil(
            lambda: window.model.index(row, 0).data(Qt.ItemDataRole.BackgroundRole).color() != light, timeout=30_000
        )
    finally:
        qapp.setPalette(palette)


def test_a_list_that_could_not_be_read_is_read_again_by_itself(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(filled(5))
    window = open_list(desktop, qtbot, 5)
    window.feed.show(window.feed.query)
    desktop.bridge._drop(EngineGone("The engine process ended unexpectedly."))
    assert "background part" in window.message.text
    assert window.model.rowCount() == 5, "what was read stays"
    journal(tmp_path, 5001, 1)
    desktop.bridge.refresh_state()
    qtbot.waitUntil(lambda: window.model.rowCount() == 6, timeout=30_000)
    assert not window.message.text


def test_all_chosen_cases_stay_chosen_while_cases_come(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_list(make_desktop(filled(1300)), qtbot, 100)
    window.choose_all()
    qtbot.waitUntil(lambda: len(window.table.chosen()) == 1300, timeout=30_000)
    journal(tmp_path, 5001, 2)
    tell(window, qtbot)
    assert len(window.table.chosen()) == 1300
    assert window.model.line(0).order_id == "5002"


def test_keys(make_desktop: MakeDesktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desktop = make_desktop(filled(3))
    window = open_list(desktop, qtbot, 3)
    opened: list[int] = []
    monkeypatch.setattr(desktop, "show_case", opened.append)
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    window.table.setFocus()
    window.table.selectRow(1)
    qtbot.waitUntil(lambda: window.commands[Command.OPEN].isEnabled(), timeout=30_000)
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    assert opened == [window.model.line(1).id]
    QTest.keyClick(window.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "1002"
    QTest.keyClick(window.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(window.table.chosen()) == 3
    QTest.keyClick(window.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.filter_bar.search.hasFocus()
    QTest.keyClicks(window.filter_bar.search, "nobody")
    qtbot.waitUntil(lambda: window.place.why is Empty.NO_MATCH, timeout=30_000)
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3, timeout=30_000)
    QTest.keyClick(window.filter_bar.search, Qt.Key.Key_Home)  # Qt remembers the last keys held; nothing is held now
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


def test_opened_before_the_engine_has_said_anything(make_bridge: Callable[..., Bridge], qtbot: QtBot) -> None:
    desktop = Desktop(make_bridge(filled(5)))
    window = CaseListWindow(desktop)
    qtbot.addWidget(window)
    window.show()
    window._show_rest()
    assert window.place.why is Empty.READING
    qtbot.waitUntil(lambda: window.model.rowCount() == 5, timeout=30_000)
    assert window.place.why is None
    quick = window.filter_bar._quick
    qtbot.waitUntil(lambda: "(5)" in quick[Quick.ALL].text() and "(5)" in quick[Quick.DUE].text(), timeout=30_000)
    window.hide()
    desktop.tray.hide()
    desktop.tray.menu.deleteLater()
    desktop.deleteLater()
