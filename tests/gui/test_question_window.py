"""The window that asks which client and which material, over a real engine that delivers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import held_kit
import store_kit
from held_kit import GOLD, TEETH_UP, ZIRCONIA
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from labconnector.domain.case import CaseState, Prep
from labconnector.domain.mapping import Client, MaterialKey
from labconnector.domain.questions import Answer, QuestionKind
from labconnector.store import Store
from labconnector.system.settings import CadSettings, DeliverSettings, Settings
from labconnector.talk.api import DeskApi
from labconnector.talk.views import CaseView, DoctorRuleView, MaterialRuleView
from labconnector.ui.desktop import Desktop
from labconnector.ui.parts.client_fields import ClientFields
from labconnector.ui.questions.confirm_section import ConfirmSection
from labconnector.ui.questions.doctor_section import DoctorSection
from labconnector.ui.questions.material_section import MaterialSection
from labconnector.ui.questions.section import Section
from labconnector.ui.questions.window import QuestionWindow

MakeDesktop = Callable[..., Desktop]
S = TypeVar("S", bound=Section)
R = TypeVar("R")


def opened(desktop: Desktop, qtbot: QtBot, case_id: int) -> QuestionWindow:
    """The window with the questions of a case."""
    window = desktop.show_question(case_id)
    assert isinstance(window, QuestionWindow)
    shows(window, qtbot, case_id)
    return window


def shows(window: QuestionWindow, qtbot: QtBot, case_id: int) -> None:
    """Waits until a case's questions are shown, and laid out."""

    def is_shown() -> bool:
        page = window.flow.page
        return page is not None and page.case.id == case_id and all(one.isVisible() for one in window.form.sections)

    qtbot.waitUntil(is_shown, timeout=30_000)


def is_done(window: QuestionWindow, qtbot: QtBot) -> None:
    """Waits until nothing is left to answer."""
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.empty, timeout=30_000)


def section(window: QuestionWindow, kind: type[S], place: int = 0) -> S:
    """A section of the page."""
    return [one for one in window.form.sections if isinstance(one, kind)][place]


def choose(window: QuestionWindow, material: str, place: int = 0) -> MaterialSection:
    """Chooses a CAD material."""
    found = section(window, MaterialSection, place)
    assert found.materials is not None
    found.materials.choose(material)
    return found


def asked(desktop: Desktop, qtbot: QtBot, request: Callable[..., R], *values: object) -> R:
    """What the engine answers."""
    got: list[R] = []
    desktop.bridge.ask(desktop, request, *values).then(got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=30_000)
    return got[0]


def comes_to(desktop: Desktop, qtbot: QtBot, case_id: int, state: CaseState) -> CaseView:
    """Waits until a case is in this state."""
    views: list[CaseView] = []

    def is_there() -> bool:
        desktop.bridge.ask(desktop, DeskApi.case, case_id).then(views.append)
        return bool(views) and views[-1].case.state is state

    qtbot.waitUntil(is_there, timeout=30_000)
    return views[-1]


