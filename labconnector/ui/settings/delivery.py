"""Delivery: which cases go to the CAD folder by themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from PySide6.QtWidgets import QGridLayout, QLabel, QRadioButton, QWidget

from labconnector.domain.case import ScanType
from labconnector.domain.listing import Choices
from labconnector.talk.views import DeliverBy, SettingsView
from labconnector.ui.parts.labels import muted
from labconnector.ui.parts.tick_list import TickList
from labconnector.ui.settings.page import SettingsPage
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import scan_type_text

T = TypeVar("T")


class DeliveryPage(SettingsPage):
    """All, those of chosen doctors and procedures, or none."""

    def __init__(self) -> None:
        super().__init__("delivery", "")
        self.title = self.tr("Delivery")
        self.heading.setText(self.title)
        self.by = {
            DeliverBy.ALL: QRadioButton(self.tr("&All cases go to the CAD folder by themselves")),
            DeliverBy.CHOSEN: QRadioButton(self.tr("Only cases of the &chosen doctors and scan types")),
            DeliverBy.NONE: QRadioButton(self.tr("&None: I deliver every case from the list")),
        }
        self.add_note(
            self.tr(
                "A case that has an open question always waits for its answer. Cases that do not go by themselves "
                "wait in the list for 'Deliver'."
            )
        )
        self.doctors, self.scan_types = TickList(), TickList()
        self._known = Choices()
        self._doctor_ids: tuple[int, ...] = ()
        self._lay_out()

    def show_settings(self, settings: SettingsView) -> None:
        """Shows the rule that is kept."""
        for button in self.by.values():
            button.blockSignals(True)
        self.by[settings.deliver_by].setChecked(True)
        for button in self.by.values():
            button.blockSignals(False)
        self._doctor_ids = settings.deliver_doctor_ids
        self._fill_doctors()
        chosen = {one.casefold() for one in settings.deliver_procedures}
        named = {one.value.casefold() for one in ScanType}
        rows = [(one.value, scan_type_text(one.value)) for one in ScanType]
        rows += [(one, one) for one in settings.deliver_procedures if one.casefold() not in named]
        self.scan_types.fill([(value, text, value.casefold() in chosen) for value, text in rows])
        self._allow()

    def show_choices(self, known: Choices) -> None:
        """Whose cases have come so far. What is ticked already stays so."""
        self._doctor_ids = tuple(self.doctors.ticked()) if self.doctors.count() else self._doctor_ids
        self._known = known
        self._fill_doctors()

    def put_in(self, settings: SettingsView) -> SettingsView:
        """The settings with this rule."""
        by = next(by for by, button in self.by.items() if button.isChecked())
        doctors, types = self.doctors.ticked(), self.scan_types.ticked()
        return replace(
            settings,
            deliver_by=by,
            deliver_doctor_ids=_as_before(settings.deliver_doctor_ids, doctors),
            deliver_procedures=_as_before(settings.deliver_procedures, types),
        )

    def _lay_out(self) -> None:
        for button in self.by.values():
            self.body.addWidget(button)
        self.by[DeliverBy.ALL].setChecked(True)
        self.lists = QWidget()
        grid = QGridLayout(self.lists)
        grid.setContentsMargins(WIDE + SPACE, SPACE, 0, 0)
        grid.setHorizontalSpacing(WIDE)
        for column, (text, one) in enumerate(
            ((self.tr("D&octors"), self.doctors), (self.tr("Scan &types"), self.scan_types))
        ):
            label = QLabel(text)
            label.setBuddy(one)
            grid.addWidget(label, 0, column)
            grid.addWidget(one, 1, column)
            grid.setColumnStretch(column, 1)
            one.itemChanged.connect(lambda _item: self.changed.emit())
        self.nobody = muted(self.tr("Doctors are listed here once they have sent a case."))
        grid.addWidget(self.nobody, 2, 0, 1, 2)
        self.body.addWidget(self.lists, 1)
        for button in self.by.values():
            button.toggled.connect(self._toggled)

    def _fill_doctors(self) -> None:
        names = dict(self._known.doctors)
        unknown = [(one, self.tr("Doctor {number}").format(number=one)) for one in self._doctor_ids if one not in names]
        rows = [*self._known.doctors, *unknown]
        self.doctors.fill([(number, name, number in self._doctor_ids) for number, name in rows])
        self.nobody.setVisible(not rows)

    def _toggled(self, _on: bool) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        self.lists.setEnabled(self.by[DeliverBy.CHOSEN].isChecked())


def _as_before(before: tuple[T, ...], now: list[T]) -> tuple[T, ...]:
    """The ticked ones; in the order of before where they are the same."""
    return before if set(before) == set(now) else tuple(now)
