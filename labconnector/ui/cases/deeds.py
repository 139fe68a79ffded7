"""What is done with chosen cases: asked of the engine, with what it takes to be sure, and told when it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QDir, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from labconnector.domain.errors import ConnectorError
from labconnector.domain.listing import CaseLine, CaseQuery
from labconnector.talk.api import DeskApi
from labconnector.talk.views import CaseView
from labconnector.ui.bridge import Asked
from labconnector.ui.parts.busy import Busy
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.parts.file_dialogs import ask_where_to_save
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.parts.openers import show_folder

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop

MANY = 5
"""From so many cases on, what takes a while or opens windows is asked about first."""
_MANY_SHEETS = 50


class Deeds(QObject):
    """Works for the case list window; says what happened in its message bar and its busy line."""

    def __init__(self, desktop: Desktop, window: QWidget, message: MessageBar, busy: Busy) -> None:
        super().__init__(window)
        self._desktop = desktop
        self._bridge = desktop.bridge
        self._window = window
        self._message = message
        self._busy = busy

    # --- at once ------------------------------------------------------------------------------------------------------

    def open(self, cases: Sequence[CaseLine]) -> None:
        """Shows each case in a window of its own."""

        def show() -> None:
            for line in cases:
                self._desktop.show_case(line.id)

        text = self.tr("This opens %n window(s).", "", len(cases))
        self._when_sure(len(cases) > MANY, self.tr("Open cases"), text, self.tr("Open"), show)

    def answer(self, cases: Sequence[CaseLine]) -> None:
        """Asks the first of them that asks something."""
        asking = next((line for line in cases if line.asks), None)
        if asking is not None:
            self._desktop.show_question(asking.id)

    def copy_ids(self, cases: Sequence[CaseLine]) -> None:
        """Order ids, one a line, as they are typed into MyiTero."""
        QGuiApplication.clipboard().setText("\n".join(line.order_id for line in cases))

    def mark(self, cases: Sequence[CaseLine], *, unread: bool) -> None:
        """Marks those that are marked otherwise."""
        self._ask(DeskApi.mark_read, [line.id for line in cases if line.unread is not unread], unread)

    def deliver(self, cases: Sequence[CaseLine]) -> None:
        """Delivers those whose scans are here, and says which are left out."""
        ready = [line for line in cases if line.has_scans]

        def go() -> None:
            self._ask(DeskApi.deliver, [line.id for line in ready])
            if left := len(cases) - len(ready):
                self._message.show_info(self.tr("%n case(s) left out: their scans are not here yet.", "", left))

        text = self.tr("%n case(s) are delivered to the CAD folder. Files there are not overwritten.", "", len(ready))
        self._when_sure(len(ready) > MANY, self.tr("Deliver"), text, self.tr("Deliver"), go)

    def download_again(self, cases: Sequence[CaseLine]) -> None:
        """Fetches the files anew; asked about first where it takes long."""
        ids = [line.id for line in cases]
        text = self.tr("The files of %n case(s) are fetched from Align once more. This may take a while.", "", len(ids))
        self._when_sure(
            len(ids) > 1,
            self.tr("Download again"),
            text,
            self.tr("Download"),
            lambda: self._ask(DeskApi.download_again, ids),
        )

    # --- what takes a while -------------------------------------------------------------------------------------------

    def show_folder(self, line: CaseLine) -> None:
        """Opens the folder in which the case's files are now."""
        self._ask(DeskApi.case, line.id, then=self._open_folder)

    def export(self, query: CaseQuery, cases: Sequence[CaseLine]) -> None:
        """Asks where to, then writes the chosen cases, or all of the query where none are given."""
        day = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        name = self.tr("cases {day}").format(day=day) + ".csv"
        ids = [line.id for line in cases]
        dialog = ask_where_to_save(self._window, self.tr("Export cases"), name)
        dialog.fileSelected.connect(lambda file: self.write_csv(query, ids, Path(file)))

    def write_csv(self, query: CaseQuery, ids: Sequence[int], path: Path) -> None:
        """Writes a CSV file, and says where it is."""
        whole = replace(query, limit=None, offset=0)

        def written(count: int) -> None:
            name = QDir.toNativeSeparators(str(path))
            self._message.show_info(self.tr("%n case(s) written to {file}.", "", count).format(file=name))

        self._work(self.tr("Writing the CSV file…"), written, DeskApi.export_csv, whole, ids, path)

    def print_sheets(self, cases: Sequence[CaseLine]) -> None:
        """Makes the sheets, then asks which printer."""
        ids = [line.id for line in cases]

        def make() -> None:
            self._work(self.tr("Making the sheets…"), self._print, DeskApi.rx_sheets, ids)

        text = self.tr("This prints %n prescription(s), each on a page of its own.", "", len(ids))
        self._when_sure(len(ids) > _MANY_SHEETS, self.tr("Print"), text, self.tr("Print"), make)

    # --- how it is asked ----------------------------------------------------------------------------------------------

    def _ask(self, request: Any, *given: Any, then: Callable[[Any], object] = lambda _value: None) -> Asked[Any]:
        """A request that can be tried once more when it fails."""

        def failed(error: ConnectorError) -> None:
            self._busy.end()
            self._message.show_error(error, lambda: self._ask(request, *given, then=then))

        asked: Asked[Any] = self._bridge.ask(self, request, *given).then(then).failed(failed)
        return asked

    def _work(self, text: str, then: Callable[[Any], object], request: Any, *given: Any) -> None:
        """A request that takes a while: its line shows it, and ends it."""

        def done(value: Any) -> None:
            self._busy.end()
            then(value)

        self._message.clear()
        asked = self._ask(request, *given, then=done)
        self._busy.begin(text, asked.cancel)

    def _when_sure(self, is_much: bool, title: str, text: str, yes: str, go: Callable[[], object]) -> None:
        if is_much:
            Confirm(self._window, title, text, yes, go).open()
        else:
            go()

    def _open_folder(self, case: CaseView) -> None:
        if case.folder is None:
            self._message.show_info(self.tr("The scans of this case are not here yet."))
        else:
            show_folder(self, case.folder, self._message.show_error)

    def _print(self, html: str) -> None:
        from labconnector.ui.printing import print_sheets  # Qt's printing is loaded when somebody prints

        print_sheets(self._window, html, self._message.show_error)
