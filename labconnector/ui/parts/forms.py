"""Labelled fields below one another, each with room for a remark."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from labconnector.ui.parts.labels import Remark
from labconnector.ui.theme import SPACE


def form_in(widget: QWidget) -> QFormLayout:
    """The layout of a widget that is a form; where it is narrow, labels stand above their fields."""
    form = QFormLayout(widget)
    form.setContentsMargins(0, 0, 0, 0)
    form.setSpacing(SPACE)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return form


def add_field(form: QFormLayout, label: str, field: QWidget) -> Remark:
    """A line of the form; returns the remark under it."""
    remark = Remark()
    name = QLabel(label)
    name.setBuddy(field)
    form.addRow(name, field)
    form.addRow("", remark)
    return remark
