"""A lab's day through its windows: connect, answer, delete a mapping and be asked again, switch off and on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from knowledge_kit import choose, part, press
from pytestqt.qtbot import QtBot
from wizard_kit import Person, profile_of, sandbox

from labconnector.domain.case import CaseState
from labconnector.domain.listing import CaseLine, CaseQuery
from labconnector.domain.questions import QuestionKind
from labconnector.sandbox.server import Sandbox
from labconnector.talk.api import DeskApi
from labconnector.ui.cases.window import CaseListWindow
from labconnector.ui.desktop import Desktop
from labconnector.ui.knowledge.doctor_rules import DoctorRulesWindow
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.questions.choice_model import VALUE
from labconnector.ui.questions.material_section import MaterialSection
from labconnector.ui.questions.window import QuestionWindow
from labconnector.ui.settings.window import SettingsWindow
from labconnector.ui.wizard.window import WizardWindow

LONG = 60_000


class Day:
    """The lab at its windows."""

    def __init__(self, desktop: Desktop, qtbot: QtBot, folder: Path) -> None:
        self.desktop = desktop
        self.qtbot = qtbot
        self.cad = folder / "CAD-Data"

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=LONG)

    def connect(self) -> None:
        wizard = self.desktop.show_wizard()
        assert isinstance(wizard, WizardWindow)
        press(wizard, "Connect to MyiTero now")
        self.until(lambda: self.desktop.state.account is not None)
        wizard.close()

    def settled(self, order_id: str) -> CaseLine:
        """The case, once it is held or delivered."""
        found: list[CaseLine] = []
        query = CaseQuery(text=order_id, states=(CaseState.HELD, CaseState.DELIVERED))

        def is_settled() -> bool:
            if not found and self.desktop.bridge.quiet:
                self.desktop.bridge.ask(self.desktop, DeskApi.lines, query).then(lambda page: found.extend(page.lines))
            return bool(found)

        self.until(is_settled)
        return found[0]

    def answer(self, case_id: int) -> None:
        """Saves the best guesses; for materials the first of the list is taken."""
        window = self.desktop.show_question(case_id)
        assert isinstance(window, QuestionWindow)
        self.until(lambda: window.flow.page is not None and window.flow.page.case.id == case_id)
        for section in window.form.sections:
            if isinstance(section, MaterialSection) and section.materials is not None:
                section.materials.choose(str(section.materials.list.model().index(0, 0).data(VALUE)))
        press(window, "Save")
        self.until(lambda: window.flow.page is None or window.flow.page.case.id != case_id)

    def switch_import(self, on: bool) -> None:
        settings = self.desktop.show_settings("general")
        assert isinstance(settings, SettingsWindow)
        self.until(lambda: settings.wanted() is not None)
        (settings.general.enabled if on else settings.general.disabled).click()
        self.until(settings.save_button.isEnabled)
        settings.save_button.click()
        self.until(lambda: self.desktop.state.import_enabled is on)


def case_of(cloud: Sandbox, doctor_id: int) -> str:
    """This doctor sends a new case, perhaps after some others; its order id."""
    while (order := cloud.world.new_case().case.order).doctor_id != doctor_id:
        pass
    return order.order_id


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_whole_day(make_desktop: Callable[..., Desktop], qtbot: QtBot, tmp_path: Path) -> None:
    with sandbox(tmp_path, cases=1) as cloud, Person().at_the_browser():
        first = cloud.world.orders[0].case.order
        day = Day(make_desktop(profile=profile_of(cloud)), qtbot, tmp_path)
        day.connect()
        case = day.settled(first.order_id)
        assert case.unread
        assert QuestionKind.DOCTOR in case.asks
        day.answer(case.id)
        day.until(lambda: bool(list(day.cad.glob("*/*.dentalProject"))))
        known = case_of(cloud, first.doctor_id)
        day.desktop.check_now()
        assert QuestionKind.DOCTOR not in day.settled(known).asks, "a doctor that is known is not asked about"
        _a_deleted_mapping_is_asked_about_again(day, cloud, first.doctor_id)
        _nothing_comes_while_the_import_is_off(day, cloud)


def _a_deleted_mapping_is_asked_about_again(day: Day, cloud: Sandbox, doctor_id: int) -> None:
    window = day.desktop.show_doctor_rules()
    assert isinstance(window, DoctorRulesWindow)
    day.until(lambda: window.pane.model.rowCount() == 1)
    choose(window.pane, str(window.pane.model.index(0, 0).data()))
    press(window, "Delete…")
    press(part(window, Confirm), "Delete")
    day.until(lambda: window.pane.model.rowCount() == 0)
    again = case_of(cloud, doctor_id)
    day.desktop.check_now()
    assert QuestionKind.DOCTOR in day.settled(again).asks


def _nothing_comes_while_the_import_is_off(day: Day, cloud: Sandbox) -> None:
    assert isinstance(day.desktop.show_list(), CaseListWindow)
    day.switch_import(on=False)
    listed = len(cloud.traffic.calls("orders/lab"))
    new = cloud.world.new_case().case.order.order_id
    waiting = day.settled(cloud.world.orders[1].case.order.order_id)
    if waiting.state is CaseState.HELD:
        day.answer(waiting.id)  # what is here goes on
        day.until(lambda: day.desktop.state.counts.of(CaseState.DELIVERED) > 1)
    day.desktop.check_now()
    assert len(cloud.traffic.calls("orders/lab")) == listed
    day.switch_import(on=True)
    assert day.settled(new)
