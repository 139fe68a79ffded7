"""General: import on or off, how often, notifications, start at login, tooth numbers, language."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QHBoxLayout, QRadioButton, QSpinBox, QWidget

from labconnector.talk.views import SettingsView, ToothNumbers
from labconnector.ui.parts.labels import Remark
from labconnector.ui.settings.languages import SOURCE, languages
from labconnector.ui.settings.page import SettingsPage
from labconnector.ui.theme import WIDE

MINUTE_S = 60
_DAY_S = 24 * 3600


class GeneralPage(SettingsPage):
    """What every user looks for first."""

    def __init__(self) -> None:
        super().__init__("general", "")
        self.title = self.tr("General")
        self.heading.setText(self.title)
        self.enabled, self.disabled = QRadioButton(self.tr("&Enabled")), QRadioButton(self.tr("&Disabled"))
        self.every, self.downloads = QSpinBox(), QSpinBox()
        self.downloads.setRange(1, 8)
        self.notifications = QCheckBox(self.tr("&Notify me of new cases, questions and problems"))
        self.at_login = QCheckBox(self.tr("&Start when I log in"))
        self.teeth, self.language = QComboBox(), QComboBox()
        self._unit_s = MINUTE_S
        self._every_s = 0.0
        self._lay_out()
        self._join()

    def show_settings(self, settings: SettingsView) -> None:
        """Shows the settings as they are kept."""
        for widget in self._inputs():
            widget.blockSignals(True)
        (self.enabled if settings.import_enabled else self.disabled).setChecked(True)
        self._show_every(settings)
        self.downloads.setValue(settings.parallel_downloads)
        self.notifications.setChecked(settings.notifications)
        self.at_login.setChecked(settings.start_at_login)
        self.at_login.setVisible(settings.can_start_at_login)
        self.teeth.setCurrentIndex(self.teeth.findData(settings.tooth_numbers))
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        for widget in self._inputs():
            widget.blockSignals(False)

    def put_in(self, settings: SettingsView) -> SettingsView:
        """The settings with what stands on this page."""
        return replace(
            settings,
            import_enabled=self.enabled.isChecked(),
            check_every_s=self._every_s,
            parallel_downloads=self.downloads.value(),
            notifications=self.notifications.isChecked(),
            start_at_login=self.at_login.isChecked(),
            tooth_numbers=ToothNumbers(self.teeth.currentData()),  # Qt keeps its text only
            language=self.language.currentData() if self.language.count() > 1 else settings.language,
        )

    def _lay_out(self) -> None:
        form = self.add_form()
        self.form = form
        group = QButtonGroup(self)
        switch = QWidget()
        line = QHBoxLayout(switch)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(WIDE)
        for button in (self.enabled, self.disabled):
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        switch.setAccessibleName(self.tr("MyiTero import"))
        switch.setFocusProxy(self.enabled)
        off = self.tr("While it is disabled, no new cases are fetched. Cases that are here go on.")
        self.add_row(form, self.tr("MyiTero import"), switch, "import_enabled", off)
        self.add_row(form, self.tr("&Check for new cases every"), self.every, "check_every_s")
        self.add_row(form, self.tr("&Downloads at the same time"), self.downloads, "parallel_downloads")
        self.teeth.addItem(self.tr("FDI (11 to 48)"), ToothNumbers.FDI)
        self.teeth.addItem(self.tr("Universal (1 to 32)"), ToothNumbers.UNIVERSAL)
        self.add_row(form, self.tr("&Tooth numbers"), self.teeth, "tooth_numbers")
        self._add_languages()
        self.body.addSpacing(WIDE)
        self.body.addWidget(self.notifications)
        self.body.addWidget(self.at_login)
        self.fields["start_at_login"] = Remark()
        self.body.addWidget(self.fields["start_at_login"])
        self.body.addStretch(1)

    def _add_languages(self) -> None:
        known = languages()
        self.language.setAccessibleName(self.tr("Language"))
        self.language.addItem(self.tr("As this computer"), "")
        for code, name in known:
            self.language.addItem(name, code)
        if len(known) > 1:
            later = self.tr("Takes effect when the program starts next.")
            self.add_row(self.form, self.tr("&Language"), self.language, "language", later)
        else:
            self.language.clear()
            self.language.addItem("", SOURCE)
            self.language.setParent(self)
            self.language.hide()

    def _join(self) -> None:
        self.enabled.toggled.connect(lambda _on: self.changed.emit())
        self.every.valueChanged.connect(self._every_changed)
        self.downloads.valueChanged.connect(lambda _value: self.changed.emit())
        self.notifications.toggled.connect(lambda _on: self.changed.emit())
        self.at_login.toggled.connect(lambda _on: self.changed.emit())
        self.teeth.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.language.currentIndexChanged.connect(lambda _row: self.changed.emit())

    def _inputs(self) -> tuple[QWidget, ...]:
        switches = (self.enabled, self.disabled, self.notifications, self.at_login)
        return (*switches, self.every, self.downloads, self.teeth, self.language)

    def _show_every(self, settings: SettingsView) -> None:
        """In minutes; in seconds where they are no whole ones, as the sandbox allows."""
        self._every_s = settings.check_every_s
        is_in_minutes = settings.least_every_s >= MINUTE_S or settings.check_every_s % MINUTE_S == 0
        self._unit_s = MINUTE_S if is_in_minutes else 1
        least = ceil(settings.least_every_s / self._unit_s)
        self.every.setRange(least, _DAY_S // self._unit_s)
        self.every.setSuffix(self.tr(" min") if self._unit_s == MINUTE_S else self.tr(" s"))
        self.every.setValue(ceil(settings.check_every_s / self._unit_s))
        self.every.setToolTip(
            self.tr("Align asks for {least} at least between two checks.").format(least=f"{least}{self.every.suffix()}")
        )

    def _every_changed(self, value: int) -> None:
        self._every_s = float(value * self._unit_s)
        self.changed.emit()
