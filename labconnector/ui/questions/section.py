"""One question on the page: its heading, what is below it, and what is wrong in what was chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from labconnector.ui.parts.labels import Remark, heading
from labconnector.ui.questions.answers import Ask, Fault, Given
from labconnector.ui.theme import SPACE


class Section(QWidget):
    """Base of the three kinds of questions. `changed`: something else is chosen or typed."""

    changed = Signal()

    def __init__(self, ask: Ask, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask = ask
        self.setAccessibleName(title)
        self.fault = Remark()
        self.changed.connect(self.fault.hide)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE)
        self.column.addWidget(heading(title))

    def given(self) -> Given:
        """What was decided here."""
        raise NotImplementedError

    def field_of(self, fault: Fault) -> QWidget:
        """Where a fault is put right."""
        raise NotImplementedError

    def take_over(self, old: Section) -> None:
        """Takes what was chosen and typed in a section of the same question, whose choices were others."""

    def show_fault(self, fault: Fault) -> None:
        """Says what is missing and goes there."""
        self.fault.say(fault_text(fault))
        self.field_of(fault).setFocus(Qt.FocusReason.OtherFocusReason)


def fault_text(fault: Fault) -> str:
    """What is missing or wrong, and what to do."""
    tr = QCoreApplication.translate
    return {
        Fault.NO_CLIENT: tr("questions", "Choose the client in the list, or add a new one."),
        Fault.NEW_CLIENT: "",
        Fault.NAME_TAKEN: tr(
            "questions", "There is a client of this name. Choose it in the list, or add the practice."
        ),
        Fault.NO_MATERIAL: tr("questions", "Choose the material in the list."),
        Fault.NO_METHOD: tr("questions", "Choose the production method."),
        Fault.NO_DECISION: tr("questions", "Choose whether the case is delivered."),
    }[fault]
