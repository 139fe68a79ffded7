"""Help: versions, where the data is, and what to send when something goes wrong."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from labconnector import __version__
from labconnector.talk.views import DeskState
from labconnector.ui.parts.labels import plain
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.parts.openers import show_folder
from labconnector.ui.settings.page import SettingsPage
from labconnector.ui.theme import SPACE

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class HelpPage(SettingsPage):
    """Nothing can be changed here."""

    def __init__(self, desktop: Desktop, bar: MessageBar) -> None:
        super().__init__("help", "")
        self._bar = bar
        self.title = self.tr("Help")
        self.heading.setText(self.title)
        self.versions = plain(versions())
        self.body.addWidget(self.versions)
        self._add_buttons((self.tr("&Copy versions"), self._copy))
        self.add_section(self.tr("Data folder"))
        self.folder = plain()
        self.body.addWidget(self.folder)
        self._add_buttons((self.tr("&Open the data folder"), self._open_folder))
        self.add_section(self.tr("When something goes wrong"))
        self.add_note(
            self.tr(
                "Diagnostics looks at everything the program needs. The support report is a zip without names and "
                "without passwords; you decide whether to send it."
            )
        )
        self._add_buttons((self.tr("&Diagnostics and support report"), desktop.show_diagnostics))
        self._add_buttons((self.tr("&Problems"), desktop.show_problems))
        self.body.addStretch(1)

    def show_state(self, state: DeskState) -> None:
        """Says where the data is."""
        self.folder.setText(str(state.data_folder))

    def _add_buttons(self, *buttons: tuple[str, object]) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        for text, pressed in buttons:
            button = QPushButton(text)
            button.clicked.connect(lambda _on=False, do=pressed: do())
            line.addWidget(button)
        line.addStretch(1)
        self.body.addLayout(line)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.versions.text())

    def _open_folder(self) -> None:
        show_folder(self, Path(self.folder.text()), self._bar.show_error)


def versions() -> str:
    """Which versions run, a line each."""
    return "\n".join(
        (
            f"Lab Connector {__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}",
        )
    )
