"""Whose case it is: the few facts above the questions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from labconnector.domain.case import Case
from labconnector.ui.parts.labels import heading, muted, plain
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import day_text


class Facts(QWidget):
    """Patient, doctor, practice, licence number, order id and due date. What is not known is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patient = heading(scale=1.4)
        self._lines = [(muted(), plain()) for _ in range(5)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(SPACE // 2)
        for row, (name, value) in enumerate(self._lines):
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.patient)
        layout.addLayout(grid)

    def show_case(self, case: Case) -> None:
        """Tells whose case it is."""
        order = case.order
        self.patient.setText(order.patient or self.tr("Patient without a name"))
        facts = (
            (self.tr("Doctor"), order.doctor_name),
            (self.tr("Practice"), order.company_name),
            (self.tr("Licence number"), order.doctor_license),
            (self.tr("Order id"), order.order_id),
            (self.tr("Due"), day_text(order.due)),
        )
        for (name, value), (told, text) in zip(self._lines, facts, strict=True):
            _tell(name, value, told, text)


def _tell(name: QLabel, value: QLabel, told: str, text: str) -> None:
    name.setText(told)
    name.setWordWrap(False)
    value.setText(text)
    name.setVisible(bool(text))
    value.setVisible(bool(text))
