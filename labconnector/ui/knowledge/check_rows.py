"""Rows with a box to tick: what is taken out of a file."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from labconnector.ui.knowledge.rows import Column, Index, Role, RowsModel

R = TypeVar("R")


class CheckRows(RowsModel[R]):
    """All rows are ticked at the beginning. ticked_changed: after any tick."""

    ticked_changed = Signal()

    def __init__(self, columns: Sequence[Column[R]], key: Callable[[R], Hashable], parent: QObject) -> None:
        super().__init__(columns, key, parent)
        self._unticked: set[Hashable] = set()

    @property
    def ticked(self) -> tuple[R, ...]:
        """The rows that are ticked, also those that a search hides."""
        return tuple(row for key, row in self._all.items() if key not in self._unticked)

    def tick(self, lines: Sequence[int], on: bool) -> None:
        """Ticks these lines, or unticks them."""
        keys = {self._shown[line] for line in lines}
        self._unticked = self._unticked - keys if on else self._unticked | keys
        for line in lines:
            self.dataChanged.emit(self.index(line, 0), self.index(line, 0))
        self.ticked_changed.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        box = Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | box

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The tick of the first column, and all that every table has."""
        if role == Role.CheckStateRole and index.column() == 0:
            ticked = self._shown[index.row()] not in self._unticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Takes a tick."""
        if role != Role.CheckStateRole:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True
