"""The cases with problems, as rows that change singly."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from labconnector.ui.parts.row_steps import become
from labconnector.ui.trouble.remedy import ProblemRow
from labconnector.ui.words import said, when_text

Index = QModelIndex | QPersistentModelIndex
BELOW = Qt.ItemDataRole.UserRole
"""The second line of a row."""
CASE_ID = Qt.ItemDataRole.UserRole + 1


class ProblemModel(QAbstractListModel):
    """One row a case: whose it is, what happened, when it is tried again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[ProblemRow] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many cases."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The first line, the second, and both for a screen reader."""
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return whose(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{whose(row)}. {below(row)}"
            case _ if role == BELOW:
                return below(row)
            case _ if role == CASE_ID:
                return row.case_id
        return None

    def update(self, new: Sequence[ProblemRow]) -> None:
        """Other rows come and go; those that stay and differ are redrawn."""
        become(self, self.rows, new, lambda row: row.case_id)


def whose(row: ProblemRow) -> str:
    """Patient and order ID."""
    tr = QCoreApplication.translate
    if not row.patient:
        return tr("problems", "Order {order}").format(order=row.order_id)
    return tr("problems", "{patient}, order {order}").format(patient=row.patient, order=row.order_id)


def below(row: ProblemRow) -> str:
    """What happened, and when it is tried again."""
    text = QCoreApplication.translate("problems", "{title} · {next_try}")
    return text.format(title=said(row.problem.title), next_try=next_try(row))


def next_try(row: ProblemRow) -> str:
    """When it is tried again."""
    tr = QCoreApplication.translate
    if row.next_try is None:
        return tr("problems", "waits for you")
    return tr("problems", "next try {when}").format(when=when_text(row.next_try))


def whole_text(row: ProblemRow) -> str:
    """All of it, for copying."""
    problem = row.problem
    told = map(said, (problem.title, problem.message, problem.action))
    lines = (whose(row), *told, next_try(row), f"[{problem.code}]")
    return "\n".join(line for line in lines if line)
