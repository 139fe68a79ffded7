"""The list's commands: their words, keys and when they can be used. What they do is given by the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from labconnector.domain.case import CaseState
from labconnector.domain.listing import CaseLine, Counts
from labconnector.domain.status import Phase
from labconnector.talk.views import DeskState

Keys = QKeySequence.StandardKey
translate = QCoreApplication.translate


class Command(StrEnum):
    """Everything the list's menus offer."""

    OPEN = "open"
    ANSWER = "answer"
    MARK_READ = "mark-read"
    MARK_UNREAD = "mark-unread"
    DELIVER = "deliver"
    AGAIN = "again"
    FOLDER = "folder"
    COPY_ID = "copy-id"
    EXPORT_CHOSEN = "export-chosen"
    EXPORT_ALL = "export-all"
    PRINT = "print"
    CHOOSE_ALL = "choose-all"
    CHECK = "check"
    PAUSE = "pause"
    FIND = "find"
    QUESTIONS = "questions"
    PROBLEMS = "problems"
    SIGN_IN = "sign-in"
    SETTINGS = "settings"
    CLIENTS = "clients"
    DOCTORS = "doctors"
    MATERIALS = "materials"
    CATALOGUE = "catalogue"
    DIAGNOSTICS = "diagnostics"
    SEARCH = "search"
    CLEAR = "clear"
    CLOSE = "close"
    QUIT = "quit"


ON_CASES = (
    Command.OPEN,
    Command.ANSWER,
    Command.MARK_READ,
    Command.MARK_UNREAD,
    Command.DELIVER,
    Command.AGAIN,
    Command.FOLDER,
    Command.COPY_ID,
    Command.EXPORT_CHOSEN,
    Command.PRINT,
)
"""What is done with the chosen cases, in the order of their menus."""


@dataclass(frozen=True, slots=True)
class Words:
    """A command's text, what it does in a sentence, and its keys."""

    text: str
    tip: str = ""
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()


class Commands(QObject):
    """One action for each command, made once and shared by menus, toolbar and keys."""

    def __init__(self, window: QWidget, table: QWidget, do: Mapping[Command, Callable[[], object]]) -> None:
        super().__init__(window)
        self._actions: dict[Command, QAction] = {}
        for command, words in _words().items():
            action = QAction(words.text, self)
            action.setToolTip(words.tip or words.text.replace("&", ""))
            action.setShortcuts([QKeySequence(keys) for keys in words.keys])
            action.triggered.connect(lambda _on=False, what=do[command]: what())
            self._actions[command] = action
            is_tables = command in (Command.OPEN, Command.CHOOSE_ALL, Command.COPY_ID)
            if is_tables:  # Enter, Ctrl+A and Ctrl+C mean something else in the search field
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            (table if is_tables else window).addAction(action)

    def __getitem__(self, command: Command) -> QAction:
        return self._actions[command]

    def show_chosen(self, chosen: Sequence[CaseLine]) -> None:
        """Which commands the chosen cases allow."""
        any_has_scans = any(line.has_scans for line in chosen)
        usable = dict.fromkeys(ON_CASES, bool(chosen)) | {
            Command.ANSWER: any(line.asks for line in chosen),
            Command.MARK_READ: any(line.unread for line in chosen),
            Command.MARK_UNREAD: any(not line.unread for line in chosen),
            Command.DELIVER: any_has_scans,
            Command.FOLDER: len(chosen) == 1 and any_has_scans,
        }
        for command, is_usable in usable.items():
            self._actions[command].setEnabled(is_usable)

    def show_state(self, state: DeskState, counts: Counts) -> None:
        """Which commands the whole allows, and their counts."""
        is_signed_in = state.account is not None and state.signed_in
        works = is_signed_in and state.import_enabled
        is_paused = state.status.phase is Phase.PAUSED
        held, failed = counts.of(CaseState.HELD), counts.of(CaseState.FAILED)
        self._actions[Command.CHECK].setEnabled(works and not is_paused and state.status.phase is not Phase.SYNCING)
        pause = self._actions[Command.PAUSE]
        pause.setEnabled(works)
        pause.setText(translate("cases", "&Resume checking") if is_paused else translate("cases", "&Pause checking"))
        self._actions[Command.FIND].setEnabled(state.account is not None)
        sign_in = self._actions[Command.SIGN_IN]
        sign_in.setVisible(not is_signed_in and bool(state.data_folder.parts))
        sign_in.setText(
            translate("cases", "&Sign in to MyiTero…") if state.account else translate("cases", "&Connect to MyiTero…")
        )
        questions, problems = self._actions[Command.QUESTIONS], self._actions[Command.PROBLEMS]
        questions.setText(
            translate("cases", "Answer &questions ({count})").format(count=held)
            if held
            else translate("cases", "Answer &questions")
        )
        questions.setEnabled(held > 0)
        problems.setText(
            translate("cases", "Pr&oblems ({count})").format(count=failed)
            if failed
            else translate("cases", "Pr&oblems")
        )


