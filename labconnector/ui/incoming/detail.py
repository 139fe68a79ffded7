"""One file that waits: where it lies, why it waits, and whose it is to be."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from labconnector.domain.case import Case
from labconnector.domain.incoming import Incoming, IncomingState
from labconnector.ui.incoming.model import name_of, size_text
from labconnector.ui.parts.facts import Facts, order_facts
from labconnector.ui.parts.labels import Remark, heading, muted, plain
from labconnector.ui.theme import SPACE
from labconnector.ui.words import patient_text, said


class IncomingDetail(QWidget):
    """Its words, a field for an order ID, and whose order that is, before anything is attached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.place, self.why, self.remark = heading(), muted(), plain(), Remark()
        self.field, self.facts = QLineEdit(), Facts()
        self.look_up = QPushButton(self.tr("&Find"))
        self.attach = QPushButton(self.tr("&Attach to this order"))
        self.ignore = QPushButton(self.tr("&Ignore"))
        self.ignore.setAccessibleDescription(self.tr("Nothing is done with the file, whatever it is called later."))
        self.ignore.setToolTip(self.ignore.accessibleDescription())
        self.found: Case | None = None
        self._lay_out()
        self.show_order(None)

    def tell(self, row: Incoming | None) -> None:
        """Shows it; None = nothing is chosen. A damaged file can only be ignored."""
        self.setVisible(row is not None)
        self.field.clear()
        self.remark.say("")
        self.show_order(None)
        if row is None:
            return
        self.name.setText(name_of(row))
        self.place.setText(f"{_breakable(row.key)}\n{size_text(row)}")
        self.why.setText(said(row.text))
        self.ask.setVisible(row.state is IncomingState.ASKING)
        self.attach.setVisible(row.state is IncomingState.ASKING)

    def show_order(self, case: Case | None) -> None:
        """Whose the typed order is; None = nobody looked yet."""
        self.found = case
        if case is not None:
            self.facts.tell(patient_text(case.order.patient), order_facts(case.order))
        self.facts.setVisible(case is not None)
        self.attach.setEnabled(case is not None)

    def _lay_out(self) -> None:
        self.ask = QWidget()
        label = QLabel(self.tr("&Order ID"))
        label.setBuddy(self.field)
        line = QHBoxLayout(self.ask)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE)
        line.addWidget(label)
        line.addWidget(self.field, 1)
        line.addWidget(self.look_up)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.ignore)
        buttons.addStretch(1)
        buttons.addWidget(self.attach)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for widget in (self.name, self.place, self.why, self.ask, self.remark, self.facts):
            layout.addWidget(widget)
        layout.addLayout(buttons)


def _breakable(path: str) -> str:
    """A long path goes on in the next line, after one of its separators."""
    return re.sub(r"([/\\])", "\\1\u200b", path)
