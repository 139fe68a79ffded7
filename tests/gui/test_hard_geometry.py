"""Windows where a monitor went, where the screen is too small, where letters grow while they are open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from labconnector.ui.parts.geometry import keep_geometry, keep_in_reach
from labconnector.ui.parts.small_screen import make_room


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = tall(3)
    qtbot.addWidget(made)
    made.resize(400, 300)
    return made


def tall(fields: int) -> QWidget:
    """A window with fields below one another and a button at its end."""
    made = QWidget()
    layout = QVBoxLayout(made)
    for _ in range(fields):
        layout.addWidget(QLineEdit())
    layout.addWidget(QPushButton("Save"))
    return made


def room() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_one_whose_monitor_went_comes_back(window: QWidget, qtbot: QtBot, qapp: QApplication) -> None:
    keep_in_reach(window)
    window.show()
    window.move(room().right() + 4000, 200)
    qapp.screenRemoved.emit(qapp.primaryScreen())
    qtbot.waitUntil(lambda: room().contains(window.frameGeometry()), timeout=30_000)
    assert window.size() == QSize(400, 300)


def test_one_that_was_kept_off_the_screen_comes_back(window: QWidget, qtbot: QtBot) -> None:
    keep_geometry(window, "kept")
    window.show()
    window.move(-5000, -5000)
    window.hide()
    again = tall(3)
    qtbot.addWidget(again)
    keep_geometry(again, "kept")
    again.show()
    assert room().contains(again.geometry())


def test_a_title_above_the_screen_is_brought_down(window: QWidget, qtbot: QtBot) -> None:
    keep_in_reach(window)
    window.show()
    window.hide()
    window.move(QPoint(200, room().top() - 10))
    window.show()
    qtbot.waitUntil(lambda: window.frameGeometry().top() >= room().top(), timeout=30_000)
    assert abs(window.frameGeometry().left() - 200) < 8, "it is moved no further than needed"


def test_one_taller_than_the_screen_fits_it(window: QWidget, qtbot: QtBot) -> None:
    keep_in_reach(window)
    window.resize(400, room().height() + 900)
    window.show()
    qtbot.waitUntil(lambda: room().contains(window.frameGeometry()), timeout=30_000)


def test_what_cannot_be_smaller_scrolls_and_the_keyboard_reaches_its_end(window: QWidget, qtbot: QtBot) -> None:
    window.show()
    qtbot.waitExposed(window)
    make_room(window, QSize(2000, 2000))
    assert window.findChild(QScrollArea) is None, "where there is room, nothing changes"
    make_room(window, QSize(200, 70))
    window.resize(200, 70)
    assert window.size() == QSize(200, 70)
    button = window.findChild(QPushButton)
    field = window.findChildren(QLineEdit)[-1]
    assert button is not None
    field.setFocus()
    qtbot.waitUntil(field.hasFocus, timeout=30_000)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(button.hasFocus, timeout=30_000)
    at = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
    assert window.rect().intersects(at)


@pytest.fixture
def usual_letters(qapp: QApplication) -> Iterator[None]:
    before = QFont(qapp.font())
    yield
    qapp.setFont(before)


@pytest.mark.usefixtures("usual_letters")
def test_one_whose_letters_grow_while_it_is_open_stays_on_the_screen(qtbot: QtBot, qapp: QApplication) -> None:
    window = tall(26)
    qtbot.addWidget(window)
    keep_in_reach(window)
    window.show()
    qtbot.waitExposed(window)
    large = QFont(qapp.font())
    large.setPointSizeF(large.pointSizeF() * 3)
    qapp.setFont(large)
    qtbot.waitUntil(lambda: window.findChild(QScrollArea) is not None, timeout=30_000)
    assert room().contains(window.frameGeometry())
