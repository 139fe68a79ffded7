"""What is wrong with the whole: a card each, with the button that puts it right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from labconnector.domain.errors import ConnectorError
from labconnector.ui.parts.labels import Tinted, plain
from labconnector.ui.theme import SPACE
from labconnector.ui.trouble.remedy import Remedy, remedy_of
from labconnector.ui.words import error_text, said


class WholeTroubles(QWidget):
    """The cards; nothing while all is well. `wanted`: the remedy whose button was pressed."""

    wanted = Signal(object)  # Remedy

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[TroubleCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self.hide()

    def tell(self, troubles: tuple[ConnectorError, ...]) -> None:
        """Shows these. A card whose trouble is the same as before stays as it is."""
        told = [error_text(card.error) for card in self.cards]
        if told == [error_text(error) for error in troubles]:
            return
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [TroubleCard(error, self.wanted.emit) for error in troubles]
        for card in self.cards:
            self._column.addWidget(card)
        self.setVisible(bool(self.cards))


class TroubleCard(QFrame):
    """What happened, what to do, and two buttons: the remedy and Copy."""

    def __init__(self, error: ConnectorError, wanted: Callable[[Remedy], object]) -> None:
        super().__init__()
        self.error = error
        self.setFrameShape(QFrame.Shape.StyledPanel)
        remedy = remedy_of(error)
        title = Tinted(lambda colours: colours.error, f"⚠ {said(error.title)}")
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        title.setAccessibleName(said(error.title))
        self.remedy = QPushButton(remedy_text(remedy))
        self.remedy.clicked.connect(lambda: wanted(remedy))
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(error_text(error)))
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        for label in (title, plain(said(error.message)), plain(said(error.action))):
            words.addWidget(label)
            label.setVisible(bool(label.text()))
        layout = QHBoxLayout(self)
        layout.setSpacing(SPACE)
        layout.addLayout(words, 1)
        for button in (self.copy, self.remedy):
            button.setAutoDefault(False)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)


def remedy_text(remedy: Remedy) -> str:
    """What the button says."""
    tr = QCoreApplication.translate
    return {
        Remedy.SIGN_IN: tr("problems", "&Sign in again"),
        Remedy.FOLDER: tr("problems", "Choose &folder…"),
        Remedy.CONNECTION: tr("problems", "Open co&nnection settings"),
        Remedy.DIAGNOSE: tr("problems", "&Look for the cause"),
        Remedy.CHECK: tr("problems", "C&heck again"),
    }[remedy]
