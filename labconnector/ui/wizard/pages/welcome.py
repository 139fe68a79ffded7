"""The first page: what connecting does, and the three ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labconnector.ui.parts.labels import muted, plain
from labconnector.ui.wizard.page import Page
from labconnector.ui.wizard.steps import Wizard

if TYPE_CHECKING:
    from labconnector.ui.wizard.window import WizardWindow


class Welcome(Page):
    """Connect now, not now, never ask again."""

    def __init__(self, window: WizardWindow) -> None:
        super().__init__("")
        self.heading.setText(self.tr("iTero cases come to you by themselves"))
        self.text.setText(
            self.tr(
                "Sign in to MyiTero once. From then on every case that doctors send to your lab appears in the case "
                "list, and its scans and prescription land in your CAD folder."
            )
        )
        self.text.show()
        needed = self.tr(
            "You need a MyiTero user of your lab. It is not the same as an Invisalign user. The sign-in opens in your "
            "browser; Lab Connector never sees the password."
        )
        self.body.addWidget(plain(needed))
        self._note = muted()
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        logic, go = window.wizard, window.go
        self.add_button(self.tr("Skip && don't ask me again"), lambda: go(logic.skip()))
        self.add_button(self.tr("Not now"), lambda: go(logic.not_now()))
        self.add_button(self.tr("Connect to MyiTero now"), lambda: go(logic.connect_now()), primary=True)

    def draw(self, wizard: Wizard) -> None:
        """Says whose account is connected already, where one is."""
        super().draw(wizard)
        self._note.setText(self._note_text(wizard))

    def _note_text(self, wizard: Wizard) -> str:
        state = wizard.state
        if state.account is not None and state.signed_in:
            return self.tr("{name} is connected. Signing in again replaces that sign-in.").format(
                name=state.account.name
            )
        if state.account is not None:
            return self.tr("{name} was connected here. Its cases and your choices are kept.").format(
                name=state.account.name
            )
        return self.tr("You can connect, or switch the import off again, at any time in the settings.")
