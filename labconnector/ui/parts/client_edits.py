"""The fields of a client, wherever one is typed in."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from labconnector.domain.mapping import Client
from labconnector.ui.parts.client_fields import ClientFields, Flaw, fields_of
from labconnector.ui.parts.forms import add_field, form_in
from labconnector.ui.parts.labels import Remark
from labconnector.ui.theme import WIDE


class ClientEdits(QWidget):
    """Name, licence number, e-mail, cement gap and, where there is room for it, a note. edited(): something was typed.

    lines, remarks: by the name of the field in `ClientFields`.
    """

    edited = Signal()

    def __init__(self, client: Client, parent: QWidget | None = None, *, has_note: bool = True) -> None:
        super().__init__(parent)
        self.lines = {name: QLineEdit() for name in ("name", "license_number", "email", "cement_gap")}
        self.note = QPlainTextEdit() if has_note else None
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
        for name, label in self._labels().items():
            self.remarks[name] = add_field(form, label, self.lines[name])
            self.lines[name].textEdited.connect(self._edited)
        self.lines["license_number"].setToolTip(self.tr("Doctors with this licence number are known by it."))
        gap = self.lines["cement_gap"]
        gap.setPlaceholderText(self.tr("as set in the CAD program"))
        gap.setMinimumWidth(gap.fontMetrics().horizontalAdvance(gap.placeholderText()) + 2 * WIDE)
        gap.setToolTip(self.tr("From 0 to 1 mm. Left empty, the CAD program's own value is used."))
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
            Flaw.GAP_NO_NUMBER: self.tr("Type a number such as 0.05, or leave it empty."),
            Flaw.GAP_RANGE: self.tr("The gap is from 0 to 1 mm. For micrometres type the unit: 50 µm."),
        }[flaw]
