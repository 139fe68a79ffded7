"""Whether the program starts when the user logs in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QRadioButton

from labconnector.ui.wizard.page import Page
from labconnector.ui.wizard.steps import Wizard

if TYPE_CHECKING:
    from labconnector.ui.wizard.window import WizardWindow


class StartAtLogin(Page):
    """Yes or no; yes is recommended."""

    def __init__(self, window: WizardWindow) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Start when you log in?"))
        self.text.setText(
            self.tr("Cases only arrive while Lab Connector runs. It stays out of the way, as an icon beside the clock.")
        )
        self.text.show()
        self.yes = QRadioButton(self.tr("&Yes, start by itself (recommended)"))
        self.no = QRadioButton(self.tr("N&o, I start it myself"))
        self.yes.setChecked(window.wizard.start_at_login)
        self.no.setChecked(not window.wizard.start_at_login)
        self.body.addWidget(self.yes)
        self.body.addWidget(self.no)
        self.body.addStretch(1)
        logic, go = window.wizard, window.go
        self.on_back(lambda: go(logic.back()))
        self.without = self.add_button(self.tr("Go on without"), lambda: go(logic.skip_start()))
        self.add_button(self.tr("Next"), lambda: go(logic.choose_start(self.yes.isChecked())), primary=True)

    def draw(self, wizard: Wizard) -> None:
        """Where the system did not let us switch it on, one can go on without."""
        super().draw(wizard)
        self.without.setVisible(wizard.trouble is not None)
