"""The clients window over a real engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from knowledge_kit import WAIT, choose, field, key, part, press, shown, texts, three_clients, type_in
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPlainTextEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from labconnector.domain.mapping import Client
from labconnector.talk.api import DeskApi
from labconnector.ui.desktop import Desktop
from labconnector.ui.knowledge.client_form import ClientForm
from labconnector.ui.knowledge.clients import ClientsWindow
from labconnector.ui.knowledge.import_dialog import ImportDialog
from labconnector.ui.knowledge.merge_dialog import MergeDialog
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.parts.empty_state import EmptyState


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


def test_sorting_needs_no_mouse(window: ClientsWindow) -> None:
    view = window.pane.view
    for order in (["", "L-1", "L-2"], ["L-2", "L-1", ""]):
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5))))
        menu = next(one for one in window.findChildren(QMenu) if one.isVisible())
        assert [one.text() for one in menu.actions()][:3] == ["Edit…", "Delete…", "Merge…"]
        by = next(one for one in menu.findChildren(QMenu) if one.title() == "Sort by")
        next(one for one in by.actions() if one.text() == "Licence number").trigger()
        menu.close()
        assert shown(window.pane, 1) == order


def test_a_client_is_added(window: ClientsWindow, qtbot: QtBot) -> None:
    press(window, "Add client…")
    form = part(window, ClientForm)
    type_in(form, "Name", "Cleo Instance")
    type_in(form, "Cement gap in mm", "50 µm")
    type_in(form, "Distance to antagonist in mm", "-2")
    type_in(form, "Minimum thickness in mm", "0.6")
    press(form, "Add client")
    assert "from −1 to 1 mm" in texts(form)
    type_in(form, "Distance to antagonist in mm", "-0.1")
    press(form, "Add client")
    qtbot.waitUntil(lambda: "Cleo Instance" in shown(window.pane), timeout=WAIT)
    added = window.pane.model.row(shown(window.pane).index("Cleo Instance"))
    assert (added.cement_gap_mm, added.min_thickness_mm, added.antagonist_distance_mm) == (0.05, 0.6, -0.1)


def test_a_client_is_edited_from_the_keyboard(window: ClientsWindow, qtbot: QtBot) -> None:
    key(window.pane.search, Qt.Key.Key_Down)
    key(window.pane.view, Qt.Key.Key_Down)
    key(window.pane.view, Qt.Key.Key_Return)
    form = part(window, ClientForm)
    type_in(form, "Name", "Zed Sample")
    key(field(form, "Name"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window.pane) == ["Ada Sample", "Bea Specimen", "Zed Sample"], timeout=WAIT)
    assert [client.name for client in window.pane.chosen] == ["Zed Sample"]


def test_a_key_pressed_twice_opens_one_form(window: ClientsWindow) -> None:
    key(window.pane.search, Qt.Key.Key_Down)
    key(window.pane.view, Qt.Key.Key_Return)
    key(window.pane.view, Qt.Key.Key_Return)
    assert len(window.findChildren(ClientForm)) == 1
    part(window, ClientForm).close()


def test_what_is_wrong_is_said_and_nothing_is_saved_before_it_is_right(window: ClientsWindow, qtbot: QtBot) -> None:
    press(window, "Edit…")
    form = part(window, ClientForm)
    type_in(form, "E-mail", "ada at example")
    type_in(form, "Cement gap in mm", "50")
    press(form, "Save")
    assert "That is no e-mail address" in texts(form)
    assert "from 0 to 1 mm" in texts(form)
    assert form.isVisible()
    type_in(form, "E-mail", "ada@example.test")
    assert "That is no e-mail address" not in texts(form)
    type_in(form, "Cement gap in mm", "50 µm")
    assert "from 0 to 1 mm" not in texts(form)
    type_in(form, "Licence number", "L-2")
    assert "Bea Specimen has this licence number already." in texts(form)
    press(form, "Save")
    qtbot.waitUntil(lambda: shown(window.pane, 1)[0] == "L-2", timeout=WAIT)


def test_what_was_typed_is_not_thrown_away_unasked(window: ClientsWindow) -> None:
    press(window, "Edit…")
    form = part(window, ClientForm)
    type_in(form, "Name", "Ada")
    key(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    press(part(form, Confirm), "Cancel")
    assert form.isVisible()
    form.close()
    assert form.isVisible()
    press(part(form, Confirm), "Discard")
    assert not form.isVisible()
    press(window, "Edit…")
    unchanged = part(window, ClientForm)
    key(unchanged, Qt.Key.Key_Escape)
    assert not unchanged.isVisible()
    assert shown(window.pane)[0] == "Ada Sample"


def test_enter_does_not_delete(window: ClientsWindow) -> None:
    key(window.pane.search, Qt.Key.Key_Down)
    key(window.pane.view, Qt.Key.Key_Delete)
    confirm = part(window, Confirm)
    focused = confirm.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Cancel"
    key(focused, Qt.Key.Key_Return)
    assert not confirm.isVisible()
    assert len(shown(window.pane)) == 3


def test_deleting_says_which_doctors_are_asked_about_again(window: ClientsWindow, qtbot: QtBot) -> None:
    press(window, "Delete…")
    confirm = part(window, Confirm)
    assert "Dr. Ada Sample" in texts(confirm)
    press(confirm, "Delete")
    qtbot.waitUntil(lambda: len(shown(window.pane)) == 2, timeout=WAIT)
    rules: list[object] = []
    window.bridge.ask(window, DeskApi.doctor_rules).then(rules.append)
    qtbot.waitUntil(lambda: rules == [()], timeout=WAIT)


def test_several_clients_are_deleted_at_once(window: ClientsWindow, qtbot: QtBot) -> None:
    choose(window.pane, "Ada Sample", "Ada Sample, new practice")
    press(window, "Delete…")
    confirm = part(window, Confirm)
    assert "Ada Sample, new practice" in texts(confirm)
    press(confirm, "Delete")
    qtbot.waitUntil(lambda: shown(window.pane) == ["Bea Specimen"], timeout=WAIT)
    qtbot.waitUntil(window.busy.isHidden, timeout=WAIT)


def test_a_client_deleted_elsewhere_says_so_and_nothing_typed_is_lost(window: ClientsWindow, qtbot: QtBot) -> None:
    press(window, "Edit…")
    form = part(window, ClientForm)
    type_in(form, "Name", "Ada Renamed")
    window.bridge.ask(window.bridge, DeskApi.delete_client, window.pane.chosen[0].id)
    qtbot.waitUntil(lambda: "deleted meanwhile" in form.bar.text, timeout=WAIT)
    assert "Ada Sample" not in shown(window.pane)
    press(form, "Add client")
    qtbot.waitUntil(lambda: "Ada Renamed" in shown(window.pane), timeout=WAIT)


def test_a_client_changed_elsewhere_is_shown_where_nothing_was_typed(window: ClientsWindow, qtbot: QtBot) -> None:
    press(window, "Edit…")
    form = part(window, ClientForm)
    changed = replace(window.pane.chosen[0], note="Call first")
    window.bridge.ask(window.bridge, DeskApi.save_client, changed).then(lambda _: window.read())
    note = field(form, "Note")
    assert isinstance(note, QPlainTextEdit)
    qtbot.waitUntil(lambda: note.toPlainText() == "Call first", timeout=WAIT)
    assert not form.unsaved
    type_in(form, "Name", "Ada")
    again = replace(changed, note="Call later")
    window.bridge.ask(window.bridge, DeskApi.save_client, again).then(lambda _: window.read())
    qtbot.waitUntil(lambda: "changed meanwhile" in form.bar.text, timeout=WAIT)
    assert note.toPlainText() == "Call first"
    assert form.unsaved
    form.close()
    press(part(form, Confirm), "Discard")


def test_what_cannot_be_deleted_any_more_says_so(window: ClientsWindow, qtbot: QtBot) -> None:
    press(window, "Delete…")
    confirm = part(window, Confirm)
    gone: list[object] = []
    window.bridge.ask(window.bridge, DeskApi.delete_client, window.pane.chosen[0].id).then(gone.append)
    qtbot.waitUntil(lambda: bool(gone), timeout=WAIT)
    press(confirm, "Delete")
    qtbot.waitUntil(lambda: "There is no such client" in window.bar.text, timeout=WAIT)
    qtbot.waitUntil(lambda: len(shown(window.pane)) == 2, timeout=WAIT)


def test_another_window_s_change_shows(window: ClientsWindow, qtbot: QtBot) -> None:
    QTest.keyClicks(window.pane.search, "sample")
    resets: list[object] = []
    window.pane.model.modelReset.connect(lambda: resets.append(1))
    window.bridge.ask(window.bridge, DeskApi.delete_client, window.pane.chosen[0].id)
    qtbot.waitUntil(lambda: shown(window.pane) == ["Ada Sample, new practice"], timeout=WAIT)
    assert not resets


def test_the_window_that_is_activated_reads_again(window: ClientsWindow, qtbot: QtBot) -> None:
    saved: list[object] = []
    window.bridge.ask(window.bridge, DeskApi.save_client, Client(0, "Dee Instance")).then(saved.append)
    qtbot.waitUntil(lambda: bool(saved), timeout=WAIT)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(lambda: "Dee Instance" in shown(window.pane), timeout=WAIT)


def test_records_are_merged_and_their_doctors_follow(window: ClientsWindow, qtbot: QtBot) -> None:
    choose(window.pane, "Bea Specimen", "Ada Sample", "Ada Sample, new practice")
    press(window, "Merge…")
    dialog = part(window, MergeDialog)
    kept = next(b for b in dialog.findChildren(QRadioButton) if b.isChecked())
    assert kept.text().startswith("Ada Sample  ·  L-1")
    next(b for b in dialog.findChildren(QRadioButton) if b.text().startswith("Bea")).click()
    said = texts(dialog)
    assert "Dr. Ada Sample" in said
    assert "E-mail: ada@example.test" in said
    assert "Licence number: L-1" in said
    press(dialog, "Merge")
    qtbot.waitUntil(lambda: shown(window.pane) == ["Bea Specimen"], timeout=WAIT)
    merged = window.pane.model.row(0)
    assert (merged.email, merged.cement_gap_mm, merged.license_number) == ("ada@example.test", 0.05, "L-2")
    assert window.doctors_of([merged]) == ("Dr. Ada Sample",)
    assert "Bea Specimen" in window.bar.text


def test_a_table_shows_what_it_would_add_before_anything_is_kept(
    window: ClientsWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    table = tmp_path / "clients.csv"
    table.write_text("name;licence;email\nCleo;L-7;\nDan;L-8;\nBea Specimen;L-2;\nEve;;no mail\n", "utf-8")
    press(window, "Import…")
    files = part(window, QFileDialog)
    files.fileSelected.emit(str(table))
    files.close()
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)), timeout=WAIT)
    dialog = part(window, ImportDialog)
    assert shown(dialog.pane) == ["Cleo", "Dan"]
    assert "Left out: 2 line(s). Here already: 1." in texts(dialog)
    key(dialog.pane.view, Qt.Key.Key_Space)
    assert dialog.model.ticked == (Client(0, "Dan", "L-8"),)
    assert len(shown(window.pane)) == 3
    press(dialog, "Import 1")
    qtbot.waitUntil(lambda: "Dan" in shown(window.pane), timeout=WAIT)
    assert "Cleo" not in shown(window.pane)
    assert not [one for one in window.findChildren(ImportDialog) if one.isVisible()]


def test_a_file_that_is_no_table_says_what_is_needed(window: ClientsWindow, qtbot: QtBot, tmp_path: Path) -> None:
    table = tmp_path / "clients.csv"
    table.write_bytes(b"%PDF-1.7")
    window.read_file(table)
    qtbot.waitUntil(lambda: "clients.csv is no CSV file" in window.bar.text, timeout=WAIT)
    assert window.busy.isHidden()
    table.write_text("name\nCleo\n", "utf-8")
    press(window.bar, "Try again")
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)), timeout=WAIT)
    part(window, ImportDialog).close()


def test_an_empty_list_says_what_to_do(make_desktop: Callable[..., Desktop], qtbot: QtBot) -> None:
    window = make_desktop().show_clients()
    assert isinstance(window, ClientsWindow)
    qtbot.waitUntil(lambda: "No clients yet" in texts(window), timeout=WAIT)
    empty = next(one for one in window.findChildren(EmptyState) if one.isVisible())
    press(empty, "Add client…")
    part(window, ClientForm).close()


def test_closing_the_window_leaves_nothing_behind(window: ClientsWindow, qtbot: QtBot) -> None:
    window.read()
    with qtbot.waitSignal(window.destroyed, timeout=WAIT):
        key(window.pane.view, Qt.Key.Key_Escape)
