"""Reviewing what ordered materials are made of, over a real engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from knowledge_kit import WAIT, choose, field, part, pick, press, shown, texts, three_rules
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from labconnector.domain.mapping import MaterialKey, RuleMode
from labconnector.store import Store
from labconnector.ui.desktop import Desktop
from labconnector.ui.knowledge.catalogue import CatalogueWindow
from labconnector.ui.knowledge.made_dialog import MadeDialog
from labconnector.ui.knowledge.material_rules import MaterialRulesWindow
from labconnector.ui.parts.confirm import Confirm

ZIRCONIA = "Zirconia: Lab Preference"


@pytest.fixture
def window(make_desktop: Callable[..., Desktop], qtbot: QtBot) -> MaterialRulesWindow:
    """The window with three materials."""
    window = make_desktop(three_rules).show_material_rules()
    assert isinstance(window, MaterialRulesWindow)
    qtbot.waitUntil(lambda: window.pane.model.rowCount() == 3, timeout=WAIT)
    return window


def made(window: MaterialRulesWindow) -> list[tuple[str, str, str]]:
    """All that the table shows."""
    return list(zip(*(shown(window.pane, column) for column in range(3)), strict=True))


def methods_of(dialog: MadeDialog) -> QComboBox:
    """The choice of the method."""
    box = field(dialog, "Production method")
    assert isinstance(box, QComboBox)
    return box


def test_ordered_stands_beside_made_and_method(window: MaterialRulesWindow) -> None:
    assert made(window) == [
        ("Gold", "Wax", "Wax pattern, milled and cast"),
        ("Special alloy", "XY-77", "Milling, 5 axes"),
        (ZIRCONIA, "Zirconia", "asked with each case"),
    ]


def test_another_material_brings_the_way_it_is_usually_made(window: MaterialRulesWindow, qtbot: QtBot) -> None:
    choose(window.pane, ZIRCONIA)
    press(window, "Change…")
    dialog = part(window, MadeDialog)
    assert [material.id for material in dialog.pane.chosen] == ["ZI"]
    assert methods_of(dialog).currentText() == "Ask with each case"
    QTest.keyClicks(dialog.pane.search, "non-precious")
    assert methods_of(dialog).currentText() == "Laser melting"
    press(dialog, "Save")
    qtbot.waitUntil(lambda: made(window)[2] == (ZIRCONIA, "Non-precious alloy (CoCr)", "Laser melting"), timeout=WAIT)


def test_a_method_chosen_by_hand_stays(window: MaterialRulesWindow, qtbot: QtBot) -> None:
    choose(window.pane, "Gold")
    press(window, "Change…")
    dialog = part(window, MadeDialog)
    box = methods_of(dialog)
    pick(dialog, "Production method", "Ask with each case")
    assert box.currentData() == ""
    QTest.keyClicks(dialog.pane.search, "titanium")
    assert box.currentData() == ""
    press(dialog, "Save")
    qtbot.waitUntil(lambda: made(window)[0] == ("Gold", "Titanium", "asked with each case"), timeout=WAIT)


def test_a_material_that_is_not_in_the_catalogue_can_be_kept(window: MaterialRulesWindow, qtbot: QtBot) -> None:
    choose(window.pane, "Special alloy")
    press(window, "Change…")
    dialog = part(window, MadeDialog)
    assert [material.id for material in dialog.pane.chosen] == ["XY-77"]
    press(dialog, "Save")
    qtbot.waitUntil(lambda: bool(window.bar.text), timeout=WAIT)
    assert made(window)[1] == ("Special alloy", "XY-77", "Milling, 5 axes")


def test_only_the_method_is_cleared(window: MaterialRulesWindow, qtbot: QtBot) -> None:
    choose(window.pane, ZIRCONIA)
    clear = next(one for one in window.pane.view.actions() if one.text() == "Clear production method only")
    assert not clear.isEnabled()
    choose(window.pane, "Gold", ZIRCONIA)
    press(window, "Clear production method only")
    qtbot.waitUntil(lambda: made(window)[0] == ("Gold", "Wax", "asked with each case"), timeout=WAIT)
    assert made(window)[2] == (ZIRCONIA, "Zirconia", "asked with each case")


def test_a_deleted_material_is_asked_about_again(window: MaterialRulesWindow, qtbot: QtBot) -> None:
    choose(window.pane, "Gold")
    QTest.keyClick(window.pane.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    press(window, "Delete…")
    confirm = part(window, Confirm)
    assert "asks again what it is made of" in texts(confirm)
    press(confirm, "Delete")
    qtbot.waitUntil(lambda: shown(window.pane) == ["Special alloy", ZIRCONIA], timeout=WAIT)


def test_the_catalogue_is_one_step_away(window: MaterialRulesWindow) -> None:
    press(window, "CAD materials")
    assert any(isinstance(one, CatalogueWindow) and one.isVisible() for one in window.desktop.windows())


def narrowed(store: Store) -> None:
    """Three lines of one material, learnt in the wrong order."""
    gold = MaterialKey("7", "Gold")
    store.set_material_rule(gold, "WAX", "mill-wax-cast")
    store.set_material_rule(replace(gold, unit_type=5), "AU", "mill-5", RuleMode.ASK)
    store.set_material_rule(replace(gold, unit_type=5, doctor_id=901), "TI", "mill-5", doctor_name="Dr. Ada Sample")
    store.set_material_rule(replace(gold, doctor_id=902), "NP", "laser")


def test_lines_of_one_material_stand_in_the_order_in_which_they_count(
    make_desktop: Callable[..., Desktop], qtbot: QtBot
) -> None:
    window = make_desktop(narrowed).show_material_rules()
    assert isinstance(window, MaterialRulesWindow)
    qtbot.waitUntil(lambda: window.pane.model.rowCount() == 4, timeout=WAIT)
    assert shown(window.pane, 3) == ["Dr. Ada Sample, Inlay", "Doctor 902", "Inlay", "all cases"]
    assert shown(window.pane, 4) == ["made so", "made so", "asked about", "made so"]


def test_a_line_can_ask_with_its_material_chosen_first(window: MaterialRulesWindow, qtbot: QtBot) -> None:
    choose(window.pane, "Gold")
    press(window, "Change…")
    dialog = part(window, MadeDialog)
    press(dialog, "Ask with each case, with this chosen first")
    press(dialog, "Save")
    qtbot.waitUntil(lambda: shown(window.pane, 4)[0] == "asked about", timeout=WAIT)
    assert made(window)[0] == ("Gold", "Wax", "Wax pattern, milled and cast")
    assert "are asked about, with Wax chosen first" in window.bar.text
