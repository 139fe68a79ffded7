"""What looking for an order told: whose it is and where it stands, or how to check its id."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from labconnector.domain.errors import NotFound
from labconnector.talk.views import DeskState, Found
from labconnector.ui.parts.facts import Facts, order_facts
from labconnector.ui.parts.labels import heading, muted, plain
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import patient_text, said, scan_type_text, state_text, when_text


class FoundView(QWidget):
    """Whose order it is, where it stands, and the way to it."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = Facts()
        self.where = muted()
        self.open = QPushButton(self.tr("&Open case"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(WIDE)
        layout.addWidget(self.facts)
        layout.addWidget(self.where)
        layout.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTrailing)

    def tell(self, found: Found) -> None:
        """Shows it."""
        case = found.case
        facts = [
            *order_facts(case.order),
            (self.tr("Scan type"), scan_type_text(case.order.scan_type)),
            (self.tr("Status at Align"), found.status_now or case.order.status),
            (self.tr("Status here"), state_text(case.state)),
        ]
        self.facts.tell(patient_text(case.order.patient), facts)
        if found.was_here:
            text = self.tr("It is in your list since {when}.").format(when=when_text(case.listed_at))
        else:
            text = self.tr("It was not in your list yet. It is now, and its files come as soon as Align has them.")
        self.where.setText(text)


class MissingView(QWidget):
    """Nobody knows this order: how to check the id."""

    def __init__(self) -> None:
        super().__init__()
        self.title = heading()
        self.text = plain()
        self.myitero = QPushButton(self.tr("Check in &MyiTero"))
        self.myitero.setToolTip(self.tr("Opens MyiTero in the browser. The Order ID stands beside the patient's name."))
        self.sign_in = QPushButton(self.tr("&Sign in…"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for label in (self.title, self.text):
            layout.addWidget(label)
        for button in (self.myitero, self.sign_in):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def tell(self, order_id: str, error: NotFound, state: DeskState) -> None:
        """Says what was not found, whether Align was asked, and what to do."""
        self.title.setText(self.tr("Order {order} was not found").format(order=order_id))
        self.text.setText("\n".join(filter(None, (said(error.message), said(error.action)))))
        self.myitero.setVisible(bool(state.myitero_url))
        self.sign_in.setVisible(not state.signed_in)
