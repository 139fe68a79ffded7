"""The case list: every case that Align listed, newest first, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from labconnector.domain.errors import ConnectorError
from labconnector.domain.listing import Lines
from labconnector.talk.api import DeskApi
from labconnector.talk.views import DeskState
from labconnector.ui.cases import doings, filters
from labconnector.ui.cases.checking import Checking
from labconnector.ui.cases.columns import Column
from labconnector.ui.cases.columns_kept import Arrangement
from labconnector.ui.cases.command_words import Command
from labconnector.ui.cases.commands import Commands
from labconnector.ui.cases.counting import Counting
from labconnector.ui.cases.deeds import Deeds
from labconnector.ui.cases.delegates import DueDelegate, PictureDelegate, StateDelegate, UnreadDelegate
from labconnector.ui.cases.empties import Empty
from labconnector.ui.cases.feed import Feed
from labconnector.ui.cases.filter_bar import FilterBar
from labconnector.ui.cases.head import FIRST_SORT, Head, kept_arrangement
from labconnector.ui.cases.list_place import ListPlace
from labconnector.ui.cases.menus import fill_menu_bar, make_toolbar, open_case_menu
from labconnector.ui.cases.model import CaseModel
from labconnector.ui.cases.status_line import StatusLine
from labconnector.ui.cases.table import PICTURE, CaseTable
from labconnector.ui.cases.thumbnails import Thumbnails
from labconnector.ui.parts.busy import Busy
from labconnector.ui.parts.geometry import keep_geometry
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.parts.soon import Soon
from labconnector.ui.theme import SPACE

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop

_FILTERS = "list/filters"
_PATIENCE_MS = 300
_REST_MS = 120
"""Who scrolls or types on wants other rows, not pictures of these."""
_MINUTE_MS = 60_000
_MOST_CHOSEN = 5_000
"""Choosing all reads so many cases at most; more are exported by the filter, not by choosing."""


class CaseListWindow(QMainWindow):
    """Hidden, not closed, when its user closes it."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self._bridge = desktop.bridge
        self._is_stale = False
        self._told_not_read = ""
        kept, narrowed = kept_arrangement(), filters.from_kept(str(QSettings().value(_FILTERS, "")))
        self.model = CaseModel(self)
        self.feed = Feed(self._bridge, self.model, self)
        sort, descending = (kept.sort, kept.descending) if kept else FIRST_SORT
        self.feed.show(narrowed.query(sort, descending, self.model.today))  # first: the engine reads while we build
        self._chosen_soon = Soon(self, 0, self._show_chosen)
        self._pictures_soon = Soon(self, _REST_MS, self._want_pictures)
        self._patience = Soon(self, _PATIENCE_MS, self._show_rest)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._minute_passed)
        self._make_list(kept)
        self._make_rest(narrowed)
        self._lay_out()
        self._connect()
        self.setWindowTitle(self.tr("Cases – Lab Connector"))
        self.resize(1200, 720)
        keep_geometry(self, "list")
        self.model.use_palette(self.palette())
        self._state_changed(desktop.state)
        self._patience.start()
        if desktop.state.data_folder.parts:
            self._count()

    # --- how it is built ----------------------------------------------------------------------------------------------

    def _make_list(self, kept: Arrangement | None) -> None:
        self.table = CaseTable(self.model)
        self.head = Head(self.table, kept)
        self.feed.depth = self.table.depth
        self.thumbnails = Thumbnails(self._bridge, PICTURE, self)
        table = self.table
        table.setItemDelegateForColumn(Column.THUMBNAIL, PictureDelegate(self.model, self.thumbnails.picture, table))
        table.setItemDelegateForColumn(Column.UNREAD, UnreadDelegate(self.model, table))
        table.setItemDelegateForColumn(Column.STATE, StateDelegate(self.model, table))
        table.setItemDelegateForColumn(Column.DUE, DueDelegate(self.model, table))

    def _make_rest(self, narrowed: filters.Filters) -> None:
        self.message, self.busy, self.place = MessageBar(), Busy(), ListPlace(self.table)
        self.filter_bar = FilterBar(narrowed)
        self.status_line = StatusLine()
        self.deeds = Deeds(self._desktop, self, self.message, self.busy)
        self.commands = Commands(self, self.table, self._doings())
        self.checking = Checking(self._bridge, self.commands[Command.CHECK], self.message, self)
        self.counting = Counting(self._bridge, self)

    def _lay_out(self) -> None:
        fill_menu_bar(self, self.commands, self.head)
        self.addToolBar(make_toolbar(self, self.commands))
        self.setStatusBar(self.status_line)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        foot = QWidget()
        foot_layout = QVBoxLayout(foot)
        foot_layout.setContentsMargins(SPACE, 0, SPACE, 0)
        foot_layout.addWidget(self.busy)
        for part in (self.message, self.filter_bar):
            layout.addWidget(part)
        layout.addWidget(self.place, 1)
        layout.addWidget(foot)
        self.setCentralWidget(body)

    def _connect(self) -> None:
        bridge, table = self._bridge, self.table
        bridge.cases_changed.connect(self._cases_changed)
        bridge.progressed.connect(self.status_line.show_downloads)
        self._desktop.state_changed.connect(self._state_changed)
        self.feed.shown.connect(self._shown)
        self.feed.refreshed.connect(self._show_rest)
        self.feed.failed.connect(self._not_read)
        self.filter_bar.changed.connect(self._filter)
        self.filter_bar.opened.connect(self._ask_choices)
        self.head.sort_changed.connect(self._filter)
        self.counting.counted.connect(self.filter_bar.show_counts)
        self.place.pressed.connect(self._go_on)
        table.ahead.connect(self.feed.fetch_more)
        table.seen_changed.connect(self._pictures_soon.start)
        table.doubleClicked.connect(lambda _index: self.commands[Command.OPEN].trigger())
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        table.selectionModel().selectionChanged.connect(lambda *_parts: self._chosen_soon.start())
        self.model.dataChanged.connect(lambda *_parts: self._chosen_soon.start())
        self.thumbnails.come.connect(table.draw_picture)

    def _doings(self) -> doings.Doings:
        with_cases = doings.with_cases(self.deeds, self.table, self.feed)
        return (
            with_cases
            | doings.by_desktop(self._desktop)
            | {
                Command.CHOOSE_ALL: self.choose_all,
                Command.CHECK: lambda: self.checking.check(),
                Command.PAUSE: lambda: self.checking.pause_or_resume(),
                Command.SEARCH: self.search,
                Command.CLEAR: lambda: self.filter_bar.clear(),
                Command.CLOSE: self.close,
            }
        )

    # --- what is shown ------------------------------------------------------------------------------------------------

    def search(self) -> None:
        """Puts the cursor into the search field."""
        self.filter_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_bar.search.selectAll()

    def choose_all(self) -> None:
        """Chooses all cases that the filters find, also those that are not loaded yet."""
        if self.model.rowCount() < min(self.feed.total, _MOST_CHOSEN):
            self.feed.load(min(self.feed.total, _MOST_CHOSEN))
            self.feed.refreshed.connect(self._choose_loaded, Qt.ConnectionType.SingleShotConnection)
        else:
            self._choose_loaded()

    def _choose_loaded(self) -> None:
        self.table.selectAll()
        if self.model.rowCount() < self.feed.total:
            text = self.tr(
                "The first %n case(s) are chosen. To export all of them, use “Export all cases found”.",
                "",
                self.model.rowCount(),
            )
            self.message.show_info(text)

    def _filter(self) -> None:
        """Asks for other rows; the ones shown stay until they come."""
        query = self.filter_bar.filters.query(self.head.sort, self.head.descending, self.model.today)
        self.feed.show(query)
        self._patience.start()

    def _shown(self, _lines: Lines) -> None:
        self.table.to_top()
        self._show_rest()

    def _show_rest(self) -> None:
        """Everything that follows from the rows."""
        if self._told_not_read and self._told_not_read == self.message.text and not self.feed.has_failed:
            self.message.clear()
        count = self.feed.total
        is_told = count or (self.filter_bar.filters.narrows and not self.feed.is_reading)
        self.filter_bar.show_hits(self.tr("%Ln case(s)", "", count) if is_told else "")
        self.commands[Command.EXPORT_ALL].setEnabled(count > 0)
        self._show_emptiness()
        self._chosen_soon.start()

    def _show_emptiness(self) -> None:
        if self.model.rowCount():
            self.place.show_table()
        else:
            self.place.show_empty(self._bridge.state, self.feed.is_reading, self.filter_bar.filters.narrows)

    def _not_read(self, error: ConnectorError) -> None:
        self.message.show_error(error, self.feed.refresh)
        self._told_not_read = self.message.text

    def _show_chosen(self) -> None:
        chosen = self.table.chosen()
        self.commands.show_chosen(chosen)
        self.status_line.show_chosen(len(chosen))

    def _go_on(self, why: Empty | None) -> None:
        """The button of an empty list."""
        match why:
            case Empty.NOT_CONNECTED:
                self._desktop.show_wizard()
            case Empty.NO_MATCH:
                self.filter_bar.clear()
            case Empty.NOTHING_YET:
                self.checking.check()

    def _want_pictures(self) -> None:
        is_shown = self.isVisible() and not self.table.isColumnHidden(Column.THUMBNAIL)
        rows = self.table.seen_rows() if is_shown else range(0)
        self.thumbnails.want([self.model.line(row) for row in rows], self.devicePixelRatioF())

    def _ask_choices(self) -> None:
        self._bridge.ask(self, DeskApi.choices).then(self.filter_bar.show_choices)

    def _open_menu(self, at: QPoint) -> None:
        if self.table.chosen():
            inside = self.table.viewport().rect().contains(at)
            place = self.table.viewport().mapToGlobal(at) if inside else self.table.current_place()
            open_case_menu(self, self.commands, place)

    # --- what happens -------------------------------------------------------------------------------------------------

    def _cases_changed(self, _told: object) -> None:
        """Nobody looks at a hidden list: it is read again when it is shown."""
        if not self.isVisible():
            self._is_stale = True
            return
        self.feed.refresh()
        self._count()

    def _count(self) -> None:
        self.counting.count(self._bridge.state.counts, self.model.today)

    def _state_changed(self, state: DeskState) -> None:
        self.model.use_numbers(state.tooth_numbers)
        self.commands.show_state(state, state.counts)
        self.status_line.show_state(state)
        self.checking.show_state(state)
        if self.place.why is not None:
            self._show_emptiness()
        if self.feed.has_failed:
            self.feed.refresh()
        if state.data_folder.parts:
            self.counting.tell(state.counts, self.model.today)

    def _minute_passed(self) -> None:
        self.model.use_clock()
        self.status_line.show_state(self._bridge.state)

    def showEvent(self, event: QShowEvent) -> None:
        """Looks again at what may have changed while nobody looked."""
        super().showEvent(event)
        self._minute.start()
        if self._is_stale:
            self._is_stale = False
            self.feed.refresh()
            self._count()
        self.table.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keeps filters and columns for the next time."""
        super().hideEvent(event)
        self._minute.stop()
        self.head.save()
        QSettings().setValue(_FILTERS, filters.as_kept(self.filter_bar.filters))
        self._want_pictures()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hides; what becomes of the program is the desktop's to say."""
        super().closeEvent(event)
        self._desktop.list_closed()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the system from light to dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "model"):
            self.model.use_palette(self.palette())
            self.table.viewport().update()
