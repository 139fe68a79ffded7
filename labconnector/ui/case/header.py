"""The head of a case: whose it is, what it is, until when, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from labconnector.domain.case import Case, CaseState
from labconnector.talk.views import CaseView
from labconnector.ui.case.copy_button import CopyButton
from labconnector.ui.case.facts import is_overdue, is_rush
from labconnector.ui.case.pill import Pill
from labconnector.ui.parts.flow import FlowLayout
from labconnector.ui.parts.labels import muted, plain
from labconnector.ui.parts.marks import mark_of, meaning_of
from labconnector.ui.seen import seen_explained, seen_text, trace_text
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import day_text, patient_text, scan_type_text, state_text, when_text


class CaseHeader(QWidget):
    """Patient and state in the first line, the rest below, wrapped where it is narrow."""

    def __init__(self, copy_order_id: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patient = QLabel()
        self._patient.setTextFormat(Qt.TextFormat.PlainText)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.6)
        self._patient.setFont(font)
        self._chart = QLabel()
        self._chart.setTextFormat(Qt.TextFormat.PlainText)
        self.state, self.due_mark, self.revision = Pill(), Pill(), Pill()
        self._facts = {name: _Fact(title) for name, title in self._titles().items()}
        copy = CopyButton(self.tr("Copy the order ID"))
        copy.clicked.connect(lambda: copy_order_id())
        self._facts["order"].add(copy)
        self._lay_out()

    def show_view(self, view: CaseView, today: date) -> None:
        """Shows a case. today: the local day, for what is overdue."""
        case, order = view.case, view.case.order
        self._patient.setText(patient_text(order.patient))
        chart = self.tr("Chart {number}").format(number=order.chart_number) if order.chart_number else ""
        self._chart.setText(chart)
        self._chart.setVisible(bool(chart))
        state = trace_text(case.seen.trace) if case.seen else state_text(case.state)
        self.state.say(state, meaning_of(mark_of(case.state, case.seen)))
        self.state.setToolTip(seen_explained(case.seen) if case.seen else "")
        self.revision.say(
            self.tr("Revision {number}").format(number=case.revision) if case.revision > 1 else "", "info"
        )
        self._mark_due(case, today)
        texts = {
            "doctor": order.doctor_name,
            "practice": order.company_name,
            "client": case.client_name or self.tr("not known yet"),
            "due": day_text(order.due),
            "type": scan_type_text(order.scan_type),
            "order": order.order_id,
            "received": when_text(case.listed_at),
            "status": order.status,
            "delivered": when_text(case.delivered_at) if case.state is CaseState.DELIVERED else "",
            "cad": seen_text(case.seen, datetime.now().astimezone()) if case.seen else "",
        }
        for name, text in texts.items():
            self._facts[name].say(text)

    def fact(self, name: str) -> str:
        """What is shown of: doctor, practice, client, due, type, order, received, status, delivered, cad."""
        return self._facts[name].text

    def _mark_due(self, case: Case, today: date) -> None:
        if is_overdue(case, today):
            self.due_mark.say(self.tr("Overdue"), "overdue")
        elif is_rush(case):
            self.due_mark.say(self.tr("Rush"), "rush")
        else:
            self.due_mark.say("")

    def _titles(self) -> dict[str, str]:
        return {
            "doctor": self.tr("Doctor"),
            "practice": self.tr("Practice"),
            "client": self.tr("Client"),
            "due": self.tr("Due"),
            "type": self.tr("Scan type"),
            "order": self.tr("Order ID"),
            "received": self.tr("Received"),
            "status": self.tr("Status at Align"),
            "delivered": self.tr("Delivered"),
            "cad": self.tr("CAD folder"),
        }

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(SPACE)
        first.addWidget(self._patient)
        first.addWidget(self._chart, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        for pill in (self.due_mark, self.revision, self.state):
            first.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        facts = FlowLayout(between=WIDE + SPACE)
        for fact in self._facts.values():
            facts.addWidget(fact)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(first)
        layout.addLayout(facts)


class _Fact(QWidget):
    """A small title above a text; hidden without one."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title, self._value = muted(title), plain()
        for label in (self._title, self._value):
            label.setWordWrap(False)
        self._line = QHBoxLayout()
        self._line.setSpacing(SPACE // 2)
        self._line.addWidget(self._value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._title)
        layout.addLayout(self._line)

    @property
    def text(self) -> str:
        return self._value.text()

    def say(self, text: str) -> None:
        self._value.setText(text)
        self._value.setAccessibleName(f"{self._title.text()}: {text}")
        self.setVisible(bool(text))

    def add(self, widget: QWidget) -> None:
        self._line.addWidget(widget)
