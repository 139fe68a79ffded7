"""The case list: every case that Align listed, newest first, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from labconnector.ui.cases.feed import Feed
from labconnector.ui.cases.filters import Filters
from labconnector.ui.cases.model import CaseModel
from labconnector.ui.cases.table import CaseTable
from labconnector.ui.parts.geometry import keep_geometry
from labconnector.ui.parts.message_bar import MessageBar

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class CaseListWindow(QMainWindow):
    """Hidden, not closed, when its user closes it."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self._filters = Filters()
        self.model = CaseModel(self)
        self.feed = Feed(desktop.bridge, self.model, self)
        self.message = MessageBar()
        self.table = CaseTable(self.model)
        self.feed.depth = self.table.depth
        self.setWindowTitle(self.tr("Cases – Lab Connector"))
        self.resize(1180, 720)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.message)
        layout.addWidget(self.table, 1)
        self.setCentralWidget(body)
        keep_geometry(self, "list")
        desktop.bridge.cases_changed.connect(self._cases_changed)
        self.feed.failed.connect(lambda error: self.message.show_error(error, self.feed.refresh))
        self.table.ahead.connect(self.feed.fetch_more)
        self.table.doubleClicked.connect(lambda index: self._desktop.show_case(self.model.line(index.row()).id))
        self.model.use_palette(self.palette())
        self.model.use_numbers(desktop.state.tooth_numbers)
        self.feed.show(self._filters.query(self.feed.query.sort, True, self.model.today))

    def _cases_changed(self, _told: object) -> None:
        self.feed.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Looks again at what may have changed while nobody looked."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hides; what becomes of the program is the desktop's to say."""
        super().closeEvent(event)
        self._desktop.list_closed()
