"""Mappings: what the lab taught the program, each in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from labconnector.ui.settings.page import SettingsPage
from labconnector.ui.theme import WIDE

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class MappingsPage(SettingsPage):
    """Four ways on."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__("mappings", "")
        self.title = self.tr("Mappings")
        self.heading.setText(self.title)
        self._add(
            self.tr("Review iTero &material mapping"),
            self.tr("What ordered materials are made of, and how. Deleted ones are asked about again."),
            desktop.show_material_rules,
        )
        self._add(
            self.tr("Review &doctor mapping"),
            self.tr("Which iTero doctor is which of your clients."),
            desktop.show_doctor_rules,
        )
        self._add(
            self.tr("&Clients"),
            self.tr("Your client records, with their defaults. They can be read from a table."),
            desktop.show_clients,
        )
        self._add(
            self.tr("C&AD materials"),
            self.tr("The materials and production methods that your CAD program offers."),
            desktop.show_catalogue,
        )
        self.body.addStretch(1)

    def _add(self, text: str, what: str, show: Callable[[], object]) -> None:
        button = QPushButton(text)
        button.setAccessibleDescription(what)
        button.clicked.connect(lambda: show())
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.add_note(what)
        self.body.addSpacing(WIDE)
