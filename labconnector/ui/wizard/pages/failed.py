"""The connection did not come about: what happened, what to do, try again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from labconnector.ui.parts.labels import muted, plain
from labconnector.ui.settings.profile_names import with_names
from labconnector.ui.wizard.failures import Failure
from labconnector.ui.wizard.page import Page
from labconnector.ui.wizard.steps import Wizard
from labconnector.ui.words import error_text, said

if TYPE_CHECKING:
    from labconnector.ui.wizard.window import WizardWindow


class Failed(Page):
    """One page for every failure on the way to the connection."""

    def __init__(self, window: WizardWindow) -> None:
        super().__init__("")
        self._failure: Failure | None = None
        self.action, self.code = plain(), muted()
        for text in (self.action, self.code):
            self.body.addWidget(text)
        self.body.addStretch(1)
        logic, go = window.wizard, window.go
        self.on_back(lambda: go(logic.back()))
        self.copy = self.add_button(self.tr("Copy"), self._copy)
        self.copy.setToolTip(self.tr("Copies all of this message, for a mail to support"))
        self.connection = self.add_button(self.tr("Connection settings…"), lambda: go(logic.open_connection()))
        self.again = self.add_button(self.tr("Try again"), lambda: go(logic.try_again()), primary=True)

    def draw(self, wizard: Wizard) -> None:
        """Shows the failure."""
        super().draw(wizard)
        failure = self._failure = wizard.failure
        if failure is None:
            return
        self.heading.setText(said(failure.title))
        self.text.setText(with_names(said(failure.message)) if failure.connection else said(failure.message))
        self.text.show()
        self.action.setText(said(failure.action))
        request_id = failure.error.request_id
        self.code.setText(self.tr("Align's request ID: {id}").format(id=request_id) if request_id else "")
        self.code.setVisible(bool(request_id))
        self.connection.setVisible(failure.connection)

    def _copy(self) -> None:
        if self._failure is not None:
            QGuiApplication.clipboard().setText(error_text(self._failure.error))
