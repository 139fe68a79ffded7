"""The fields of one client."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from labconnector.domain.mapping import Client
from labconnector.talk.api import DeskApi
from labconnector.ui.bridge import Bridge
from labconnector.ui.knowledge.client_fields import ClientFields, Flaw, fields_of, same_client
from labconnector.ui.knowledge.form import FormDialog, Remark
from labconnector.ui.theme import WIDE


class ClientForm(FormDialog):
    """Adds a client (id 0) or changes one. kept(Client): it was saved."""

    kept = Signal(object)

    def __init__(self, parent: QWidget, bridge: Bridge, client: Client, others: Sequence[Client]) -> None:
        """others: all clients, to warn of a second record of the same one."""
        title = self.tr("Edit client") if client.id else self.tr("Add client")
        super().__init__(parent, title, self.tr("Save") if client.id else self.tr("Add client"))
        self._bridge = bridge
        self._client = client
        self._others = tuple(others)
        fields = fields_of(client, QLocale().decimalPoint())
        self._lines = {
            "name": QLineEdit(fields.name),
            "license_number": QLineEdit(fields.license_number),
            "email": QLineEdit(fields.email),
            "cement_gap": QLineEdit(fields.cement_gap),
        }
        self._note = QPlainTextEdit(fields.note)
        self._remarks: dict[str, Remark] = {}
        self._build()
        self.begin()

    def _build(self) -> None:
        labels = {
            "name": self.tr("&Name"),
            "license_number": self.tr("&Licence number"),
            "email": self.tr("&E-mail"),
            "cement_gap": self.tr("&Cement gap in mm"),
        }
        for name, line in self._lines.items():
            self._remarks[name] = self.add_field(labels[name], line)
            line.textEdited.connect(self._look)
        self._lines["license_number"].setToolTip(self.tr("Doctors with this licence number are known by it."))
        gap = self._lines["cement_gap"]
        gap.setPlaceholderText(self.tr("as set in the CAD program"))
        gap.setMinimumWidth(gap.fontMetrics().horizontalAdvance(gap.placeholderText()) + 2 * WIDE)
        gap.setToolTip(self.tr("From 0 to 1 mm. Left empty, the CAD program's own value is used."))
        self._note.setTabChangesFocus(True)
        self._note.setMinimumHeight(self.fontMetrics().height() * 4)
        self.add_field(self.tr("N&ote"), self._note)
        self.resize(self.fontMetrics().averageCharWidth() * 64, self.sizeHint().height())
        self._lines["name"].setFocus()

    def typed(self) -> Hashable:
        """What is in the fields."""
        return self._fields()

    def _fields(self) -> ClientFields:
        texts = {name: line.text() for name, line in self._lines.items()}
        return ClientFields(note=self._note.toPlainText(), **texts)

    def save(self) -> bool:
        """Sends the client off, where no field is wrong."""
        fields = self._fields()
        self._remark(fields, hints=True)
        if fields.flaws:
            self._lines[next(iter(fields.flaws))].setFocus()
            return False
        client = fields.client(self._client.id)
        self._bridge.ask(self, DeskApi.save_client, client).then(self._kept).failed(self.not_saved)
        return True

    def look_again(self, clients: Sequence[Client]) -> None:
        """The clients as they are now: says where this one is another by now, or gone."""
        self._others = tuple(clients)
        if not self._client.id:
            return
        now = next((one for one in clients if one.id == self._client.id), None)
        if now is None:
            self._client = Client(0, self._client.name)
            self.yes_button.setText(self.tr("Add client"))
            self.bar.show_info(self.tr("This client was deleted meanwhile. Saving adds it again."))
        elif now != self._client and not self.unsaved:
            self._show(now)
        elif now != self._client:
            self._client = now
            self.bar.show_info(self.tr("This client was changed meanwhile. Saving keeps what you see here."))

    def _show(self, client: Client) -> None:
        self._client = client
        fields = fields_of(client, QLocale().decimalPoint())
        for name, line in self._lines.items():
            line.setText(getattr(fields, name))
        self._note.setPlainText(fields.note)
        self.begin()

    def _kept(self, client: Client) -> None:
        self.kept.emit(client)
        self.saved()

    def _look(self) -> None:
        """While typing, flaws go away as soon as they are put right; new ones wait until saving."""
        self._remark(self._fields(), hints=False)

    def _remark(self, fields: ClientFields, hints: bool) -> None:
        flaws = fields.flaws
        for name, remark in self._remarks.items():
            if name not in flaws:
                remark.say("")
            elif hints:
                remark.say(self._words(flaws[name]))
        self._warn_of_double(fields)

    def _warn_of_double(self, fields: ClientFields) -> None:
        """Two records of one client are allowed, but seldom meant."""
        if "name" in fields.flaws or "cement_gap" in fields.flaws:
            return
        double = same_client(fields.client(self._client.id), self._others)
        if double and double.license_number and double.license_number == fields.license_number.strip():
            text = self.tr("{name} has this licence number already.").format(name=double.name)
            self._remarks["license_number"].say(text, wrong=False)
        elif double:
            self._remarks["name"].say(self.tr("There is a client of this name already."), wrong=False)

    def _words(self, flaw: Flaw) -> str:
        return {
            Flaw.NO_NAME: self.tr("A client needs a name."),
            Flaw.EMAIL: self.tr("That is no e-mail address. It looks like name@practice.com."),
            Flaw.GAP_NO_NUMBER: self.tr("Type a number such as 0.05, or leave it empty."),
            Flaw.GAP_RANGE: self.tr("The gap is from 0 to 1 mm. For micrometres type the unit: 50 µm."),
        }[flaw]
