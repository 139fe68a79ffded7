"""Reviewing which doctor is which client, over a real engine."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import store_kit
from gui_kit import ACCOUNT
from knowledge_kit import WAIT, choose, key, part, pick, press, shown, texts, three_rules
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from labconnector.store import Store
from labconnector.talk.api import DeskApi
from labconnector.ui.desktop import Desktop
from labconnector.ui.knowledge.client_dialog import ClientDialog
from labconnector.ui.knowledge.clients import ClientsWindow
from labconnector.ui.knowledge.doctor_rules import DoctorRulesWindow
from labconnector.ui.knowledge.pick_dialog import PickDialog
from labconnector.ui.parts.confirm import Confirm


@pytest.fixture
def window(make_desktop: Callable[..., Desktop], qtbot: QtBot) -> DoctorRulesWindow:
    """The window with two doctors; of one Align gave no name."""
    window = make_desktop(three_rules).show_doctor_rules()
    assert isinstance(window, DoctorRulesWindow)
    qtbot.waitUntil(lambda: window.pane.model.rowCount() == 2, timeout=WAIT)
    return window


def test_doctors_stand_with_their_clients(window: DoctorRulesWindow) -> None:
    assert shown(window.pane) == ["Doctor 902", "Dr. Ada Sample"]
    assert shown(window.pane, 1) == ["", "L-1"]
    assert shown(window.pane, 2) == ["Bea Specimen", "Ada Sample"]
    QTest.keyClicks(window.pane.search, "bea")
    assert shown(window.pane) == ["Doctor 902"]


def test_another_client_is_found_by_typing(window: DoctorRulesWindow, qtbot: QtBot) -> None:
    choose(window.pane, "Dr. Ada Sample")
    press(window, "Change client…")
    dialog = part(window, PickDialog)
    assert [client.name for client in dialog.pane.chosen] == ["Ada Sample"]
    QTest.keyClicks(dialog.pane.search, "l-2")
    key(dialog.pane.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window.pane, 2) == ["Bea Specimen", "Bea Specimen"], timeout=WAIT)
    assert "New cases of Dr. Ada Sample go to Bea Specimen." in window.bar.text


def test_a_deleted_doctor_is_asked_about_again(window: DoctorRulesWindow, qtbot: QtBot) -> None:
    choose(window.pane, "Dr. Ada Sample", "Doctor 902")
    press(window, "Delete…")
    confirm = part(window, Confirm)
    assert "asks again" in texts(confirm)
    assert "Dr. Ada Sample" in texts(confirm)
    press(confirm, "Delete")
    qtbot.waitUntil(lambda: "No doctors yet" in texts(window), timeout=WAIT)


def test_a_client_that_goes_while_it_is_chosen_says_so(window: DoctorRulesWindow, qtbot: QtBot) -> None:
    choose(window.pane, "Dr. Ada Sample")
    press(window, "Change client…")
    dialog = part(window, PickDialog)
    choose(dialog.pane, "Ada Sample, new practice")
    window.bridge.ask(window.bridge, DeskApi.delete_client, 3)
    qtbot.waitUntil(lambda: shown(dialog.pane) == ["Ada Sample", "Bea Specimen"], timeout=WAIT)
    assert dialog.pane.chosen == ()
    assert "not there any more" in dialog.bar.text
    assert not next(one for one in dialog.findChildren(QPushButton) if one.text() == "Assign").isEnabled()
    choose(dialog.pane, "Bea Specimen")
    press(dialog, "Assign")
    qtbot.waitUntil(lambda: shown(window.pane, 2) == ["Bea Specimen", "Bea Specimen"], timeout=WAIT)


def test_a_rule_that_goes_while_it_is_changed_says_so(window: DoctorRulesWindow, qtbot: QtBot) -> None:
    choose(window.pane, "Dr. Ada Sample")
    press(window, "Change client…")
    dialog = part(window, PickDialog)
    gone: list[object] = []
    window.bridge.ask(window.bridge, DeskApi.delete_doctor_rule, window.pane.chosen[0].rule.id).then(gone.append)
    qtbot.waitUntil(lambda: bool(gone), timeout=WAIT)
    press(dialog, "Assign")
    qtbot.waitUntil(lambda: "There is no such rule any more" in dialog.bar.text, timeout=WAIT)
    assert dialog.pane.isEnabled()
    key(dialog, Qt.Key.Key_Escape)
    window.read()
    qtbot.waitUntil(lambda: shown(window.pane) == ["Doctor 902"], timeout=WAIT)


def test_the_clients_are_one_step_away(window: DoctorRulesWindow) -> None:
    press(window, "Open clients")
    assert any(isinstance(one, ClientsWindow) and one.isVisible() for one in window.desktop.windows())


def test_cases_from_one_practice_get_a_line_of_their_own(make_desktop: Callable[..., Desktop], qtbot: QtBot) -> None:
    def fill(store: Store) -> None:
        three_rules(store)
        store.save_account(ACCOUNT)
        order = store_kit.order("1001", doctor_id=901, company_id=6, company_name="Practice by the Sea")
        store.journal(ACCOUNT.key, [order], store_kit.AT)

    window = make_desktop(fill).show_doctor_rules()
    assert isinstance(window, DoctorRulesWindow)
    qtbot.waitUntil(lambda: window.pane.model.rowCount() == 2, timeout=WAIT)
    choose(window.pane, "Dr. Ada Sample")
    press(window, "Change client…")
    dialog = part(window, ClientDialog)
    QTest.keyClicks(dialog.pane.search, "l-2")
    pick(dialog, "Only for cases from", "Practice by the Sea")
    press(dialog, "Assign")
    qtbot.waitUntil(lambda: window.pane.model.rowCount() == 3, timeout=WAIT)
    lines = zip(*(shown(window.pane, column) for column in (0, 2, 3)), strict=True)
    assert sorted(lines) == [
        ("Doctor 902", "Bea Specimen", "all practices"),
        ("Dr. Ada Sample", "Ada Sample", "all practices"),
        ("Dr. Ada Sample", "Bea Specimen", "Practice by the Sea"),
    ]
