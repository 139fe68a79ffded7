"""The dialog for one client."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from labconnector.domain.mapping import Client
from labconnector.talk.api import DeskApi
from labconnector.ui.bridge import Bridge
from labconnector.ui.knowledge.form import FormDialog
from labconnector.ui.parts.client_edits import ClientEdits
from labconnector.ui.parts.client_fields import same_client


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
        self.edits = ClientEdits(client)
        self.form.addRow(self.edits)
        self.edits.edited.connect(self._warn_of_double)
        self.resize(self.fontMetrics().averageCharWidth() * 64, self.sizeHint().height())
        self.edits.setFocus()
        self.begin()

    def typed(self) -> Hashable:
        """What is in the fields."""
        return self.edits.typed()

    def save(self) -> bool:
        """Sends the client off, where no field is wrong."""
        is_wrong = self.edits.complain()
        self._warn_of_double()
        if is_wrong:
            return False
        client = self.edits.typed().client(self._client.id)
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
        self.edits.show_client(client)
        self.begin()

    def _kept(self, client: Client) -> None:
        self.kept.emit(client)
        self.saved()

    def _warn_of_double(self) -> None:
        """Two records of one client are allowed, but seldom meant."""
        fields = self.edits.typed()
        if fields.flaws.keys() - {"email"}:
            return
        double = same_client(fields.client(self._client.id), self._others)
        if double and double.license_number and double.license_number == fields.license_number.strip():
            text = self.tr("{name} has this licence number already.").format(name=double.name)
            self.edits.remarks["license_number"].say(text, wrong=False)
        elif double:
            self.edits.remarks["name"].say(self.tr("There is a client of this name already."), wrong=False)
