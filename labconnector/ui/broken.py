"""Says why the program cannot begin: a damaged or newer case list, settings that make no sense."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from labconnector.domain.errors import ConnectorError
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import error_text, said

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class BrokenWindow(QWidget):
    """What happened, what to do; try again, copy, quit."""

    def __init__(self, desktop: Desktop, error: ConnectorError, retry: Callable[[], object]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Lab Connector cannot start"))
        self._desktop = desktop
        self._error = error
        self._retry = retry
        text = QLabel("\n\n".join(filter(None, (said(error.title), said(error.message), said(error.action)))))
        text.setWordWrap(True)
        text.setMinimumWidth(420)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        buttons.addButton(self.tr("Try again"), roles.AcceptRole).clicked.connect(self._try_again)
        buttons.addButton(self.tr("Copy"), roles.ActionRole).clicked.connect(self._copy)
        buttons.addButton(self.tr("Quit"), roles.RejectRole).clicked.connect(desktop.quit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(SPACE * 2)
        layout.addWidget(text)
        layout.addWidget(buttons)

    def _try_again(self) -> None:
        self._desktop.tray.show_broken("")
        self.close()
        self._retry()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(error_text(self._error))
