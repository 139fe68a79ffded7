"""A table with a search line, what can be done with its rows, and words where it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from labconnector.ui.knowledge.rows import RowsModel
from labconnector.ui.knowledge.view import RowsView
from labconnector.ui.parts.empty_state import EmptyState
from labconnector.ui.theme import SPACE

R = TypeVar("R")
When = Callable[[Sequence[R]], bool]


def always(_rows: Sequence[object]) -> bool:
    """For what needs no row."""
    return True


def one(rows: Sequence[object]) -> bool:
    """For what is done with one row."""
    return len(rows) == 1


def some(rows: Sequence[object]) -> bool:
    """For what is done with one row or more."""
    return len(rows) > 0


def several(rows: Sequence[object]) -> bool:
    """For what is done with two rows or more."""
    return len(rows) > 1


@dataclass(frozen=True, slots=True)
class _Act(Generic[R]):
    action: QAction
    button: QPushButton
    when: When[R]


class TablePane(QWidget, Generic[R]):
    """Shows a `RowsModel`. Words for the empty table come from `say_empty`; `empty_pressed` is its button."""

    empty_pressed = Signal()
    selected = Signal()

    def __init__(self, model: RowsModel[R], name: str, parent: QWidget, *, several_rows: bool = True) -> None:
        """name: what the rows are, for screen readers."""
        super().__init__(parent)
        model.setParent(self)
        self.model = model
        self.view = RowsView(model, name, several_rows=several_rows)
        self.search = QLineEdit()
        self._count = QLabel()
        self._empty = EmptyState()
        self._nothing = EmptyState()
        self._acts: list[_Act[R]] = []
        self._stack = QStackedLayout()
        self._known = False
        self._build()
        model.rowsInserted.connect(self._told)
        model.rowsRemoved.connect(self._told)
        self.view.selectionModel().selectionChanged.connect(self._selection_changed)

    def _build(self) -> None:
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setToolTip(self.tr("Ctrl+F takes you here, the down key to the rows"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._search)
        self._count.setAccessibleName(self.tr("How many rows"))
        self._count.hide()
        for empty in (self._nothing, self._empty):
            for button in empty.findChildren(QPushButton):
                button.setAutoDefault(False)  # Enter in a dialog is for the dialog's own button
        self._nothing.pressed.connect(self.search.clear)
        self._empty.pressed.connect(self.empty_pressed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._to_search)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.search, 1)
        line.addWidget(self._count)
        for page in (self.view, self._nothing, self._empty):
            self._stack.addWidget(page)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(line)
        layout.addLayout(self._stack, 1)
        layout.addLayout(self._buttons)

    # --- what the windows use -----------------------------------------------------------------------------------------

    def say_empty(self, title: str, text: str, button: str = "") -> None:
        """Words for a table that holds nothing at all."""
        self._empty.say(title, text, button)

    def show_rows(self, rows: Sequence[R]) -> None:
        """What there is now."""
        self._known = True
        self.model.set_rows(rows)
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self._told()

    def act(self, text: str, do: Callable[[], object], when: When[R] = one, keys: Sequence[str] = ()) -> QAction:
        """Something to do with the chosen rows: a button, a line of the context menu, keys in the table."""
        action = QAction(text, self)
        action.triggered.connect(lambda: None if self._blocked() else do())
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.view.addAction(action)
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(action.trigger)
        self._buttons.addWidget(button)
        self._acts.append(_Act(action, button, when))
        self._allow()
        return action

    def stretch(self) -> None:
        """What follows stands at the trailing end."""
        self._buttons.addStretch(1)

    @property
    def chosen(self) -> tuple[R, ...]:
        """The rows that are selected, from the top."""
        lines = sorted({index.row() for index in self.view.selectionModel().selectedRows()})
        return tuple(self.model.row(line) for line in lines)

    def choose(self, key: object) -> None:
        """Selects the row of a key, where it is shown."""
        line = self.model.line_of(key)
        if line >= 0:
            self.view.setCurrentIndex(self.model.index(line, 0))

    # --- inside -------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search line down into the rows."""
        if watched is self.search and isinstance(event, QKeyEvent):
            clears = event.key() == Qt.Key.Key_Escape and bool(self.search.text())
            if event.type() is QEvent.Type.ShortcutOverride and clears:
                event.accept()  # the window's own Escape would close it
                return True
            if event.type() is QEvent.Type.KeyPress and (clears or event.key() == Qt.Key.Key_Down):
                (self.search.clear if clears else self._to_rows)()
                return True
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done, and sorting, for those who use no mouse as well."""
        if self._stack.currentWidget() is not self.view:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([act.action for act in self._acts])
        menu.addSeparator()
        sort = menu.addMenu(self.tr("Sort by"))
        for number, column in enumerate(self.model.columns):
            sort.addAction(column.title).triggered.connect(lambda _=False, n=number: self._sort_by(n))
        menu.popup(event.globalPos())

    def _sort_by(self, column: int) -> None:
        """The same column again turns the order round."""
        now, descending = self.model.sorted_by
        turned = Qt.SortOrder.DescendingOrder if column == now and not descending else Qt.SortOrder.AscendingOrder
        self.view.sortByColumn(column, turned)

    def _search(self, typed: str) -> None:
        self.model.search(typed)
        if self.model.rowCount() and not self.chosen:
            self.view.setCurrentIndex(self.model.index(0, 0))
        self._told()

    def _to_rows(self) -> None:
        if self.model.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _told(self) -> None:
        """Shows the rows, or why there are none; nothing is said before the first answer."""
        shown, total = self.model.rowCount(), self.model.total
        self._nothing.say(
            self.tr("Nothing found"), self.tr("No row holds all the words that you typed."), self.tr("Show all")
        )
        empty = self._nothing if total else self._empty
        self._stack.setCurrentWidget(empty if self._known and not shown else self.view)
        count = self.tr("{shown} of {total}").format(shown=shown, total=total)
        self._count.setText(count)
        self._count.setVisible(bool(self.search.text().strip()))
        self._allow()

    def _blocked(self) -> bool:
        """A key that is pressed twice comes again before the dialog of the first time has the keyboard."""
        dialogs = self.window().findChildren(QDialog)
        return any(dialog.isVisible() and dialog.isModal() for dialog in dialogs)

    def _selection_changed(self) -> None:
        self._allow()
        self.selected.emit()

    def _allow(self) -> None:
        rows = self.chosen
        for act in self._acts:
            allowed = act.when(rows)
            act.action.setEnabled(allowed)
            act.button.setEnabled(allowed)
