"""What something is about: a name, and a few facts below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from labconnector.domain.case import Order
from labconnector.ui.parts.labels import heading, muted, plain
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import day_text

Fact = tuple[str, str]


class Facts(QWidget):
    """A title and lines of name and value. What has no value is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = heading(scale=1.4)
        self._lines = [(muted(), plain()) for _ in range(_MOST)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(SPACE // 2)
        for row, (name, value) in enumerate(self._lines):
            name.setWordWrap(False)
            name.setBuddy(value)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.title)
        layout.addLayout(grid)

    def tell(self, title: str, facts: Sequence[Fact]) -> None:
        """Shows them, eight at most."""
        self.title.setText(title)
        told = [fact for fact in facts if fact[1]]
        for row, (name, value) in enumerate(self._lines):
            fact = told[row] if row < len(told) else ("", "")
            name.setText(fact[0])
            value.setText(fact[1])
            name.setVisible(bool(fact[1]))
            value.setVisible(bool(fact[1]))

    def text(self) -> str:
        """All of it, for copying."""
        lines = (f"{name.text()}: {value.text()}" for name, value in self._lines if value.text())
        return "\n".join((self.title.text(), *lines))


_MOST = 8


def order_facts(order: Order) -> list[Fact]:
    """Doctor, practice, licence number, order ID and due date."""
    tr = QCoreApplication.translate
    return [
        (tr("facts", "Doctor"), order.doctor_name),
        (tr("facts", "Practice"), order.company_name),
        (tr("facts", "Licence number"), order.doctor_license),
        (tr("facts", "Order ID"), order.order_id),
        (tr("facts", "Due"), day_text(order.due)),
    ]
