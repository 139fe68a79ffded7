"""The fields of a client, wherever one is typed in."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from labconnector.domain.mapping import Client
from labconnector.ui.parts.client_fields import LENGTHS, ClientFields, Flaw, fields_of
from labconnector.ui.parts.forms import add_field, form_in
from labconnector.ui.parts.labels import Remark
from labconnector.ui.theme import WIDE


class ClientEdits(QWidget):
    """Name, licence number, e-mail, cement gap and, where there is room, the rest. edited(): something was typed.

    lines, remarks: by the name of the field in `ClientFields`.
    """

    edited = Signal()

    def __init__(self, client: Client, parent: QWidget | None = None, *, is_whole: bool = True) -> None:
        """is_whole: whether all is shown that a lab may keep for a client."""
        super().__init__(parent)
        lengths = LENGTHS if is_whole else ("cement_gap",)
        self.lines = {name: QLineEdit() for name in ("name", "license_number", "email", *lengths)}
        self.note = QPlainTextEdit() if is_whole else None
        self.remarks: dict[str, Remark] = {}
        self._build()
        self.show_client(client)
        self.setFocusProxy(self.lines["name"])

    def typed(self) -> ClientFields:
        """What is in the fields."""
        texts = {name: line.text() for name, line in self.lines.items()}
        return ClientFields(note=self.note.toPlainText() if self.note else "", **texts)

    def show_client(self, client: Client) -> None:
        """Puts a client into the fields."""
        self.show_fields(fields_of(client, QLocale().decimalPoint()))

    def show_fields(self, fields: ClientFields) -> None:
        """Puts into the fields what was typed elsewhere."""
        for name, line in self.lines.items():
            line.setText(getattr(fields, name))
        if self.note:
            self.note.setPlainText(fields.note)

    def complain(self) -> bool:
        """Says what is wrong, below the fields, and goes to the first of them; whether anything is."""
        flaws = self._remark(is_complaint=True)
        if flaws:
            self.lines[next(iter(flaws))].setFocus()
        return bool(flaws)

    def _build(self) -> None:
        form = form_in(self)
        labels = self._labels()
        for name, line in self.lines.items():
            self.remarks[name] = add_field(form, labels[name], line)
            self.lines[name].textEdited.connect(self._edited)
        self.lines["license_number"].setToolTip(self.tr("Doctors with this licence number are known by it."))
        tips = self._tips()
        for name in (name for name in LENGTHS if name in self.lines):
            length = self.lines[name]
            length.setPlaceholderText(self.tr("as set in the CAD program"))
            length.setMinimumWidth(length.fontMetrics().horizontalAdvance(length.placeholderText()) + 2 * WIDE)
            length.setToolTip(tips[name])
        if self.note:
            self.note.setTabChangesFocus(True)
            self.note.setMinimumHeight(self.fontMetrics().height() * 4)
            add_field(form, self.tr("N&ote"), self.note)

    def _labels(self) -> dict[str, str]:
        return {
            "name": self.tr("&Name"),
            "license_number": self.tr("&Licence number"),
            "email": self.tr("&E-mail"),
            "cement_gap": self.tr("&Cement gap in mm"),
            "min_thickness": self.tr("&Minimum thickness in mm"),
            "antagonist_distance": self.tr("&Distance to antagonist in mm"),
        }

    def _tips(self) -> dict[str, str]:
        return {
            "cement_gap": self.tr("From 0 to 1 mm. Left empty, the CAD program's own value is used."),
            "min_thickness": self.tr("From 0 to 5 mm. Left empty, the CAD program's own value is used."),
            "antagonist_distance": self.tr(
                "From −1 to 1 mm; below 0 it goes into the antagonist. Left empty, the CAD program's own value is used."
            ),
        }

    def _edited(self) -> None:
        """While typing, complaints go away as soon as they are put right; new ones wait until saving."""
        self._remark(is_complaint=False)
        self.edited.emit()

    def _remark(self, *, is_complaint: bool) -> dict[str, Flaw]:
        flaws = self.typed().flaws
        for name, remark in self.remarks.items():
            if name not in flaws:
                remark.say("")
            elif is_complaint:
                remark.say(self._words(flaws[name]))
        return flaws

    def _words(self, flaw: Flaw) -> str:
        return {
            Flaw.NO_NAME: self.tr("A client needs a name."),
            Flaw.EMAIL: self.tr("That is no e-mail address. It looks like name@practice.com."),
            Flaw.NO_NUMBER: self.tr("Type a number such as 0.05, or leave it empty."),
            Flaw.GAP_RANGE: self.tr("The gap is from 0 to 1 mm. For micrometres type the unit: 50 µm."),
            Flaw.THICKNESS_RANGE: self.tr("The thickness is from 0 to 5 mm. For micrometres type the unit: 600 µm."),
            Flaw.DISTANCE_RANGE: self.tr("The distance is from −1 to 1 mm. For micrometres type the unit: 50 µm."),
        }[flaw]
