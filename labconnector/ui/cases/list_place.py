"""The place of the list: the table, or why it is empty."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from labconnector.talk.views import DeskState
from labconnector.ui.cases.empties import Empty, said_of, why_empty
from labconnector.ui.parts.empty_state import EmptyState


class ListPlace(QStackedWidget):
    """pressed(Empty): the button of what is said in the list's place."""

    pressed = Signal(object)

    def __init__(self, table: QWidget) -> None:
        super().__init__()
        self.empty = EmptyState()
        self.why: Empty | None = None
        self._table = table
        self.addWidget(table)
        self.addWidget(self.empty)
        self.empty.pressed.connect(lambda: self.pressed.emit(self.why))

    def show_table(self) -> None:
        """There are cases."""
        self.why = None
        self.setCurrentWidget(self._table)

    def show_empty(self, state: DeskState, is_reading: bool, narrows: bool) -> None:
        """There are none; says why, and what to do."""
        self.why = why_empty(state, is_reading, narrows)
        said = said_of(self.why, state)
        self.empty.say(said.title, said.text, said.button)
        self.setCurrentWidget(self.empty)
