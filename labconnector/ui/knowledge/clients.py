"""The clients window: the lab's own customer records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labconnector.domain.client_file import ClientFile
from labconnector.domain.mapping import Client, DoctorRule
from labconnector.talk.api import DeskApi
from labconnector.talk.views import DoctorRuleView
from labconnector.ui.bridge import Asked
from labconnector.ui.knowledge.check_rows import CheckRows
from labconnector.ui.knowledge.client_columns import client_columns
from labconnector.ui.knowledge.client_form import ClientForm
from labconnector.ui.knowledge.import_dialog import ImportDialog
from labconnector.ui.knowledge.lists import listed
from labconnector.ui.knowledge.merge_dialog import MergeDialog
from labconnector.ui.knowledge.merging import Merge
from labconnector.ui.knowledge.rows import RowsModel
from labconnector.ui.knowledge.table import TablePane, always, one, several, some
from labconnector.ui.knowledge.window import KnowledgeWindow
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.parts.file_dialogs import ask_for_table

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class ClientsWindow(KnowledgeWindow):
    """Lists, adds, changes, deletes, merges and imports clients."""

    def __init__(self, desktop: Desktop) -> None:
        about = self.tr("A client is a customer of your lab. Cases reach it through the doctors that lead to it.")
        super().__init__(desktop, "clients", self.tr("Clients"), about)
        self._clients: tuple[Client, ...] = ()
        self._rules: tuple[DoctorRule, ...] = ()
        self.pane = TablePane(RowsModel(client_columns(), lambda client: client.id, self), self.tr("Clients"), self)
        self.pane.say_empty(
            self.tr("No clients yet"),
            self.tr("Add your clients here or import them from a CSV file. New doctors are asked about by themselves."),
            self.tr("Add client…"),
        )
        self.pane.empty_pressed.connect(self.add)
        self._add_actions()
        self.set_body(self.pane)
        self.read()

    def _add_actions(self) -> None:
        edit = self.pane.act(self.tr("Edit…"), self.edit, one, ("Return", "Enter"))
        self.pane.view.doubleClicked.connect(edit.trigger)
        self.pane.act(self.tr("Delete…"), self.delete, some, ("Del",))
        self.pane.act(self.tr("Merge…"), self.merge, several)
        self.pane.stretch()
        self.pane.act(self.tr("Import…"), self.choose_file, always)
        self.pane.act(self.tr("Add client…"), self.add, always, ("Ctrl+N",))

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Asks for clients and for the doctors that lead to them."""
        self.bridge.ask(self, DeskApi.doctor_rules).then(self._take_rules).failed(self.could_not_read)
        self.bridge.ask(self, DeskApi.clients).then(self._take_clients).failed(self.could_not_read)

    def _take_rules(self, rules: tuple[DoctorRuleView, ...]) -> None:
        self._rules = tuple(view.rule for view in rules)

    def _take_clients(self, clients: tuple[Client, ...]) -> None:
        self._clients = clients
        self.pane.show_rows(clients)
        for form in self.findChildren(ClientForm):
            form.look_again(clients)

    def doctors_of(self, clients: Sequence[Client]) -> tuple[str, ...]:
        """Names of the doctors that lead to these clients."""
        ids = {client.id for client in clients}
        return tuple(rule.doctor_name for rule in self._rules if rule.client_id in ids)

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

    # --- several clients ----------------------------------------------------------------------------------------------

    def delete(self) -> None:
        """Asks, and says which doctors are asked about again."""
        clients = self.pane.chosen
        title, text = self.tr("Delete %n client(s)?", "", len(clients)), self._what_goes(clients)
        Confirm(self, title, text, self.tr("Delete"), lambda: self._delete(clients)).open()

    def _what_goes(self, clients: Sequence[Client]) -> str:
        names = listed(client.name for client in clients)
        parts = [self.tr("Taken off the list; cases stay as they are:\n{names}").format(names=names)]
        if doctors := self.doctors_of(clients):
            asked = self.tr("The next case of these doctors asks again which client it is for:\n{names}")
            parts.append(asked.format(names=listed(doctors)))
        return "\n\n".join(parts)

    def _delete(self, clients: Sequence[Client]) -> None:
        steps = [partial(self.bridge.ask, self, DeskApi.delete_client, client.id) for client in clients]
        self.one_by_one(steps, self.tr("Deleting…"), self.done)

    def merge(self) -> None:
        """Asks which of the chosen records stays."""
        MergeDialog(self, self.pane.chosen, self._rules, self._merge).open()

    def _merge(self, plan: Merge) -> None:
        """One after another; what was done before a failure stays done, and is shown."""
        ask = self.bridge.ask
        steps: list[Callable[[], Asked[Any]]] = []
        if plan.filled:
            steps.append(partial(ask, self, DeskApi.save_client, plan.keep))
        steps += [partial(ask, self, DeskApi.merge_clients, plan.keep.id, client.id) for client in plan.gone]
        self.one_by_one(steps, self.tr("Merging…"), lambda: self._merged(plan.keep))

    def _merged(self, keep: Client) -> None:
        self.pane.choose(keep.id)
        self.done(self.tr("{name} stands for all of them now.").format(name=keep.name))

    # --- out of a file ------------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Asks for a CSV file of clients."""
        dialog = ask_for_table(self, self.tr("Import clients"))
        dialog.fileSelected.connect(lambda file: self.read_file(Path(file)))

    def read_file(self, path: Path) -> None:
        """Reads a file, and shows what it holds before anything is kept."""
        self.bar.clear()
        asked = self.bridge.ask(self, DeskApi.read_clients, path)
        self.busy.begin(self.tr("Reading {file}…").format(file=path.name), asked.cancel)
        asked.then(self._preview).failed(lambda error: self.failed(error, lambda: self.read_file(path)))

    def _preview(self, file: ClientFile) -> None:
        self.busy.end()
        model = CheckRows(client_columns(), lambda client: client, self)
        dialog = ImportDialog(self, self.tr("Import clients"), model, file.clients, file.skipped)
        dialog.taken.connect(lambda clients: self._import(dialog, clients))
        dialog.open()

    def _import(self, dialog: ImportDialog, clients: tuple[Client, ...]) -> None:
        asked = self.bridge.ask(dialog, DeskApi.import_clients, clients)
        asked.then(lambda count: self._imported(dialog, count)).failed(dialog.not_taken)

    def _imported(self, dialog: ImportDialog, count: int) -> None:
        dialog.accept()
        self.done(self.tr("%n client(s) were added.", "", count))
