"""Windows that are larger than the screen at its scaling: what does not fit can be scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QMainWindow, QScrollArea, QVBoxLayout, QWidget


def make_room(window: QWidget, room: QSize) -> None:
    """Puts all of a window into a scroll area, once it needs more than `room`. Elsewhere windows stay as they are."""
    layout = window.layout()
    if layout is None or isinstance(window, QMainWindow):
        return
    if _fits(layout.totalMinimumSize().expandedTo(window.minimumSize()), room):
        return
    body = QWidget()
    body.setLayout(layout)  # with all that is in it
    area = QScrollArea()
    area.setObjectName("small-screen")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(body)
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
    window.setMinimumSize(0, 0)


def _fits(needed: QSize, room: QSize) -> bool:
    return needed.width() <= room.width() and needed.height() <= room.height()
