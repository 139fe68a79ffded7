"""Finds an order by its id: in the list, else at Align. Shows whose it is before anybody opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from labconnector.domain.errors import ConnectorError, NotFound, UsageError
from labconnector.talk.api import DeskApi
from labconnector.talk.events import CasesTold
from labconnector.talk.views import CaseView, Found
from labconnector.ui.bridge import Asked
from labconnector.ui.find_result import FoundView, MissingView
from labconnector.ui.find_typed import Wrong, typed_id
from labconnector.ui.parts.busy import Busy
from labconnector.ui.parts.geometry import keep_geometry
from labconnector.ui.parts.labels import Remark, muted
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.parts.openers import open_address
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import said

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class FindWindow(QDialog):
    """One field, one answer. Another search takes the place of one under way."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find by order ID"))
        self._desktop = desktop
        self._asked: Asked[Found] | None = None
        self.found: Found | None = None
        self.message = MessageBar()
        self.field = QLineEdit()
        self.look_up = QPushButton(self.tr("&Find"))
        self.hint = muted(self.tr("Digits only, as MyiTero shows it under Order ID."))
        self.fault = Remark()
        self.busy = Busy()
        self.shown = FoundView()
        self.missing = MissingView()
        self._lay_out()
        self._connect()
        self.resize(480, 420)
        keep_geometry(self, "find")

    def type_in(self, text: str) -> None:
        """Types it, and looks it up."""
        self.field.setText(text)
        self._start()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Order ID"))
        label.setBuddy(self.field)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        for widget in (label, self.field, self.look_up):
            line.addWidget(widget, 1 if widget is self.field else 0)
        body = QVBoxLayout()
        body.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        body.setSpacing(SPACE)
        body.addLayout(line)
        for part in (self.hint, self.fault, self.busy):
            body.addWidget(part)
        body.addSpacing(SPACE)
        for below in (self.shown, self.missing):
            body.addWidget(below)
            below.hide()
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.message)
        layout.addLayout(body, 1)
        self.look_up.setDefault(True)

    def _connect(self) -> None:
        self.look_up.clicked.connect(lambda: self._start())
        self.field.textEdited.connect(lambda _text: self._edited())
        self.shown.open.clicked.connect(lambda: self._open())
        self.missing.myitero.clicked.connect(lambda: self._open_myitero())
        self.missing.sign_in.clicked.connect(lambda: self._desktop.show_wizard())
        self._desktop.bridge.cases_changed.connect(self._cases_changed)

    # --- searching --------------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        """A wrong kind of id is said while it is typed; that it is empty is not."""
        wrong = typed_id(self.field.text()).wrong
        self.fault.say("" if wrong in (None, Wrong.EMPTY) else _wrong_text(wrong))
        self.hint.setVisible(self.fault.isHidden())

    def _start(self) -> None:
        self._clear()
        typed = typed_id(self.field.text())
        if typed.wrong:
            self.fault.say(_wrong_text(typed.wrong))
            self.hint.hide()
            self.field.setFocus()
            return
        self.field.setText(typed.order_id)
        self.fault.say("")
        self.hint.show()
        usual = self.tr("Digits only, as MyiTero shows it under Order ID.")
        self.hint.setText(self.tr("The blanks were left out.") if typed.blanks else usual)
        self.busy.begin(self.tr("Looking for order {order} at Align…").format(order=typed.order_id), self._cancel)
        self._asked = self._desktop.bridge.ask(self, DeskApi.find, typed.order_id)
        self._asked.then(self._take).failed(lambda error: self._failed(typed.order_id, error))

    def _clear(self) -> None:
        self._cancel()
        self.message.clear()
        self.found = None
        self.shown.hide()
        self.missing.hide()

    def _cancel(self) -> None:
        asked, self._asked = self._asked, None
        if asked:
            asked.cancel()
        self.busy.end()

    def _take(self, found: Found) -> None:
        self._asked, self.found = None, found
        self.busy.end()
        self.shown.tell(found)
        self.shown.show()
        self.shown.open.setDefault(True)
        self.shown.open.setFocus()

    def _failed(self, order_id: str, error: ConnectorError) -> None:
        self._asked = None
        self.busy.end()
        if isinstance(error, NotFound):
            self.missing.tell(order_id, error, self._desktop.bridge.state)
            self.missing.show()
        elif isinstance(error, UsageError):
            self.fault.say(said(error.action))
        else:
            self.message.show_error(error, self._start)

    # --- what was found ---------------------------------------------------------------------------------------------

    def _open(self) -> None:
        if self.found:
            self._desktop.show_case(self.found.case.id)

    def _open_myitero(self) -> None:
        open_address(self._desktop.bridge.state.myitero_url, self.message.show_error)

    def _cases_changed(self, told: CasesTold) -> None:
        """What was found goes on meanwhile: its line about where it stands follows."""
        found = self.found
        if found and (told.order_ids is None or found.case.order.order_id in told.order_ids):
            asked = self._desktop.bridge.ask(self, DeskApi.case, found.case.id)
            asked.then(lambda view: self._follow(found, view)).failed(lambda _error: self._gone(found))

    def _follow(self, found: Found, view: CaseView) -> None:
        if self.found is found:
            self.found = Found(view.case, found.status_now, found.was_here)
            self.shown.tell(self.found)

    def _gone(self, found: Found) -> None:
        if self.found is found:
            self._clear()
            self.message.show_info(self.tr("That case is not in the list any more."))


def _wrong_text(wrong: Wrong) -> str:
    tr = QCoreApplication.translate
    return {
        Wrong.EMPTY: tr("find", "Type the order ID. MyiTero shows it under Order ID."),
        Wrong.CODE: tr(
            "find",
            "An order ID has no letters. This looks like an Order Code or an Order Details ID: take the number that "
            "MyiTero shows under Order ID.",
        ),
        Wrong.NAME: tr("find", "An order ID is digits only. To look for a name, use the search of the case list."),
        Wrong.SIGNS: tr("find", "An order ID is digits only, without any signs between them."),
        Wrong.LONG: tr("find", "An order ID has twelve digits at most. Check that it was not pasted twice."),
    }[wrong]
