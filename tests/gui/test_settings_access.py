"""Wizard and settings without a mouse and for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from gui_kit import filled
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from labconnector.domain.errors import ProfileError
from labconnector.talk.views import DeskState
from labconnector.ui.desktop import Desktop
from labconnector.ui.parts.busy import Busy
from labconnector.ui.settings.unpair import UnpairDialog
from labconnector.ui.settings.unsaved import UnsavedDialog
from labconnector.ui.settings.window import SettingsWindow
from labconnector.ui.wizard.failures import Retry, failure_of
from labconnector.ui.wizard.steps import Step
from labconnector.ui.wizard.window import WizardWindow

MakeDesktop = Callable[..., Desktop]
_TALKING = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QProgressBar, QSpinBox)


def nameless(window: QWidget) -> Iterator[str]:
    """Controls that say nothing of what they are for."""
    buddies = {id(label.buddy()) for label in window.findChildren(QLabel) if label.buddy() and label.text()}
    for control in window.findChildren(QWidget):
        if not isinstance(control, _TALKING) or is_part(control):
            continue
        text = control.text() if isinstance(control, QAbstractButton) else ""
        if not (text or control.accessibleName() or control.toolTip() or id(control) in buddies):
            yield f"{type(control).__name__} in {type(control.parent()).__name__}"


def is_part(control: QWidget) -> bool:
    """Whether it belongs to a control that Qt made it for, e.g. a combo box's list; `Busy` names its bar later."""
    above = control.parentWidget()
    while above is not None and not isinstance(above, QComboBox | QLineEdit | QSpinBox | Busy):
        above = above.parentWidget()
    return above is not None or control.objectName().startswith("qt_")


def test_every_control_of_the_settings_has_a_name(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = make_desktop(filled()).show_settings()
    assert isinstance(window, SettingsWindow)
    qtbot.waitUntil(lambda: window.wanted() is not None, timeout=30_000)
    assert list(nameless(window)) == []


@pytest.mark.parametrize("step", list(Step))
def test_every_control_of_the_wizard_has_a_name(make_desktop: MakeDesktop, qtbot: QtBot, step: Step) -> None:
    window = make_desktop().show_wizard()
    assert isinstance(window, WizardWindow)
    window.wizard.failure = failure_of(ProfileError("The profile 'production' lacks: client_id."), Retry.SIGN_IN)
    window.wizard.step = step
    window.draw()
    assert list(nameless(window)) == []
    assert window.page.heading.text() or step is Step.FAILED
    primary = window.page.primary
    assert step in (Step.SIGNING_IN, Step.CONNECTING) or (primary is not None and primary.isDefault())


def test_the_dialogs_have_names_and_a_harmless_default(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    unpair = UnpairDialog(owner, DeskState().myitero_url or "Sample & Co", lambda: None)
    unsaved = UnsavedDialog(owner, lambda: None, lambda: None)
    assert list(nameless(unpair)) == list(nameless(unsaved)) == []
    assert not unpair.agree.isDefault()
    assert not unpair.agree.isEnabled()
    assert unsaved.save.isDefault()


def test_the_whole_of_the_settings_is_reached_with_the_tab_key(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = make_desktop(filled()).show_settings("connection")
    assert isinstance(window, SettingsWindow)
    qtbot.waitUntil(lambda: window.connection.profile() is not None, timeout=30_000)
    reached: list[QWidget] = [window.list]
    while (following := reached[-1].nextInFocusChain()) is not None and following not in reached:
        reached.append(following)
    lines = [widget for widget in reached if widget in window.connection.lines.values()]
    assert lines == list(window.connection.lines.values())
