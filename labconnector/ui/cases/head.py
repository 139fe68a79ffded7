"""The table's head: sorts by a click, columns are moved, widened, hidden and come back as they were left."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from labconnector.domain.listing import SortBy
from labconnector.ui.cases.columns import BY_SORT, SPECS, Column, title
from labconnector.ui.cases.columns_kept import Arrangement, Place, as_kept, from_kept
from labconnector.ui.cases.table import CaseTable

_KEY = "list/columns"
_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
FIRST_SORT = (SortBy.RECEIVED, True)
"""Newest first, until somebody wants it otherwise."""


def kept_arrangement() -> Arrangement | None:
    """How the columns were left; None where there is nothing that can be read."""
    return from_kept(str(QSettings().value(_KEY, "")))


class Head(QObject):
    """sort_changed(): the list is to be sorted by `sort`, `descending`."""

    sort_changed = Signal()

    def __init__(self, table: CaseTable, kept: Arrangement | None) -> None:
        super().__init__(table)
        self._head = table.horizontalHeader()
        self._table = table
        self.sort, self.descending = (kept.sort, kept.descending) if kept else FIRST_SORT
        if kept:
            self._restore(kept)
        self._show_sort()
        self._head.sortIndicatorChanged.connect(self._clicked)
        self._head.customContextMenuRequested.connect(lambda at: self.open_menu(self._head.mapToGlobal(at)))

    # --- sorting ------------------------------------------------------------------------------------------------------

    def sort_by(self, sort: SortBy, descending: bool) -> None:
        """Sorts another way."""
        if (sort, descending) != (self.sort, self.descending):
            self.sort, self.descending = sort, descending
            self._show_sort()
            self.sort_changed.emit()

    def _clicked(self, section: int, order: Qt.SortOrder) -> None:
        sort = SPECS[Column(section)].sort if 0 <= section < len(SPECS) else None
        if sort is None:
            self._show_sort()  # this column has no order of its own
        else:
            self.sort_by(sort, order == _DESCENDING)

    def _show_sort(self) -> None:
        was = self._head.blockSignals(True)
        self._head.setSortIndicator(BY_SORT[self.sort], _DESCENDING if self.descending else _ASCENDING)
        self._head.blockSignals(was)
        self._head.viewport().update()

    # --- columns ------------------------------------------------------------------------------------------------------

    def _restore(self, kept: Arrangement) -> None:
        for visual, place in enumerate(kept.places):
            self._head.moveSection(self._head.visualIndex(place.column), visual)
            self._head.resizeSection(place.column, place.width)
            self._head.setSectionHidden(place.column, place.is_hidden)

    def save(self) -> None:
        """For the next start."""
        QSettings().setValue(_KEY, as_kept(Arrangement(tuple(self._places()), self.sort, self.descending)))

    def reset(self) -> None:
        """All columns as they were in the beginning."""
        average = self._head.fontMetrics().averageCharWidth()
        for column, spec in SPECS.items():
            self._head.moveSection(self._head.visualIndex(column), column)
            self._head.setSectionHidden(column, spec.hidden)
            self._head.resizeSection(column, spec.width * average)

    def _places(self) -> list[Place]:
        places = []
        for visual in range(self._head.count()):
            column = Column(self._head.logicalIndex(visual))
            is_hidden = self._head.isSectionHidden(column)
            if is_hidden:  # a hidden one has no width, but gets its own back
                self._head.setSectionHidden(column, False)
            places.append(Place(column, self._head.sectionSize(column), is_hidden))
            self._head.setSectionHidden(column, is_hidden)
        return places

    # --- menus --------------------------------------------------------------------------------------------------------

    def fill_columns(self, menu: QMenu) -> None:
        """A tick for each column; the last one that is left cannot be taken away."""
        menu.clear()
        shown = [column for column in Column if not self._head.isSectionHidden(column)]
        for column in Column:
            action = QAction(title(column), menu)
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(shown != [column])
            action.toggled.connect(lambda on, which=column: self._head.setSectionHidden(which, not on))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Columns as in the beginning"), self.reset)

    def fill_sort(self, menu: QMenu) -> None:
        """One entry for each order, for those who use no mouse."""
        menu.clear()
        columns, ways = QActionGroup(menu), QActionGroup(menu)
        for sort, column in BY_SORT.items():
            is_now = sort is self.sort
            self._choice(menu, columns, title(column), is_now, sort, self.descending)
        menu.addSeparator()
        self._choice(menu, ways, self.tr("Ascending"), not self.descending, self.sort, False)
        self._choice(menu, ways, self.tr("Descending"), self.descending, self.sort, True)

    def _choice(self, menu: QMenu, group: QActionGroup, text: str, is_now: bool, sort: SortBy, down: bool) -> None:
        action = QAction(text, group)
        action.setCheckable(True)
        action.setChecked(is_now)
        action.triggered.connect(lambda: self.sort_by(sort, down))
        menu.addAction(action)

    def open_menu(self, at: QPoint) -> None:
        """The columns and the sorting, at a place on the screen."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_columns(menu.addMenu(self.tr("Columns")))
        self.fill_sort(menu.addMenu(self.tr("Sort by")))
        menu.popup(at)
