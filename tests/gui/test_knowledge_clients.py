"""The clients window over a real engine."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from knowledge_kit import WAIT, key, part, press, shown, texts, three_clients, type_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from labconnector.talk.api import DeskApi
from labconnector.ui.desktop import Desktop
from labconnector.ui.knowledge.client_form import ClientForm
from labconnector.ui.knowledge.clients import ClientsWindow
from labconnector.ui.parts.confirm import Confirm


@pytest.fixture
def window(make_desktop: Callable[..., Desktop], qtbot: QtBot) -> ClientsWindow:
    """The window with its three clients."""
    window = make_desktop(three_clients).show_clients()
    assert isinstance(window, ClientsWindow)
    qtbot.waitUntil(lambda: window.pane.model.rowCount() == 3, timeout=WAIT)
    return window


def test_clients_are_listed_by_name_and_found_by_any_word(window: ClientsWindow) -> None:
    assert shown(window.pane) == ["Ada Sample", "Ada Sample, new practice", "Bea Specimen"]
    QTest.keyClicks(window.pane.search, "l-2 bea")
    assert shown(window.pane) == ["Bea Specimen"]
    key(window.pane.search, Qt.Key.Key_Escape)
    assert len(shown(window.pane)) == 3
    assert window.isVisible()


def test_a_client_is_added(window: ClientsWindow, qtbot: QtBot) -> None:
    press(window, "Add client…")
    form = part(window, ClientForm)
    type_in(form, "Name", "Cleo Instance")
    type_in(form, "Cement gap in mm", "50 µm")
    press(form, "Add client")
    qtbot.waitUntil(lambda: "Cleo Instance" in shown(window.pane), timeout=WAIT)
    added = window.pane.model.row(shown(window.pane).index("Cleo Instance"))
    assert added.cement_gap_mm == 0.05


def test_deleting_says_which_doctors_are_asked_about_again(window: ClientsWindow, qtbot: QtBot) -> None:
    press(window, "Delete…")
    confirm = part(window, Confirm)
    assert "Dr. Ada Sample" in texts(confirm)
    press(confirm, "Delete")
    qtbot.waitUntil(lambda: len(shown(window.pane)) == 2, timeout=WAIT)
    rules: list[object] = []
    window.bridge.ask(window, DeskApi.doctor_rules).then(rules.append)
    qtbot.waitUntil(lambda: rules == [()], timeout=WAIT)
