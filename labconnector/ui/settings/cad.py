"""CAD folder: kind, folder and names, with the same live test as the wizard's."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from labconnector.talk.views import CadChoice, SettingsView
from labconnector.ui.bridge import Bridge
from labconnector.ui.parts.labels import muted
from labconnector.ui.settings.cad_form import CadForm
from labconnector.ui.settings.further_targets import FurtherTargets
from labconnector.ui.settings.page import SettingsPage


class CadPage(SettingsPage):
    """Where cases are delivered."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("cad", "")
        self.title = self.tr("CAD folder")
        self.heading.setText(self.title)
        self.form = CadForm(bridge, has_options=True)
        self.form.changed.connect(self.changed)
        self.body.addWidget(self.form)
        self.may_open = QCheckBox(self.tr("Offer to open delivered cases in exocad"))
        self.may_open.toggled.connect(lambda _on: self.changed.emit())
        self._opening = muted(
            self.tr("A button in each delivered case then opens its project, with this computer's program for it.")
        )
        for widget in (self.may_open, self._opening):
            self.body.addWidget(widget)
        self.may_open.setAccessibleDescription(self._opening.text())
        self.form.changed.connect(self._show_opening)
        self.add_section(self.tr("Further CAD folders"))
        self.further = FurtherTargets(bridge, lambda: self.form.known_kinds)
        self.further.changed.connect(self.changed)
        self.body.addWidget(self.further)
        self.fields["further"] = self.further.remark
        self.body.addStretch(1)
        self._kept = CadChoice()

    def show_settings(self, settings: SettingsView) -> None:
        """Shows the choice that is kept."""
        self._kept = settings.cad
        self.form.choose(settings.cad)
        self.further.show_targets(settings.cad, settings.further)
        self.may_open.blockSignals(True)
        self.may_open.setChecked(settings.open_in_cad)
        self.may_open.blockSignals(False)
        self._show_opening()

    def put_in(self, settings: SettingsView) -> SettingsView:
        """The settings with this choice. What is no whole path yet is not taken for 'no folder'."""
        chosen = self.form.choice()
        if self.form.is_half_typed:
            chosen = replace(chosen, folder=self._kept.folder)
        rule = self.further.ruled
        chosen = replace(chosen, procedures=rule.procedures, doctor_ids=rule.doctor_ids, client_ids=rule.client_ids)
        return replace(settings, cad=chosen, open_in_cad=self.may_open.isChecked(), further=self.further.targets())

    def _show_opening(self) -> None:
        """Only exocad has projects."""
        for widget in (self.may_open, self._opening):
            widget.setVisible(self.form.choice().kind == "exocad")

    def has_field(self, field: str) -> bool:
        """Folder, kind, name, and the further folders."""
        return field in ("cad", "stem_template", "further")

    def complain(self, field: str, text: str) -> None:
        """Says below the folder, or the name, why it was refused."""
        if text and field == "stem_template":
            self.form.names.complain(text)
        elif field == "further":
            self.further.remark.say(text)
        elif text:
            self.form.complain(text)
