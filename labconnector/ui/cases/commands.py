"""The list's commands: their words, keys and when they can be used. What they do is given by the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from labconnector.domain.case import CaseState
from labconnector.domain.listing import CaseLine, Counts
from labconnector.domain.status import Phase
from labconnector.talk.views import DeskState
from labconnector.ui.cases.command_words import Command, words
from labconnector.ui.words import count_text

translate = QCoreApplication.translate


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


class Commands(QObject):
    """One action for each command, made once and shared by menus, toolbar and keys."""

    def __init__(self, window: QWidget, table: QWidget, do: Mapping[Command, Callable[[], object]]) -> None:
        super().__init__(window)
        self._actions: dict[Command, QAction] = {}
        for command, word in words().items():
            action = QAction(word.text, self)
            action.setToolTip(word.tip or word.text.replace("&", ""))
            action.setShortcuts([QKeySequence(keys) for keys in word.keys])
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
        self._actions[Command.SANDBOX].setVisible(state.hint is not None)
        questions, problems = self._actions[Command.QUESTIONS], self._actions[Command.PROBLEMS]
        questions.setText(
            translate("cases", "Answer &questions ({count})…").format(count=count_text(held))
            if held
            else translate("cases", "Answer &questions…")
        )
        questions.setEnabled(held > 0)
        problems.setText(
            translate("cases", "Pr&oblems ({count})").format(count=count_text(failed))
            if failed
            else translate("cases", "Pr&oblems")
        )
