"""Asks what an ordered material is made of, and how."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from labconnector.domain.mapping import CadMaterial, Catalogue, MaterialRule, RuleMode
from labconnector.ui.knowledge.pick_dialog import PickDialog
from labconnector.ui.knowledge.rows import Column, RowsModel
from labconnector.ui.parts.labels import Label
from labconnector.ui.parts.method_box import MethodBox
from labconnector.ui.theme import SPACE


class MadeDialog(PickDialog[CadMaterial]):
    """picked((CAD material id, method id, mode)); a method id of '' means: ask for it with each case."""

    def __init__(self, parent: QWidget, rule: MaterialRule, catalogue: Catalogue) -> None:
        text = self.tr("What are new cases with “{ordered}” made of?").format(ordered=rule.key.name)
        columns: tuple[Column[CadMaterial], ...] = (
            Column(self.tr("CAD material"), lambda material: material.name, 32),
            Column(self.tr("ID"), lambda material: material.id, 12),
        )
        super().__init__(
            parent, self.tr("Change material"), text, RowsModel(columns, lambda m: m.id, parent), self.tr("Save")
        )
        self._catalogue = catalogue
        self._method = MethodBox((method.id, method.name) for method in catalogue.methods)
        self._method.insertSeparator(self._method.count())
        self._method.addItem(self.tr("Ask with each case"), "")
        self._ask = QCheckBox(self.tr("Ask with each case, with this chosen first"))
        self._ask.setChecked(rule.mode is RuleMode.ASK)
        self._add_line()
        materials = catalogue.materials
        if all(one.id != rule.cad_material_id for one in materials):
            materials = (*materials, catalogue.material(rule.cad_material_id))
        self.show_rows(materials, rule.cad_material_id)
        self._method.choose(rule.method_id, catalogue.method(rule.method_id).name)
        self.pane.selected.connect(self._usual_method)

    def _add_line(self) -> None:
        label = Label(self.tr("&Production method"))
        label.setBuddy(self._method)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(label)
        line.addWidget(self._method, 1)
        self.body.addLayout(line)
        self.body.addWidget(self._ask)

    def result_of(self, row: CadMaterial) -> object:
        """Material, method and mode."""
        return row.id, self._method.method_id, RuleMode.ASK if self._ask.isChecked() else RuleMode.SILENT

    def _usual_method(self) -> None:
        """Another material is made as it usually is, unless the method was chosen by hand."""
        if self.pane.chosen:
            usual = self._catalogue.method(self._catalogue.usual_method(self.pane.chosen[0].id))
            self._method.suggest(usual.id, usual.name)
