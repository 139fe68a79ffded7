"""The diagnosis and the support report, over a real engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from gui_kit import filled
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from labconnector.ui.desktop import Desktop
from labconnector.ui.trouble.diagnostics import DiagnosticsWindow

MakeDesktop = Callable[..., Desktop]


def opened(desktop: Desktop, qtbot: QtBot) -> DiagnosticsWindow:
    """The window once it has looked."""
    window = desktop.show_diagnostics()
    assert isinstance(window, DiagnosticsWindow)
    qtbot.waitUntil(lambda: bool(window.list.checks), timeout=30_000)
    return window


def test_everything_is_looked_at_and_can_be_copied(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(filled(2)), qtbot)
    assert "Version" in [check.name.capitalize() for check in window.list.checks]
    window.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Lab Connector" in copied
    assert copied.count("✗") == sum(check.error is not None for check in window.list.checks)


def test_it_looks_again(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(filled(1)), qtbot)
    window.list.tell(())
    window.again.click()
    assert window.busy.isVisible()
    assert not window.again.isEnabled()
    qtbot.waitUntil(lambda: bool(window.list.checks) and window.again.isEnabled(), timeout=30_000)
    assert not window.busy.isVisible()


def test_looking_can_be_cancelled(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(filled(1)), qtbot)
    before = window.list.checks
    window.again.click()
    window.busy._cancelled()
    assert window.again.isEnabled()
    assert window.copy.isEnabled()
    assert window.list.checks is before


def test_the_report_is_saved_where_the_user_says(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(make_desktop(filled(2)), qtbot)
    path = tmp_path / "for-support.zip"
    window.save_report(path)
    qtbot.waitUntil(window.folder.isVisible, timeout=30_000)
    assert "for-support.zip" in window.saved.text()
    with ZipFile(path) as archive:
        text = archive.read("report.txt").decode()
    assert "Lab Connector" in text
    assert "Bela" not in text


def test_a_folder_that_is_gone_is_said_and_tried_again(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(make_desktop(filled(1)), qtbot)
    folder = tmp_path / "drive"
    window.save_report(folder / "report.zip")
    qtbot.waitUntil(lambda: window.message.text != "", timeout=30_000)
    assert window.report.isEnabled()
    assert not window.folder.isVisible()
    folder.mkdir()
    window.message._try_again()
    qtbot.waitUntil(window.folder.isVisible, timeout=30_000)


def test_the_file_is_chosen_without_blocking(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(make_desktop(filled(1)), qtbot)
    window.report.click()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "chosen.zip"))
    dialog.close()
    qtbot.waitUntil((tmp_path / "chosen.zip").exists, timeout=30_000)
    qtbot.waitUntil(window.folder.isVisible, timeout=30_000)
