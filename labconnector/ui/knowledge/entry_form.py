"""The fields of a CAD material or a production method."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QLineEdit, QWidget

from labconnector.domain.mapping import CadMaterial, Catalogue, ProductionMethod
from labconnector.ui.knowledge.form import FormDialog
from labconnector.ui.parts.forms import add_field
from labconnector.ui.parts.method_box import MethodBox

E = TypeVar("E", CadMaterial, ProductionMethod)
Keep = Callable[["EntryForm[E]", E], object]


class EntryForm(FormDialog, Generic[E]):
    """Id and name. The id is fixed once there is one: rules and cases know the entry by it."""

    def __init__(self, parent: QWidget, title: str, one: E, taken_ids: tuple[str, ...], keep: Keep[E]) -> None:
        """one: with an empty id to add an entry. keep: sends it off; answers by `saved` or `not_saved`."""
        super().__init__(parent, title, self.tr("Save"))
        self._taken = {id_.casefold() for id_ in taken_ids}
        self._is_new = not one.id
        self._keep: Keep[E] = keep
        self.id_line, self.name_line = QLineEdit(one.id), QLineEdit(one.name)
        self.id_line.setReadOnly(not self._is_new)
        self.id_line.setToolTip(self.tr("As the CAD program writes it; ask your reseller for the list."))
        self._id_remark = add_field(self.form, self.tr("&ID in the CAD program"), self.id_line)
        self._name_remark = add_field(self.form, self.tr("&Name"), self.name_line)
        for line in (self.id_line, self.name_line):
            line.textEdited.connect(self._clear)
        (self.id_line if self._is_new else self.name_line).setFocus()
        self.resize(self.fontMetrics().averageCharWidth() * 68, 0)

    def typed(self) -> Hashable:
        """What is in the fields."""
        return self.id_line.text(), self.name_line.text()

    def made(self) -> E:
        """The entry that the fields make."""
        raise NotImplementedError

    def save(self) -> bool:
        """Sends the entry off, where no field is wrong."""
        id_problem = self._id_problem() if self._is_new else ""
        name_problem = "" if self.name_line.text().strip() else self.tr("Type a name that you know it by.")
        self._id_remark.say(id_problem)
        self._name_remark.say(name_problem)
        if id_problem or name_problem:
            (self.id_line if id_problem else self.name_line).setFocus()
            return False
        self._keep(self, self.made())
        return True

    def _id_problem(self) -> str:
        id_ = self.id_line.text().strip()
        if not id_:
            return self.tr("Type the ID that the CAD program uses.")
        return self.tr("There is an entry with this ID already.") if id_.casefold() in self._taken else ""

    def _clear(self) -> None:
        self._id_remark.say("")
        self._name_remark.say("")


class MethodForm(EntryForm[ProductionMethod]):
    """A production method."""

    def __init__(
        self, parent: QWidget, one: ProductionMethod, catalogue: Catalogue, keep: Keep[ProductionMethod]
    ) -> None:
        title = self.tr("Edit production method") if one.id else self.tr("Add production method")
        super().__init__(parent, title, one, tuple(method.id for method in catalogue.methods), keep)
        self.begin()

    def made(self) -> ProductionMethod:
        """The method."""
        return ProductionMethod(self.id_line.text().strip(), self.name_line.text().strip())


class MaterialForm(EntryForm[CadMaterial]):
    """A CAD material, with the way it is usually made."""

    def __init__(self, parent: QWidget, one: CadMaterial, catalogue: Catalogue, keep: Keep[CadMaterial]) -> None:
        title = self.tr("Edit CAD material") if one.id else self.tr("Add CAD material")
        super().__init__(parent, title, one, tuple(material.id for material in catalogue.materials), keep)
        self._method = MethodBox((method.id, method.name) for method in catalogue.methods)
        first = catalogue.methods[0].name if catalogue.methods else ""
        self._method.insertItem(0, self.tr("As most: {method}").format(method=first) if first else "", "")
        self._method.choose(one.method_id, one.method_id)
        add_field(self.form, self.tr("&Usually made by"), self._method)
        self.begin()

    def typed(self) -> Hashable:
        """What is in the fields."""
        return super().typed(), self._method.method_id

    def made(self) -> CadMaterial:
        """The material."""
        method_id = self._method.method_id
        return CadMaterial(self.id_line.text().strip(), self.name_line.text().strip(), method_id)
