"""Asks for one row of a table."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from labconnector.domain.errors import ConnectorError
from labconnector.ui.knowledge.rows import RowsModel
from labconnector.ui.knowledge.sheet import Sheet
from labconnector.ui.knowledge.table import TablePane
from labconnector.ui.parts.labels import plain

R = TypeVar("R")


class PickDialog(Sheet, Generic[R]):
    """picked(row): the user chose a row. The dialog stays until `accept`, so that a failure loses nothing."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, title: str, text: str, model: RowsModel[R], yes: str) -> None:
        """yes: what the button is called."""
        super().__init__(parent, title, yes, self._pick)
        self.pane = TablePane(model, title, self, several_rows=False)
        self.pane.view.doubleClicked.connect(self._pick)
        self.pane.selected.connect(self._allow)
        self.body.addWidget(plain(text))
        self.body.addWidget(self.pane, 1)
        self.size_in_letters(84, 28)
        self.pane.search.setFocus()
        self._working = False
        self._allow()

    def show_rows(self, rows: Sequence[R], chosen: Hashable = None) -> None:
        """The rows to choose from; `chosen` is the key of the one to begin with. May come again with others."""
        before = self.pane.chosen
        self.pane.show_rows(rows)
        if chosen is not None:
            self.pane.choose(chosen)
        elif before and self.pane.model.line_of(self.pane.model.key_of(before[0])) < 0:
            self.pane.view.clearSelection()  # never the neighbour in its stead
            self.bar.show_info(self.tr("What you chose is not there any more. Choose again."))

    def not_kept(self, error: ConnectorError) -> None:
        """The choice could not be kept."""
        self._working = False
        self.waiting.end()
        self.pane.setEnabled(True)
        self._allow()
        self.bar.show_error(error, self._pick)

    def result_of(self, row: R) -> object:
        """What `picked` tells; the row, where a subclass asks for no more."""
        return row

    def _pick(self) -> None:
        if not self.pane.chosen or self._working:
            return
        self.bar.clear()
        self._working = True
        self.waiting.begin(self.tr("Saving…"))
        self.pane.setEnabled(False)
        self._allow()
        self.picked.emit(self.result_of(self.pane.chosen[0]))

    def _allow(self) -> None:
        self.yes_button.setEnabled(bool(self.pane.chosen) and not self._working)
