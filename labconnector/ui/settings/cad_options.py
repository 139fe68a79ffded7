"""The options of a kind of CAD target: a tick box or a line each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from labconnector.talk.views import TargetKindView, TargetOption
from labconnector.ui.parts.labels import muted
from labconnector.ui.theme import SPACE

Values = tuple[tuple[str, bool | str], ...]


class OptionsForm(QWidget):
    """changed(): the user set an option otherwise. Empty for a kind that has none."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = ""
        self.fields: dict[str, QCheckBox | QLineEdit] = {}
        self._usual: dict[str, bool | str] = {}
        self._given: dict[str, bool | str] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, SPACE, 0, 0)
        self._layout.setSpacing(SPACE)
        self._rows = QWidget()
        self._layout.addWidget(self._rows)

    def show_kind(self, kind: TargetKindView, given: Values) -> None:
        """Shows the kind's options with the values that were given, without telling of a change."""
        self.kind, self._given = kind.name, dict(given)
        self._usual = {option.name: option.usual for option in kind.options}
        self.fields = {}
        rows = QWidget()
        layout = QVBoxLayout(rows)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for option in kind.options:
            self._add(option, layout)
        self._layout.replaceWidget(self._rows, rows)
        self._rows.deleteLater()
        self._rows = rows
        self.setVisible(bool(kind.options))

    def values(self) -> Values:
        """What was given, with what the user changed; an option at its usual value is left out."""
        now = {name: _value(field) for name, field in self.fields.items()}
        put_in = {name: value for name, value in now.items() if value != self._usual[name] or name in self._given}
        return tuple(sorted({**self._given, **put_in}.items()))

    def _add(self, option: TargetOption, layout: QVBoxLayout) -> None:
        title, about = _texts().get((self.kind, option.name), (option.title, option.about))
        value = self._given.get(option.name, option.usual)
        if isinstance(option.usual, bool):
            box = QCheckBox(title)
            box.setChecked(value is True)
            box.toggled.connect(lambda _on: self.changed.emit())
            layout.addWidget(box)
            self.fields[option.name] = box
        else:
            line = QLineEdit(str(value))
            label = QLabel(title)
            label.setBuddy(line)
            label.setWordWrap(True)
            line.textEdited.connect(lambda _text: self.changed.emit())
            layout.addWidget(label)
            layout.addWidget(line)
            self.fields[option.name] = line
        self.fields[option.name].setAccessibleDescription(about)
        if about:
            layout.addWidget(muted(about))


def _value(field: QCheckBox | QLineEdit) -> bool | str:
    return field.isChecked() if isinstance(field, QCheckBox) else field.text().strip()


def _texts() -> Mapping[tuple[str, str], tuple[str, str]]:
    """Titles and explanations of our own options; a plug-in brings its own."""
    translate = QCoreApplication.translate
    return {
        ("folder", "sub_folders"): (
            translate("cad", "Scans in a folder of their own"),
            translate("cad", "Otherwise all files of a case lie beside one another."),
        ),
        ("folder", "formats"): (
            translate("cad", "Only scans in these formats"),
            translate("cad", "For example: stl, ply. Empty: all. What is left out is said in the order sheet."),
        ),
        ("folder", "zipped"): (
            translate("cad", "Every case as one zip"),
            translate("cad", "The zip appears at once and whole, as one file."),
        ),
        ("folder", "ready_marker"): (
            translate("cad", "Empty file that says “ready”"),
            translate("cad", "Its name. It comes last of all, for programs that wait for it. Empty: none."),
        ),
    }
