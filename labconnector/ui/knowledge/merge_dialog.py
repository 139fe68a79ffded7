"""Asks which of several records stays, and says what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from labconnector.domain.mapping import Client, DoctorRule
from labconnector.ui.knowledge.lists import listed
from labconnector.ui.knowledge.merging import Merge, best_to_keep, plan_merge
from labconnector.ui.knowledge.sheet import Sheet
from labconnector.ui.parts.labels import plain
from labconnector.ui.theme import SPACE


class MergeDialog(Sheet):
    """`done(Merge)` is called when the user agrees."""

    def __init__(
        self, parent: QWidget, clients: Sequence[Client], rules: Sequence[DoctorRule], done: Callable[[Merge], object]
    ) -> None:
        super().__init__(parent, self.tr("Merge clients"), self.tr("Merge"), self.accept)
        self._clients, self._rules = tuple(clients), tuple(rules)
        self._follows = plain()
        self._choices = QButtonGroup(self)
        self._build()
        self._choices.idToggled.connect(lambda _id, _on: self._say())
        self.accepted.connect(lambda: done(self.plan))
        best = best_to_keep(self._clients, self._rules)
        button = self._choices.buttons()[self._clients.index(best)]
        button.setChecked(True)
        button.setFocus()

    @property
    def plan(self) -> Merge:
        """What follows from the record that is chosen to stay."""
        return plan_merge(self._clients[max(self._choices.checkedId(), 0)], self._clients, self._rules)

    def _build(self) -> None:
        self.body.addWidget(plain(self.tr("Which of these records stays?")))
        self.body.addWidget(self._scrolled(), 1)
        self.size_in_letters(72, 30)

    def _scrolled(self) -> QScrollArea:
        """The records and what follows: of many records and doctors there may be more than fits."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for number, client in enumerate(self._clients):
            button = QRadioButton(self._words(client).replace("&", "&&"))
            self._choices.addButton(button, number)
            column.addWidget(button)
        column.addSpacing(SPACE)
        column.addWidget(self._follows)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        return area

    def _words(self, client: Client) -> str:
        """A record in a line, so that two of one name are told apart."""
        return "  ·  ".join(filter(None, (client.name, client.license_number, client.email)))

    def _say(self) -> None:
        plan = self.plan
        gone = listed(self._words(client) for client in plan.gone)
        parts = [(self.tr("These records are deleted; their cases go to {name}:").format(name=plan.keep.name), gone)]
        if plan.doctors:
            led = self.tr("The cases of these doctors go to {name} from now on:").format(name=plan.keep.name)
            parts.append((led, listed(plan.doctors)))
        if plan.filled:
            filled = listed(f"{self._field(name)}: {getattr(plan.keep, name)}" for name in plan.filled)
            parts.append((self.tr("Taken over, because it was empty:"), filled))
        lost = [(name, value) for name, value in plan.dropped if name != "name"]
        if lost:
            parts.append((self.tr("Not kept:"), listed(f"{self._field(name)}: {value}" for name, value in lost)))
        self._follows.setText("\n\n".join(f"{title}\n{names}" for title, names in parts))

    def _field(self, name: str) -> str:
        return {
            "license_number": self.tr("Licence number"),
            "email": self.tr("E-mail"),
            "cement_gap_mm": self.tr("Cement gap in mm"),
            "min_thickness_mm": self.tr("Minimum thickness in mm"),
            "antagonist_distance_mm": self.tr("Distance to antagonist in mm"),
            "note": self.tr("Note"),
        }[name]
