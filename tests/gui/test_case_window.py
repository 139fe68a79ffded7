"""The case view over a real engine: what it shows, what it does, what happens while it is open."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import store_kit
from case_kit import LONG_S, MakeDesktop, failed, fetched, listed, opened, revised, waiting
from gui_kit import filled
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from labconnector.domain.case import CaseState, Problem
from labconnector.domain.questions import BY_HAND, Question, QuestionKind
from labconnector.store import Store
from labconnector.talk.api import DeskApi
from labconnector.talk.events import CasesTold, ProgressTold
from labconnector.ui.case.letters import Letter
from labconnector.ui.case.window import CaseWindow
from labconnector.ui.desktop import Desktop
from labconnector.ui.parts.confirm import Confirm


def state_of(window: CaseWindow) -> CaseState:
    assert window.view is not None
    return window.view.case.state


@pytest.fixture
def addresses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system is asked to open, which it does not."""
    seen: list[str] = []

    def open_url(url: QUrl) -> bool:
        seen.append(bytes(url.toEncoded().data()).decode())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return seen


# --- what it shows --------------------------------------------------------------------------------------------------


def test_a_case_is_shown_and_marked_read(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(filled(3)), qtbot)
    assert window.header.fact("doctor") == "Dr. Ada Sample"
    assert "Example, Bela" in window.windowTitle()
    qtbot.waitUntil(lambda: window.view is not None and not window.view.case.unread, timeout=LONG_S)
    assert window.prescription.table.rows_model.rows[0].cells[0].text == "11"


