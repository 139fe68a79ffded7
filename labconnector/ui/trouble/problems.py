"""The problems: what is wrong with the whole, and the cases that do not go on by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from labconnector.domain.case import Case
from labconnector.domain.errors import ConnectorError
from labconnector.talk.api import DeskApi
from labconnector.ui.parts.empty_state import EmptyState
from labconnector.ui.parts.geometry import keep_geometry
from labconnector.ui.parts.labels import heading
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.parts.soon import Soon
from labconnector.ui.parts.two_lines import TwoLines
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.trouble.detail import Detail
from labconnector.ui.trouble.problem_model import BELOW, ProblemModel, whole_text
from labconnector.ui.trouble.remedy import ProblemRow, Remedy, rows_of, troubles_of
from labconnector.ui.trouble.whole import WholeTroubles

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop

_PAUSE_MS = 400
"""The list is read anew at most so often while cases change."""


class ProblemsWindow(QDialog):
    """Follows the engine while it is open."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Problems"))
        self._desktop = desktop
        self._loaded = False
        self.message = MessageBar()
        self.whole = WholeTroubles()
        self.files = QPushButton()
        self.model = ProblemModel(self)
        self.list = QListView()
        self.detail = Detail()
        self.empty = EmptyState()
        self.count = heading()
        self.try_all = QPushButton(self.tr("Try &all now"))
        self.copy = QPushButton(self.tr("&Copy"))
        self.open_case = QPushButton(self.tr("&Open case"))
        self.try_now = QPushButton(self.tr("&Try now"))
        self._again = Soon(self, _PAUSE_MS, self._load)
        self._lay_out()
        self._connect()
        self.resize(720, 560)
        keep_geometry(self, "problems")
        desktop.bridge.refresh_state()
        self._show_whole()
        self._load()

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLines(BELOW, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Cases with a problem"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self._cases_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(WIDE)
        layout.addWidget(self.message)
        layout.addWidget(self.whole)
        layout.addWidget(self.files, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.pages, 1)
        self.try_now.setDefault(True)

    def _cases_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.count)
        layout.addWidget(self.list, 1)
        layout.addSpacing(SPACE)
        layout.addWidget(self.detail)
        layout.addSpacing(SPACE)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.try_all)
        buttons.addStretch(1)
        for button in (self.copy, self.open_case, self.try_now):
            buttons.addWidget(button)
        layout.addLayout(buttons)
        return page

    def _connect(self) -> None:
        bridge = self._desktop.bridge
        bridge.state_changed.connect(lambda _state: self._show_whole())
        bridge.status_changed.connect(lambda _status: self._show_whole())
        bridge.cases_changed.connect(lambda _told: self._again.ask())
        bridge.incoming_changed.connect(lambda _told: self._show_whole())
        self.files.clicked.connect(lambda: self._desktop.show_incoming())
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_detail())
        self.list.doubleClicked.connect(lambda _index: self._open_case())
        self.model.dataChanged.connect(lambda _first, _last: self._show_detail())
        self.whole.wanted.connect(self._remedy)
        self.try_all.clicked.connect(lambda: self._try(self.model.rows))
        self.try_now.clicked.connect(lambda: self._try([row] if (row := self.current) else []))
        self.open_case.clicked.connect(lambda: self._open_case())
        self.copy.clicked.connect(lambda: self._copy())
        self.empty.pressed.connect(self._desktop.show_diagnostics)

    @property
    def current(self) -> ProblemRow | None:
        """The chosen problem."""
        index = self.list.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        asked = self._desktop.bridge.ask(self, DeskApi.problems)
        asked.then(self._take).failed(lambda error: self.message.show_error(error, self._load))

    def _take(self, cases: Sequence[Case]) -> None:
        self._loaded = True
        rows = rows_of(cases)
        self.model.update(rows)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.count.setText(self.tr("%n case(s) need(s) help", "", len(rows)))
        self._show_detail()
        self._show_page()

    def _show_whole(self) -> None:
        state = self._desktop.bridge.state
        self.whole.tell(troubles_of(state))
        self.files.setText(self.tr("%n file(s) from watched folders wait for &you…", "", state.incoming))
        self.files.setVisible(state.incoming > 0)
        self._show_page()

    def _show_page(self) -> None:
        self.pages.setCurrentIndex(1 if self.model.rows else 0)
        if not self._loaded:
            self.empty.say(self.tr("Looking…"), "")
        elif self.whole.cards:
            text = self.tr("The list above says what keeps all of them from going on.")
            self.empty.say(self.tr("No single case has a problem"), text)
        else:
            text = self.tr("Every case goes on by itself. If something seems odd all the same, look at this computer.")
            self.empty.say(self.tr("Nothing is wrong"), text, self.tr("Run diagnostics"))

    def _show_detail(self) -> None:
        self.detail.tell(self.current)
        for button in (self.copy, self.open_case, self.try_now):
            button.setEnabled(self.current is not None)

    # --- what the user does -------------------------------------------------------------------------------------------

    def _try(self, rows: Sequence[ProblemRow]) -> None:
        """Damaged and late ones are fetched anew, failed ones delivered from what is here."""
        self.message.clear()
        for request, ids in (
            (DeskApi.download_again, [row.case_id for row in rows if row.refetches]),
            (DeskApi.deliver, [row.case_id for row in rows if not row.refetches]),
        ):
            if ids:
                asked = self._desktop.bridge.ask(self, request, ids)
                asked.then(lambda _none: self._load()).failed(self._not_tried)

    def _not_tried(self, error: ConnectorError) -> None:
        self.message.show_error(error)
        self._load()

    def _open_case(self) -> None:
        if self.current:
            self._desktop.show_case(self.current.case_id)

    def _copy(self) -> None:
        if self.current:
            QGuiApplication.clipboard().setText(whole_text(self.current))

    def _remedy(self, remedy: Remedy) -> None:
        desktop = self._desktop
        match remedy:
            case Remedy.SIGN_IN:
                desktop.show_wizard()
            case Remedy.FOLDER:
                desktop.show_settings("cad")
            case Remedy.CONNECTION:
                desktop.show_settings("connection")
            case Remedy.DIAGNOSE:
                desktop.show_diagnostics()
            case Remedy.CHECK:
                self._check()

    def _check(self) -> None:
        asked = self._desktop.bridge.ask(self, DeskApi.check_now)
        asked.then(lambda _none: self._desktop.bridge.refresh_state()).failed(self.message.show_error)
