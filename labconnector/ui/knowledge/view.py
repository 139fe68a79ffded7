"""The look of a small table: whole rows, calm lines, columns that share the room until somebody moves them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from labconnector.ui.knowledge.rows import RowsModel
from labconnector.ui.theme import SPACE


class RowsView(QTableView):
    """Shows a `RowsModel`; sorted by its first column at the beginning."""

    def __init__(self, model: RowsModel[Any], name: str, *, several_rows: bool = True) -> None:
        """name: what the rows are, for screen readers."""
        super().__init__()
        self._chars = [column.chars for column in model.columns]
        self._sharing = False
        self._moved = False
        self.setAccessibleName(name)
        self.setModel(model)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several_rows else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.sectionResized.connect(self._section_moved)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._fit_font()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns take their shares of the new width."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Rows and columns follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_font()

    def _fit_font(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + SPACE + SPACE // 2)
        self._share()

    def _share(self) -> None:
        if self._moved:
            return
        self._sharing = True
        for number, width in enumerate(self._widths(self.viewport().width())):
            self.setColumnWidth(number, width)
        self._sharing = False

    def _widths(self, room: int) -> list[int]:
        """By the columns' letters; where room is short, none is narrower than its title."""
        letter = self.fontMetrics().averageCharWidth()
        titles = [self.horizontalHeader().sectionSizeHint(number) for number in range(len(self._chars))]
        usual = [max(chars * letter, title) for chars, title in zip(self._chars, titles, strict=True)]
        free = room - sum(usual)
        parts = self._chars if free > 0 else [have - title for have, title in zip(usual, titles, strict=True)]
        share = max(free / max(sum(parts), 1), -1.0)
        widths = [int(have + share * part) for have, part in zip(usual, parts, strict=True)]
        widths[-1] += max(room - sum(widths), 0)
        return widths

    def _section_moved(self, _section: int, _old: int, _new: int) -> None:
        self._moved = self._moved or not self._sharing
