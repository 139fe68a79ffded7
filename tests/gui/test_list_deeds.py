"""What is done with chosen cases from the list, and what is said about it."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from gui_kit import ACCOUNT, filled
from list_kit import MakeDesktop, of_every_kind, open_list, with_scans
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QMenu
from pytestqt.qtbot import QtBot
from wizard_kit import Person

from labconnector.domain.case import CaseState
from labconnector.domain.status import Phase, SyncStatus
from labconnector.talk.events import ProgressTold
from labconnector.talk.views import DeskState, Hint
from labconnector.ui.cases.columns import Column
from labconnector.ui.cases.command_words import Command
from labconnector.ui.cases.window import CaseListWindow
from labconnector.ui.parts.confirm import Confirm

ADD = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def window(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> CaseListWindow:
    return open_list(make_desktop(of_every_kind(tmp_path)), qtbot, 8)


def choose(window: CaseListWindow, qtbot: QtBot, *order_ids: str) -> None:
    """Chooses cases by their orders, and waits until the commands know."""
    window.table.clearSelection()
    for row in range(window.model.rowCount()):
        if window.model.line(row).order_id in order_ids:
            window.table.selectionModel().select(window.model.index(row, 0), ADD)
    assert {line.order_id for line in window.table.chosen()} == set(order_ids)
    qtbot.waitUntil(lambda: not window._chosen_soon.isActive(), timeout=30_000)


def confirm(window: CaseListWindow, qtbot: QtBot) -> None:
    """Says yes to the question that is open."""
    dialog = window.findChildren(Confirm)[-1]
    buttons = dialog.findChildren(QDialogButtonBox)[0].buttons()
    box = dialog.findChildren(QDialogButtonBox)[0]
    next(one for one in buttons if box.buttonRole(one) is QDialogButtonBox.ButtonRole.AcceptRole).click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def noted(window: CaseListWindow, name: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Which windows the desktop was asked for; they have tests of their own."""
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(window._desktop, name, lambda *given: calls.append(given))
    return calls


def test_enter_and_a_double_click_open_the_case(
    window: CaseListWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = noted(window, "show_case", monkeypatch)
    choose(window, qtbot, "2003")
    case_id = window.table.chosen()[0].id
    window.commands[Command.OPEN].trigger()
    row = window.model.ids().index(case_id)
    at = window.table.visualRect(window.model.index(row, Column.PATIENT)).center()
    port = window.table.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert opened == [(case_id,), (case_id,)]


def test_many_windows_are_asked_about_first(
    window: CaseListWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = noted(window, "show_case", monkeypatch)
    window.table.selectAll()
    qtbot.waitUntil(lambda: not window._chosen_soon.isActive(), timeout=30_000)
    window.commands[Command.OPEN].trigger()
    assert not opened
    confirm(window, qtbot)
    assert len(opened) == 8


def test_a_question_is_one_step_away(window: CaseListWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = noted(window, "show_question", monkeypatch)
    choose(window, qtbot, "2001")
    assert not window.commands[Command.ANSWER].isEnabled()
    choose(window, qtbot, "2001", "2003")
    window.commands[Command.ANSWER].trigger()
    assert asked == [(next(line.id for line in window.table.chosen() if line.asks),)]
    assert window.commands[Command.QUESTIONS].text() == "Answer &questions (2)…"


def test_order_ids_are_copied_one_a_line(window: CaseListWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, "2003", "2001")
    window.commands[Command.COPY_ID].trigger()
    assert QGuiApplication.clipboard().text() == "2003\n2001"


def test_what_has_no_scans_is_left_out_of_a_delivery_and_said(window: CaseListWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, "2001")
    assert not window.commands[Command.DELIVER].isEnabled()
    choose(window, qtbot, "2001", "2005")
    window.commands[Command.DELIVER].trigger()
    row = [window.model.line(row).order_id for row in range(8)].index("2005")
    qtbot.waitUntil(lambda: window.model.line(row).state is not CaseState.DELIVERED, timeout=30_000)
    assert "1 case(s) left out" in window.message.text


def test_many_are_downloaded_again_after_a_question_only(window: CaseListWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, "2005", "2006")
    window.commands[Command.AGAIN].trigger()
    confirm(window, qtbot)
    row = [window.model.line(row).order_id for row in range(8)].index("2005")
    qtbot.waitUntil(lambda: window.model.line(row).state is not CaseState.DELIVERED, timeout=30_000)


@pytest.mark.parametrize(("command", "count"), [(Command.EXPORT_CHOSEN, 2), (Command.EXPORT_ALL, 8)])
def test_chosen_or_all_found_cases_are_exported(
    command: Command, count: int, window: CaseListWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(window, qtbot, "2001", "2004")
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    window.commands[command].trigger()
    dialog = window.findChildren(QFileDialog)[0]
    path = tmp_path / "list.csv"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: "list.csv" in window.message.text, timeout=30_000)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file, delimiter=_delimiter(path)))) == count + 1
    assert not window.busy.isVisible()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _delimiter(path: Path) -> str:
    return ";" if ";" in path.read_text(encoding="utf-8-sig").splitlines()[0] else ","


