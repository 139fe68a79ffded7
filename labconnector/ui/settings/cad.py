"""CAD folder: kind, folder and names, with the same live test as the wizard's."""

from __future__ import annotations

from dataclasses import replace

from labconnector.talk.views import CadChoice, SettingsView
from labconnector.ui.bridge import Bridge
from labconnector.ui.settings.cad_form import CadForm
from labconnector.ui.settings.page import SettingsPage


class CadPage(SettingsPage):
    """Where cases are delivered."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("cad", "")
        self.title = self.tr("CAD folder")
        self.heading.setText(self.title)
        self.form = CadForm(bridge)
        self.form.changed.connect(self.changed)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self._kept = CadChoice()

    def show_settings(self, settings: SettingsView) -> None:
        """Shows the choice that is kept."""
        self._kept = settings.cad
        self.form.choose(settings.cad)

    def put_in(self, settings: SettingsView) -> SettingsView:
        """The settings with this choice. What is no whole path yet is not taken for 'no folder'."""
        chosen = self.form.choice()
        if self.form.is_half_typed:
            chosen = replace(chosen, folder=self._kept.folder)
        return replace(settings, cad=chosen)

    def has_field(self, field: str) -> bool:
        """Folder, kind and name."""
        return field in ("cad", "stem_template")

    def complain(self, field: str, text: str) -> None:
        """Says below the folder, or the name, why it was refused."""
        if text and field == "stem_template":
            self.form.names.complain(text)
        elif text:
            self.form.complain(text)
