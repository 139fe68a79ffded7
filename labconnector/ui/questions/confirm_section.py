"""Something looks wrong: is the case delivered all the same?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from labconnector.ui.parts.labels import plain
from labconnector.ui.questions.answers import ConfirmAsk, Fault, Given, confirm
from labconnector.ui.questions.section import Section
from labconnector.ui.words import said


class ConfirmSection(Section):
    """What looks wrong, and two ways to go on. Neither is chosen at first."""

    def __init__(self, ask: ConfirmAsk, parent: QWidget | None = None) -> None:
        super().__init__(ask, _title(ask), parent)
        self._confirm = ask
        self.deliver = QRadioButton(self.tr("Deliver") if ask.by_hand else self.tr("Deliver all the same"))
        self.leave = QRadioButton(self.tr("Leave it held"))
        ways = QButtonGroup(self)
        self.column.addWidget(plain(said(ask.question.text)))
        for way in (self.deliver, self.leave):
            ways.addButton(way)
            self.column.addWidget(way)
        self.column.addWidget(self.fault)
        ways.buttonToggled.connect(lambda _button, _on: self.changed.emit())
        self.setFocusProxy(self.deliver)

    def use_save_as_answer(self) -> None:
        """Nothing else is asked: the page's own button is the answer, and skipping leaves it held."""
        self.deliver.setChecked(True)
        self.deliver.hide()
        self.leave.hide()

    def given(self) -> Given:
        """Deliver, leave it, or nothing yet."""
        decided = self.deliver.isChecked() or self.leave.isChecked()
        return confirm(self._confirm, self.deliver.isChecked() if decided else None)

    def field_of(self, fault: Fault) -> QWidget:
        """The first of the two ways."""
        return self.deliver


def _title(ask: ConfirmAsk) -> str:
    tr = QCoreApplication.translate
    return tr("questions", "Deliver this case now?") if ask.by_hand else tr("questions", "Something looks wrong")