def test_a_csv_that_cannot_be_written_is_said_and_can_be_tried_again(
    window: CaseListWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.deeds.write_csv(window.feed.query, (), tmp_path / "gone" / "list.csv")
    qtbot.waitUntil(lambda: bool(window.message.text), timeout=30_000)
    assert not window.busy.isVisible()
    (tmp_path / "gone").mkdir()
    window.message._again.click()
    qtbot.waitUntil(lambda: (tmp_path / "gone" / "list.csv").exists(), timeout=30_000)
    qtbot.waitUntil(lambda: "list.csv" in window.message.text, timeout=30_000)


def test_all_cases_are_chosen_also_those_not_loaded(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = open_list(make_desktop(filled(450)), qtbot, 100)
    window.commands[Command.CHOOSE_ALL].trigger()
    qtbot.waitUntil(lambda: len(window.table.chosen()) == 450, timeout=30_000)
    qtbot.waitUntil(lambda: "450" in window.status_line._chosen.text(), timeout=30_000)


def test_the_menu_of_chosen_cases(window: CaseListWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, "2004")
    rect = window.table.visualRect(window.model.index(4, Column.PATIENT))
    window.table.customContextMenuRequested.emit(rect.center())
    menu = window.findChildren(QMenu)[-1]
    assert [action.text() for action in menu.actions()][:2] == ["&Open", "&Answer…"]
    menu.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# --- pictures -------------------------------------------------------------------------------------------------------


def test_pictures_come_for_rows_in_sight_two_at_a_time(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_list(make_desktop(with_scans(tmp_path, 30)), qtbot, 30)
    most: list[int] = []
    window.thumbnails.come.connect(lambda _case: most.append(window.thumbnails.under_way))
    seen = window.table.seen_rows()
    assert len(seen) < 30
    qtbot.waitUntil(
        lambda: all(window.thumbnails.picture(window.model.line(row)) is not None for row in seen), timeout=30_000
    )
    assert max(most) <= 2
    assert window.thumbnails.picture(window.model.line(29)) is None, "it is not in sight"
    window.grab()  # drawn without a warning


def test_pictures_of_rows_that_were_scrolled_away_are_not_waited_for(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_list(make_desktop(with_scans(tmp_path, 3)), qtbot, 3)
    lines = [window.model.line(row) for row in range(3)]
    window.thumbnails.want(lines, 1.0)
    window.thumbnails.want([], 1.0)
    assert window.thumbnails.under_way == 0
    window.thumbnails.want(lines[2:], 1.0)
    qtbot.waitUntil(lambda: window.thumbnails.picture(lines[2]) is not None, timeout=30_000)


# --- checks and downloads -------------------------------------------------------------------------------------------


def test_downloads_are_shown_with_their_progress(window: CaseListWindow) -> None:
    bridge, line = window._desktop.bridge, window.status_line
    bridge.progressed.emit(ProgressTold({"2001": (25, 100), "2002": (25, 100)}))
    assert line._bar.isVisible()
    assert line._bar.value() * 4 == line._bar.maximum()
    bridge.progressed.emit(ProgressTold({"2001": (25, None)}))
    assert line._bar.maximum() == 0, "nobody knows how much it is"
    bridge.progressed.emit(ProgressTold({}))
    assert not line._bar.isVisible()


def test_the_next_check_is_told_while_there_will_be_one(window: CaseListWindow) -> None:
    now = datetime.now(UTC)
    line, status = window.status_line, SyncStatus(Phase.IDLE, now, now, now + timedelta(seconds=290))
    line.show_state(DeskState(ACCOUNT, signed_in=True, status=status))
    assert line._next.text().startswith("Next: ")
    for silent in (
        DeskState(ACCOUNT, signed_in=True, import_enabled=False, status=status),
        DeskState(ACCOUNT, signed_in=False, status=status),
    ):
        line.show_state(silent)
        assert line._next.text() == ""


def test_who_checks_too_soon_is_told_when_align_is_asked_again(window: CaseListWindow, qtbot: QtBot) -> None:
    now = datetime.now(UTC)
    bridge = window._desktop.bridge
    before = SyncStatus(Phase.IDLE, now, now - timedelta(seconds=5), now + timedelta(seconds=290))
    bridge.state = DeskState(status=before)
    window.checking.check()
    done = SyncStatus(Phase.IDLE, now, datetime.now(UTC), now + timedelta(seconds=115))
    window.checking.show_state(DeskState(status=SyncStatus(Phase.SYNCING, now, before.last_success)))
    assert not window.message.text
    window.checking.show_state(DeskState(status=done))
    assert "asked a moment ago" in window.message.text
    window.message.clear()
    window.checking.show_state(DeskState(status=done))
    assert not window.message.text, "said once"
    assert "Last check" in window.commands[Command.CHECK].toolTip()


def test_commands_follow_the_state(window: CaseListWindow, qtbot: QtBot) -> None:
    state = window._desktop.bridge.state
    assert state.account is not None
    assert window.commands[Command.SIGN_IN].isVisible()
    assert "Sign in" in window.commands[Command.SIGN_IN].text()
    works = DeskState(state.account, signed_in=True, data_folder=state.data_folder, counts=state.counts)
    window._state_changed(works)
    assert window.commands[Command.CHECK].isEnabled()
    assert not window.commands[Command.SIGN_IN].isVisible()
    paused = DeskState(state.account, True, data_folder=state.data_folder, status=SyncStatus(Phase.PAUSED))
    window._state_changed(paused)
    assert not window.commands[Command.CHECK].isEnabled()
    assert window.commands[Command.PAUSE].text() == "&Resume checking"


def test_the_demo_leads_to_its_sandbox(window: CaseListWindow) -> None:
    command = window.commands[Command.SANDBOX]
    assert not command.isVisible(), "a lab has none"
    person = Person(signs_in=False)
    window._desktop.bridge.state = DeskState(hint=Hint("http://127.0.0.1:1/", "lab@sandbox.test", "sandbox"))
    window._state_changed(window._desktop.bridge.state)
    assert command.isVisible()
    with person.at_the_browser():
        command.trigger()
    assert person.addresses == ["http://127.0.0.1:1/"]


def test_prescriptions_of_chosen_cases_are_printed(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_list(make_desktop(with_scans(tmp_path, 2)), qtbot, 2)
    sheets: list[str] = []
    monkeypatch.setattr("labconnector.ui.printing.print_sheets", lambda _parent, html, _failed: sheets.append(html))
    choose(window, qtbot, "1001", "1002")
    window.commands[Command.PRINT].trigger()
    qtbot.waitUntil(lambda: bool(sheets), timeout=30_000)
    assert "1001" in sheets[0]
    assert "1002" in sheets[0]
    assert not window.busy.isVisible()
