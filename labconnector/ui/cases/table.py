"""The table: which rows are seen and chosen, and that both stay while rows come and go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from labconnector.domain.listing import CaseLine
from labconnector.ui.cases.columns import SPECS, Column
from labconnector.ui.cases.model import CaseModel
from labconnector.ui.parts.soon import Soon

PICTURE = 40
"""Height and width of a thumbnail, in pixels of a screen at 100 %."""
_AHEAD = 80
"""So many rows before the last one the next page is asked for, so that who scrolls does not wait."""
_PUSHED = 200
"""So many cases may come before a chosen one between two reads; it is not let go of."""
_SELECT = QItemSelectionModel.SelectionFlag


class CaseTable(QTableView):
    """A table of cases, whole rows at a time. seen_changed: other rows may be seen. ahead: rows run out soon."""

    seen_changed = Signal()
    ahead = Signal()

    def __init__(self, model: CaseModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cases = model
        self._chosen: list[int] = []
        self._current: tuple[int, int] | None = None
        self._anchor: tuple[list[int], int] | None = None
        self.setModel(model)
        self._set_up_rows()
        self._set_up_columns()
        self._soon = Soon(self, 0, self._tell)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._soon.start())
        model.updating.connect(self._before)
        model.swapping.connect(self._note_chosen)
        model.swapped.connect(self._choose_again)
        model.updated.connect(self._after)

    # --- what is seen and chosen ------------------------------------------------------------------------------------

    def seen_rows(self) -> range:
        """The rows in sight."""
        count, height = self._cases.rowCount(), self.rowHeight(0) or 1
        if not count:
            return range(0)
        top = self.verticalScrollBar().value()
        return range(min(top // height, count - 1), min((top + self.viewport().height()) // height + 1, count))

    def chosen(self) -> list[CaseLine]:
        """The chosen cases, in the list's order."""
        return [self._cases.line(row) for row in self._chosen_rows()]

    def depth(self) -> int:
        """How many rows are of use: a little below the seen ones, and the chosen ones though others come before."""
        chosen = self._chosen_rows()
        return max(self.seen_rows().stop + _AHEAD, chosen[-1] + _PUSHED if chosen else 0)

    def draw_picture(self, case_id: int) -> None:
        """A thumbnail has come: draws its cell again, where it is in sight."""
        for row in self.seen_rows():
            if self._cases.line(row).id == case_id:
                self.update(self._cases.index(row, Column.THUMBNAIL))

    def to_top(self) -> None:
        """Shows the first rows."""
        self._anchor = None
        self.verticalScrollBar().setValue(0)

    def _chosen_rows(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    # --- rows come and go ---------------------------------------------------------------------------------------------

    def _before(self) -> None:
        """Notes which rows are seen, so that the first of them that stays can be put back where it is."""
        top, height = self.verticalScrollBar().value(), self.rowHeight(0) or 1
        is_at_top = top == 0
        self._anchor = None if is_at_top else ([self._cases.line(row).id for row in self.seen_rows()], top % height)

    def _after(self) -> None:
        if self._anchor is not None:
            self._scroll_to(*self._anchor)
        self._anchor = None
        self._soon.start()

    def _scroll_to(self, seen: Sequence[int], offset: int) -> None:
        rows = {one: row for row, one in enumerate(self._cases.ids())}
        for place, one in enumerate(seen):
            if one in rows:
                self.executeDelayedItemsLayout()
                self.updateGeometries()
                self.verticalScrollBar().setValue(max(0, rows[one] - place) * self.rowHeight(0) + offset)
                return

    def _note_chosen(self) -> None:
        current = self.currentIndex()
        self._chosen = [line.id for line in self.chosen()]
        self._current = (self._cases.line(current.row()).id, current.column()) if current.isValid() else None

    def _choose_again(self) -> None:
        """Rows that were taken out and put in again have lost their choice; they get it back by their ids."""
        rows = {one: row for row, one in enumerate(self._cases.ids())}
        chosen, last = QItemSelection(), len(Column) - 1
        for one in self._chosen:
            if one in rows:
                chosen.select(self._cases.index(rows[one], 0), self._cases.index(rows[one], last))
        selection = self.selectionModel()
        selection.select(chosen, _SELECT.ClearAndSelect)
        if self._current and self._current[0] in rows:
            index = self._cases.index(rows[self._current[0]], self._current[1])
            selection.setCurrentIndex(index, _SELECT.NoUpdate)

    def _tell(self) -> None:
        self.seen_changed.emit()
        if self.seen_rows().stop > self._cases.rowCount() - _AHEAD:
            self.ahead.emit()

    # --- how it is built ----------------------------------------------------------------------------------------------

    def _set_up_rows(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(PICTURE, PICTURE))
        self.setAccessibleName(self.tr("Cases"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self._size_rows()

    def _size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(PICTURE + 6, self.fontMetrics().height() + 12))

    def _set_up_columns(self) -> None:
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        metrics = QFontMetrics(head.font())
        for column, spec in SPECS.items():
            head.resizeSection(column, spec.width * metrics.averageCharWidth())
            head.setSectionHidden(column, spec.hidden)

    def changeEvent(self, event: QEvent) -> None:
        """The system's font may be another while we run."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._size_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More rows may be seen."""
        super().resizeEvent(event)
        self._soon.start()

    def current_place(self) -> QPoint:
        """Where a menu for the chosen rows opens when no pointer says so."""
        index: QModelIndex = self.currentIndex()
        return self.viewport().mapToGlobal(self.visualRect(index).center())
