"""Says why the program cannot begin: a damaged or newer case list, settings that make no sense."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout

from labconnector.domain.errors import ConnectorError
from labconnector.ui.parts.geometry import keep_in_reach
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import error_text, said

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class BrokenWindow(QDialog):
    """What happened, what to do; try again, copy, quit."""

    def __init__(self, desktop: Desktop, error: ConnectorError, retry: Callable[[], object]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Lab Connector cannot start"))
        self._desktop = desktop
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setMinimumWidth(420)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.say(error, retry)
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        again = buttons.addButton(self.tr("Try again"), roles.AcceptRole)
        again.clicked.connect(self._try_again)
        buttons.addButton(self.tr("Copy"), roles.ActionRole).clicked.connect(self._copy)
        buttons.addButton(self.tr("Quit"), roles.ActionRole).clicked.connect(desktop.quit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(SPACE * 2)
        layout.addWidget(self._text)
        layout.addWidget(buttons)
        again.setDefault(True)
        again.setFocus()
        keep_in_reach(self)

    def say(self, error: ConnectorError, retry: Callable[[], object]) -> None:
        """What happened, and what `Try again` does."""
        self._error = error
        self._retry = retry
        text = "\n\n".join(filter(None, (said(error.title), said(error.message), said(error.action))))
        self._text.setText(text)
        self.setAccessibleDescription(text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def reject(self) -> None:
        """Escape closes the window as its button does."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by its user: the tray's red dot remains, or the program ends."""
        event.accept()  # QDialog's own would call `reject`
        self.hide()
        self._desktop.broken_closed()

    def _try_again(self) -> None:
        retry = self._retry
        self.hide()
        self.deleteLater()
        self._desktop.try_again(retry)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(error_text(self._error))
