"""The lines of a list to choose from, and the search that narrows them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from labconnector.ui.parts.matching import matches, search_text, words_of
from labconnector.ui.questions.answers import Option
from labconnector.ui.words import said

Index = QModelIndex | QPersistentModelIndex

VALUE = Qt.ItemDataRole.UserRole
WHY = Qt.ItemDataRole.UserRole + 1
_SEARCHED = Qt.ItemDataRole.UserRole + 2


class ChoiceModel(QAbstractListModel):
    """Options in the order given; the best guesses come first. They stay as they are for the model's life."""

    def __init__(self, options: tuple[Option, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._options = options

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many options."""
        return 0 if parent.isValid() else len(self._options)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, why it is offered, and what a screen reader says: both."""
        option = self._options[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return option.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (option.text, said(option.why))))
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (option.text, option.more)))
            case _ if role == VALUE:
                return option.value
            case _ if role == WHY:
                return said(option.why)
            case _ if role == _SEARCHED:
                return search_text((option.text, option.more))
        return None

    def row_of(self, value: str) -> int:
        """Where an option is; -1 where it is not offered."""
        return next((row for row, option in enumerate(self._options) if option.value == value), -1)


class Narrowed(QSortFilterProxyModel):
    """The options that hold every word typed."""

    def __init__(self, model: ChoiceModel, parent: QObject) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setSourceModel(model)

    def search(self, text: str) -> None:
        """Keeps the options that hold all words of `text`."""
        self.beginFilterChange()
        self._words = words_of(text)
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Whether an option holds all words typed."""
        source = self.sourceModel()
        searched = source.data(source.index(row, 0, parent), _SEARCHED)
        return matches(self._words, searched)
