"""Review of the doctor mapping: which doctor is which client."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from labconnector.domain.mapping import Client
from labconnector.talk.api import DeskApi
from labconnector.talk.views import DoctorRuleView
from labconnector.ui.knowledge.client_columns import short_client_columns
from labconnector.ui.knowledge.client_dialog import ClientDialog
from labconnector.ui.knowledge.lists import listed
from labconnector.ui.knowledge.rows import Column, RowsModel
from labconnector.ui.knowledge.table import TablePane, always, one, some
from labconnector.ui.knowledge.window import KnowledgeWindow
from labconnector.ui.parts.confirm import Confirm

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class DoctorRulesWindow(KnowledgeWindow):
    """Lists the rules; changes the client of a doctor, or forgets it, so that it is asked again."""

    def __init__(self, desktop: Desktop) -> None:
        about = self.tr("New cases of these doctors go to their client without a question. Delete a line to be asked.")
        super().__init__(desktop, "doctor-rules", self.tr("Review doctor mapping"), about)
        self._clients: tuple[Client, ...] = ()
        columns: tuple[Column[DoctorRuleView], ...] = (
            Column(self.tr("Doctor"), self._doctor, 30),
            Column(self.tr("Licence number"), lambda view: view.rule.license_number, 18),
            Column(self.tr("Client"), lambda view: view.client_name, 30),
            Column(self.tr("For cases from"), self._practice, 26),
        )
        self.pane = TablePane(RowsModel(columns, lambda view: view.rule.id, self), self.tr("Doctors"), self)
        self.pane.say_empty(
            self.tr("No doctors yet"),
            self.tr("The first case of a doctor asks which client it is for. What you answer there stands here."),
        )
        change = self.pane.act(self.tr("Change client…"), self.change, one, ("Return", "Enter"))
        self.pane.view.doubleClicked.connect(change.trigger)
        self.pane.act(self.tr("Delete…"), self.delete, some, ("Del",))
        self.pane.stretch()
        self.pane.act(self.tr("Open clients"), self._open_clients, always)
        self.set_body(self.pane)
        self.read()

    def read(self) -> None:
        """Asks for the rules, and for the clients to choose from."""
        self.bridge.ask(self, DeskApi.clients).then(self._take_clients).failed(self.could_not_read)
        self.bridge.ask(self, DeskApi.doctor_rules).then(self.pane.show_rows).failed(self.could_not_read)

    def _take_clients(self, clients: tuple[Client, ...]) -> None:
        self._clients = clients
        for dialog in self.findChildren(ClientDialog):
            dialog.show_rows(clients)

    def _doctor(self, view: DoctorRuleView) -> str:
        return view.rule.doctor_name or self.tr("Doctor {id}").format(id=view.rule.doctor_id)

    def _practice(self, view: DoctorRuleView) -> str:
        if not view.rule.practice_id:
            return self.tr("all practices")
        return view.rule.practice_name or self.tr("Practice {id}").format(id=view.rule.practice_id)

    def _open_clients(self) -> None:
        self.desktop.show_clients()

    # --- changing -----------------------------------------------------------------------------------------------------

    def change(self) -> None:
        """Asks for another client."""
        view = self.pane.chosen[0]
        text = self.tr("Which client are the cases of {doctor} for from now on?").format(doctor=self._doctor(view))
        model = RowsModel(short_client_columns(), lambda client: client.id, self)
        dialog = ClientDialog(self, text, model, view)
        dialog.pane.say_empty(self.tr("No clients yet"), self.tr("Close this and add one under Clients."))
        dialog.show_rows(self._clients, view.rule.client_id)
        dialog.picked.connect(lambda picked: self._change(dialog, view, *picked))
        dialog.open()

    def _change(self, dialog: ClientDialog, view: DoctorRuleView, client: Client, practice_id: int) -> None:
        asked = self.bridge.ask(dialog, DeskApi.change_doctor_rule, view.rule.id, client.id, practice_id)
        asked.then(lambda _: self._changed(dialog, view, client)).failed(dialog.not_kept)

    def _changed(self, dialog: ClientDialog, view: DoctorRuleView, client: Client) -> None:
        dialog.accept()
        text = self.tr("New cases of {doctor} go to {client}.")
        self.done(text.format(doctor=self._doctor(view), client=client.name))

    def delete(self) -> None:
        """Asks, because the doctors are asked about again."""
        views = self.pane.chosen
        names = listed(self._doctor(view) for view in views)
        text = self.tr("The next case of these doctors asks again which client it is for:\n{names}").format(names=names)
        Confirm(self, self.tr("Delete mapping?"), text, self.tr("Delete"), lambda: self._delete(views)).open()

    def _delete(self, views: tuple[DoctorRuleView, ...]) -> None:
        ask = self.bridge.ask
        steps = [partial(ask, self, DeskApi.delete_doctor_rule, view.rule.id) for view in views]
        self.one_by_one(steps, self.tr("Deleting…"), self.done)
