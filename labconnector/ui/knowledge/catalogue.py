"""The CAD catalogue window: materials and production methods, the built-in ones and the lab's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QTabWidget

from labconnector.domain.mapping import CadMaterial, Catalogue, MaterialRule, ProductionMethod
from labconnector.talk.api import DeskApi
from labconnector.talk.views import MaterialRuleView
from labconnector.ui.knowledge.catalogue_edit import (
    Entry,
    Origin,
    changes,
    material_entries,
    method_entries,
    orders_with,
    usually_made_by,
    with_one,
    without,
)
from labconnector.ui.knowledge.check_rows import CheckRows
from labconnector.ui.knowledge.entry_form import EntryForm, MaterialForm, MethodForm
from labconnector.ui.knowledge.import_dialog import ImportDialog
from labconnector.ui.knowledge.lists import listed
from labconnector.ui.knowledge.rows import Column, RowsModel
from labconnector.ui.knowledge.table import TablePane, always, one
from labconnector.ui.knowledge.window import KnowledgeWindow
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.parts.file_dialogs import ask_for_table
from labconnector.ui.theme import SPACE

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop

E = TypeVar("E", CadMaterial, ProductionMethod)
_EMPTY = Catalogue((), (), ())


class CatalogueWindow(KnowledgeWindow):
    """Adds, changes, deletes and imports what the lab's CAD offers."""

    def __init__(self, desktop: Desktop) -> None:
        about = self.tr(
            "IDs must be those of your CAD program: it knows a material or method by its ID only. "
            "Names are for you and can be changed."
        )
        super().__init__(desktop, "catalogue", self.tr("CAD materials"), about)
        self._catalogue, self._shipped = _EMPTY, _EMPTY
        self._rules: tuple[MaterialRule, ...] = ()
        self.materials = TablePane(self._material_rows(), self.tr("CAD materials"), self)
        self.methods = TablePane(self._method_rows(), self.tr("Production methods"), self)
        self._add_actions(self.materials, lambda material: self._edit_material(material))
        self._add_actions(self.methods, lambda method: self._edit_method(method))
        self.materials.act(self.tr("Import…"), self.choose_file, always)
        self.materials.act(self.tr("Add material…"), lambda: self._edit_material(CadMaterial("", "")), always, _NEW)
        self.methods.act(self.tr("Add method…"), lambda: self._edit_method(ProductionMethod("", "")), always, _NEW)
        self.tabs = QTabWidget()
        for pane in (self.materials, self.methods):
            pane.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self.tabs.addTab(self.materials, self.tr("&Materials"))
        self.tabs.addTab(self.methods, self.tr("&Production methods"))
        self.set_body(self.tabs)
        self.read()

    def _material_rows(self) -> RowsModel[Entry[CadMaterial]]:
        columns: tuple[Column[Entry[CadMaterial]], ...] = (
            Column(self.tr("Name"), lambda entry: entry.one.name, 32),
            Column(self.tr("ID"), lambda entry: entry.one.id, 12),
            Column(self.tr("Usually made by"), lambda entry: entry.method_name, 28),
            Column(self.tr("From"), lambda entry: self._from(entry.origin), 20),
        )
        return RowsModel(columns, lambda entry: entry.one.id, self)

    def _method_rows(self) -> RowsModel[Entry[ProductionMethod]]:
        columns: tuple[Column[Entry[ProductionMethod]], ...] = (
            Column(self.tr("Name"), lambda entry: entry.one.name, 40),
            Column(self.tr("ID"), lambda entry: entry.one.id, 20),
            Column(self.tr("From"), lambda entry: self._from(entry.origin), 20),
        )
        return RowsModel(columns, lambda entry: entry.one.id, self)

    def _add_actions(self, pane: TablePane[Entry[E]], edit: Callable[[E], object]) -> None:
        change = pane.act(self.tr("Edit…"), lambda: edit(pane.chosen[0].one), one, ("Return", "Enter"))
        pane.view.doubleClicked.connect(change.trigger)
        pane.act(self.tr("Delete…"), lambda: self._delete(pane.chosen[0].one), _only(Origin.OWN), ("Del",))
        pane.act(self.tr("Use built-in again…"), lambda: self._reset(pane.chosen[0].one), _only(Origin.CHANGED))
        pane.stretch()

    def _from(self, origin: Origin) -> str:
        return {
            Origin.SHIPPED: self.tr("Built in"),
            Origin.CHANGED: self.tr("Built in, changed"),
            Origin.OWN: self.tr("Your own"),
        }[origin]

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Asks for what ships, for the rules that use it, and for what there is now."""
        ask = self.bridge.ask
        ask(self, DeskApi.shipped_catalogue).then(self._take_shipped).failed(self.could_not_read)
        ask(self, DeskApi.material_rules).then(self._take_rules).failed(self.could_not_read)
        ask(self, DeskApi.catalogue).then(self._take_catalogue).failed(self.could_not_read)

    def _take_shipped(self, shipped: Catalogue) -> None:
        self._shipped = shipped

    def _take_rules(self, rules: tuple[MaterialRuleView, ...]) -> None:
        self._rules = tuple(view.rule for view in rules)

    def _take_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.materials.show_rows(material_entries(catalogue, self._shipped))
        self.methods.show_rows(method_entries(catalogue, self._shipped))

    # --- one entry ----------------------------------------------------------------------------------------------------

    def _edit_material(self, material: CadMaterial) -> None:
        MaterialForm(self, material, self._catalogue, self._keep).open()

    def _edit_method(self, method: ProductionMethod) -> None:
        MethodForm(self, method, self._catalogue, self._keep).open()

    def _keep(self, form: EntryForm[Any], entry: CadMaterial | ProductionMethod) -> None:
        asked = self.bridge.ask(form, DeskApi.save_catalogue, with_one(self._catalogue, entry))
        asked.then(lambda _: self._kept(form, entry)).failed(form.not_saved)

    def _kept(self, form: EntryForm[Any], entry: CadMaterial | ProductionMethod) -> None:
        form.saved()
        self.done()
        pane: TablePane[Any] = self.materials if isinstance(entry, CadMaterial) else self.methods
        pane.choose(entry.id)

    def _delete(self, entry: CadMaterial | ProductionMethod) -> None:
        parts = [self.tr("{name} is taken off the list.").format(name=entry.name)]
        if orders := orders_with(entry, self._rules):
            text = self.tr("Orders of these go on with the bare ID {id}:\n{names}")
            parts.append(text.format(id=entry.id, names=listed(orders)))
        if materials := usually_made_by(entry, self._catalogue):
            text = self.tr("These materials are made as most are again:\n{names}")
            parts.append(text.format(names=listed(materials)))
        self._ask_first(self.tr("Delete entry?"), "\n\n".join(parts), self.tr("Delete"), entry)

    def _reset(self, entry: CadMaterial | ProductionMethod) -> None:
        text = self.tr("Your changes to {name} are given up.").format(name=entry.name)
        self._ask_first(self.tr("Use the built-in entry?"), text, self.tr("Use built-in"), entry)

    def _ask_first(self, title: str, text: str, yes: str, entry: CadMaterial | ProductionMethod) -> None:
        Confirm(self, title, text, yes, lambda: self._save(without(self._catalogue, entry, self._shipped))).open()

    def _save(self, catalogue: Catalogue) -> None:
        self.busy.begin(self.tr("Saving…"))
        self.bridge.ask(self, DeskApi.save_catalogue, catalogue).then(lambda _: self.done()).failed(self.failed)

    # --- out of a file ------------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Asks for a CSV file of materials."""
        dialog = ask_for_table(self, self.tr("Import CAD materials"))
        dialog.fileSelected.connect(lambda file: self.read_file(Path(file)))

    def read_file(self, path: Path) -> None:
        """Reads a file, and shows what it would change before anything is kept."""
        self.bar.clear()
        asked = self.bridge.ask(self, DeskApi.read_catalogue, path)
        self.busy.begin(self.tr("Reading {file}…").format(file=path.name), asked.cancel)
        asked.then(self._preview).failed(lambda error: self.failed(error, lambda: self.read_file(path)))

    def _preview(self, read: Catalogue) -> None:
        self.busy.end()
        known = {material.id: material.name for material in self._catalogue.materials}
        columns: tuple[Column[CadMaterial], ...] = (
            Column(self.tr("Name"), lambda material: material.name, 32),
            Column(self.tr("ID"), lambda material: material.id, 12),
            Column(self.tr("Usually made by"), lambda material: read.method(read.usual_method(material.id)).name, 28),
            Column(self.tr("Until now"), lambda material: known.get(material.id, self.tr("new")), 28),
        )
        model = CheckRows(columns, lambda material: material.id, self)
        dialog = ImportDialog(self, self.tr("Import CAD materials"), model, changes(self._catalogue, read))
        dialog.taken.connect(lambda materials: self._import(dialog, materials))
        dialog.open()

    def _import(self, dialog: ImportDialog, materials: tuple[CadMaterial, ...]) -> None:
        asked = self.bridge.ask(dialog, DeskApi.save_catalogue, reduce(with_one, materials, self._catalogue))
        asked.then(lambda _: self._imported(dialog, len(materials))).failed(dialog.not_taken)

    def _imported(self, dialog: ImportDialog, count: int) -> None:
        dialog.accept()
        self.done(self.tr("%n material(s) were imported.", "", count))


_NEW = ("Ctrl+N",)


def _only(origin: Origin) -> Callable[[Sequence[Entry[Any]]], bool]:
    """For what is done with one entry of this origin."""
    return lambda entries: len(entries) == 1 and entries[0].origin is origin
