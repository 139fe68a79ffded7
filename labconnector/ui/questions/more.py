"""What is seldom wanted, folded away until somebody looks for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from labconnector.ui.theme import SPACE, WIDE


class More(QWidget):
    """A button that unfolds what is below it. about: what it is of, for screen readers."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QToolButton()
        self.button.setText(self.tr("More"))
        self.button.setAccessibleName(self.tr("More: {about}").format(about=about))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setAutoRaise(True)
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body = QWidget()
        self._below = QVBoxLayout(self.body)
        self._below.setContentsMargins(WIDE + SPACE, 0, 0, 0)
        self._below.setSpacing(SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.body)
        self.button.toggled.connect(self._fold)
        self._fold(False)

    def add(self, widget: QWidget) -> None:
        """Puts a widget below the others."""
        self._below.addWidget(widget)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to unfold."""
        return self._below.count() == 0

    def _fold(self, is_open: bool) -> None:
        folded = Qt.ArrowType.LeftArrow if self.isRightToLeft() else Qt.ArrowType.RightArrow
        self.button.setArrowType(Qt.ArrowType.DownArrow if is_open else folded)
        self.body.setVisible(is_open)
