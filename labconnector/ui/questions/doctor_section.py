"""Which client is this doctor: one of the list, or a new one made of the case."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from labconnector.domain.mapping import NEW_CLIENT, Client
from labconnector.ui.parts.client_edits import ClientEdits
from labconnector.ui.questions.answers import DoctorAsk, Fault, Given, add, assign
from labconnector.ui.questions.choice_list import ChoiceList
from labconnector.ui.questions.more import More
from labconnector.ui.questions.section import Section
from labconnector.ui.theme import SPACE, WIDE


class DoctorSection(Section):
    """Select & assign an existing client, or save & add a new one."""

    def __init__(self, ask: DoctorAsk, parent: QWidget | None = None) -> None:
        super().__init__(ask, _title(ask), parent)
        self._doctor = ask
        self.existing = QRadioButton(self.tr("Select && assign existing client"))
        self.new = QRadioButton(self.tr("Save && add new client"))
        self.clients = ChoiceList(ask.options, self.tr("Clients"))
        self.fields = ClientEdits(Client(0, ask.doctor, ask.license_number), is_whole=False)
        self.remember = QCheckBox(self.tr("Use for future cases of this doctor"))
        self.remember.setChecked(True)
        self.only_practice = QCheckBox(self.tr("Only for cases from {practice}").format(practice=ask.practice))
        self._ways = QButtonGroup(self)
        self._fill()
        self._preset()
        self._ways.buttonToggled.connect(lambda _button, _on: self._switched())
        self.clients.chosen.connect(lambda _value: self.changed.emit())
        self.fields.edited.connect(self.changed)

    def given(self) -> Given:
        """The chosen client, or the new one."""
        if self.new.isChecked():
            return add(self._doctor, self.fields.typed(), self.remember.isChecked(), self.only_practice.isChecked())
        return assign(self._doctor, self.clients.value, self.remember.isChecked(), self.only_practice.isChecked())

    def field_of(self, fault: Fault) -> QWidget:
        """The list or the field that a fault is about."""
        return self.clients if fault is Fault.NO_CLIENT else self.fields

    def show_fault(self, fault: Fault) -> None:
        """What is wrong in a new client's fields is said there."""
        super().show_fault(fault)
        if fault is Fault.NEW_CLIENT:
            self.fields.complain()

    def take_over(self, old: Section) -> None:
        """The same way and the same words, unless something else speaks for a client now."""
        if not isinstance(old, DoctorSection) or old._doctor.preset != self._doctor.preset:
            return
        if old.new.isChecked():
            self.new.setChecked(True)
        elif self._doctor.options:
            self.existing.setChecked(True)
        self.clients.choose(old.clients.value)
        self.fields.show_fields(old.fields.typed())
        self.remember.setChecked(old.remember.isChecked())
        self.only_practice.setChecked(old.only_practice.isChecked())

    def _fill(self) -> None:
        for way, below in ((self.existing, self.clients), (self.new, self.fields)):
            self._ways.addButton(way)
            indented = QVBoxLayout()
            indented.setContentsMargins(WIDE + SPACE, 0, 0, 0)
            indented.addWidget(below)
            self.column.addWidget(way)
            self.column.addLayout(indented)
        self.column.addWidget(self.fault)
        self.column.addWidget(self.remember)
        self.more = More(self.accessibleName())
        if self._doctor.practice:
            self.more.add(self.only_practice)
            self.remember.toggled.connect(self.only_practice.setEnabled)
            self.column.addWidget(self.more)

    def _preset(self) -> None:
        is_new = self._doctor.preset == NEW_CLIENT or not self._doctor.options
        (self.new if is_new else self.existing).setChecked(True)
        self.clients.choose(self._doctor.preset)
        if not self._doctor.options:
            self.existing.hide()
            self.new.hide()
        self._switched()

    def _switched(self) -> None:
        """What belongs to the other way is out of the way."""
        self.clients.setVisible(not self.new.isChecked())
        self.fields.setVisible(self.new.isChecked())
        self.setFocusProxy(self.fields if self.new.isChecked() else self.clients)
        self.changed.emit()


def _title(ask: DoctorAsk) -> str:
    if not ask.doctor:
        return QCoreApplication.translate("questions", "Which client sent this case?")
    return QCoreApplication.translate("questions", "Which client is {doctor}?").format(doctor=ask.doctor)
