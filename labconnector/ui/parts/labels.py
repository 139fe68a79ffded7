"""Labels: plain text that wraps, a heading, and a text in a colour that means something."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from labconnector.ui.theme import Colours, colours


class Label(QLabel):
    """Text at the leading side of the window, whichever script it is in: a Latin name in an Arabic window too."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the window's direction."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute if is_rtl else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)


def plain(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A text that wraps and can be selected with the mouse."""
    label = Label(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def heading(text: str = "", scale: float = 1.0, parent: QWidget | None = None) -> QLabel:
    """A bold text. scale: its size against the usual one."""
    label = plain(text, parent)
    font = QFont(label.font())
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * scale)
    label.setFont(font)
    return label


class Tinted(Label):
    """A text in a colour of the theme, in light and in dark: `Tinted(lambda colours: colours.muted)`."""

    def __init__(self, tint: Callable[[Colours], QColor], text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._tint = tint
        self._colouring = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._colour()

    def use(self, tint: Callable[[Colours], QColor]) -> None:
        """Means something else from now on."""
        self._tint = tint
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the system from light to dark."""
        super().changeEvent(event)
        changed = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange)
        if changed and not self._colouring:
            self._colour()

    def _colour(self) -> None:
        """Only the text's colour is set; all else goes on following the system."""
        self._colouring = True
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, self._tint(colours(QApplication.palette())))
        self.setPalette(palette)
        self._colouring = False


def muted(text: str = "", parent: QWidget | None = None) -> Tinted:
    """A text that steps back."""
    return Tinted(lambda colours: colours.muted, text, parent)


class Remark(Tinted):
    """What is to be said about what was typed; hidden while nothing is. Its sign and its colour say how grave it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda colours: colours.error, "", parent)
        self.hide()

    def say(self, text: str, *, wrong: bool = True) -> None:
        """Shows it; '' = nothing is to be said. wrong: it must be put right before it can be kept."""
        self.use((lambda colours: colours.error) if wrong else (lambda colours: colours.warning))
        self.setText(f"⚠ {text}" if wrong else f"ⓘ {text}")
        self.setAccessibleName(text)
        self.setVisible(bool(text))