def test_one_save_answers_doctor_and_material_and_the_case_is_delivered(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(held_kit.one_case(tmp_path))
    (case_id,) = held_kit.wait_for_held(desktop.bridge, qtbot, 1)
    window = opened(desktop, qtbot, case_id)
    fields = section(window, DoctorSection).fields
    assert fields.typed() == ClientFields("Dr. Ada Sample", "LIC-901")
    fields.lines["email"].setText("ada@example.test")
    fields.lines["cement_gap"].setText("0,05")
    choose(window, "WAX")
    window.save.click()
    is_done(window, qtbot)
    view = comes_to(desktop, qtbot, case_id, CaseState.DELIVERED)
    assert view.teeth[0].made is not None
    assert (view.teeth[0].made.cad_material.id, view.teeth[0].made.method.id) == ("WAX", "mill-wax-cast")
    (client,) = asked(desktop, qtbot, DeskApi.clients)
    assert client == Client(client.id, "Dr. Ada Sample", "LIC-901", "ada@example.test", 0.05)
    rules: tuple[DoctorRuleView, ...] = asked(desktop, qtbot, DeskApi.doctor_rules)
    assert [rule.client_name for rule in rules] == ["Dr. Ada Sample"]


def test_what_is_missing_is_said_and_nothing_is_saved(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(held_kit.several(tmp_path, (held_kit.order("1001"), (GOLD, ZIRCONIA))))
    (case_id,) = held_kit.wait_for_held(desktop.bridge, qtbot, 1)
    window = opened(desktop, qtbot, case_id)
    doctor = section(window, DoctorSection)
    name, remark = doctor.fields.lines["name"], doctor.fields.remarks["name"]
    name.clear()
    choose(window, "WAX")
    window.save.click()
    assert [one.fault.isVisible() for one in window.form.sections] == [False, False, True]
    assert remark.isVisible()
    assert name.hasFocus()
    assert asked(desktop, qtbot, DeskApi.clients) == ()
    QTest.keyClicks(name, "Sample & Partners")
    assert not remark.isVisible()


def test_the_client_of_the_same_licence_number_is_chosen_and_enter_saves(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def fill(store: Store) -> None:
        store.add_client("Ada Sample")
        store.add_client("Hill Dental", "LIC-901")
        held_kit.fetch(store, tmp_path, held_kit.order("1001"), ())

    desktop = make_desktop(fill)
    (case_id,) = held_kit.wait_for_held(desktop.bridge, qtbot, 1)
    window = opened(desktop, qtbot, case_id)
    clients = section(window, DoctorSection).clients
    assert clients.value == "2"
    qtbot.waitUntil(clients.list.isVisible, timeout=30_000)
    QTest.keyClick(clients.list, Qt.Key.Key_Return)
    is_done(window, qtbot)
    assert comes_to(desktop, qtbot, case_id, CaseState.DELIVERED).case.client_name == "Hill Dental"


def test_clients_are_found_by_any_word_of_theirs(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    def fill(store: Store) -> None:
        for number in range(12):
            store.add_client(f"Client {number:02}", f"N-{number}")
        held_kit.fetch(store, tmp_path, held_kit.order("1001"))

    desktop = make_desktop(fill)
    window = opened(desktop, qtbot, held_kit.wait_for_held(desktop.bridge, qtbot, 1)[0])
    doctor = section(window, DoctorSection)
    assert doctor.new.isChecked()
    doctor.existing.click()
    QTest.keyClicks(doctor.clients.search, "n-7 client")
    QTest.keyClick(doctor.clients.search, Qt.Key.Key_Down)
    assert doctor.clients.value == "8"
    doctor.clients.search.setText("nobody")
    assert doctor.clients.value == ""


def test_a_rule_without_a_method_asks_for_the_method_only(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def fill(store: Store) -> None:
        store.set_material_rule(MaterialKey("7", "Gold"), "AU", "")
        held_kit.fetch(store, tmp_path, held_kit.order("1001"))

    desktop = make_desktop(fill)
    window = opened(desktop, qtbot, held_kit.wait_for_held(desktop.bridge, qtbot, 1)[0])
    material = section(window, MaterialSection)
    assert material.materials is None
    material.methods.setCurrentIndex(material.methods.findData("print-cast"))
    window.save.click()
    is_done(window, qtbot)
    rules: tuple[MaterialRuleView, ...] = asked(desktop, qtbot, DeskApi.material_rules)
    assert [(rule.rule.cad_material_id, rule.rule.method_id) for rule in rules] == [("AU", "print-cast")]


def test_a_method_chosen_by_hand_stays_with_another_material(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(held_kit.one_case(tmp_path))
    window = opened(desktop, qtbot, held_kit.wait_for_held(desktop.bridge, qtbot, 1)[0])
    material = choose(window, "WAX")
    assert material.methods.currentData() == "mill-wax-cast"
    choose(window, "ZI")
    assert material.methods.currentData() == "mill-5"
    material.methods.setFocus()
    QTest.keyClick(material.methods, Qt.Key.Key_Down)
    chosen = material.methods.currentData()
    choose(window, "WAX")
    assert material.methods.currentData() == chosen != "mill-wax-cast"


def test_a_doubt_is_left_while_the_rest_is_answered(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(
        lambda store: held_kit.void(held_kit.fetch(store, tmp_path, held_kit.order("1001"), (GOLD,), TEETH_UP))
    )
    (case_id,) = held_kit.wait_for_held(desktop.bridge, qtbot, 1)
    window = opened(desktop, qtbot, case_id)
    choose(window, "WAX")
    window.save.click()
    doubt = section(window, ConfirmSection)
    assert doubt.fault.isVisible()
    doubt.leave.click()
    window.save.click()
    shows(window, qtbot, case_id)
    qtbot.waitUntil(lambda: len(window.form.sections) == 1, timeout=30_000)
    section(window, ConfirmSection).deliver.click()
    window.save.click()
    is_done(window, qtbot)
    comes_to(desktop, qtbot, case_id, CaseState.DELIVERED)


def test_by_hand_the_button_delivers(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    def fill(store: Store) -> None:
        client = store.add_client("Hill Dental", "LIC-901")
        held_kit.fetch(store, tmp_path, held_kit.order("1001"), ())
        store.set_doctor_rule(held_kit.DOCTOR, client.id)

    settings = Settings(
        account=store_kit.ACCOUNT,
        cad=CadSettings(folder=tmp_path / "CAD-Data"),
        deliver=DeliverSettings(by="none"),
    )
    desktop = make_desktop(fill, settings=settings)
    (case_id,) = held_kit.wait_for_held(desktop.bridge, qtbot, 1)
    window = opened(desktop, qtbot, case_id)
    assert "Deliver" in window.save.text()
    assert not section(window, ConfirmSection).deliver.isVisible()
    window.save.click()
    comes_to(desktop, qtbot, case_id, CaseState.DELIVERED)


def test_a_remembered_answer_answers_the_others_of_the_same_doctor(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    same = [(held_kit.order(str(number)), ()) for number in (1001, 1002, 1003)]
    other = (held_kit.order("1004", 902, "Dr. Ben Else"), ())
    desktop = make_desktop(held_kit.several(tmp_path, *same, other))
    held = held_kit.wait_for_held(desktop.bridge, qtbot, 4)
    window = opened(desktop, qtbot, held[0])
    qtbot.waitUntil(lambda: "4" in window.waiting.text(), timeout=30_000)
    window.save.click()
    shows(window, qtbot, held[3])
    assert window.message.text.startswith("2 ")
    qtbot.waitUntil(lambda: "1" in window.waiting.text(), timeout=30_000)


def test_an_answer_for_this_case_only_answers_no_other(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    same = [(held_kit.order(str(number)), ()) for number in (1001, 1002)]
    desktop = make_desktop(held_kit.several(tmp_path, *same))
    held = held_kit.wait_for_held(desktop.bridge, qtbot, 2)
    window = opened(desktop, qtbot, held[0])
    section(window, DoctorSection).remember.setChecked(False)
    window.save.click()
    shows(window, qtbot, held[1])
    assert window.message.text == ""
    assert asked(desktop, qtbot, DeskApi.doctor_rules) == ()


def test_skipped_cases_are_passed_over_and_can_be_looked_at_again(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    cases = [(held_kit.order(str(1000 + one), 900 + one, f"Dr. Number {one}"), ()) for one in (1, 2, 3)]
    desktop = make_desktop(held_kit.several(tmp_path, *cases))
    first, second, third = held_kit.wait_for_held(desktop.bridge, qtbot, 3)
    window = opened(desktop, qtbot, first)
    window.skip.click()
    shows(window, qtbot, second)
    section(window, DoctorSection).new.click()
    window.save.click()
    shows(window, qtbot, third)
    window.skip.click()
    is_done(window, qtbot)
    qtbot.waitUntil(lambda: window.empty.accessibleName().startswith("2 "), timeout=30_000)
    window.empty.pressed.emit()
    shows(window, qtbot, first)


# --- somebody else is quicker -----------------------------------------------------------------------------------------


def answer_doctor(desktop: Desktop, case_id: int, owner: QObject) -> None:
    """Somebody answers in another place who the doctor is, for good."""
    answer = Answer(QuestionKind.DOCTOR, "901", "new", new_client="Hill Dental")
    desktop.bridge.ask(owner, DeskApi.answer, case_id, (answer,))


def test_an_answer_given_elsewhere_is_said_and_the_next_case_is_shown(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    other = (held_kit.order("1002", 902, "Dr. Ben Else"), ())
    desktop = make_desktop(held_kit.several(tmp_path, (held_kit.order("1001"), ()), other))
    first, second = held_kit.wait_for_held(desktop.bridge, qtbot, 2)
    window = opened(desktop, qtbot, first)
    answer_doctor(desktop, first, desktop)
    shows(window, qtbot, second)
    assert "1001" in window.message.text


def test_of_two_questions_for_one_doctor_the_second_goes_and_what_is_left_is_asked(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    both = [(held_kit.order("1001"), ()), (held_kit.order("1002"), (GOLD,))]
    desktop = make_desktop(held_kit.several(tmp_path, *both))
    first, second = held_kit.wait_for_held(desktop.bridge, qtbot, 2)
    window = opened(desktop, qtbot, second)
    chosen = choose(window, "AU")
    answer_doctor(desktop, first, desktop)
    qtbot.waitUntil(lambda: len(window.form.sections) == 1, timeout=30_000)
    assert window.form.sections == [chosen]
    assert chosen.given().answer is not None
    assert window.message.text != ""
    qtbot.waitUntil(window.save.isEnabled, timeout=30_000)
    window.save.click()
    comes_to(desktop, qtbot, second, CaseState.DELIVERED)


def test_answers_to_questions_that_are_gone_are_not_saved(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    """The case is revised by another program just before Save: nothing has told the window."""
    desktop = make_desktop(held_kit.one_case(tmp_path))
    (case_id,) = held_kit.wait_for_held(desktop.bridge, qtbot, 1)
    window = opened(desktop, qtbot, case_id)
    choose(window, "WAX")
    with store_kit.opened(tmp_path / "data") as store:
        revised = held_kit.order("1001", status="Ready for Download")
        store.journal(store_kit.ACCOUNT, [revised], store_kit.AT)
        assert not store.case_by_id(case_id).questions
    window.save.click()
    is_done(window, qtbot)
    assert "1001" in window.message.text
    assert asked(desktop, qtbot, DeskApi.clients) == ()
    assert asked(desktop, qtbot, DeskApi.material_rules) == ()


def test_a_client_that_is_gone_is_said_and_the_list_is_read_anew(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def fill(store: Store) -> None:
        store.add_client("Hill Dental", "LIC-901")
        held_kit.fetch(store, tmp_path, held_kit.order("1001"), ())

    desktop = make_desktop(fill)
    (case_id,) = held_kit.wait_for_held(desktop.bridge, qtbot, 1)
    window = opened(desktop, qtbot, case_id)
    with store_kit.opened(tmp_path / "data") as store:
        store.delete_client(1)
    window.save.click()
    qtbot.waitUntil(lambda: window.message.text != "" and window.save.isEnabled(), timeout=30_000)
    qtbot.waitUntil(lambda: section(window, DoctorSection).new.isChecked(), timeout=30_000)
    window.save.click()
    is_done(window, qtbot)


def test_what_was_typed_stays_while_clients_change(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(held_kit.one_case(tmp_path))
    window = opened(desktop, qtbot, held_kit.wait_for_held(desktop.bridge, qtbot, 1)[0])
    before = section(window, DoctorSection)
    before.fields.lines["name"].setText("Sample & Partners")
    before.remember.setChecked(False)
    asked(desktop, qtbot, DeskApi.save_client, Client(0, "Far Away Dental"))
    asked(desktop, qtbot, DeskApi.mark_read, (1,), False)
    qtbot.waitUntil(lambda: section(window, DoctorSection) is not before, timeout=30_000)
    after = section(window, DoctorSection)
    assert (after.fields.typed().name, after.remember.isChecked()) == ("Sample & Partners", False)


def test_a_case_that_is_gone_is_said_and_the_next_is_shown(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(held_kit.one_case(tmp_path))
    (case_id,) = held_kit.wait_for_held(desktop.bridge, qtbot, 1)
    window = desktop.show_question(4711)
    assert isinstance(window, QuestionWindow)
    shows(window, qtbot, case_id)
    assert "not in the list" in window.message.text


def test_a_window_closed_while_it_saves_loses_nothing(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(held_kit.one_case(tmp_path))
    (case_id,) = held_kit.wait_for_held(desktop.bridge, qtbot, 1)
    window = opened(desktop, qtbot, case_id)
    choose(window, "WAX")
    window.save.click()
    window.close()
    qtbot.waitUntil(lambda: not desktop.windows(), timeout=30_000)
    comes_to(desktop, qtbot, case_id, CaseState.DELIVERED)


def test_more_narrows_an_answer_and_what_is_left_is_asked(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    preps = (Prep(8, 2, "Crown"), Prep(9, 7, "Veneer"))
    desktop = make_desktop(held_kit.several(tmp_path, (held_kit.order("1001", preps=preps), (ZIRCONIA, ZIRCONIA))))
    (case_id,) = held_kit.wait_for_held(desktop.bridge, qtbot, 1)
    window = opened(desktop, qtbot, case_id)
    doctor, material = section(window, DoctorSection), choose(window, "ZI")
    for one in (doctor, material):
        assert not one.more.body.isVisible()
        one.more.button.click()
        assert one.more.body.isVisible()
    doctor.only_practice.setChecked(True)
    assert [material.units.itemData(row) for row in range(material.units.count())] == [0, 2, 7]
    material.units.setCurrentIndex(1)
    material.only_doctor.setChecked(True)
    window.save.click()
    left: list[str] = []

    def veneers_are_left() -> bool:
        view: CaseView = asked(desktop, qtbot, DeskApi.case, case_id)
        left[:] = [question.key for question in view.case.questions]
        return left == ["Zirconia: Lab Preference (Veneer)"]

    qtbot.waitUntil(veneers_are_left, timeout=30_000)
    (rule,) = asked(desktop, qtbot, DeskApi.material_rules)
    assert rule.rule.key == MaterialKey("9", "Zirconia: Lab Preference", 2, 901)
    (known,) = asked(desktop, qtbot, DeskApi.doctor_rules)
    assert known.rule.practice_id == held_kit.order("1001").company_id
    window.close()
    window = opened(desktop, qtbot, case_id)
    assert choose(window, "ZIHT").ask.question.key == left[0]
    window.save.click()
    is_done(window, qtbot)
    view = comes_to(desktop, qtbot, case_id, CaseState.DELIVERED)
    assert [one.made.why for one in view.teeth if one.made] == [
        "answered for this case, before rule 1 (this doctor, this unit type) and rule 2",
        "answered for this case, before rule 2",
    ]


def test_folded_options_are_reached_by_keyboard(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(held_kit.one_case(tmp_path))
    window = opened(desktop, qtbot, held_kit.wait_for_held(desktop.bridge, qtbot, 1)[0])
    more = section(window, DoctorSection).more
    more.button.setFocus()
    QTest.keyClick(more.button, Qt.Key.Key_Space)
    assert more.body.isVisible()
    assert more.button.accessibleName()
