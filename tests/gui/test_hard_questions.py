"""Two questions of one doctor answered at the same time: nothing is doubled, and what was asked for is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from held_kit import GOLD, order, several, wait_for_held
from pytestqt.qtbot import QtBot

from labconnector.domain.mapping import NEW_CLIENT, Client
from labconnector.domain.questions import Answer
from labconnector.talk.api import DeskApi
from labconnector.talk.views import CaseView
from labconnector.ui.desktop import Desktop
from labconnector.ui.questions.answers import DoctorAsk, page_of
from labconnector.ui.questions.doctor_section import DoctorSection
from labconnector.ui.questions.saving import Saving
from labconnector.ui.questions.window import QuestionWindow

MakeDesktop = Callable[..., Desktop]
LONG = 30_000


def two_of_one_doctor(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> tuple[Desktop, list[int]]:
    desktop = make_desktop(several(tmp_path, (order("1001"), (GOLD,)), (order("1002"), (GOLD,))))
    return desktop, wait_for_held(desktop.bridge, qtbot, 2)


def test_two_windows_that_save_a_new_client_for_one_doctor_make_one(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop, ids = two_of_one_doctor(make_desktop, qtbot, tmp_path)
    views: list[CaseView] = []
    for case_id in ids:
        desktop.bridge.ask(desktop, DeskApi.case, case_id).then(views.append)
    catalogues: list[object] = []
    desktop.bridge.ask(desktop, DeskApi.catalogue).then(catalogues.append)
    qtbot.waitUntil(lambda: len(views) == 2 and bool(catalogues), timeout=LONG)
    done: list[int] = []
    refused: list[object] = []
    for view in views:
        page = page_of(view, (), catalogues[0])  # type: ignore[arg-type]
        doctor = next(ask for ask in page.asks if isinstance(ask, DoctorAsk)).question
        answer = Answer(doctor.kind, doctor.key, NEW_CLIENT, remember=True)
        saving = Saving(desktop.bridge, page, (answer,), desktop)
        saving.done.connect(done.append)
        saving.refused.connect(lambda error, _made: refused.append(error))
        saving.start(Client(0, "Dr. Ada Sample", "LIC-901"))
    qtbot.waitUntil(lambda: len(done) + len(refused) == 2, timeout=LONG)
    clients: list[tuple[Client, ...]] = []
    desktop.bridge.ask(desktop, DeskApi.clients).then(clients.append)
    qtbot.waitUntil(lambda: bool(clients), timeout=LONG)
    assert len(clients[0]) == 1
    assert len(done) == 1
    assert refused == [None], "the second is asked anew: it was answered already"


def test_a_notification_clicked_while_an_answer_is_being_saved_shows_its_case(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(
        several(
            tmp_path,
            (order("1001"), (GOLD,)),
            (order("1002", 902, "Dr. Ben Muster"), (GOLD,)),
            (order("1003", 903, "Dr. Cleo Beispiel"), (GOLD,)),
        )
    )
    first, _second, third = wait_for_held(desktop.bridge, qtbot, 3)
    window = desktop.show_question(first)
    assert isinstance(window, QuestionWindow)
    qtbot.waitUntil(lambda: window.flow.page is not None, timeout=LONG)
    assert window.flow.page is not None
    doctor = next(ask for ask in window.flow.page.asks if isinstance(ask, DoctorAsk)).question
    answer = Answer(doctor.kind, doctor.key, NEW_CLIENT, remember=True)
    window.flow.save((answer,), Client(0, "Dr. Ada Sample", "LIC-901"))
    assert desktop.show_question(third) is window
    qtbot.waitUntil(lambda: window.flow.page is not None and window.flow.page.case.id == third, timeout=LONG)
    assert window.form.isEnabled()


def test_what_was_typed_is_still_there_after_another_case_was_looked_at(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(several(tmp_path, (order("1001"), (GOLD,)), (order("1002", 902, "Dr. Ben Muster"), (GOLD,))))
    first, second = wait_for_held(desktop.bridge, qtbot, 2)
    window = desktop.show_question(first)
    assert isinstance(window, QuestionWindow)

    def wait_for_page(case_id: int) -> DoctorSection:
        qtbot.waitUntil(lambda: window.flow.page is not None and window.flow.page.case.id == case_id, timeout=LONG)
        section = window.form.sections[0]
        assert isinstance(section, DoctorSection)
        return section

    typed = wait_for_page(first)
    typed.fields.show_client(Client(0, "Half-typed pra", "LIC-901"))
    typed.remember.setChecked(False)
    desktop.show_question(second)
    other = wait_for_page(second)
    assert other.fields.typed().name == "Dr. Ben Muster"
    assert other.isVisible()
    assert not typed.isVisible()
    desktop.show_question(first)
    back = wait_for_page(first)
    assert (back.fields.typed().name, back.remember.isChecked()) == ("Half-typed pra", False)
    assert back.isVisible()
    assert not other.isVisible()


def test_a_case_that_was_left_while_it_was_loading_is_never_shown(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop, (first, second) = two_of_one_doctor(make_desktop, qtbot, tmp_path)
    window = desktop.show_question(first)
    assert isinstance(window, QuestionWindow)
    shown: list[tuple[int, bool]] = []
    window.flow.page_shown.connect(lambda page, again: shown.append((page.case.id, again)))
    desktop.show_question(second)
    qtbot.waitUntil(lambda: bool(shown) and desktop.bridge.quiet, timeout=LONG)
    assert {case_id for case_id, _again in shown} == {second}
    assert shown[0] == (second, False)
