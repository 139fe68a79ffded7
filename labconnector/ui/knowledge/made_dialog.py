"""Asks what an ordered material is made of, and how."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from labconnector.domain.mapping import CadMaterial, Catalogue, MaterialRule
from labconnector.ui.knowledge.pick_dialog import PickDialog
from labconnector.ui.knowledge.rows import Column, RowsModel
from labconnector.ui.parts.labels import Label
from labconnector.ui.theme import SPACE


class MadeDialog(PickDialog[CadMaterial]):
    """picked((CAD material id, method id)); a method id of '' means: ask for it with each case."""

    def __init__(self, parent: QWidget, rule: MaterialRule, catalogue: Catalogue) -> None:
        text = self.tr("What are new cases with “{ordered}” made of?").format(ordered=rule.key.text)
        columns: tuple[Column[CadMaterial], ...] = (
            Column(self.tr("CAD material"), lambda material: material.name, 32),
            Column(self.tr("Id"), lambda material: material.id, 12),
        )
        super().__init__(
            parent, self.tr("Change material"), text, RowsModel(columns, lambda m: m.id, parent), self.tr("Save")
        )
        self._catalogue = catalogue
        self._method = QComboBox()
        self._method.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._method.setMinimumContentsLength(18)
        self._method.currentTextChanged.connect(self._method.setToolTip)  # in a narrow dialog it is cut off
        self._chosen_by_hand = True  # until the dialog is set up, the rule's own method stays
        self._add_methods()
        materials = catalogue.materials
        if all(one.id != rule.cad_material_id for one in materials):
            materials = (*materials, catalogue.material(rule.cad_material_id))
        self.show_rows(materials, rule.cad_material_id)
        self._set_method(rule.method_id)
        self._chosen_by_hand = False
        self._method.activated.connect(self._by_hand)
        self.pane.selected.connect(self._usual_method)

    def _add_methods(self) -> None:
        for method in self._catalogue.methods:
            self._method.addItem(method.name, method.id)
        self._method.insertSeparator(self._method.count())
        self._method.addItem(self.tr("Ask with each case"), "")
        label = Label(self.tr("Production &method"))
        label.setBuddy(self._method)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(label)
        line.addWidget(self._method, 1)
        self.body.addLayout(line)

    def _set_method(self, method_id: str) -> None:
        if self._method.findData(method_id) < 0:
            self._method.insertItem(0, self._catalogue.method(method_id).name, method_id)
        self._method.setCurrentIndex(self._method.findData(method_id))

    def result_of(self, row: CadMaterial) -> object:
        """Material and method."""
        return row.id, str(self._method.currentData())

    def _usual_method(self) -> None:
        """Another material is made as it usually is, unless the method was chosen by hand."""
        if self.pane.chosen and not self._chosen_by_hand:
            self._set_method(self._catalogue.usual_method(self.pane.chosen[0].id))

    def _by_hand(self, _line: int) -> None:
        self._chosen_by_hand = True
