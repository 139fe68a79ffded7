"""The clients window: the lab's own customer records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from labconnector.domain.mapping import Client
from labconnector.talk.api import DeskApi
from labconnector.talk.views import DoctorRuleView
from labconnector.ui.knowledge.client_fields import gap_text
from labconnector.ui.knowledge.client_form import ClientForm
from labconnector.ui.knowledge.rows import Column, RowsModel
from labconnector.ui.knowledge.table import TablePane, always, one
from labconnector.ui.knowledge.window import KnowledgeWindow
from labconnector.ui.parts.confirm import Confirm

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class ClientsWindow(KnowledgeWindow):
    """Lists, adds, changes, deletes, merges and imports clients."""

    def __init__(self, desktop: Desktop) -> None:
        about = self.tr("A client is a customer of your lab. Cases reach it through the doctors that lead to it.")
        super().__init__(desktop, "clients", self.tr("Clients"), about)
        self._clients: tuple[Client, ...] = ()
        self._rules: tuple[DoctorRuleView, ...] = ()
        self.pane = TablePane(RowsModel(self._columns(), lambda client: client.id, self), self.tr("Clients"), self)
        self.pane.say_empty(
            self.tr("No clients yet"),
            self.tr("Add your clients here or import them from a CSV file. New doctors are asked about by themselves."),
            self.tr("Add client…"),
        )
        self.pane.empty_pressed.connect(self.add)
        self._add_actions()
        self.set_body(self.pane)
        self.read()

    def _columns(self) -> tuple[Column[Client], ...]:
        return (
            Column(self.tr("Name"), lambda client: client.name, 28),
            Column(self.tr("Licence number"), lambda client: client.license_number, 18),
            Column(self.tr("E-mail"), lambda client: client.email, 28),
            Column(self.tr("Cement gap"), self._gap, 14, lambda client: client.cement_gap_mm or -1.0),
            Column(self.tr("Note"), lambda client: " ".join(client.note.split()), 24),
        )

    def _add_actions(self) -> None:
        edit = self.pane.act(self.tr("Edit…"), self.edit, one, ("Return", "Enter"))
        self.pane.view.doubleClicked.connect(edit.trigger)
        self.pane.act(self.tr("Delete…"), self.delete, one, ("Del",))
        self.pane.stretch()
        self.pane.act(self.tr("Add client…"), self.add, always, ("Ctrl+N",))

    def _gap(self, client: Client) -> str:
        if client.cement_gap_mm is None:
            return ""
        return self.tr("{gap} mm").format(gap=gap_text(client.cement_gap_mm, QLocale().decimalPoint()))

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Asks for clients and for the doctors that lead to them."""
        self.bridge.ask(self, DeskApi.doctor_rules).then(self._take_rules).failed(self.could_not_read)
        self.bridge.ask(self, DeskApi.clients).then(self._take_clients).failed(self.could_not_read)

    def _take_rules(self, rules: tuple[DoctorRuleView, ...]) -> None:
        self._rules = rules

    def _take_clients(self, clients: tuple[Client, ...]) -> None:
        self._clients = clients
        self.pane.show_rows(clients)
        for form in self.findChildren(ClientForm):
            form.look_again(clients)

    def doctors_of(self, clients: Sequence[Client]) -> tuple[str, ...]:
        """Names of the doctors that lead to these clients."""
        ids = {client.id for client in clients}
        return tuple(view.rule.doctor_name for view in self._rules if view.rule.client_id in ids)

    # --- one client ---------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Asks for a new client."""
        self._open(Client(0, ""))

    def edit(self) -> None:
        """Opens the chosen client's fields."""
        self._open(self.pane.chosen[0])

    def _open(self, client: Client) -> None:
        form = ClientForm(self, self.bridge, client, self._clients)
        form.kept.connect(self._kept)
        form.open()

    def _kept(self, _client: Client) -> None:
        self.done()

    def delete(self) -> None:
        """Asks, and says which doctors are asked about again."""
        client = self.pane.chosen[0]
        Confirm(
            self,
            self.tr("Delete client?"),
            self._what_goes(client),
            self.tr("Delete"),
            lambda: self._delete(client),
        ).open()

    def _what_goes(self, client: Client) -> str:
        doctors = self.doctors_of([client])
        lines = [self.tr("{name} is taken off the list. Its cases stay.").format(name=client.name)]
        if doctors:
            lines.append(self.tr("The next case of these doctors asks again which client it is for:"))
            lines += doctors
        return "\n".join(lines)

    def _delete(self, client: Client) -> None:
        text = self.tr("{name} was deleted.").format(name=client.name)
        self.bridge.ask(self, DeskApi.delete_client, client.id).then(lambda _: self.done(text)).failed(self.failed)
