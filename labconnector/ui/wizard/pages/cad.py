"""Which CAD program, and where its cases go. May be put off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labconnector.talk.views import CadChoice
from labconnector.ui.parts.labels import plain
from labconnector.ui.settings.cad_form import CadForm
from labconnector.ui.wizard.page import Page
from labconnector.ui.wizard.steps import Wizard
from labconnector.ui.words import said

if TYPE_CHECKING:
    from labconnector.ui.wizard.window import WizardWindow


class CadFolder(Page):
    """The folder is tested while one looks at it. A folder that fails its test can be kept all the same: a drive may
    be off for the moment; its cases wait.
    """

    def __init__(self, window: WizardWindow) -> None:
        super().__init__("")
        self._window = window
        self.heading.setText(self.tr("Where do your cases go?"))
        self.notices = plain()
        self.form = CadForm(window.bridge)
        self.form.choose(window.wizard.cad)
        self.body.insertWidget(0, self.notices)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.on_back(lambda: window.go(window.wizard.back()))
        self.add_button(self.tr("Choose later"), self._later)
        self.next = self.add_button(self.tr("Next"), self._choose, primary=True)
        self.form.changed.connect(self._allow)

    def draw(self, wizard: Wizard) -> None:
        """Says what came with the connection, e.g. that there is no password store."""
        super().draw(wizard)
        told = [f"{said(error.title)}. {said(error.action)}" for error in wizard.notices]
        told += [self.tr("Align says: {text}").format(text=text) for text in wizard.warnings]
        self.notices.setText("\n".join(told))
        self.notices.setVisible(bool(told))
        self._allow()

    def _allow(self) -> None:
        self.next.setEnabled(self.form.choice().folder is not None and not self._window.wizard.busy)

    def _choose(self) -> None:
        self._window.go(self._window.wizard.choose_folder(self.form.choice()))

    def _later(self) -> None:
        kind, template = self.form.choice().kind, self.form.choice().stem_template
        self._window.go(self._window.wizard.choose_folder(CadChoice(kind, None, template)))
