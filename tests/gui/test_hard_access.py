"""Every window: Escape closes it and nothing else, Tab reaches every control, every control has a name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from list_kit import of_every_kind
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QScrollArea, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from labconnector.domain.errors import NetworkError
from labconnector.ui.desktop import Desktop

MakeDesktop = Callable[..., Desktop]
LONG = 30_000
WINDOWS: dict[str, Callable[[Desktop], QWidget]] = {
    "list": lambda desktop: desktop.show_list(),
    "case": lambda desktop: desktop.show_case(1),
    "question": lambda desktop: desktop.show_question(3),
    "settings": lambda desktop: desktop.show_settings(),
    "incoming": lambda desktop: desktop.show_incoming(),
    "problems": lambda desktop: desktop.show_problems(),
    "diagnostics": lambda desktop: desktop.show_diagnostics(),
    "find": lambda desktop: desktop.show_find(),
    "wizard": lambda desktop: desktop.show_wizard(),
    "clients": lambda desktop: desktop.show_clients(),
    "doctor-rules": lambda desktop: desktop.show_doctor_rules(),
    "material-rules": lambda desktop: desktop.show_material_rules(),
    "catalogue": lambda desktop: desktop.show_catalogue(),
}


@pytest.fixture(params=WINDOWS)
def window(request: pytest.FixtureRequest, make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> QWidget:
    """Each window with its content, active."""
    desktop = make_desktop(of_every_kind(tmp_path))
    made = WINDOWS[request.param](desktop)
    qtbot.waitUntil(lambda: desktop.bridge.quiet and made.isActiveWindow(), timeout=LONG)
    qtbot.waitUntil(lambda: desktop.bridge.quiet, timeout=LONG)
    return made


def controls(window: QWidget) -> list[QWidget]:
    """What a person can do something with. Tables without rows and disabled controls are passed over."""
    found = []
    for control in window.findChildren(QWidget):
        by_tab = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
        inner = isinstance(control, QScrollArea) or control.focusProxy() is not None
        if by_tab and not inner and control.isVisible() and control.isEnabled() and control.window() is window:
            found.append(control)
    return found


def group(control: QWidget) -> list[QAbstractButton]:
    """The buttons of which one is chosen: Tab goes to that one, the arrow keys to the others."""
    if not isinstance(control, QAbstractButton):
        return []
    together = control.group()
    if together is not None and together.exclusive():
        return together.buttons()
    parent = control.parentWidget()
    siblings = parent.findChildren(QAbstractButton) if parent else []
    return [one for one in siblings if one.autoExclusive()] if control.autoExclusive() else []


def test_every_control_has_a_name(window: QWidget) -> None:
    nameless = []
    for control in controls(window):
        spoken = QAccessible.queryAccessibleInterface(control)
        name = spoken.text(QAccessible.Text.Name) if spoken else ""
        if not name.strip() and not isinstance(control, QTabBar):
            nameless.append(f"{type(control).__name__} in {type(control.parentWidget()).__name__}")
    assert not nameless


def test_the_tab_key_reaches_every_control(window: QWidget) -> None:
    wanted = controls(window)
    reached: set[QWidget] = set()
    for _ in range(3 * len(wanted) + 20):
        focus = QApplication.focusWidget()
        if focus is not None:
            reached.add(focus)
        inside = isinstance(focus, QAbstractItemView) and focus.tabKeyNavigation()
        modifier = Qt.KeyboardModifier.ControlModifier if inside else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(focus or window, Qt.Key.Key_Tab, modifier)
    missed = [
        f"{type(one).__name__} {one.accessibleName() or getattr(one, 'text', str)()!r}"
        for one in wanted
        if one not in reached and not reached.intersection(group(one))
    ]
    assert not missed


def test_escape_closes_it_or_does_nothing(window: QWidget, qtbot: QtBot) -> None:
    is_main = type(window).__name__ == "CaseListWindow"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    if is_main:
        assert window.isVisible(), "the list is closed by Ctrl+W, not by a stray key"
    else:
        qtbot.waitUntil(lambda: not isValid(window) or not window.isVisible(), timeout=LONG)


def test_the_message_that_nothing_works(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop()
    for one in desktop.windows():
        one.close()
    tried: list[bool] = []
    desktop.show_broken(NetworkError("no data folder"), lambda: tried.append(True))
    window = next(one for one in desktop.windows() if type(one).__name__ == "BrokenWindow")
    qtbot.waitUntil(window.isActiveWindow, timeout=LONG)
    assert "no data folder" in window.accessibleDescription()
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert tried == [True]
