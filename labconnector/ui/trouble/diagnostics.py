"""The diagnosis: everything the program needs on this computer, and the report for support."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from labconnector.domain.check import Check
from labconnector.domain.errors import ConnectorError
from labconnector.talk.api import DeskApi
from labconnector.ui.bridge import Asked
from labconnector.ui.parts.busy import Busy
from labconnector.ui.parts.file_dialogs import ask_where_to_save
from labconnector.ui.parts.geometry import keep_geometry
from labconnector.ui.parts.labels import Tinted, heading, muted
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.parts.openers import show_folder
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.trouble.check_list import CheckList, whole_text

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class DiagnosticsWindow(QDialog):
    """Looks as soon as it is opened."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Diagnostics"))
        self._desktop = desktop
        self._asked: Asked[tuple[Check, ...]] | Asked[None] | None = None
        self._saved: Path | None = None
        self.message = MessageBar()
        self.summary = heading(scale=1.2)
        self.list = CheckList()
        self.busy = Busy()
        self.again = QPushButton(self.tr("&Run again"))
        self.copy = QPushButton(self.tr("&Copy"))
        self.report = QPushButton(self.tr("&Save support report…"))
        self.folder = QPushButton(self.tr("Show in &folder"))
        self.saved = Tinted(lambda colours: colours.ok)
        self._lay_out()
        self._connect()
        self.resize(640, 560)
        keep_geometry(self, "diagnostics")
        self.run()

    def _lay_out(self) -> None:
        about = muted(
            self.tr(
                "The support report is a zip with versions, settings, what was looked at, and the logs. Names of "
                "patients, doctors and clients, passwords and scans are not in it."
            )
        )
        saved = QHBoxLayout()
        saved.setSpacing(SPACE)
        saved.addWidget(self.saved, 1)
        saved.addWidget(self.folder)
        self.saved.hide()
        self.folder.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.again)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.report)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(WIDE)
        for part in (self.message, self.summary, self.busy):
            layout.addWidget(part)
        layout.addWidget(self.list, 1)
        layout.addWidget(about)
        layout.addLayout(saved)
        layout.addLayout(buttons)
        self.report.setDefault(True)

    def _connect(self) -> None:
        self.again.clicked.connect(lambda: self.run())
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(whole_text(self.list.checks)))
        self.report.clicked.connect(lambda: self._choose_file())
        self.folder.clicked.connect(lambda: self._show_folder())

    # --- looking ------------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Looks at everything once more."""
        self._begin(self.tr("Looking at everything the program needs…"))
        asked = self._desktop.bridge.ask(self, DeskApi.diagnose)
        self._asked = asked.then(self._take).failed(lambda error: self._failed(error, self.run))

    def _take(self, checks: Sequence[Check]) -> None:
        self.list.tell(checks)
        self._end()
        bad = sum(check.error is not None for check in checks)
        self.summary.setText(self.tr("%n problem(s) found", "", bad) if bad else self.tr("All is well"))

    def _begin(self, text: str) -> None:
        self.message.clear()
        self.busy.begin(text, self._cancel)
        for button in (self.again, self.copy, self.report):
            button.setEnabled(False)

    def _end(self) -> None:
        self._asked = None
        self.busy.end()
        self.again.setEnabled(True)
        self.report.setEnabled(True)
        self.copy.setEnabled(bool(self.list.checks))

    def _cancel(self) -> None:
        if self._asked:
            self._asked.cancel()
        self._end()

    def _failed(self, error: ConnectorError, retry: Callable[[], object]) -> None:
        self._end()
        self.message.show_error(error, retry)

    # --- the report ---------------------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        name = f"labconnector-report-{datetime.now().astimezone():%Y-%m-%d}.zip"
        dialog = ask_where_to_save(self, self.tr("Save support report"), name)
        dialog.fileSelected.connect(lambda file: self.save_report(Path(file)))

    def save_report(self, path: Path) -> None:
        """Writes the report there."""
        self.saved.hide()
        self.folder.hide()
        self._begin(self.tr("Writing the support report…"))
        asked = self._desktop.bridge.ask(self, DeskApi.support_report, path)
        asked.then(lambda _none: self._report_saved(path))
        self._asked = asked.failed(lambda error: self._failed(error, lambda: self.save_report(path)))

    def _report_saved(self, path: Path) -> None:
        self._end()
        self._saved = path
        self.saved.setText(self.tr("✓ Saved as {file}").format(file=path.name))
        self.saved.setToolTip(str(path))
        self.saved.show()
        self.folder.show()

    def _show_folder(self) -> None:
        if self._saved:
            show_folder(self, self._saved.parent, self.message.show_error)
