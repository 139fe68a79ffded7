"""A small table of texts whose rows change one by one, and its view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from labconnector.ui.case.cells import PAD_X, RoomyCells
from labconnector.ui.case.chart_words import plain
from labconnector.ui.case.column_fit import fit
from labconnector.ui.parts.row_steps import become
from labconnector.ui.theme import Colours, colours, mixed

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Cell:
    """A text. tip: more of it. meaning: a colour's name in `Colours`, '' for none. differs: tinted, and bold."""

    text: str = ""
    tip: str = ""
    meaning: str = ""
    differs: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line. key: what it is known by while its cells change."""

    key: str
    cells: tuple[Cell, ...]


class TextRows(QAbstractTableModel):
    """Rows by their keys. Set anew, only what is another is announced."""

    def __init__(self, titles: Sequence[str], widget: QWidget) -> None:
        """widget: whose palette and font the cells follow."""
        super().__init__(widget)
        self._titles = tuple(titles)
        self._widget = widget
        self._rows: list[Row] = []

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they are now."""
        return tuple(self._rows)

    def set_titles(self, titles: Sequence[str]) -> None:
        """Other names for the same columns."""
        if tuple(titles) != self._titles:
            self._titles = tuple(titles)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._titles) - 1)

    def set_rows(self, rows: Sequence[Row]) -> bool:
        """Goes to these rows by inserting, removing and changing. Returns whether anything was another."""
        before = tuple(self._rows)
        become(self, self._rows, rows, lambda row: row.key)
        return before != tuple(rows)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Column titles."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return f"\u2002{self._titles[section]}" if self._titles[section] else ""  # in line with the padded cells
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text and look."""
        cell = self._rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._titles[index.column()]}: {cell.text}"
        return self._look(cell, role)

    def _look(self, cell: Cell, role: int) -> object:
        palette = self._widget.palette()
        if role == Qt.ItemDataRole.ForegroundRole and cell.meaning:
            return _named(colours(palette), cell.meaning)
        if role == Qt.ItemDataRole.BackgroundRole and cell.differs:
            return mixed(palette.color(QPalette.ColorRole.Base), colours(palette).warning, 0.16)
        if role == Qt.ItemDataRole.FontRole and cell.differs:
            font = QFont(self._widget.font())
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if cell.number else Qt.AlignmentFlag.AlignLeading
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


def _named(all_colours: Colours, meaning: str) -> object:
    return getattr(all_colours, meaning)


class RowsTable(QTableView):
    """The view of a `TextRows`: whole rows, wrapped texts, Ctrl+C copies."""

    def __init__(self, titles: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        """name: for screen readers."""
        super().__init__(parent)
        self.rows_model = TextRows(titles, self)
        self.setModel(self.rows_model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setMaximumSectionSize(_WIDEST)
        self.setItemDelegate(RoomyCells(self))
        self._is_users = False  # whether the user has made a column wider or narrower
        self._is_fitting = False
        header.sectionResized.connect(self._column_resized)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows these rows. The columns fit the room until the user sets one."""
        if self.rows_model.set_rows(rows):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns take the new room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._is_users or not self.rows_model.rows or not self.isVisible():
            return  # a hidden one is resized when it is shown
        header = self.horizontalHeader()
        columns = range(self.rows_model.columnCount())
        titles = [header.sectionSizeHint(at) + 2 * PAD_X for at in columns]
        natural = [max(self.sizeHintForColumn(at), titles[at]) for at in columns]
        least = [max(titles[at], self._longest_word(at)) for at in columns]
        self._is_fitting = True
        for at, width in enumerate(fit(natural, least, self.viewport().width())):
            header.resizeSection(at, width)
        self._is_fitting = False

    def _longest_word(self, column: int) -> int:
        """Pixels below which a column would cut words; a file's name of fifty letters is cut all the same."""
        metrics = self.fontMetrics()
        words = {word for row in self.rows_model.rows for word in row.cells[column].text.split()}
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return min(widest, metrics.averageCharWidth() * _LONG_WORD) + 2 * PAD_X + 4

    def _column_resized(self, at: int, _before: int, _now: int) -> None:
        """By the user, unless we do it; the last one also stretches by itself."""
        if not self._is_fitting and self.isVisible() and at != self.rows_model.columnCount() - 1:
            self._is_users = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies the chosen rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._chosen_text())
            return
        super().keyPressEvent(event)

    def _chosen_text(self) -> str:
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = self.rows_model.rows
        return "\n".join("\t".join(plain(cell.text) for cell in rows[at].cells) for at in chosen)


_WIDEST = 900
_LONG_WORD = 26  # letters