def test_several_cases_may_be_open(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(filled(3))
    one, other = opened(desktop, qtbot, 1), opened(desktop, qtbot, 2)
    assert one is not other
    assert one.header.fact("order") != other.header.fact("order")
    assert desktop.show_case(1) is one


def test_a_fetched_case_shows_files_and_notes(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(make_desktop(fetched(tmp_path)), qtbot)
    checks = {row.cells[1].text: row.cells[5].text for row in window.files.table.rows_model.rows}
    assert checks["Upper jaw"].startswith("✓")
    assert "teeth up" in window.files.findings
    assert "Light contacts." in window.prescription.notes
    assert window.prescription.chart.works.keys() == {3, 4, 5, 8, 30}  # 8 is in the order list only


def test_overdue_and_rush_are_marked(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(listed(due=date(2026, 5, 5))), qtbot)
    assert window.view is not None
    window.header.show_view(window.view, date(2026, 5, 6))
    assert window.header.due_mark.text == "Overdue"
    window.header.show_view(window.view, date(2026, 5, 5))
    assert window.header.due_mark.text == "Rush"


def test_a_waiting_case_says_when_files_are_expected(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    expected = datetime(2026, 5, 14, 9, tzinfo=UTC)
    window = opened(make_desktop(waiting(expected, procedure_type="iCast")), qtbot)
    assert "expected" in window.notes.waiting.text
    assert "2026" in window.notes.waiting.text or "26" in window.notes.waiting.text
    act = window.actions_
    assert not act.deliver.isEnabled()
    assert not act.orthocad.isEnabled()
    assert "iCast" in act.orthocad.toolTip()
    assert "iCast" in act.orthocad.text()


# --- questions and problems -----------------------------------------------------------------------------------------


def test_a_question_is_answered_from_the_case(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []
    monkeypatch.setattr(Desktop, "show_question", lambda _self, case_id: shown.append(case_id))
    questions = (store_kit.DOCTOR_QUESTION, store_kit.GOLD_QUESTION)
    window = opened(make_desktop(fetched(tmp_path, questions=questions)), qtbot)
    assert "Which client is Dr. Ada Sample?" in window.notes.question.text
    assert "1 of 2" in window.notes.question.text
    assert not window.actions_.deliver.isEnabled()
    QTest.mouseClick(window.notes.question.button, Qt.MouseButton.LeftButton)
    assert shown == [1]


def test_a_case_that_waits_for_the_word_is_delivered_by_it(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    by_hand = Question(QuestionKind.CONFIRM, BY_HAND, "This case is delivered when you say so.")
    window = opened(make_desktop(fetched(tmp_path, questions=(by_hand,))), qtbot)
    QTest.mouseClick(window.notes.question.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: BY_HAND not in window.notes.question.text and _asks(window) != [BY_HAND], timeout=LONG_S)


def _asks(window: CaseWindow) -> list[str]:
    assert window.view is not None
    return [question.key for question in window.view.case.questions]


def test_a_failed_case_says_why_and_tries_again(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    problem = Problem("disk-full", "The disk is full", "No room on C:.", "Free some space.", 1, None)
    window = opened(make_desktop(failed(problem)), qtbot)
    bar = window.notes.problem
    assert "The disk is full. No room on C:." in bar.text
    assert "Free some space." in bar.text
    QTest.mouseClick(bar.second, Qt.MouseButton.LeftButton)
    assert "[disk-full]" in QGuiApplication.clipboard().text()
    QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state_of(window) is not CaseState.FAILED, timeout=LONG_S)
    assert window.notes.problem.isHidden()


# --- while it is open -----------------------------------------------------------------------------------------------


def test_a_new_revision_is_told_and_compared(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(fetched(tmp_path))
    window = opened(desktop, qtbot)
    revised(tmp_path)
    desktop.bridge.ask(window, DeskApi.mark_read, [1], False)
    qtbot.waitUntil(lambda: not window.notes.news.isHidden(), timeout=LONG_S)
    assert "new revision" in window.notes.news.text
    assert window.header.revision.text == "Revision 2"
    QTest.mouseClick(window.notes.news.button, Qt.MouseButton.LeftButton)
    assert window.tabs.currentWidget() is window.revisions
    rows = {row.key: row for row in window.revisions.table.rows_model.rows}
    assert rows["status"].cells[1].text == "In Lab Review"
    assert rows["status"].cells[2].text == "Modeled"
    assert rows["status"].cells[1].differs
    assert rows["file/note.txt"].cells[1].text == "–"
    assert not rows["tooth/3"].cells[1].differs
    window.revisions.only_differences.setChecked(True)
    assert "tooth/3" not in {row.key for row in window.revisions.table.rows_model.rows}
    assert window.notes.news.isHidden()


def test_a_case_that_is_gone_says_so(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(listed())
    window = opened(desktop, qtbot)
    qtbot.waitUntil(lambda: window.view is not None and not window.view.case.unread, timeout=LONG_S)
    forget_case(tmp_path)
    desktop.bridge.cases_changed.emit(CasesTold(None, desktop.state.counts))
    qtbot.waitUntil(lambda: not window.notes.gone.isHidden(), timeout=LONG_S)
    act = window.actions_
    assert not any(one.isEnabled() for one in (act.deliver, act.download, act.folder, act.print_rx, act.unread))
    assert act.close.isEnabled()
    assert window.header.fact("doctor") == "Dr. Ada Sample"


def test_a_case_that_was_gone_before_is_no_empty_form(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = make_desktop(listed()).show_case(77)
    assert isinstance(window, CaseWindow)
    qtbot.waitUntil(lambda: "not in the list" in window.empty.accessibleName(), timeout=LONG_S)
    assert not window.tabs.isVisible()


def test_an_action_on_a_case_that_just_went_says_so(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(make_desktop(listed()), qtbot)
    qtbot.waitUntil(lambda: window.view is not None and not window.view.case.unread, timeout=LONG_S)
    forget_case(tmp_path)
    window.actions_.unread.trigger()
    qtbot.waitUntil(lambda: not window.notes.gone.isHidden(), timeout=LONG_S)


def forget_case(folder: Path) -> None:
    """No part of the program deletes cases; a restored copy of the case list does."""
    with sqlite3.connect(folder / "data" / "labconnector.db", timeout=10) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        for table in ("questions", "history", "answers", "revisions", "deliveries"):
            connection.execute(f"DELETE FROM {table} WHERE case_id = 1")
        connection.execute("DELETE FROM cases WHERE id = 1")
    connection.close()


def test_a_download_shows_its_progress_until_it_is_done(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(listed())
    window = opened(desktop, qtbot)
    desktop.bridge.progressed.emit(ProgressTold({"1001": (10, 100), "9": (1, None)}))
    assert not window.busy.isHidden()
    desktop.bridge.progressed.emit(ProgressTold({"9": (2, None)}))
    assert window.busy.isHidden()


def test_it_can_be_closed_at_any_time(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(fetched(tmp_path))
    desktop.show_case(1).close()  # before the case came
    qtbot.waitUntil(lambda: not desktop.windows(), timeout=LONG_S)
    window = opened(desktop, qtbot)
    window.tabs.setCurrentWidget(window.pictures)
    desktop.bridge.progressed.emit(ProgressTold({"1001": (10, 100)}))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desktop.windows(), timeout=LONG_S)
    answers: list[object] = []
    desktop.bridge.ask(desktop, DeskApi.state).then(answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=LONG_S)


# --- actions --------------------------------------------------------------------------------------------------------


def test_marked_unread_it_stays_so_while_open(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(listed()), qtbot)
    qtbot.waitUntil(lambda: window.view is not None and not window.view.case.unread, timeout=LONG_S)
    window.actions_.unread.trigger()
    qtbot.waitUntil(lambda: window.view is not None and window.view.case.unread, timeout=LONG_S)
    assert window.actions_.unread.text() == "Mark &read"
    with qtbot.waitSignal(window._bridge.cases_changed, timeout=LONG_S):
        window._bridge.ask(window, DeskApi.download_again, [1])
    qtbot.waitUntil(lambda: window._loading is None, timeout=LONG_S)
    assert window.view is not None
    assert window.view.case.unread


def test_the_order_id_is_copied(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(listed()), qtbot)
    window.actions_.copy.trigger()
    assert QGuiApplication.clipboard().text() == "1001"


def test_letters_name_the_order_and_never_the_patient(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path, addresses: list[str]
) -> None:
    window = opened(make_desktop(fetched(tmp_path)), qtbot)
    for letter in Letter:
        window.actions_.letters[letter].trigger()
    assert len(addresses) == len(Letter)
    for address in addresses:
        assert address.startswith("mailto:?subject=")
        assert "1001" in address
        assert "Example" not in address
        assert "Bela" not in address
    assert "14" in addresses[list(Letter).index(Letter.MISSING_SHADE)]  # FDI of a tooth without a shade


def test_the_folder_is_opened_only_if_it_is_there(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path, addresses: list[str]
) -> None:
    window = opened(make_desktop(fetched(tmp_path)), qtbot)
    window.actions_.folder.trigger()
    qtbot.waitUntil(lambda: bool(addresses), timeout=LONG_S)
    assert addresses[0].endswith("/package")
    (tmp_path / "package").rename(tmp_path / "elsewhere")
    window.actions_.folder.trigger()
    qtbot.waitUntil(lambda: "not there" in window.message.text, timeout=LONG_S)
    assert len(addresses) == 1


def test_what_cannot_be_opened_is_said(
    make_desktop: MakeDesktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    window = opened(make_desktop(listed()), qtbot)
    window.actions_.letters[Letter.OTHER].trigger()
    assert "could not be opened" in window.message.text
    assert "mailto" in window.message.text


def test_delivering_once_more_is_confirmed(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    def delivered(store: Store) -> None:
        fetched(tmp_path)(store)
        store_kit.place(store, store_kit.found(store))

    window = opened(make_desktop(delivered), qtbot)
    assert window.actions_.deliver.text() == "&Deliver again"
    window.actions_.deliver.trigger()
    (dialog,) = window.findChildren(Confirm)
    (agree,) = [one for one in dialog.findChildren(QPushButton) if one.text() == "Deliver again"]
    QTest.mouseClick(agree, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: "Delivery asked for" in [row.cells[2].text for row in window.history.table.rows_model.rows],
        timeout=LONG_S,
    )


def test_buttons_are_what_their_actions_are(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(listed()), qtbot)
    buttons = {one.text(): one for one in window.findChildren(QPushButton) if one.isVisible()}
    assert not buttons["&Deliver"].isEnabled()
    assert buttons["&Print Rx…"].isEnabled()
    assert all(one.text() or one.accessibleName() for one in window.findChildren(QPushButton) if one.isVisible())
