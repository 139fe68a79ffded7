"""Asks twice before an account is disconnected for everybody: the word has to be typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from labconnector.ui.parts.labels import plain
from labconnector.ui.theme import SPACE, WIDE


class UnpairDialog(QDialog):
    """Enter and Escape are the harmless way until the account's name stands there. Shown by `open()`."""

    def __init__(self, parent: QWidget, account: str, done: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Disconnect for everybody?"))
        self._account = account
        text = plain(
            self.tr(
                "{name} will be disconnected at Align for EVERY user of the account, on every computer. Nobody's "
                "program receives new cases until somebody connects it again. The cases here stay."
            ).format(name=account)
        )
        text.setMinimumWidth(360)
        self.typed = QLineEdit()
        label = QLabel(self.tr("To go on, &type the account's name: {name}").format(name=account.replace("&", "&&")))
        label.setWordWrap(True)
        label.setBuddy(self.typed)
        buttons = QDialogButtonBox()
        self.agree = buttons.addButton(self.tr("Disconnect everybody"), QDialogButtonBox.ButtonRole.DestructiveRole)
        refuse = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        refuse.setDefault(True)
        self.agree.setAutoDefault(False)
        self.agree.setEnabled(False)
        self.agree.clicked.connect(lambda: self.accept())
        buttons.rejected.connect(self.reject)
        self.typed.textChanged.connect(lambda _text: self.agree.setEnabled(self._fits()))
        self.accepted.connect(lambda: done())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(SPACE * 2)
        for widget in (text, label, self.typed, buttons):
            layout.addWidget(widget)

    def _fits(self) -> bool:
        return " ".join(self.typed.text().split()).casefold() == " ".join(self._account.split()).casefold()
