"""Which cases a CAD target takes: those of ticked scan types, doctors and clients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from labconnector.domain.case import ScanType
from labconnector.domain.listing import Choices
from labconnector.talk.views import CadChoice
from labconnector.ui.parts.geometry import keep_in_reach
from labconnector.ui.parts.labels import muted
from labconnector.ui.parts.tick_list import TickList
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import scan_type_text


class CaseRule(QWidget):
    """A list in which nothing is ticked does not narrow. What is not known any more stays ticked, by its number."""

    def __init__(self, known: Choices) -> None:
        super().__init__()
        self._known = known
        self.scan_types, self.doctors, self.clients = TickList(), TickList(), TickList()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        titled = ((self.tr("Scan types"), self.scan_types), (self.tr("Doctors"), self.doctors))
        for column, (title, view) in enumerate((*titled, (self.tr("Clients"), self.clients))):
            label = QLabel(title)
            label.setBuddy(view)
            view.setAccessibleName(title)
            view.setMinimumHeight(view.fontMetrics().height() * 6)
            grid.addWidget(label, 0, column)
            grid.addWidget(view, 1, column)
            grid.setColumnStretch(column, 1)
        note = self.tr("Nothing ticked: all cases. Ticked in several lists: cases that fit all of them.")
        grid.addWidget(muted(note), 2, 0, 1, 3)

    def choose(self, cad: CadChoice) -> None:
        """Shows the rule of a target."""
        chosen = {one.casefold() for one in cad.procedures}
        named = {one.value.casefold() for one in ScanType}
        types = [(one.value, scan_type_text(one.value), one.value.casefold() in chosen) for one in ScanType]
        self.scan_types.fill(types + [(one, one, True) for one in cad.procedures if one.casefold() not in named])
        self.doctors.fill(_rows(self._known.doctors, cad.doctor_ids, self.tr("Doctor {number}")))
        self.clients.fill(_rows(self._known.clients, cad.client_ids, self.tr("Client {number}")))

    def put_in(self, cad: CadChoice) -> CadChoice:
        """The target with this rule."""
        return replace(
            cad,
            procedures=tuple(self.scan_types.ticked()),
            doctor_ids=tuple(self.doctors.ticked()),
            client_ids=tuple(self.clients.ticked()),
        )


class CaseRuleDialog(QDialog):
    """The rule of the first folder. Calls `done` with the target when the user agrees."""

    def __init__(self, parent: QWidget, cad: CadChoice, known: Choices, done: Callable[[CadChoice], object]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Cases for this folder"))
        self.rule = CaseRule(known)
        self.rule.choose(cad)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.agree = buttons.addButton(self.tr("Use this"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accepted.connect(lambda: done(self.rule.put_in(cad)))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(SPACE * 2)
        layout.addWidget(self.rule, 1)
        layout.addWidget(buttons)
        self.resize(560, 380)
        keep_in_reach(self)


def _rows(known: Sequence[tuple[int, str]], chosen: Sequence[int], unknown: str) -> list[tuple[int, str, bool]]:
    names = dict(known)
    rows = [*known, *((one, unknown.format(number=one)) for one in chosen if one not in names)]
    return [(number, name, number in chosen) for number, name in rows]
