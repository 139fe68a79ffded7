"""The pages of the case view: tables that change row by row, pictures, how narrow it may be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from case_kit import BRIDGE, LONG_S, MakeDesktop, fetched, listed, opened
from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from labconnector.domain.prescription import Rx
from labconnector.talk.api import DeskApi
from labconnector.talk.views import ToothNumbers
from labconnector.ui.case.picture_window import PictureWindow
from labconnector.ui.case.table import Cell, Row, RowsTable


def rows(*keys: str, text: str = "") -> list[Row]:
    return [Row(key, (Cell(f"{key}{text}"), Cell("b"))) for key in keys]


def test_a_table_announces_only_what_changed(qtbot: QtBot) -> None:
    table = RowsTable(("One", "Two"), "Sample")
    qtbot.addWidget(table)
    QAbstractItemModelTester(table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal, table)
    table.set_rows(rows("a", "b", "c", "d"))
    heard: list[str] = []
    model = table.rows_model
    model.modelReset.connect(lambda: heard.append("reset"))
    model.rowsInserted.connect(lambda _parent, first, last: heard.append(f"+{first}-{last}"))
    model.rowsRemoved.connect(lambda _parent, first, last: heard.append(f"-{first}-{last}"))
    model.dataChanged.connect(lambda first, _last: heard.append(f"={first.row()}"))
    table.set_rows(rows("a", "b", "c", "d"))
    assert heard == []
    table.selectRow(2)
    table.set_rows([*rows("a"), *rows("c"), *rows("d", text="!"), *rows("e")])
    assert heard == ["-1-1", "+3-3", "=2"]
    assert [index.row() for index in table.selectionModel().selectedRows()] == [1]


def test_chosen_rows_are_copied_as_text(qtbot: QtBot) -> None:
    table = RowsTable(("One", "Two"), "Sample")
    qtbot.addWidget(table)
    table.set_rows(rows("a", "b"))
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "a\tb\nb\tb"


def test_columns_are_the_users_once_he_sets_one(qtbot: QtBot) -> None:
    table = RowsTable(("One", "Two"), "Sample")
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    table.set_rows(rows("a"))
    table.horizontalHeader().resizeSection(0, 211)
    table.set_rows(rows("a", "a much longer text than before"))
    table.resize(700, 300)
    assert table.columnWidth(0) == 211


def test_no_model_is_ever_reset(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(make_desktop(fetched(tmp_path)), qtbot)
    resets: list[object] = []
    for model in window.findChildren(QAbstractItemModel):
        model.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(window._bridge.cases_changed, timeout=LONG_S):
        window._bridge.ask(window, DeskApi.mark_read, [1], True)
    qtbot.waitUntil(lambda: window._loading is None, timeout=LONG_S)
    assert window.view is not None
    window.prescription.show_view(replace(window.view, teeth=window.view.teeth[1:]), ToothNumbers.UNIVERSAL)
    assert resets == []


def test_a_row_and_its_tooth_are_chosen_together(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(make_desktop(fetched(tmp_path)), qtbot).prescription
    page.table.selectRow(1)
    assert page.chart.current == 4
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=page.chart.place_of(30).toPoint())
    assert [index.row() for index in page.table.selectionModel().selectedRows()] == [3]
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=page.chart.place_of(20).toPoint())
    assert page.table.selectionModel().selectedRows() == []


def test_what_is_not_decided_yet_is_said(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(make_desktop(fetched(tmp_path)), qtbot).prescription
    cells = page.table.rows_model.rows[0].cells
    assert cells[2].text == "Ceramic: Zirconia"
    assert cells[3].text == "not decided yet"
    assert cells[6].text == "no rule"
    assert page.table.rows_model.rows[1].cells[1].text == "Pontic"


def test_pictures_are_made_when_they_are_looked_at(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(make_desktop(fetched(tmp_path)), qtbot)
    page = window.pictures
    assert page._asked is None
    assert page.model.rowCount() == 0
    window.tabs.setCurrentWidget(page)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=LONG_S)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    qtbot.waitUntil(
        lambda: page.model.data(page.model.index(0), Qt.ItemDataRole.DecorationRole) is not None, timeout=30_000
    )
    rect = page.gallery.visualRect(page.model.index(0))
    assert min(rect.width(), rect.height()) >= page.gallery.iconSize().height()  # its place is kept while it is decoded
    first = rect.center()
    QTest.mouseClick(page.gallery.viewport(), Qt.MouseButton.LeftButton, pos=first)
    (large,) = page.findChildren(PictureWindow)
    assert large.windowTitle().startswith(("Upper jaw", "Lower jaw"))
    QTest.keyClick(large, Qt.Key.Key_Right)
    assert large.at == 1
    QTest.keyClick(large, Qt.Key.Key_Right)
    assert large.at == 1
    QTest.keyClick(large, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.findChildren(PictureWindow), timeout=30_000)
    window.tabs.setCurrentIndex(0)
    window.tabs.setCurrentWidget(page)
    assert page._asked is None  # they are there already


def test_drawing_can_be_cancelled_and_begun_again(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(make_desktop(fetched(tmp_path)), qtbot)
    page = window.pictures
    window.tabs.setCurrentWidget(page)
    page._busy._button.click()
    assert page._asked is None
    assert page.empty.isVisible()
    page.empty.pressed.emit()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=LONG_S)


def test_without_files_pages_say_what_comes(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(listed()), qtbot)
    window.tabs.setCurrentWidget(window.files)
    assert window.files._empty.isVisible()
    window.tabs.setCurrentWidget(window.pictures)
    assert window.pictures.empty.isVisible()
    assert window.pictures._asked is None
    window.tabs.setCurrentWidget(window.revisions)
    assert "one revision" in window.revisions.empty.accessibleName()


def test_it_fits_a_small_screen_also_with_long_texts(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    rx = Rx("1001", "5.0", teeth=BRIDGE.teeth, notes="A long note. " * 60)
    long_names: dict[str, Any] = {"doctor_name": "Dr. " + "Longname " * 8, "company_name": "Practice " * 9}
    window = opened(make_desktop(fetched(tmp_path, rx, **long_names)), qtbot)
    window.resize(1024, 640)
    assert window.minimumSizeHint().width() <= 1024
    assert window.size() == QSize(1024, 640)
    assert not image_of(window).isNull()


def test_right_to_left_keeps_shades_in_their_order(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    """Incisal and gingival shade must never be taken for one another."""
    window = opened(make_desktop(fetched(tmp_path)), qtbot)
    shade = window.prescription.table.rows_model.rows[0].cells[5].text
    assert shade.startswith("\u2066")
    assert shade.endswith("\u2069")
    assert [part.strip("\u2060") for part in shade.strip("\u2066\u2069").split("/")] == ["A1", "A2", "A3"]
    window.prescription.table.selectRow(0)
    QTest.keyClick(window.prescription.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "A1/A2/A3" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_every_page_draws_itself(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path, direction: Qt.LayoutDirection
) -> None:
    window = opened(make_desktop(fetched(tmp_path)), qtbot)
    window.setLayoutDirection(direction)
    for at in range(window.tabs.count()):
        window.tabs.setCurrentIndex(at)
        assert not image_of(window).isNull()


def image_of(widget: QWidget) -> QImage:
    return widget.grab().toImage()
