"""What the chart's colours, hatches and letters stand for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from labconnector.ui.case.chart_paint import paint_sample
from labconnector.ui.case.chart_words import work_letter, work_text
from labconnector.ui.case.chart_work import Work
from labconnector.ui.parts.flow import FlowLayout
from labconnector.ui.theme import SPACE, WIDE


class Legend(QWidget):
    """The kinds of work that the chart shows now, and no others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = {work: _Entry(work) for work in Work}
        layout = FlowLayout(self, WIDE)
        layout.setContentsMargins(SPACE, 0, SPACE, 0)
        for entry in self._entries.values():
            layout.addWidget(entry)
        self.show_works(())

    def show_works(self, works: Iterable[Work]) -> None:
        """Explains these."""
        shown = set(works)
        for work, entry in self._entries.items():
            entry.setVisible(work in shown)
        self.setVisible(bool(shown))


class _Entry(QWidget):
    def __init__(self, work: Work) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE * 3 // 4)
        layout.addWidget(_Sample(work))
        layout.addWidget(QLabel(work_text(work)))


class _Sample(QWidget):
    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work

    def sizeHint(self) -> QSize:
        """As high as the text beside it."""
        side = self.fontMetrics().height() + 4
        return QSize(side + 4, side)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As a tooth of this kind is painted."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            paint_sample(painter, rect, self._work, work_letter(self._work), self.palette())
