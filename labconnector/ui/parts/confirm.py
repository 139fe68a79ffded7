"""Asks before something that cannot be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from labconnector.ui.parts.geometry import keep_in_reach
from labconnector.ui.parts.labels import Label
from labconnector.ui.theme import SPACE, WIDE


class Confirm(QDialog):
    """Says what will happen; the button names it. Escape and Enter are the harmless way. Shown by `open()`."""

    def __init__(
        self, parent: QWidget, title: str, text: str, yes: str, done: Callable[[], object], *, default: bool = False
    ) -> None:
        """done: called when the user agrees. default: whether Enter agrees."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        label = Label(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setMinimumWidth(320)
        buttons = QDialogButtonBox()
        agree = buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
        refuse = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        (agree if default else refuse).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: done())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(SPACE * 2)
        layout.addWidget(label)
        layout.addWidget(buttons)
        self._column = layout
        (agree if default else refuse).setFocus()  # Enter presses the button with the focus, default or not
        keep_in_reach(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower is higher: no line of the text is cut off."""
        super().resizeEvent(event)
        if self.layout() is self._column:  # it scrolls on a screen that is too small
            self.setMinimumHeight(self._column.totalHeightForWidth(self.width()))
