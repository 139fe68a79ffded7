"""The case view over a real engine."""

from __future__ import annotations

from collections.abc import Callable

from gui_kit import filled
from pytestqt.qtbot import QtBot

from labconnector.ui.case.window import CaseWindow
from labconnector.ui.desktop import Desktop

MakeDesktop = Callable[..., Desktop]


def opened(desktop: Desktop, qtbot: QtBot, case_id: int = 1) -> CaseWindow:
    """A case's window that shows its case."""
    window = desktop.show_case(case_id)
    assert isinstance(window, CaseWindow)
    qtbot.waitUntil(lambda: window.view is not None, timeout=20_000)
    return window


def test_a_case_is_shown_and_marked_read(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(filled(3))
    window = opened(desktop, qtbot)
    assert window.header.fact("doctor") == "Dr. Ada Sample"
    qtbot.waitUntil(lambda: window.view is not None and not window.view.case.unread, timeout=20_000)
    assert window.prescription.table.rows_model.rows[0].cells[0].text == "11"
