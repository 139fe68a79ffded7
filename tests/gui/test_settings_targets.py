"""CAD folder page: kinds with their options, and further folders with their rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from gui_kit import filled
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from labconnector.domain.case import ScanType
from labconnector.system.settings import Settings, load_settings
from labconnector.ui.desktop import Desktop
from labconnector.ui.settings.case_rule import CaseRuleDialog
from labconnector.ui.settings.target_dialog import TargetDialog
from labconnector.ui.settings.window import SettingsWindow

MakeDesktop = Callable[..., Desktop]
LONG_MS = 30_000
pytestmark = pytest.mark.usefixtures("own_login")


def page_of(desktop: Desktop, qtbot: QtBot) -> SettingsWindow:
    """The window at its CAD page, once it knows the kinds of target."""
    window = desktop.show_settings("cad")
    assert isinstance(window, SettingsWindow)
    qtbot.waitUntil(lambda: window.wanted() is not None and window.cad.form.options.kind != "", timeout=LONG_MS)
    qtbot.waitUntil(lambda: window.connection.profile() is not None, timeout=LONG_MS)
    qtbot.waitUntil(lambda: window.delivery.doctors.count() > 0, timeout=LONG_MS)  # the choices are there
    assert not window.is_changed
    return window


def save(qtbot: QtBot, window: SettingsWindow) -> None:
    QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(window), timeout=LONG_MS)


def kept(tmp_path: Path) -> Settings:
    return load_settings(tmp_path / "data" / "settings.toml")


def dialog_of(window: SettingsWindow) -> TargetDialog:
    return next(one for one in window.findChildren(TargetDialog) if one.isVisible())


def folder(tmp_path: Path, name: str) -> Path:
    made = tmp_path / name
    made.mkdir()
    return made


def test_options_are_shown_for_kinds_that_have_them_and_kept(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    window = page_of(make_desktop(filled()), qtbot)
    form = window.cad.form
    form.kinds["exocad"].click()
    assert not form.options.isVisible()
    form.kinds["folder"].click()
    assert form.options.isVisible()
    zipped, formats = form.options.fields["zipped"], form.options.fields["formats"]
    assert isinstance(zipped, QCheckBox)
    assert isinstance(formats, QLineEdit)
    zipped.click()
    QTest.keyClicks(formats, "stl")
    form.folder.setText(str(folder(tmp_path, "elsewhere")))
    save(qtbot, window)
    assert kept(tmp_path).cad.kind == "folder"
    assert kept(tmp_path).cad.options == {"formats": "stl", "zipped": True}


def test_an_option_that_is_not_right_is_said_and_the_window_stays(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    window = page_of(make_desktop(filled()), qtbot)
    window.cad.form.kinds["folder"].click()
    window.cad.form.folder.setText(str(folder(tmp_path, "elsewhere")))
    formats = window.cad.form.options.fields["formats"]
    assert isinstance(formats, QLineEdit)
    QTest.keyClicks(formats, "a/b")
    QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bar.isVisible(), timeout=LONG_MS)
    assert isValid(window)
    assert kept(tmp_path).cad.options == {}
    window.discard()


def test_a_further_folder_is_added_changed_and_removed(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(filled())
    window = page_of(desktop, qtbot)
    QTest.mouseClick(window.cad.further.add, Qt.MouseButton.LeftButton)
    dialog = dialog_of(window)
    assert not dialog.agree.isEnabled()
    dialog.name.setText("archive")
    assert not dialog.agree.isEnabled()
    dialog.form.folder.setText(str(folder(tmp_path, "archive")))
    types = dialog.rule.scan_types
    rows = [types.item(row) for row in range(types.count())]
    next(one for one in rows if one.data(Qt.ItemDataRole.UserRole) == ScanType.IRECORD.value).setCheckState(
        Qt.CheckState.Checked
    )
    QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    assert window.cad.further.list.count() == 1
    assert window.is_changed
    save(qtbot, window)
    (further,) = kept(tmp_path).further
    assert (further.name, further.kind, further.folder) == ("archive", "folder", tmp_path / "archive")
    assert further.when.procedures == ("iRecord",)

    window = page_of(desktop, qtbot)
    window.cad.further.list.setCurrentRow(0)
    QTest.mouseClick(window.cad.further.edit, Qt.MouseButton.LeftButton)
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: dialog.form.options.kind == "folder", timeout=LONG_MS)
    assert dialog.rule.scan_types.ticked() == ["iRecord"]
    dialog.form.kinds["3shape"].click()
    QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    save(qtbot, window)
    assert kept(tmp_path).further[0].kind == "3shape"

    window = page_of(desktop, qtbot)
    window.cad.further.list.setCurrentRow(0)
    QTest.mouseClick(window.cad.further.remove, Qt.MouseButton.LeftButton)
    save(qtbot, window)
    assert kept(tmp_path).further == ()


def test_two_further_folders_of_one_name_are_refused_at_their_list(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    window = page_of(make_desktop(filled()), qtbot)
    for name in ("one", "two"):
        QTest.mouseClick(window.cad.further.add, Qt.MouseButton.LeftButton)
        dialog = dialog_of(window)
        dialog.name.setText("Same")
        dialog.form.folder.setText(str(folder(tmp_path, name)))
        QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not any(one.isVisible() for one in window.findChildren(TargetDialog)), timeout=LONG_MS)
        QApplication.processEvents()
    QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.cad.further.remark.isVisible(), timeout=LONG_MS)
    assert "same name" in window.cad.further.remark.text()
    assert kept(tmp_path).further == ()
    window.discard()


def test_the_first_folder_can_be_for_some_cases_only(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = page_of(make_desktop(filled()), qtbot)
    QTest.mouseClick(window.cad.further.first, Qt.MouseButton.LeftButton)
    dialog = next(one for one in window.findChildren(CaseRuleDialog) if one.isVisible())
    dialog.rule.doctors.item(0).setCheckState(Qt.CheckState.Checked)
    doctor = dialog.rule.doctors.item(0).data(Qt.ItemDataRole.UserRole)
    QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    assert window.is_changed
    save(qtbot, window)
    assert kept(tmp_path).cad.when.doctor_ids == (doctor,)
