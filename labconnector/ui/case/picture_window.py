"""One picture, as large as its window; the arrow keys lead to the others."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from labconnector.domain.picture import Picture
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import role_text


class PictureWindow(QDialog):
    """Shown by `open()`. Escape closes it."""

    def __init__(self, pictures: tuple[Picture, ...], at: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pictures, self.at = pictures, at
        self._picture, self._title = _Picture(), QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._before, self._after = QPushButton(self.tr("&Previous")), QPushButton(self.tr("&Next"))
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        self._before.clicked.connect(lambda: self.go(-1))
        self._after.clicked.connect(lambda: self.go(1))
        close.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self._title, 1)
        for button in (self._before, self._after, close):
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(WIDE)
        layout.addWidget(self._picture, 1)
        layout.addLayout(line)
        self.resize(620, 640)
        self.go(0)

    def go(self, steps: int) -> None:
        """To another picture; at an end it stays."""
        self.at = min(max(self.at + steps, 0), len(self._pictures) - 1)
        picture = self._pictures[self.at]
        name = self.tr("{role}: {file}").format(role=role_text(picture.role), file=picture.title)
        self.setWindowTitle(name)
        self._title.setText(name)
        self._picture.show_png(picture.png, name)
        self._before.setEnabled(self.at > 0)
        self._after.setEnabled(self.at < len(self._pictures) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys lead to the other pictures."""
        keys = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if event.key() in keys:
            self.go(keys[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class _Picture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_png(self, png: bytes, name: str) -> None:
        self._pixmap.loadFromData(png)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 520)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As large as fits, its shape kept."""
        size = self._pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(self.rect().center() - QRect(0, 0, size.width(), size.height()).center(), size)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, self._pixmap)
