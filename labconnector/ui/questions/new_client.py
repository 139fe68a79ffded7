"""The fields of a new client, prefilled from the case."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from labconnector.ui.questions.answers import DoctorAsk, Fault, Given, add
from labconnector.ui.theme import SPACE


class NewClientFields(QWidget):
    """Name, licence number, e-mail and cement gap. `edited`: something was typed."""

    edited = Signal()

    def __init__(self, ask: DoctorAsk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self.name = QLineEdit(ask.doctor)
        self.license = QLineEdit(ask.license_number)
        self.email = QLineEdit()
        self.gap = QLineEdit()
        self.email.setPlaceholderText(self.tr("may stay empty"))
        self.gap.setPlaceholderText(self.tr("the CAD's own, e.g. 0.05"))
        self.gap.setToolTip(self.tr("From 0 to 1 mm. It goes with every case of this client."))
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        layout.addRow(self.tr("&Name"), self.name)
        layout.addRow(self.tr("&Licence number"), self.license)
        layout.addRow(self.tr("&E-mail"), self.email)
        layout.addRow(self.tr("&Cement gap (mm)"), self.gap)
        self._fields = (self.name, self.license, self.email, self.gap)
        for field in self._fields:
            field.textEdited.connect(lambda _text: self.edited.emit())
        self.setFocusProxy(self.name)

    def given(self, remember: bool) -> Given:
        """What was typed, as an answer or a fault."""
        return add(self._ask, self.name.text(), self.license.text(), self.email.text(), self.gap.text(), remember)

    def take_over(self, old: NewClientFields) -> None:
        """What was typed there."""
        for field, typed in zip(self._fields, old._fields, strict=True):
            field.setText(typed.text())

    def field_of(self, fault: Fault) -> QWidget:
        """The field that a fault is about."""
        return {Fault.BAD_EMAIL: self.email, Fault.BAD_GAP: self.gap}.get(fault, self.name)
