"""A list to choose one thing from, with a search field where it is long."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from labconnector.ui.parts.cell_drawing import draw_ground, draw_text, muted_colour, text_colour
from labconnector.ui.questions.answers import Option
from labconnector.ui.questions.choice_model import VALUE, WHY, ChoiceModel, Narrowed
from labconnector.ui.theme import SPACE

_LONG = 8
"""More options than that get a search field."""
_ROWS = 6


class ChoiceList(QWidget):
    """The options, one of which may be chosen. `chosen` tells the value, '' for none."""

    chosen = Signal(str)

    def __init__(self, options: tuple[Option, ...], name: str, parent: QWidget | None = None) -> None:
        """name: what the list is of, for screen readers and the search field."""
        super().__init__(parent)
        self._model = ChoiceModel(options, self)
        self._shown = Narrowed(self._model, self)
        self.search = _search_field(self, name)
        self.search.setVisible(len(options) > _LONG)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = _list(self, name)
        self.list.setModel(self._shown)
        self.list.setMinimumHeight(_height(self.list, min(max(len(options), 2), _ROWS)))
        self.list.setMaximumHeight(_height(self.list, _ROWS))
        self.list.selectionModel().selectionChanged.connect(lambda: self.chosen.emit(self.value))
        self.setFocusProxy(self.search if len(options) > _LONG else self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.search)
        layout.addWidget(self.list)

    @property
    def value(self) -> str:
        """What is chosen; '' for nothing."""
        rows = self.list.selectionModel().selectedRows()
        return str(rows[0].data(VALUE)) if rows else ""

    def choose(self, value: str) -> None:
        """Chooses an option and shows it. One that is not offered changes nothing."""
        row = self._model.row_of(value)
        if row < 0:
            return
        self.search.clear()
        index = self._shown.mapFromSource(self._model.index(row))
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the search field move in the list."""
        is_press = event.type() is QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        """Narrows the list. What was chosen stays chosen only while it is seen."""
        self._shown.search(text)


def _search_field(parent: ChoiceList, name: str) -> QLineEdit:
    field = QLineEdit(parent)
    field.setClearButtonEnabled(True)
    field.setPlaceholderText(QCoreApplication.translate("questions", "Search"))
    field.setAccessibleName(QCoreApplication.translate("questions", "Search in {list}").format(list=name))
    return field


def _list(parent: ChoiceList, name: str) -> QListView:
    view = QListView(parent)
    view.setAccessibleName(name)
    view.setItemDelegate(_ReasonDelegate(view))
    view.setUniformItemSizes(True)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    return view


def _height(view: QListView, rows: int) -> int:
    return rows * (view.fontMetrics().height() + SPACE) + 2 * view.frameWidth()


class _ReasonDelegate(QStyledItemDelegate):
    """Draws why an option is offered, muted, at the line's trailing end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A line with air around its text."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), option.fontMetrics.height() + SPACE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The line, then the reason; a long name gives way to it."""
        why = str(index.data(WHY) or "")
        self.initStyleOption(option, index)
        name = draw_ground(painter, option)
        room = option.rect.adjusted(SPACE // 2, 0, -SPACE // 2, 0)
        taken = min(option.fontMetrics.horizontalAdvance(why) + 2, room.width() // 2) if why else 0
        name_room = QStyle.visualRect(option.direction, room, room.adjusted(0, 0, -taken - SPACE, 0))
        why_room = QStyle.visualRect(option.direction, room, room.adjusted(room.width() - taken, 0, 0, 0))
        draw_text(painter, option, name_room, name, text_colour(option))
        draw_text(painter, option, why_room, why, muted_colour(option))
