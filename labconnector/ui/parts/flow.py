"""A layout that goes on in the next line where a line is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from labconnector.ui.theme import SPACE


class FlowLayout(QLayout):
    """Places widgets side by side from the leading side, and wraps."""

    def __init__(self, parent: QWidget | None = None, between: int = SPACE) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._between = between

    def addItem(self, item: QLayoutItem) -> None:
        """For `addWidget`."""
        self._items.append(item)

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item, None outside."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes an item out, None outside."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels needed at a width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        margins = self.contentsMargins()
        width = sum(hint.width() for hint in hints) + self._between * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        """The largest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:
        """Places the items."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        x, y, line = room.x(), room.y(), 0
        for item in self._shown():
            hint = item.sizeHint().boundedTo(QSize(max(room.width(), 1), 1 << 20))
            if x > room.x() and x + hint.width() > room.right() + 1:
                x, y, line = room.x(), y + line + self._between // 2, 0
            if place:
                item.setGeometry(self._seen(QRect(QPoint(x, y), hint), room))
            x += hint.width() + self._between
            line = max(line, hint.height())
        return y + line - rect.y() + margins.bottom()

    def _seen(self, rect: QRect, room: QRect) -> QRect:
        """From the right where the language is read so."""
        parent = self.parentWidget()
        if parent and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return QRect(QPoint(room.left() + room.right() - rect.right(), rect.y()), rect.size())
        return rect
