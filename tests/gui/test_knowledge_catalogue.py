"""CAD materials and production methods, over a real engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from knowledge_kit import WAIT, choose, field, key, part, pick, press, shown, texts, three_rules, type_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from labconnector.ui.desktop import Desktop
from labconnector.ui.knowledge.catalogue import CatalogueWindow
from labconnector.ui.knowledge.entry_form import MaterialForm, MethodForm
from labconnector.ui.knowledge.import_dialog import ImportDialog
from labconnector.ui.parts.confirm import Confirm


@pytest.fixture
def window(make_desktop: Callable[..., Desktop], qtbot: QtBot) -> CatalogueWindow:
    """The window with what ships."""
    window = make_desktop(three_rules).show_catalogue()
    assert isinstance(window, CatalogueWindow)
    qtbot.waitUntil(lambda: window.materials.model.rowCount() > 10, timeout=WAIT)
    return window


def row(window: CatalogueWindow, id_: str) -> tuple[str, ...]:
    """What stands beside an id: name, usual method, where it comes from; nothing where it is not there."""
    pane = window.materials
    ids = shown(pane, 1)
    return tuple(shown(pane, column)[ids.index(id_)] for column in (0, 2, 3)) if id_ in ids else ()


def add_material(window: CatalogueWindow, qtbot: QtBot, id_: str, name: str) -> None:
    """Adds a material as a person does."""
    press(window.materials, "Add material…")
    form = part(window, MaterialForm)
    type_in(form, "ID in the CAD program", id_)
    type_in(form, "Name", name)
    key(form, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(row(window, id_)), timeout=WAIT)


def test_what_ships_is_shown_with_the_way_it_is_usually_made(window: CatalogueWindow) -> None:
    assert row(window, "NP") == ("Non-precious alloy (CoCr)", "Laser melting", "Built in")
    assert row(window, "ZI") == ("Zirconia", "Milling, 5 axes", "Built in")
    window.tabs.setCurrentWidget(window.methods)
    assert "Milling, 5 axes" in shown(window.methods)


def test_a_material_of_the_lab_is_added_and_deleted(window: CatalogueWindow, qtbot: QtBot) -> None:
    add_material(window, qtbot, "XY-77", "Our alloy")
    assert row(window, "XY-77") == ("Our alloy", "Milling, 5 axes", "Your own")
    choose(window.materials, "Our alloy")
    press(window.materials, "Delete…")
    confirm = part(window, Confirm)
    assert "go on with the bare ID XY-77" in texts(confirm)
    assert "Special alloy" in texts(confirm)
    press(confirm, "Delete")
    qtbot.waitUntil(lambda: row(window, "XY-77") == (), timeout=WAIT)


def test_an_id_is_needed_and_there_once(window: CatalogueWindow) -> None:
    press(window.materials, "Add material…")
    form = part(window, MaterialForm)
    press(form, "Save")
    assert "Type the ID that the CAD program uses." in texts(form)
    assert "Type a name that you know it by." in texts(form)
    type_in(form, "ID in the CAD program", "zi")
    type_in(form, "Name", "Again")
    press(form, "Save")
    assert "There is an entry with this ID already." in texts(form)
    form.close()
    press(part(form, Confirm), "Discard")


def test_a_built_in_material_is_renamed_and_becomes_what_it_was(window: CatalogueWindow, qtbot: QtBot) -> None:
    choose(window.materials, "Zirconia")
    assert not next(one for one in window.materials.view.actions() if one.text() == "Delete…").isEnabled()
    press(window.materials, "Edit…")
    form = part(window, MaterialForm)
    id_line = field(form, "ID in the CAD program")
    assert isinstance(id_line, QLineEdit)
    assert id_line.isReadOnly()
    type_in(form, "Name", "Zirconia of our house")
    pick(form, "Usually made by", "Milling, 4 axes")
    press(form, "Save")
    changed = ("Zirconia of our house", "Milling, 4 axes", "Built in, changed")
    qtbot.waitUntil(lambda: row(window, "ZI") == changed, timeout=WAIT)
    choose(window.materials, "Zirconia of our house")
    press(window.materials, "Use built-in again…")
    press(part(window, Confirm), "Use built-in")
    qtbot.waitUntil(lambda: row(window, "ZI") == ("Zirconia", "Milling, 5 axes", "Built in"), timeout=WAIT)


def test_a_method_of_the_lab_can_be_a_material_s_usual_one(window: CatalogueWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentWidget(window.methods)
    press(window.methods, "Add method…")
    form = part(window, MethodForm)
    type_in(form, "ID in the CAD program", "out")
    type_in(form, "Name", "Outside work")
    press(form, "Save")
    qtbot.waitUntil(lambda: "Outside work" in shown(window.methods), timeout=WAIT)
    window.tabs.setCurrentWidget(window.materials)
    choose(window.materials, "Titanium")
    press(window.materials, "Edit…")
    edit = part(window, MaterialForm)
    pick(edit, "Usually made by", "Outside work")
    press(edit, "Save")
    qtbot.waitUntil(lambda: row(window, "TI")[1] == "Outside work", timeout=WAIT)
    window.tabs.setCurrentWidget(window.methods)
    choose(window.methods, "Outside work")
    press(window.methods, "Delete…")
    assert "Titanium" in texts(part(window, Confirm))
    press(part(window, Confirm), "Delete")
    qtbot.waitUntil(lambda: row(window, "TI") == ("Titanium", "Milling, 5 axes", "Built in"), timeout=WAIT)


def test_a_table_of_materials_shows_what_it_would_change(window: CatalogueWindow, qtbot: QtBot, tmp_path: Path) -> None:
    table = tmp_path / "materials.csv"
    table.write_text("id;name;method\nZI;Zirconia, ours;mill-4\nXY1;New one;\nTI;Titanium;\n", "utf-8")
    window.read_file(table)
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)), timeout=WAIT)
    dialog = part(window, ImportDialog)
    assert shown(dialog.pane) == ["New one", "Zirconia, ours"]
    assert shown(dialog.pane, 3) == ["new", "Zirconia"]
    press(dialog, "Import 2")
    qtbot.waitUntil(lambda: row(window, "XY1") == ("New one", "Milling, 5 axes", "Your own"), timeout=WAIT)
    assert row(window, "ZI") == ("Zirconia, ours", "Milling, 4 axes", "Built in, changed")


def test_a_wrong_line_in_a_table_is_named(window: CatalogueWindow, qtbot: QtBot, tmp_path: Path) -> None:
    table = tmp_path / "materials.csv"
    table.write_text("id;name;method\nZI;Zirconia;magic\n", "utf-8")
    window.read_file(table)
    qtbot.waitUntil(lambda: "line 2: there is no production method 'magic'" in window.bar.text, timeout=WAIT)
