"""The case view: one case whole, following what happens to it while it is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from labconnector.domain.errors import ConnectorError, NotFound
from labconnector.talk.api import DeskApi
from labconnector.talk.events import CasesTold, ProgressTold
from labconnector.talk.views import CaseView, DeskState
from labconnector.ui.case.actions import CaseActions
from labconnector.ui.case.facts import shadeless, wants_new_files
from labconnector.ui.case.files import FilesPage
from labconnector.ui.case.header import CaseHeader
from labconnector.ui.case.history import HistoryPage
from labconnector.ui.case.letters import Letter, mail_address
from labconnector.ui.case.notes import CaseNotes
from labconnector.ui.case.pictures import PicturesPage
from labconnector.ui.case.prescription import PrescriptionPage
from labconnector.ui.case.revisions import RevisionsPage
from labconnector.ui.parts.busy import Busy
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.parts.empty_state import EmptyState
from labconnector.ui.parts.geometry import keep_geometry
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.parts.openers import open_address, open_file, show_folder
from labconnector.ui.parts.soon import Soon
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import teeth_text

if TYPE_CHECKING:
    from labconnector.ui.bridge import Asked
    from labconnector.ui.desktop import Desktop


class CaseWindow(QWidget):
    """One case. Several may be open; each draws what the engine says of its case, and asks for what is to be done."""

    def __init__(self, desktop: Desktop, case_id: int) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desktop, self._bridge, self.case_id = desktop, desktop.bridge, case_id
        self.view: CaseView | None = None
        self._loading: Asked[CaseView] | None = None
        self._is_stale = False
        self._due_pages: list[Callable[[], object]] = []
        self._next_page = Soon(self, 0, self._show_next_page)
        self.actions_ = CaseActions(self)
        self.header = CaseHeader(self._copy_order_id)
        self.message, self.busy = MessageBar(), Busy()
        self.notes = CaseNotes(self._answer, self._deliver, self._try_now, self._compare, self._open_project)
        self.prescription, self.files, self.history = PrescriptionPage(), FilesPage(), HistoryPage()
        self.pictures = PicturesPage(self._bridge, case_id)
        self.revisions = RevisionsPage()
        self.empty, self._stack = EmptyState(), QStackedWidget()
        self.tabs = self._tabs()
        self._lay_out()
        self._connect()
        self.setWindowTitle(self.tr("Case"))
        self.resize(1024, 640)
        keep_geometry(self, "case")
        self._load()

    # --- what it shows ----------------------------------------------------------------------------------------------

    def _load(self) -> None:
        """Asks for the case; once more afterwards where it changed meanwhile."""
        if self._loading is not None:
            self._is_stale = True
            return
        self._is_stale = False
        self._loading = self._bridge.ask(self, DeskApi.case, self.case_id).then(self._take).failed(self._not_taken)

    def _take(self, view: CaseView) -> None:
        self._loading = None
        before, self.view = self.view, view
        self._show(view)
        self._stack.setCurrentIndex(1)
        self.notes.show_change(before, view)
        if before is None and view.case.unread:
            self._ask(DeskApi.mark_read, [self.case_id], False)
        if self._is_stale:
            self._load()

    def _not_taken(self, error: ConnectorError) -> None:
        self._loading = None
        if isinstance(error, NotFound):
            self._gone()
        else:
            self.empty.say(self.tr("The case could not be opened"), "")
            self.message.show_error(error, self._load)

    def _gone(self) -> None:
        """What was shown stays, to be read; nothing can be done with it."""
        self.actions_.show_nothing()
        self.busy.end()
        if self.view is None:
            self.empty.say(self.tr("This case is not in the list any more"), "", self.tr("Close"))
        else:
            self.notes.show_gone()

    def _show(self, view: CaseView) -> None:
        numbers = self._bridge.state.tooth_numbers
        order = view.case.order
        self.setWindowTitle(
            self.tr("{patient} – order {order}").format(
                patient=order.patient or order.doctor_name, order=order.order_id
            )
        )
        self.header.show_view(view, datetime.now().astimezone().date())
        self.notes.show_view(view, may_open=self._bridge.state.open_in_cad)
        self.actions_.show_view(view)
        pages: dict[QWidget, Callable[[], object]] = {
            self.prescription: lambda: self.prescription.show_view(view, numbers),
            self.files: lambda: self.files.show_view(view, numbers),
            self.pictures: lambda: self.pictures.show_view(view),
            self.history: lambda: self.history.show_view(view),
            self.revisions: lambda: self.revisions.show_view(view, numbers),
        }
        pages.pop(self.tabs.currentWidget())()
        self._due_pages = list(pages.values())
        self._next_page.start()

    @property
    def is_complete(self) -> bool:
        """Whether every page shows the newest state; the hidden ones follow one by one."""
        return self.view is not None and not self._due_pages

    def _show_next_page(self) -> None:
        """One hidden page at a time, so that nobody notices it."""
        if self._due_pages:
            self._due_pages.pop(0)()
            self._next_page.start()

    def _state_changed(self, _state: DeskState) -> None:
        """Another way to number teeth, perhaps."""
        if self.view is not None:
            self._show(self.view)

    def _cases_changed(self, told: CasesTold) -> None:
        order_ids = told.order_ids
        if order_ids is None or self.view is None or self.view.case.order.order_id in order_ids:
            self._load()

    def _progressed(self, told: ProgressTold) -> None:
        order_id = self.view.case.order.order_id if self.view else ""
        progress = told.downloads.get(order_id)
        if progress is None:
            self.busy.end()
            return
        if self.busy.isHidden():
            self.busy.begin(self.tr("Downloading the files"))
        self.busy.progress(*progress)

    # --- what can be done -------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        bridge, act = self._bridge, self.actions_
        bridge.cases_changed.connect(self._cases_changed)
        bridge.state_changed.connect(self._state_changed)
        bridge.progressed.connect(self._progressed)
        self.pictures.failed.connect(self.message.show_error)
        self.empty.pressed.connect(self.close)
        wired: dict[QAction, Callable[[], object]] = {
            act.deliver: self._deliver,
            act.download: lambda: self._ask(DeskApi.download_again, [self.case_id]),
            act.folder: self._show_folder,
            act.viewer: lambda: self._open(lambda view: view.links.viewer),
            act.orthocad: lambda: self._open(lambda view: view.links.orthocad),
            act.copy: self._copy_order_id,
            act.print_rx: lambda: self._sheets(self._print),
            act.save_pdf: lambda: self._sheets(self._save_pdf),
            act.unread: self._mark_unread,
            act.close: self.close,
        }
        for action, do in wired.items():
            action.triggered.connect(lambda _checked=False, do=do: do())
        for letter, action in act.letters.items():
            action.triggered.connect(lambda _checked=False, letter=letter: self._write(letter))

    def _ask(self, request: Callable[..., object], *args: Any) -> None:
        """Sends a request whose result the engine tells as a change of the case."""
        asked = self._bridge.ask(self, request, *args)
        asked.failed(lambda error: self._failed(error, lambda: self._ask(request, *args)))

    def _failed(self, error: ConnectorError, again: Callable[[], object] | None = None) -> None:
        if isinstance(error, NotFound) and self.view is not None:
            self._load()  # perhaps the case itself is gone
        self.message.show_error(error, again)

    def _answer(self) -> None:
        self._desktop.show_question(self.case_id)

    def _deliver(self) -> None:
        if self.view is None or not self.view.case.delivered_to:
            self._ask(DeskApi.deliver, [self.case_id])
            return
        text = self.tr(
            "This case is in the CAD folder already. It is put there once more, beside the first one; nothing that is "
            "there is changed."
        )
        again = self.tr("Deliver again")
        Confirm(self, again, text, again, lambda: self._ask(DeskApi.deliver, [self.case_id]), default=True).open()

    def _try_now(self) -> None:
        if self.view is not None:
            again = DeskApi.download_again if wants_new_files(self.view) else DeskApi.deliver
            self._ask(again, [self.case_id])

    def _compare(self) -> None:
        while self._due_pages:
            self._show_next_page()
        self.revisions.compare_newest()
        self.tabs.setCurrentWidget(self.revisions)

    def _mark_unread(self) -> None:
        if self.view is not None:
            self._ask(DeskApi.mark_read, [self.case_id], not self.view.case.unread)

    def _copy_order_id(self) -> None:
        if self.view is not None:
            QGuiApplication.clipboard().setText(self.view.case.order.order_id)

    def _show_folder(self) -> None:
        if self.view is not None and self.view.folder is not None:
            show_folder(self, self.view.folder, self.message.show_error)

    def _open_project(self, project: Path) -> None:
        open_file(self, project, self.message.show_error)

    def _open(self, address: Callable[[CaseView], str]) -> None:
        if self.view is not None:
            open_address(address(self.view), self.message.show_error)

    def _write(self, letter: Letter) -> None:
        if self.view is not None:
            teeth = [one for one in shadeless(self.view) if one in range(1, 33)]
            text = teeth_text(teeth, self._bridge.state.tooth_numbers) if letter is Letter.MISSING_SHADE else ""
            open_address(mail_address(letter, self.view.case.order, text), self.message.show_error)

    def _sheets(self, take: Callable[[str], object]) -> None:
        """Asks for the prescription as HTML, which takes a moment."""
        asked = self._bridge.ask(self, DeskApi.rx_sheets, [self.case_id])
        self.busy.begin(self.tr("Preparing the prescription"), asked.cancel)

        def made(html: str) -> None:
            self.busy.end()
            take(html)

        def failed(error: ConnectorError) -> None:
            self.busy.end()
            self._failed(error, lambda: self._sheets(take))

        asked.then(made).failed(failed)

    def _print(self, html: str) -> None:
        from labconnector.ui.printing import print_sheets  # Qt's printing is loaded when somebody prints

        print_sheets(self, html, self.message.show_error)

    def _save_pdf(self, html: str) -> None:
        from labconnector.ui.printing import save_sheets

        order_id = self.view.case.order.order_id if self.view else str(self.case_id)
        name = self.tr("Rx {order}.pdf").format(order=order_id)
        save_sheets(self, html, name, self.message.show_error)

    # --- how it looks -----------------------------------------------------------------------------------------------

    def _tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.setAccessibleName(self.tr("Parts of the case"))
        tabs.addTab(self.prescription, self.tr("Pre&scription"))
        tabs.addTab(self.files, self.tr("Fi&les"))
        tabs.addTab(self.pictures, self.tr("Pic&tures"))
        tabs.addTab(self.history, self.tr("&History"))
        tabs.addTab(self.revisions, self.tr("Re&visions"))
        return tabs

    def _lay_out(self) -> None:
        self.empty.say(self.tr("Opening the case"), "")
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE)
        for widget in (self.header, self.busy):
            inside.addWidget(widget)
        inside.addSpacing(SPACE // 2)
        inside.addWidget(self.tabs, 1)
        inside.addLayout(self._buttons())
        self._stack.addWidget(self.empty)
        self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.message)
        layout.addWidget(self.notes)
        layout.addWidget(self._stack, 1)

    def _buttons(self) -> QHBoxLayout:
        act = self.actions_
        write = act.menu_of(self.tr("Write to the practice"), list(act.letters.values()))
        more = act.menu_of(self.tr("More"), [act.download, act.viewer, act.orthocad, act.copy, act.unread, act.close])
        layout = QHBoxLayout()
        layout.setSpacing(SPACE)
        layout.addWidget(_button(act.print_rx))
        layout.addWidget(_button(act.save_pdf))
        layout.addWidget(_menu_button(self.tr("&Write to the practice"), write))
        layout.addWidget(_menu_button(self.tr("&More"), more))
        layout.addStretch(1)
        layout.addWidget(_button(act.folder))
        layout.addWidget(_button(act.deliver))
        return layout

    def closeEvent(self, event: QCloseEvent) -> None:
        """Pictures that are still being drawn are not wanted any more. A download goes on."""
        self.pictures.stop()
        super().closeEvent(event)


def _button(action: QAction) -> QPushButton:
    """A button that is, says and does what its action is, says and does."""
    button = QPushButton()

    def follow() -> None:
        button.setText(action.text())
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())

    action.changed.connect(follow)
    button.clicked.connect(action.trigger)
    follow()
    return button


def _menu_button(text: str, menu: QMenu) -> QPushButton:
    button = QPushButton(text)
    button.setMenu(menu)
    return button
