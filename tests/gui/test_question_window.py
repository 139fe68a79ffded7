"""The window that asks which client and which material, over a real engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import held_kit
from pytestqt.qtbot import QtBot

from labconnector.talk.api import DeskApi
from labconnector.ui.desktop import Desktop
from labconnector.ui.questions.doctor_section import DoctorSection
from labconnector.ui.questions.material_section import MaterialSection
from labconnector.ui.questions.window import QuestionWindow

MakeDesktop = Callable[..., Desktop]


def opened(desktop: Desktop, qtbot: QtBot, case_id: int) -> QuestionWindow:
    """The window with the questions of a case."""
    window = desktop.show_question(case_id)
    assert isinstance(window, QuestionWindow)
    qtbot.waitUntil(lambda: bool(window.form.sections), timeout=10_000)
    return window


def test_one_save_answers_doctor_and_material(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(held_kit.one_case(tmp_path))
    (case_id,) = held_kit.wait_for_held(desktop.bridge, qtbot, 1)
    window = opened(desktop, qtbot, case_id)
    doctor, material = window.form.sections
    assert isinstance(doctor, DoctorSection)
    assert isinstance(material, MaterialSection)
    assert doctor.fields.name.text() == "Dr. Ada Sample"
    assert doctor.fields.license.text() == "LIC-901"
    doctor.fields.gap.setText("0,05")
    assert material.materials is not None
    material.materials.choose("WAX")
    window.save.click()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.empty, timeout=10_000)
    rules: list[object] = []
    desktop.bridge.ask(desktop, DeskApi.doctor_rules).then(lambda found: rules.extend(found))
    desktop.bridge.ask(desktop, DeskApi.material_rules).then(lambda found: rules.extend(found))
    clients: list[object] = []
    desktop.bridge.ask(desktop, DeskApi.clients).then(lambda found: clients.extend(found))
    qtbot.waitUntil(lambda: len(rules) == 2 and len(clients) == 1, timeout=10_000)
