"""What a file holds, before any of it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from labconnector.domain.client_file import SkippedLine
from labconnector.domain.errors import ConnectorError
from labconnector.ui.knowledge.check_rows import CheckRows
from labconnector.ui.knowledge.rows import Column, RowsModel
from labconnector.ui.knowledge.sheet import Sheet
from labconnector.ui.knowledge.table import TablePane, some
from labconnector.ui.knowledge.view import RowsView
from labconnector.ui.parts.labels import plain
from labconnector.ui.theme import SPACE
from labconnector.ui.words import said

R = TypeVar("R")


class ImportDialog(Sheet):
    """Ticked rows are taken: taken(tuple of rows). Left-out lines stand below with the reason."""

    taken = Signal(object)

    def __init__(
        self, parent: QWidget, title: str, model: CheckRows[R], rows: Sequence[R], skipped: Sequence[SkippedLine] = ()
    ) -> None:
        super().__init__(parent, title, "", self._send)
        self.model = model
        self._skipped = tuple(skipped)
        self.pane = TablePane(model, title, self)
        why = self.tr("Everything in it is here already.")
        if self._skipped:
            why = self.tr("Everything in it is here already or cannot be used. The reasons stand below.")
        self.pane.say_empty(self.tr("Nothing new in this file"), why)
        self.pane.act(self.tr("Tick"), lambda: self._tick(True), some)
        self.pane.act(self.tr("Untick"), lambda: self._tick(False), some)
        self.pane.stretch()
        self._build()
        model.ticked_changed.connect(self._count)
        self.pane.show_rows(rows)
        self._count()

    def _build(self) -> None:
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.pane)
        if self._skipped:
            parts.addWidget(self._left_out())
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 1)
        self.body.addWidget(parts, 1)
        self.size_in_letters(124, 34)

    def _left_out(self) -> QWidget:
        columns: tuple[Column[SkippedLine], ...] = (
            Column(self.tr("Line"), lambda line: str(line.number), 8, lambda line: line.number),
            Column(self.tr("Name"), lambda line: line.name, 24),
            Column(self.tr("Why it is left out"), lambda line: said(line.reason), 48),
        )
        box = QWidget()
        model = RowsModel(columns, lambda line: line.number, box)
        model.set_rows(self._skipped)
        view = RowsView(model, self.tr("Lines that are left out"))
        label = plain(self._left_out_words())
        label.setBuddy(view)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, SPACE, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(label)
        layout.addWidget(view, 1)
        return box

    def _left_out_words(self) -> str:
        doubles = sum(line.duplicate for line in self._skipped)
        if not doubles:
            return self.tr("Left out: %n line(s).", "", len(self._skipped))
        text = self.tr("Left out: %n line(s). Here already: {doubles}.", "", len(self._skipped))
        return text.format(doubles=doubles)

    def not_taken(self, error: ConnectorError) -> None:
        """It could not be kept; what was ticked stays."""
        self.waiting.end()
        self.pane.setEnabled(True)
        self._count()
        self.bar.show_error(error, self._send)

    def _send(self) -> None:
        self.bar.clear()
        self.pane.setEnabled(False)
        self.yes_button.setEnabled(False)
        self.waiting.begin(self.tr("Importing…"))
        self.taken.emit(self.model.ticked)

    def _tick(self, on: bool) -> None:
        lines = sorted({index.row() for index in self.pane.view.selectionModel().selectedRows()})
        self.model.tick(lines, on)

    def _count(self) -> None:
        count = len(self.model.ticked)
        self.yes_button.setText(self.tr("Import %n", "", count))
        self.yes_button.setEnabled(count > 0)
