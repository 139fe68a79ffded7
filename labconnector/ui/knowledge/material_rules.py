"""Review of the iTero material mapping: what ordered materials are made of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from labconnector.domain.mapping import Catalogue, RuleMode
from labconnector.domain.materials import rank
from labconnector.talk.api import DeskApi
from labconnector.talk.views import MaterialRuleView
from labconnector.ui.knowledge.lists import listed
from labconnector.ui.knowledge.made_dialog import MadeDialog
from labconnector.ui.knowledge.rows import Column, RowsModel
from labconnector.ui.knowledge.table import TablePane, always, one, some
from labconnector.ui.knowledge.window import KnowledgeWindow
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.parts.matching import folded
from labconnector.ui.words import unit_type_text

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop

Views = tuple[MaterialRuleView, ...]


class MaterialRulesWindow(KnowledgeWindow):
    """Lists the rules; changes or forgets them, or only their production method."""

    def __init__(self, desktop: Desktop) -> None:
        about = self.tr(
            "What a doctor orders need not be what you make: gold is milled in wax. "
            "New cases are made as it stands here; delete a line to be asked again. "
            "Where several lines fit a tooth, the one for its doctor and unit type counts, then the doctor's, "
            "then the unit type's, then the one for all cases."
        )
        super().__init__(desktop, "material-rules", self.tr("Review iTero material mapping"), about)
        self._catalogue = Catalogue((), (), ())
        columns: tuple[Column[MaterialRuleView], ...] = (
            Column(self.tr("Ordered"), lambda view: view.rule.key.name, 30, _precedence),
            Column(self.tr("Made of"), lambda view: view.material_name, 28),
            Column(self.tr("Production method"), self._method, 26),
            Column(self.tr("Only for"), lambda view: self._only_for(view) or self.tr("all cases"), 22),
            Column(self.tr("New cases"), self._mode, 16),
        )
        self.pane = TablePane(RowsModel(columns, lambda view: view.rule.id, self), self.tr("Materials"), self)
        self.pane.say_empty(
            self.tr("No materials yet"),
            self.tr("The first case with an unclear material asks what it is made of. Your answer stands here then."),
        )
        self._add_actions()
        self.set_body(self.pane)
        self.read()

    def _add_actions(self) -> None:
        change = self.pane.act(self.tr("Change…"), self.change, one, ("Return", "Enter"))
        self.pane.view.doubleClicked.connect(change.trigger)
        self.pane.act(self.tr("Delete…"), self.delete, some, ("Del",))
        self.pane.act(
            self.tr("Clear production method only"),
            self.clear_method,
            lambda views: any(view.rule.method_id for view in views),
        )
        self.pane.stretch()
        self.pane.act(self.tr("CAD materials"), self._open_catalogue, always)

    def _method(self, view: MaterialRuleView) -> str:
        return view.method_name or self.tr("asked with each case")

    def _only_for(self, view: MaterialRuleView) -> str:
        key, parts = view.rule.key, []
        if key.doctor_id:
            parts.append(view.rule.doctor_name or self.tr("Doctor {id}").format(id=key.doctor_id))
        if key.unit_type:
            parts.append(unit_type_text(key.unit_type))
        return ", ".join(parts)

    def _mode(self, view: MaterialRuleView) -> str:
        return self.tr("asked about") if view.rule.mode is RuleMode.ASK else self.tr("made so")

    def _name(self, view: MaterialRuleView) -> str:
        """The line in a sentence: 'Gold', 'Gold (Dr. Sample, Inlay)'."""
        only = self._only_for(view)
        return f"{view.rule.key.name} ({only})" if only else view.rule.key.name

    def _open_catalogue(self) -> None:
        self.desktop.show_catalogue()

    def read(self) -> None:
        """Asks for the rules, and for the materials to choose from."""
        self.bridge.ask(self, DeskApi.catalogue).then(self._take_catalogue).failed(self.could_not_read)
        self.bridge.ask(self, DeskApi.material_rules).then(self.pane.show_rows).failed(self.could_not_read)

    def _take_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    # --- changing -----------------------------------------------------------------------------------------------------

    def change(self) -> None:
        """Asks for another material and method."""
        view = self.pane.chosen[0]
        dialog = MadeDialog(self, view.rule, self._catalogue)
        dialog.picked.connect(lambda made: self._change(dialog, view, *made))
        dialog.open()

    def _change(
        self, dialog: MadeDialog, view: MaterialRuleView, cad_material_id: str, method_id: str, mode: RuleMode
    ) -> None:
        asked = self.bridge.ask(dialog, DeskApi.change_material_rule, view.rule.key, cad_material_id, method_id, mode)
        made = self._catalogue.material(cad_material_id).name
        asked.then(lambda _: self._changed(dialog, view, made, mode)).failed(dialog.not_kept)

    def _changed(self, dialog: MadeDialog, view: MaterialRuleView, made: str, mode: RuleMode) -> None:
        dialog.accept()
        text = self.tr("{ordered} is made of {made} in new cases.")
        if mode is RuleMode.ASK:
            text = self.tr("New cases with {ordered} are asked about, with {made} chosen first.")
        self.done(text.format(ordered=self._name(view), made=made))

    def clear_method(self) -> None:
        """Forgets how it is made, not what it is made of. Easily set again, so it is not asked about."""
        views = [view for view in self.pane.chosen if view.rule.method_id]
        steps = [partial(self.bridge.ask, self, DeskApi.clear_method, view.rule.id) for view in views]
        text = self.tr("The next case asks for the production method.")
        self.one_by_one(steps, self.tr("Clearing…"), lambda: self.done(text))

    def delete(self) -> None:
        """Asks, because the materials are asked about again."""
        views = self.pane.chosen
        names = listed(self._name(view) for view in views)
        text = self.tr("The next case with one of these asks again what it is made of:\n{names}").format(names=names)
        Confirm(self, self.tr("Delete mapping?"), text, self.tr("Delete"), lambda: self._delete(views)).open()

    def _delete(self, views: Views) -> None:
        steps = [partial(self.bridge.ask, self, DeskApi.delete_material_rule, view.rule.id) for view in views]
        self.one_by_one(steps, self.tr("Deleting…"), self.done)


def _precedence(view: MaterialRuleView) -> tuple[str, tuple[bool, bool]]:
    """Lines of one material stand in the order in which they count."""
    return folded(view.rule.key.name), rank(view.rule.key)