def _words() -> dict[Command, Words]:
    return _of_cases() | _of_the_whole() | _of_knowledge() | _of_the_window()


def _of_cases() -> dict[Command, Words]:
    return {
        Command.OPEN: Words(
            translate("cases", "&Open"), translate("cases", "Shows all of the case"), ("Return", "Enter")
        ),
        Command.ANSWER: Words(
            translate("cases", "&Answer…"), translate("cases", "Answers what the case asks"), ("Ctrl+Return",)
        ),
        Command.MARK_READ: Words(translate("cases", "Mark as &read"), "", ("Ctrl+R",)),
        Command.MARK_UNREAD: Words(translate("cases", "Mark as &unread"), "", ("Ctrl+U",)),
        Command.DELIVER: Words(
            translate("cases", "&Deliver to the CAD folder"),
            translate("cases", "Delivers now, once more or in spite of a failure. Nothing is overwritten."),
            ("Ctrl+D",),
        ),
        Command.AGAIN: Words(
            translate("cases", "Down&load again"),
            translate("cases", "Fetches the files from Align once more"),
            ("Ctrl+Shift+D",),
        ),
        Command.FOLDER: Words(translate("cases", "Show in &folder"), "", ("Ctrl+Shift+F",)),
        Command.COPY_ID: Words(translate("cases", "&Copy order ID"), "", (Keys.Copy,)),
        Command.EXPORT_CHOSEN: Words(
            translate("cases", "&Export the chosen cases…"), translate("cases", "Writes a CSV file"), ("Ctrl+E",)
        ),
        Command.PRINT: Words(translate("cases", "&Print prescription…"), "", (Keys.Print,)),
    }


def _of_the_whole() -> dict[Command, Words]:
    return {
        Command.CHECK: Words(translate("cases", "Check for &new cases"), "", ("F5",)),
        Command.PAUSE: Words(translate("cases", "&Pause checking")),
        Command.FIND: Words(
            translate("cases", "&Find by order ID…"),
            translate("cases", "Looks an order up at Align"),
            ("Ctrl+Shift+O",),
        ),
        Command.QUESTIONS: Words(
            translate("cases", "Answer &questions"),
            translate("cases", "Goes through all cases that wait for an answer"),
            ("F8",),
        ),
        Command.PROBLEMS: Words(
            translate("cases", "Pr&oblems"),
            translate("cases", "What does not go on by itself, and what to do"),
            ("Ctrl+Shift+P",),
        ),
        Command.SIGN_IN: Words(translate("cases", "&Connect to MyiTero…")),
    }


def _of_knowledge() -> dict[Command, Words]:
    return {
        Command.SETTINGS: Words(translate("cases", "&Settings…"), "", (Keys.Preferences, "Ctrl+,")),
        Command.CLIENTS: Words(translate("cases", "&Clients…")),
        Command.DOCTORS: Words(translate("cases", "Which doctor is which c&lient…")),
        Command.MATERIALS: Words(translate("cases", "What ordered &materials are made of…")),
        Command.CATALOGUE: Words(translate("cases", "CAD &materials and methods…")),
        Command.DIAGNOSTICS: Words(translate("cases", "&Diagnostics…")),
    }


def _of_the_window() -> dict[Command, Words]:
    return {
        Command.SEARCH: Words(translate("cases", "&Search"), "", (Keys.Find,)),
        Command.CLEAR: Words(
            translate("cases", "&Clear filters"), translate("cases", "Shows all cases again"), ("Ctrl+Shift+C",)
        ),
        Command.CHOOSE_ALL: Words(translate("cases", "Choose &all"), "", (Keys.SelectAll,)),
        Command.EXPORT_ALL: Words(
            translate("cases", "Export all cases &found…"), translate("cases", "Writes a CSV file"), ("Ctrl+Shift+E",)
        ),
        Command.CLOSE: Words(translate("cases", "Close &window"), "", (Keys.Close,)),
        Command.QUIT: Words(translate("cases", "&Quit Lab Connector"), "", (Keys.Quit,)),
    }
