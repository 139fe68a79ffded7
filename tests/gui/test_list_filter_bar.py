"""Search, quick filters, further filters and columns of the case list."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from gui_kit import filled
from list_kit import TODAY, MakeDesktop, of_every_kind, open_list
from PySide6.QtCore import QDate, QPoint, QSettings, Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from labconnector.domain.case import CaseState
from labconnector.domain.listing import SortBy
from labconnector.ui.cases.columns import Column
from labconnector.ui.cases.columns_kept import Arrangement, Place, as_kept, from_kept
from labconnector.ui.cases.command_words import Command
from labconnector.ui.cases.day_field import DayField
from labconnector.ui.cases.empties import Empty
from labconnector.ui.cases.filters import Quick
from labconnector.ui.cases.window import CaseListWindow


def order_ids(window: CaseListWindow) -> set[str]:
    return {window.model.line(row).order_id for row in range(window.model.rowCount())}


def shows(qtbot: QtBot, window: CaseListWindow, *wanted: str) -> None:
    """Waits until just these cases are shown."""
    qtbot.waitUntil(lambda: order_ids(window) == set(wanted) and not window.feed.is_reading, timeout=30_000)


@pytest.fixture
def window(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> CaseListWindow:
    return open_list(make_desktop(of_every_kind(tmp_path)), qtbot, 8)


def test_finds_as_one_types_and_shows_the_last_text_only(window: CaseListWindow, qtbot: QtBot) -> None:
    window.commands[Command.SEARCH].trigger()
    for text in ("e", "ex", "exa", "exam"):
        window.filter_bar.search.setText(text)
    shows(qtbot, window, "2002", "2004", "2006", "2008")  # a patient and a practice
    window.filter_bar.search.setText("exam bela")
    shows(qtbot, window, "2002")
    assert window.feed.total == 1


def test_nothing_found_offers_all_cases_again(window: CaseListWindow, qtbot: QtBot) -> None:
    window.filter_bar.search.setText("nobody")
    qtbot.waitUntil(lambda: window.place.why is Empty.NO_MATCH, timeout=30_000)
    assert window.place.currentWidget() is window.place.empty
    window.place.empty.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: window.model.rowCount() == 8, timeout=30_000)
    assert window.filter_bar.search.text() == ""
    assert window.place.currentWidget() is window.table


def test_quick_filters_with_their_counts(window: CaseListWindow, qtbot: QtBot) -> None:
    bar = window.filter_bar
    qtbot.waitUntil(lambda: "(2)" in bar._quick[Quick.DUE].text(), timeout=30_000)
    assert "(8)" in bar._quick[Quick.ALL].text()
    assert "(7)" in bar._quick[Quick.UNREAD].text()
    assert "(2)" in bar._quick[Quick.ASKS].text()
    bar._quick[Quick.ASKS].click()
    shows(qtbot, window, "2003", "2004")
    bar._quick[Quick.DUE].click()
    shows(qtbot, window, "2006", "2007")
    bar._quick[Quick.UNREAD].click()
    qtbot.waitUntil(lambda: "2005" not in order_ids(window), timeout=30_000)
    window.commands[Command.CLEAR].trigger()
    qtbot.waitUntil(lambda: window.model.rowCount() == 8, timeout=30_000)


def test_further_filters_hold_at_once(window: CaseListWindow, qtbot: QtBot) -> None:
    bar = window.filter_bar
    assert bar.more is None, "made when it is opened"
    bar._toggle.click()
    assert bar.more is not None
    doctors = bar.more._boxes["doctor_id"]
    qtbot.waitUntil(lambda: doctors.count() == 4, timeout=30_000)
    doctors.setCurrentIndex(doctors.findText("Dr. Ines Beispiel"))
    doctors.activated.emit(doctors.currentIndex())
    shows(qtbot, window, "2001", "2004", "2007")
    states = bar.more._boxes["state"]
    states.setCurrentIndex(states.findData(CaseState.HELD))
    states.activated.emit(states.currentIndex())
    shows(qtbot, window, "2004")
    assert "(2)" in bar._toggle.text()
    bar._clear.click()
    qtbot.waitUntil(lambda: window.model.rowCount() == 8, timeout=30_000)
    assert doctors.currentText() == "All"


def test_days_are_chosen_from_a_calendar(window: CaseListWindow, qtbot: QtBot) -> None:
    window.filter_bar._toggle.click()
    more = window.filter_bar.more
    assert more is not None
    field: DayField = more._days["due_to"]
    field.menu().popup(QPoint(0, 0))
    assert field._calendar is not None
    tomorrow = TODAY + timedelta(days=1)
    field._calendar.activated.emit(QDate(tomorrow.year, tomorrow.month, tomorrow.day))
    shows(qtbot, window, "2006", "2007")
    assert field.day == tomorrow
    field.choose(None)
    qtbot.waitUntil(lambda: window.model.rowCount() == 8, timeout=30_000)


def test_filters_come_back_but_not_the_search(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(of_every_kind(tmp_path))
    window = open_list(desktop, qtbot, 8)
    window.filter_bar.choose(Quick.ASKS)
    window.filter_bar.search.setText("muster")
    shows(qtbot, window, "2003")
    window.hide()
    again = CaseListWindow(desktop)
    qtbot.addWidget(again)
    shows(qtbot, again, "2003", "2004")
    assert again.filter_bar.search.text() == ""
    assert again.filter_bar._quick[Quick.ASKS].isChecked()
    again.hide()


def test_not_connected_leads_to_the_wizard(
    make_desktop: MakeDesktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("labconnector.ui.desktop.Desktop.show_wizard", lambda desktop: asked.append(desktop))
    asked: list[object] = []
    desktop = make_desktop()
    asked.clear()
    window = desktop.show_list()
    assert isinstance(window, CaseListWindow)
    qtbot.waitUntil(lambda: window.place.why is Empty.NOT_CONNECTED, timeout=30_000)
    window.place.empty.findChildren(QPushButton)[0].click()
    assert asked == [desktop]


def test_connected_without_a_case_says_what_will_happen(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = make_desktop(filled(0)).show_list()
    assert isinstance(window, CaseListWindow)
    qtbot.waitUntil(lambda: window.place.why is Empty.NOTHING_YET, timeout=30_000)
    assert "appear here by themselves" in window.place.empty.accessibleDescription()


# --- columns --------------------------------------------------------------------------------------------------------


def test_columns_come_back_as_they_were_left(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(filled(2))
    window = open_list(desktop, qtbot, 2)
    head = window.table.horizontalHeader()
    head.moveSection(head.visualIndex(Column.ORDER_ID), 2)
    head.resizeSection(Column.CLIENT, 333)
    menu = QMenu(window)
    window.head.fill_columns(menu)
    next(action for action in menu.actions() if action.text() == "Material").trigger()
    assert window.table.isColumnHidden(Column.MATERIAL)
    window.hide()
    again = CaseListWindow(desktop)
    qtbot.addWidget(again)
    head = again.table.horizontalHeader()
    assert head.visualIndex(Column.ORDER_ID) == 2
    assert head.sectionSize(Column.CLIENT) == 333
    assert again.table.isColumnHidden(Column.MATERIAL)
    again.head.reset()
    assert not again.table.isColumnHidden(Column.MATERIAL)
    assert [head.logicalIndex(visual) for visual in range(head.count())] == list(Column)


@pytest.mark.parametrize(
    "kept", ["", "{", "null", "[1]", '{"version": 1}', '{"version": 1, "columns": [["GONE", 5, 0]]}']
)
def test_broken_columns_are_as_in_the_beginning(kept: str, make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    QSettings().setValue("list/columns", kept)
    QSettings().setValue("list/filters", kept)
    window = open_list(make_desktop(filled(2)), qtbot, 2)
    assert not window.table.isColumnHidden(Column.PATIENT)
    assert window.head.sort is SortBy.RECEIVED


def test_an_arrangement_is_read_back_and_a_useless_one_is_not() -> None:
    whole = Arrangement(tuple(Place(column, 90, column is Column.CLIENT) for column in Column), SortBy.DUE, False)
    assert from_kept(as_kept(whole)) == whole
    hidden = Arrangement((Place(Column.PATIENT, 90, True),))
    assert from_kept(as_kept(hidden)) is None, "nothing would be left to see"
    twice = Arrangement((Place(Column.PATIENT, 90, False), Place(Column.PATIENT, 90, False)))
    assert from_kept(as_kept(twice)) is None
    assert from_kept(as_kept(Arrangement((Place(Column.PATIENT, 10**6, False),)))) is None


def test_sorting_needs_no_mouse(window: CaseListWindow, qtbot: QtBot) -> None:
    menu = QMenu(window)
    window.head.fill_sort(menu)
    with qtbot.waitSignal(window.feed.shown, timeout=30_000):
        next(action for action in menu.actions() if action.text() == "Order ID").trigger()
    window.head.fill_sort(menu)
    with qtbot.waitSignal(window.feed.shown, timeout=30_000):
        next(action for action in menu.actions() if action.text() == "Ascending").trigger()
    assert window.model.line(0).order_id == "2001"
    assert window.table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
