"""The wizard's window over a real engine and a sandbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from wizard_kit import Person, profile_of, sandbox

from labconnector.sandbox.server import Sandbox
from labconnector.talk.views import Hint
from labconnector.ui.desktop import Desktop
from labconnector.ui.wizard.pages.cad import CadFolder
from labconnector.ui.wizard.pages.first_sync import Done
from labconnector.ui.wizard.steps import Step
from labconnector.ui.wizard.window import WizardWindow

MakeDesktop = Callable[..., Desktop]
LONG_MS = 30_000


@pytest.fixture(autouse=True)
def own_login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is started at login is this test's own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def align(tmp_path: Path) -> Iterator[Sandbox]:
    with sandbox(tmp_path) as running:
        yield running


def wizard_of(desktop: Desktop) -> WizardWindow:
    window = desktop.show_wizard()
    assert isinstance(window, WizardWindow)
    return window


def press(qtbot: QtBot, window: WizardWindow, text: str) -> None:
    """Presses the button of the present page."""
    buttons = {one.text(): one for one in window.page.findChildren(QPushButton) if one.isVisible()}
    assert buttons[text].isEnabled(), text
    qtbot.mouseClick(buttons[text], Qt.MouseButton.LeftButton)


def wait_for(qtbot: QtBot, window: WizardWindow, step: Step) -> None:
    def reached() -> None:
        assert window.wizard.step is step, (window.wizard.step, window.wizard.failure)

    qtbot.waitUntil(reached, timeout=LONG_MS)


def test_from_welcome_to_the_first_cases(
    make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot, tmp_path: Path
) -> None:
    hint = Hint(align.url, "lab@sandbox.test", "sandbox")
    desktop = make_desktop(profile=profile_of(align), hint=hint)
    window = wizard_of(desktop)
    with Person().at_the_browser():
        press(qtbot, window, "Connect to MyiTero now")
        wait_for(qtbot, window, Step.CAD_FOLDER)
    page = window.page
    assert isinstance(page, CadFolder)
    assert page.form.choice().folder == tmp_path / "CAD-Data"
    with qtbot.waitSignal(page.form.tested, check_params_cb=bool, timeout=LONG_MS):
        pass
    press(qtbot, window, "Next")
    wait_for(qtbot, window, Step.START_AT_LOGIN)
    press(qtbot, window, "Next")
    wait_for(qtbot, window, Step.DONE)
    done = window.page
    assert isinstance(done, Done)
    assert done.values["total"].text() == "3"
    press(qtbot, window, "Close")
