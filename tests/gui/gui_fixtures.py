"""Fixtures of the windows' tests: offscreen, over a real engine.

A Qt warning, or a window or timer left behind, fails a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest
from gui_kit import bridge_over, fill_nothing
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from labconnector.store import Store
from labconnector.ui.bridge import Bridge
from labconnector.ui.desktop import Desktop
from labconnector.ui.theme import use_theme

MakeBridge = Callable[..., Bridge]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Any Qt warning fails; what the offscreen screen cannot do is none."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("systemTrayWindowChanged", "This plugin does not support"))


@pytest.fixture
def own_login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is started at login is this test's own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture(autouse=True)
def own_windows(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """Each test has its own window settings, and leaves no window behind."""
    QCoreApplication.setApplicationName("Lab Connector")
    QCoreApplication.setOrganizationName("Lab Connector")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "window-settings"))
    qapp.setQuitOnLastWindowClosed(False)
    use_theme(qapp)
    before = set(qapp.topLevelWidgets())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [window for window in qapp.topLevelWidgets() if window not in before and window.isVisible()]
    for window in left:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not left, f"windows left behind: {left}"


@pytest.fixture
def make_bridge(tmp_path: Path, qapp: QApplication) -> Iterator[MakeBridge]:
    """Makes a bridge over a data folder of the test: `make_bridge(filled(20))`. See `gui_kit.bridge_over`."""
    with ExitStack() as stack:

        def make(fill: Callable[[Store], None] = fill_nothing, **more: object) -> Bridge:
            made: AbstractContextManager[Bridge] = bridge_over(tmp_path, fill, **more)  # type: ignore[arg-type]
            return stack.enter_context(made)

        yield make


@pytest.fixture
def make_desktop(make_bridge: MakeBridge, qtbot: QtBot) -> Iterator[Callable[..., Desktop]]:
    """Makes a desktop, waits until the engine has said how things stand, and closes what it opened."""
    made: list[Desktop] = []

    def make(fill: Callable[[Store], None] = fill_nothing, **more: object) -> Desktop:
        desktop = Desktop(make_bridge(fill, **more))
        made.append(desktop)
        with qtbot.waitSignal(desktop.bridge.state_changed, timeout=30_000):
            desktop.bridge.wake()
        return desktop

    yield make
    for desktop in made:
        desktop.tray.hide()
        for window in desktop.windows():
            window.hide()
            window.deleteLater()
        desktop.tray.menu.deleteLater()
        desktop.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
