"""The line above the pages: how far the wizard is."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from labconnector.ui.parts.labels import Tinted, muted
from labconnector.ui.theme import WIDE
from labconnector.ui.wizard.steps import Step, Wizard


class Trail(QWidget):
    """Four names; what is done carries a tick, what is going on is bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = (self.tr("Sign in"), self.tr("CAD folder"), self.tr("Start at login"), self.tr("First check"))
        self._labels = [muted(name) for name in self._names]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(WIDE * 2, WIDE, WIDE * 2, 0)
        layout.setSpacing(WIDE)
        for label in self._labels:
            label.setWordWrap(False)
            layout.addWidget(label)
        layout.addStretch(1)

    def draw(self, wizard: Wizard) -> None:
        """Shows the stage. The welcome page has none; who only signs in again is asked nothing in between."""
        self.setVisible(wizard.step is not Step.WELCOME)
        for number, (label, name) in enumerate(zip(self._labels, self._names, strict=True)):
            label.setText(f"✓ {name}" if number < wizard.stage else name)
            is_asked = not wizard.is_again and (wizard.can_start_at_login or number != 2)
            self._mark(label, number == wizard.stage)
            label.setVisible(is_asked or number in (0, 3))

    def _mark(self, label: Tinted, is_now: bool) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if is_now else QFont.Weight.Normal)
        label.setFont(font)
        label.use((lambda here: here.info) if is_now else (lambda here: here.muted))
