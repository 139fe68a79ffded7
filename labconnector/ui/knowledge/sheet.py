"""What the dialogs of this room share: a message bar, a body, and a button for yes beside Cancel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from labconnector.ui.parts.busy import Waiting
from labconnector.ui.parts.geometry import keep_in_reach
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.theme import SPACE, WIDE


class Sheet(QDialog):
    """Belongs to one window and blocks only that one; goes for good when it is closed. Shown by `open()`."""

    def __init__(self, parent: QWidget, title: str, yes: str, do: Callable[[], object]) -> None:
        """yes: what the button is called that calls `do`; Enter presses it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.bar = MessageBar(self)
        self.waiting = Waiting(self)
        self.yes_button = QPushButton(yes)
        buttons = QDialogButtonBox()
        buttons.addButton(self.yes_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(lambda: do())
        buttons.rejected.connect(self.reject)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE + SPACE // 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        self._column.setSpacing(WIDE)
        self._column.addWidget(self.bar)
        self._column.addLayout(self.body, 1)
        self._column.addWidget(self.waiting)
        self._column.addWidget(buttons)
        self.yes_button.setDefault(True)
        keep_in_reach(self)

    def size_in_letters(self, wide: int, high: int) -> None:
        """How large it begins, in average letters and lines."""
        letter = self.fontMetrics()
        self.resize(letter.averageCharWidth() * wide, letter.height() * high)

    def needed_height(self) -> int:
        """Pixels below which something would be cut off at this width."""
        if self.layout() is not self._column:  # on a small screen, where it scrolls
            return 0
        return self._column.totalHeightForWidth(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower is higher: no line of a text is cut off."""
        super().resizeEvent(event)
        self.setMinimumHeight(max(0, self.needed_height()))
