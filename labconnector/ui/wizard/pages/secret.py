"""Asks for the client secret that Align gave the lab. It is never shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from labconnector.ui.parts.labels import Label, muted
from labconnector.ui.wizard.page import Page
from labconnector.ui.wizard.steps import Wizard

if TYPE_CHECKING:
    from labconnector.ui.wizard.window import WizardWindow


class ClientSecret(Page):
    """Once, before the first sign-in, where the profile has a client ID with a secret."""

    def __init__(self, window: WizardWindow) -> None:
        super().__init__("")
        self.heading.setText(self.tr("The client secret of your lab"))
        self.text.setText(
            self.tr(
                "Align gave your lab a client secret together with its client ID. Paste it here once; it is kept in "
                "this computer's password store."
            )
        )
        self.text.show()
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        label = Label(self.tr("&Client secret"))
        label.setBuddy(self.secret)
        self.body.addWidget(label)
        self.body.addWidget(self.secret)
        self.body.addWidget(muted(self.tr("You have none? Ask iTero API support for it; they need your client ID.")))
        self.body.addStretch(1)
        self.on_back(lambda: window.go(window.wizard.back()))
        self.next = self.add_button(self.tr("Next"), lambda: self._give(window), primary=True)
        self.secret.textChanged.connect(lambda _text: self._allow(window.wizard))

    def begin(self) -> None:
        """The secret is to be typed at once."""
        super().begin()
        self.secret.setFocus()

    def draw(self, wizard: Wizard) -> None:
        """Next needs a secret."""
        super().draw(wizard)
        self.secret.setEnabled(not wizard.busy)
        self._allow(wizard)

    def _allow(self, wizard: Wizard) -> None:
        self.next.setEnabled(bool(self.secret.text().strip()) and not wizard.busy)

    def _give(self, window: WizardWindow) -> None:
        secret = self.secret.text()
        self.secret.clear()
        window.go(window.wizard.give_secret(secret))
