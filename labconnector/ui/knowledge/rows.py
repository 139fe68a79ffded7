"""A small table of frozen records: searched, sorted, and brought up to date row by row.

Sorting and searching are done here and not by a proxy: a proxy calls Python for every comparison, which a lab with
some thousands of clients would feel.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from labconnector.ui.parts.matching import folded, matches, search_text, words_of
from labconnector.ui.parts.row_steps import become, tell_changed

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column. chars: how wide it begins, in average letters. order: what it is sorted by, else its text."""

    title: str
    text: Callable[[R], str]
    chars: int = 20
    order: Callable[[R], Any] | None = None

    def sort_key(self, row: R) -> Any:
        """What a row is sorted by in this column."""
        return self.order(row) if self.order else folded(self.text(row))


class RowsModel(QAbstractTableModel, Generic[R]):
    """Records, known by their key. `row(n)` is the record in line n as shown."""

    def __init__(self, columns: Sequence[Column[R]], key: Callable[[R], Hashable], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._all: dict[Hashable, R] = {}
        self._found_by: dict[Hashable, str] = {}
        self._sorted: list[Hashable] = []
        self._shown: list[Hashable] = []
        self._words: tuple[str, ...] = ()
        self._sort_column, self._descending = 0, False

    # --- what the windows use -----------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[R]) -> None:
        """What there is now; only what changed is drawn anew."""
        now = {self._key(row): row for row in rows}
        changed = {key for key, row in now.items() if self._all.get(key) != row}
        if not changed and len(now) == len(self._all):
            return
        before, self._all = self._all, now
        known = self._found_by
        self._found_by = {key: self._search_text(row) if key in changed else known[key] for key, row in now.items()}
        self._sort_all()
        self._take(before)
        tell_changed(self, [number for number, key in enumerate(self._shown) if key in changed])

    def search(self, typed: str) -> None:
        """Shows the rows that hold all the words."""
        self._words = words_of(typed)
        self._take(self._all)

    def row(self, number: int) -> R:
        """The record in a line."""
        return self._all[self._shown[number]]

    def key_of(self, row: R) -> Hashable:
        """What a record is known by."""
        return self._key(row)

    def line_of(self, key: Hashable) -> int:
        """The line of a record; -1 where it is not shown."""
        return self._shown.index(key) if key in self._shown else -1

    @property
    def total(self) -> int:
        """All records, whether shown or not."""
        return len(self._all)

    @property
    def sorted_by(self) -> tuple[int, bool]:
        """The column, and whether it descends."""
        return self._sort_column, self._descending

    # --- what Qt asks -------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Lines that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The columns' titles."""
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole and section < len(self.columns):
            return self.columns[section].title
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """A cell's text; a screen reader gets the column's title with it."""
        if not index.isValid() or role not in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return None
        column = self.columns[index.column()]
        text = column.text(self.row(index.row()))
        return f"{column.title}: {text}" if role == Role.AccessibleTextRole else text

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; equal ones by the first."""
        if 0 <= column < len(self.columns):
            self._sort_column, self._descending = column, order is Qt.SortOrder.DescendingOrder
            self._sort_all()
            self._take(self._all)

    # --- row by row ---------------------------------------------------------------------------------------------------

    def _search_text(self, row: R) -> str:
        return search_text(column.text(row) for column in self.columns)

    def _sort_all(self) -> None:
        """Sorted once for all the searches that follow."""
        column = self.columns[self._sort_column]
        self._sorted = sorted(self._all, key=lambda key: self.columns[0].sort_key(self._all[key]))
        if self._sort_column or self._descending:
            self._sorted.sort(key=lambda key: column.sort_key(self._all[key]), reverse=self._descending)

    def _take(self, before: dict[Hashable, R]) -> None:
        """Goes from what is shown to what is wanted. `before`: the records of the lines that go."""
        wanted = [key for key in self._sorted if matches(self._words, self._found_by[key])]
        now, self._all = self._all, {**before, **self._all}
        become(self, self._shown, wanted, lambda key: key)
        self._all = now
