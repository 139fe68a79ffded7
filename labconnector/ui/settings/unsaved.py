"""Asks what becomes of changes that are not saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from labconnector.ui.parts.labels import plain
from labconnector.ui.theme import SPACE, WIDE


class UnsavedDialog(QDialog):
    """Save, throw away, or go on changing (Escape). Shown by `open()`."""

    def __init__(self, parent: QWidget, save: Callable[[], object], discard: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save your changes?"))
        text = plain(self.tr("You changed settings and did not save them yet."))
        text.setMinimumWidth(320)
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(self.tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.discard = buttons.addButton(self.tr("&Don't save"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.stay = buttons.addButton(self.tr("&Keep editing"), QDialogButtonBox.ButtonRole.RejectRole)
        self.save.setDefault(True)
        self.accepted.connect(lambda: save())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.discard.clicked.connect(lambda: self._discard(discard))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(SPACE * 2)
        layout.addWidget(text)
        layout.addWidget(buttons)

    def _discard(self, discard: Callable[[], object]) -> None:
        self.reject()
        discard()
