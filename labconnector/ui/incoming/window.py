"""Files from watched folders that nobody could match: attached to an order by hand, or ignored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListView, QStackedWidget, QVBoxLayout, QWidget

from labconnector.domain.case import Case
from labconnector.domain.errors import ConnectorError, NotFound, UsageError
from labconnector.domain.incoming import Incoming
from labconnector.talk.api import DeskApi
from labconnector.ui.find_typed import typed_id
from labconnector.ui.incoming.detail import IncomingDetail
from labconnector.ui.incoming.model import BELOW, IncomingModel
from labconnector.ui.parts.empty_state import EmptyState
from labconnector.ui.parts.geometry import keep_geometry
from labconnector.ui.parts.labels import heading
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.parts.two_lines import TwoLines
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import said

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class IncomingWindow(QDialog):
    """Follows the engine while it is open. Whose order it is, is shown before a file is attached to it."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Files that wait for you"))
        self._desktop = desktop
        self.message, self.empty, self.count = MessageBar(), EmptyState(), heading()
        self.model, self.list, self.detail = IncomingModel(self), QListView(), IncomingDetail()
        self._shown: int | None = None
        self._lay_out()
        self._connect()
        self.resize(640, 560)
        keep_geometry(self, "incoming")
        self.empty.say(self.tr("Looking…"), "")
        self.load()

    @property
    def current(self) -> Incoming | None:
        """The chosen file."""
        index = self.list.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def load(self) -> None:
        """Asks what waits."""
        asked = self._desktop.bridge.ask(self, DeskApi.incoming)
        asked.then(self._take).failed(lambda error: self.message.show_error(error, self.load))

    def _take(self, rows: Sequence[Incoming]) -> None:
        self.model.update(rows)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.count.setText(self.tr("%n file(s) or folder(s) wait(s)", "", len(rows)))
        self.empty.say(self.tr("Nothing waits"), self.tr("Files that belong to no known order are listed here."))
        self.pages.setCurrentIndex(1 if rows else 0)
        self._show_detail()

    def _show_detail(self) -> None:
        """What was typed stays while the same file is shown."""
        row = self.current
        if (row.id if row else None) != self._shown or row is None:
            self._shown = row.id if row else None
            self.detail.tell(row)

    # --- what the user does -------------------------------------------------------------------------------------------

    def _find(self) -> None:
        """Looks in the list only: a file belongs to a case that is there."""
        self.message.clear()
        self.detail.show_order(None)
        typed = typed_id(self.detail.field.text())
        order_id = typed.order_id or self.detail.field.text()
        self.detail.remark.say("")
        asked = self._desktop.bridge.ask(self, DeskApi.order_for_file, order_id)
        asked.then(self._found).failed(self._not_found)

    def _found(self, case: Case) -> None:
        self.detail.show_order(case)
        self.detail.attach.setDefault(True)
        self.detail.attach.setFocus()

    def _not_found(self, error: ConnectorError) -> None:
        if isinstance(error, NotFound | UsageError):
            self.detail.remark.say(" ".join((said(error.message), said(error.action))))
            self.detail.field.setFocus()
        else:
            self.message.show_error(error, self._find)

    def _attach(self) -> None:
        row, case = self.current, self.detail.found
        if row is not None and case is not None:
            asked = self._desktop.bridge.ask(self, DeskApi.attach_file, row.id, case.order.order_id)
            asked.then(lambda _none: self._attached(case)).failed(self._failed)

    def _attached(self, case: Case) -> None:
        text = self.tr("It is being attached to order {order}.").format(order=case.order.order_id)
        self.message.show_info(text)
        self.load()

    def _ignore(self) -> None:
        row = self.current
        if row is not None:
            asked = self._desktop.bridge.ask(self, DeskApi.ignore_file, row.id)
            asked.then(lambda _none: self.load()).failed(self._failed)

    def _failed(self, error: ConnectorError) -> None:
        self.message.show_error(error)
        self.load()

    # --- the window ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLines(BELOW, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Files that wait"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        column.addSpacing(SPACE)
        column.addWidget(self.detail)
        self.pages = QStackedWidget()
        for one in (self.empty, page):
            self.pages.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(WIDE)
        layout.addWidget(self.message)
        layout.addWidget(self.pages, 1)
        for button in (self.detail.ignore, self.detail.attach):
            button.setAutoDefault(False)
        self.detail.look_up.setDefault(True)

    def _connect(self) -> None:
        bridge = self._desktop.bridge
        bridge.incoming_changed.connect(lambda _told: self.load())
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_detail())
        self.detail.look_up.clicked.connect(lambda: self._find())
        self.detail.field.textEdited.connect(lambda _text: self.detail.show_order(None))
        self.detail.attach.clicked.connect(lambda: self._attach())
        self.detail.ignore.clicked.connect(lambda: self._ignore())
