"""The files that wait, as rows that change singly."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from labconnector.domain.incoming import Incoming
from labconnector.ui.parts.row_steps import become
from labconnector.ui.words import bytes_text, said

Index = QModelIndex | QPersistentModelIndex
BELOW = Qt.ItemDataRole.UserRole
"""The second line of a row."""


class IncomingModel(QAbstractListModel):
    """One row an arrival: where it lies, and why it waits."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Incoming] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many wait."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The first line, the second, and both for a screen reader."""
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name_of(row)
            case Qt.ItemDataRole.ToolTipRole:
                return row.key
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{name_of(row)}. {said(row.text)}"
            case _ if role == BELOW:
                return said(row.text)
        return None

    def update(self, new: Sequence[Incoming]) -> None:
        """Other rows come and go; those that stay and differ are redrawn."""
        become(self, self.rows, new, lambda row: row.id)


def name_of(row: Incoming) -> str:
    """The file's or the folder's own name."""
    return row.key.replace("\\", "/").rstrip("/").rpartition("/")[2] or row.key


def size_text(row: Incoming) -> str:
    """How many files, and how much."""
    count = QCoreApplication.translate("incoming", "%n file(s)", "", row.files)
    return f"{count} · {bytes_text(row.size)}"
