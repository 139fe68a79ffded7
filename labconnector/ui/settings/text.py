"""Labels as wizard and settings use them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from labconnector.ui.theme import colours


class Text(QLabel):
    """Plain words that wrap and can be selected; `muted` for what explains."""

    def __init__(self, text: str = "", *, muted: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._muted = muted
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the system from light to dark."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationPaletteChange, QEvent.Type.ThemeChange):
            self._colour()

    def _colour(self) -> None:
        if not self._muted:
            return
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, colours(QPalette()).muted)
        self.setPalette(palette)


class Heading(QLabel):
    """What a page is about, larger than its text."""

    def __init__(self, text: str = "", *, factor: float = 1.5, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * factor)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)


def list_text(words: tuple[str, ...]) -> str:
    """Words one after another, as the language does it."""
    return QLocale().createSeparatedList(list(words))


class Refused(Text):
    """Says at a field why its value was refused; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.hide()

    def say(self, text: str) -> None:
        """Shows the reason; '' takes it away."""
        self.setText(f"✗ {text}" if text else "")
        self.setVisible(bool(text))
        self._colour()

    def _colour(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, colours(QPalette()).error)
        self.setPalette(palette)
