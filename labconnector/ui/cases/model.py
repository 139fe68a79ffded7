"""The rows of the list for Qt. What is loaded is told by `feed.py`; changes are row diffs, never resets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QPalette

from labconnector.domain.listing import CaseLine, SortBy
from labconnector.talk.views import ToothNumbers
from labconnector.ui.cases import texts
from labconnector.ui.cases.columns import BOLD, NAMELESS, SPECS, Column, title
from labconnector.ui.parts.row_diff import Remove, Reorder, Step, steps
from labconnector.ui.parts.row_steps import take_steps, tell_changed
from labconnector.ui.theme import colours

AnyIndex = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole
_DISPLAY, _FONT, _BACKGROUND = int(_ROLE.DisplayRole), int(_ROLE.FontRole), int(_ROLE.BackgroundRole)
_TIP, _ALOUD = int(_ROLE.ToolTipRole), int(_ROLE.AccessibleTextRole)
_COLUMNS = tuple(Column)
_FIRST_DESCENDING = (SortBy.RECEIVED,)


class Row:
    """A case's line with its texts, made when a view first asks for them."""

    __slots__ = ("line", "texts")

    def __init__(self, line: CaseLine) -> None:
        self.line = line
        self.texts: tuple[str, ...] | None = None


class CaseModel(QAbstractTableModel):
    """One row a case. has_more, fetch: whether there are more cases than rows, and what asks for them.

    swapping, swapped: around a change after which a view cannot tell by itself which of its rows went where.
    updating, updated: around every change of rows.
    """

    swapping = Signal()
    swapped = Signal()
    updating = Signal()
    updated = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.has_more: Callable[[], bool] = lambda: False
        self.fetch: Callable[[], object] = lambda: None
        self._rows: list[Row] = []
        self._numbers = ToothNumbers.FDI
        self.now = _local_now()  # by which files are late, and due dates have passed
        self._bold = QFont()
        self._bold.setBold(True)
        self.colours = colours(QPalette())
        self._tint = QBrush()

    # --- what a view asks -------------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """The cases that are loaded."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """All columns; which are seen is the view's."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        """Called some thousand times a repaint: nothing here is made twice."""
        row = self._rows[index.row()]
        if role == _DISPLAY:
            return (row.texts or self._texts(row))[index.column()]
        if role == _FONT:
            return self._bold if row.line.unread and index.column() in BOLD else None
        if role == _BACKGROUND:
            return self._tint if row.line.has_scans else None
        if role == _TIP:
            return texts.tip(row.line, self._texts(row), _COLUMNS[index.column()])
        if role == _ALOUD:
            return texts.aloud(row.line, self._texts(row), _COLUMNS[index.column()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Titles, and which way a first click sorts."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = _COLUMNS[section]
        if role == _DISPLAY:
            return "" if column in NAMELESS else title(column)
        if role in (_TIP, _ALOUD):
            return title(column)
        if role == int(_ROLE.InitialSortOrderRole):
            is_descending = SPECS[column].sort in _FIRST_DESCENDING
            return Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        if role == int(_ROLE.TextAlignmentRole):
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Whether `fetchMore` would bring rows. Not while some are under way."""
        return not parent.isValid() and self.has_more()

    def fetchMore(self, _parent: AnyIndex) -> None:
        """Asks for the next page; it comes later."""
        self.fetch()

    # --- what others ask --------------------------------------------------------------------------------------------

    def line(self, row: int) -> CaseLine:
        """The case of a row."""
        return self._rows[row].line

    def text(self, row: int, column: Column) -> str:
        """What a cell shows."""
        return self._texts(self._rows[row])[column]

    def ids(self) -> list[int]:
        """The cases of all rows, in their order."""
        return [row.line.id for row in self._rows]

    @property
    def today(self) -> date:
        """The day by which cases are overdue."""
        return self.now.date()

    # --- what changes -----------------------------------------------------------------------------------------------

    def use_palette(self, palette: QPalette) -> None:
        """Takes the colours that go with a palette."""
        self.colours = colours(palette)
        self._tint = QBrush(self.colours.scans_tint)

    def use_numbers(self, numbers: ToothNumbers) -> None:
        """Counts teeth another way from now on."""
        if numbers is not self._numbers:
            self._numbers = numbers
            self.forget_texts()

    def use_clock(self) -> None:
        """Looks at the clock: files become late, and cases overdue at midnight."""
        before, self.now = self.now, _local_now()
        if self.now.date() != before.date():
            self.forget_texts()
            return
        lines = [row.line for row in self._rows]
        changed = [place for place, line in enumerate(lines) if line.late(before) is not line.late(self.now)]
        for place in changed:
            self._rows[place].texts = None
        tell_changed(self, changed)

    def forget_texts(self) -> None:
        """Makes all texts anew: the language or the way of counting is another."""
        for row in self._rows:
            row.texts = None
        tell_changed(self, range(len(self._rows)))

    def show(self, lines: Sequence[CaseLine]) -> None:
        """Makes the rows these, by steps."""
        known = {row.line.id: row for row in self._rows}
        wanted = [_kept(known.get(line.id), line) for line in lines]
        found = steps(list(known), [line.id for line in lines])
        has_swap = any(isinstance(step, Reorder) for step in found) or _is_exchange(found, known, lines)
        self.updating.emit()
        if has_swap:
            self.swapping.emit()
        take_steps(self, self._rows, wanted, found)
        if has_swap:
            self.swapped.emit()
        self.updated.emit()

    def append(self, lines: Sequence[CaseLine]) -> None:
        """Adds a page. Cases that are here already, something came before them meanwhile, are left where they are."""
        here = {row.line.id for row in self._rows}
        come = [Row(line) for line in lines if line.id not in here]
        if not come:
            return
        self.updating.emit()
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(come) - 1)
        self._rows += come
        self.endInsertRows()
        self.updated.emit()

    def _texts(self, row: Row) -> tuple[str, ...]:
        if row.texts is None:
            row.texts = texts.cells(row.line, self._numbers, self.now)
        return row.texts


def _kept(row: Row | None, line: CaseLine) -> Row:
    return row if row is not None and row.line == line else Row(line)


def _is_exchange(found: list[Step], known: dict[int, Row], lines: Sequence[CaseLine]) -> bool:
    """Whether rows that stay are taken out and put in again."""
    removed = sum(step.count for step in found if isinstance(step, Remove))
    return len(known) - removed < sum(line.id in known for line in lines)


def _local_now() -> datetime:
    return datetime.now().astimezone()
