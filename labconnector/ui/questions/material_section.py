"""What an ordered material is made of, and how."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from labconnector.talk.views import ToothNumbers
from labconnector.ui.parts.labels import Label, muted
from labconnector.ui.parts.method_box import MethodBox
from labconnector.ui.questions.answers import Fault, Given, MaterialAsk, make, usual_method
from labconnector.ui.questions.choice_list import ChoiceList
from labconnector.ui.questions.more import More
from labconnector.ui.questions.section import Section
from labconnector.ui.words import teeth_text, unit_type_text


class MaterialSection(Section):
    """The CAD's materials, best guesses first, and the production method; only the method where that is all asked."""

    def __init__(self, ask: MaterialAsk, numbers: ToothNumbers, parent: QWidget | None = None) -> None:
        super().__init__(ask, _title(ask), parent)
        self._material = ask
        self.materials = None if ask.method_only else ChoiceList(ask.options, self.tr("Materials"))
        self.methods = MethodBox((option.value, option.text) for option in ask.methods)
        self.remember = QCheckBox(self.tr("Use for future cases with this material"))
        self.remember.setChecked(True)
        self.units = _unit_box(ask.units)
        self.only_doctor = QCheckBox(self.tr("Only for cases of {doctor}").format(doctor=ask.doctor))
        if ask.teeth_universal:
            teeth = teeth_text(ask.teeth_universal, numbers)
            one = len(ask.teeth_universal) == 1
            text = self.tr("Ordered for tooth {teeth}") if one else self.tr("Ordered for teeth {teeth}")
            self.column.addWidget(muted(text.format(teeth=teeth)))
        if ask.several:
            self.column.addWidget(muted(self.tr("Several of your materials fit this order.")))
        self._fill()
        if self.materials:
            self.materials.choose(ask.preset)
            self.materials.chosen.connect(lambda _value: self._chosen())
        self._suggest_method()
        self.setFocusProxy(self.materials or self.methods)
        self.methods.activated.connect(lambda _row: self.changed.emit())

    def given(self) -> Given:
        """Material and method."""
        return make(
            self._material,
            self._material_id(),
            self.methods.method_id,
            self.remember.isChecked(),
            only_unit=self.units.currentData(),
            only_doctor=self.only_doctor.isChecked(),
        )

    def field_of(self, fault: Fault) -> QWidget:
        """The list, or the methods."""
        return self.methods if fault is Fault.NO_METHOD or self.materials is None else self.materials

    def _material_id(self) -> str:
        return self.materials.value if self.materials else self._material.preset

    def take_over(self, old: Section) -> None:
        """The same material and method, where they are still offered."""
        if not isinstance(old, MaterialSection):
            return
        if self.materials and old.materials:
            self.materials.choose(old.materials.value)
        self.methods.take_over(old.methods)
        self.remember.setChecked(old.remember.isChecked())
        self.units.setCurrentIndex(max(0, self.units.findData(old.units.currentData())))
        self.only_doctor.setChecked(old.only_doctor.isChecked())

    def _fill(self) -> None:
        label = Label(self.tr("&Production method"))
        label.setBuddy(self.methods)
        if self.materials:
            self.column.addWidget(self.materials)
        self.column.addWidget(label)
        self.column.addWidget(self.methods)
        self.column.addWidget(self.fault)
        self.column.addWidget(self.remember)
        self.more = More(self.accessibleName())
        if self._material.units:
            units = Label(self.tr("This is for"))
            units.setBuddy(self.units)
            self.more.add(units)
            self.more.add(self.units)
        if self._material.doctor:
            self.more.add(self.only_doctor)
            self.remember.toggled.connect(self.only_doctor.setEnabled)
        if not self.more.is_empty:
            self.column.addWidget(self.more)

    def _chosen(self) -> None:
        self._suggest_method()
        self.changed.emit()

    def _suggest_method(self) -> None:
        """The method that goes with the material, as long as the user has not chosen one."""
        if value := self._material_id():
            self.methods.suggest(usual_method(self._material, value))


def _unit_box(units: tuple[int, ...]) -> QComboBox:
    tr, box = QCoreApplication.translate, QComboBox()
    box.setAccessibleName(tr("questions", "This is for"))
    box.addItem(tr("questions", "Every unit type"), 0)
    for unit in units:
        box.addItem(tr("questions", "Only: {unit}").format(unit=unit_type_text(unit)), unit)
    return box


def _title(ask: MaterialAsk) -> str:
    tr = QCoreApplication.translate
    if ask.method_only:
        text = tr("questions", "How is “{ordered}” made in {material}?")
        return text.format(ordered=ask.ordered, material=ask.options[0].text)
    return tr("questions", "What is “{ordered}” made of, and how?").format(ordered=ask.ordered)
