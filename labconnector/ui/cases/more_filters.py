"""The filters behind `More filters`: state, doctor, client, scan type, received and due from and to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from labconnector.domain.case import CaseState
from labconnector.domain.listing import Choices
from labconnector.ui.cases.day_field import DayField
from labconnector.ui.cases.filters import Filters
from labconnector.ui.theme import SPACE
from labconnector.ui.words import scan_type_text, state_text

_DAYS = ("received_from", "received_to", "due_from", "due_to")


class MoreFilters(QWidget):
    """changed(): `onto` gives the filters with what is chosen here."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = {name: self._box() for name in ("state", "doctor_id", "client_id", "scan_type")}
        self._days = dict(zip(_DAYS, self._day_fields(), strict=True))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        self._add(grid, 0, self.tr("&State"), self._boxes["state"])
        self._add(grid, 1, self.tr("&Doctor"), self._boxes["doctor_id"])
        self._add(grid, 2, self.tr("C&lient"), self._boxes["client_id"])
        self._add(grid, 3, self.tr("Scan &type"), self._boxes["scan_type"])
        for place, (name, text) in enumerate(self._day_titles().items()):
            self._add(grid, 4 + place, text, self._days[name])
        self._fill(self._boxes["state"], [(state, state_text(state)) for state in CaseState])
        self.show_choices(Choices())

    def show_choices(self, choices: Choices) -> None:
        """What occurs in the list. What is chosen stays chosen."""
        self._fill(self._boxes["doctor_id"], choices.doctors)
        self._fill(self._boxes["client_id"], choices.clients)
        self._fill(self._boxes["scan_type"], [(one, scan_type_text(one)) for one in choices.scan_types])

    def show_filters(self, filters: Filters) -> None:
        """Shows filters without telling that they changed."""
        for name, box in self._boxes.items():
            _choose(box, getattr(filters, name))
        for name, field in self._days.items():
            field.set_day(getattr(filters, name))

    def onto(self, filters: Filters) -> Filters:
        """These filters with what is chosen here."""
        values: dict[str, Any] = {name: box.currentData() for name, box in self._boxes.items()}
        values |= {name: field.day for name, field in self._days.items()}
        state = values.pop("state")
        return replace(filters, **values).with_state(state)

    def _day_titles(self) -> dict[str, str]:
        return {
            "received_from": self.tr("&Received from"),
            "received_to": self.tr("Received t&o"),
            "due_from": self.tr("D&ue from"),
            "due_to": self.tr("Due to"),
        }

    def _day_fields(self) -> Iterable[DayField]:
        for text in self._day_titles().values():
            field = DayField(text.replace("&", ""))
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            field.changed.connect(lambda: self.changed.emit())
            yield field

    def _box(self) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.activated.connect(lambda _place: self.changed.emit())
        return box

    def _add(self, grid: QGridLayout, place: int, text: str, field: QWidget) -> None:
        label = QLabel(text)
        label.setBuddy(field)
        row, column = divmod(place, 4)
        grid.addWidget(label, row * 2, column)
        grid.addWidget(field, row * 2 + 1, column)
        grid.setColumnStretch(column, 1)

    def _fill(self, box: QComboBox, choices: Iterable[tuple[Any, str]]) -> None:
        chosen, text = box.currentData(), box.currentText()
        box.clear()
        box.addItem(self.tr("All"), None)
        for value, shown in choices:
            box.addItem(shown or self.tr("(no name)"), value)
        if chosen is not None and box.findData(chosen) < 0:
            box.addItem(text, chosen)
        _choose(box, chosen)


def _choose(box: QComboBox, value: Any) -> None:
    """Chooses a value; one that does not occur (any more) is shown all the same, for it narrows the list."""
    place = next((at for at in range(box.count()) if box.itemData(at) == value), -1)
    if place < 0:
        box.addItem("–", value)
        place = box.count() - 1
    box.setCurrentIndex(place)
