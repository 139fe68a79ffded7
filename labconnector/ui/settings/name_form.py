"""How a case's folder and files are named, with a live example."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from labconnector.domain.errors import ConnectorError
from labconnector.talk.api import DeskApi
from labconnector.ui.bridge import Bridge
from labconnector.ui.parts.file_dialogs import ask_for_exocad_settings
from labconnector.ui.parts.labels import Remark, muted, plain
from labconnector.ui.theme import SPACE
from labconnector.ui.words import said


class NameForm(QWidget):
    """Folded away behind 'Advanced' until somebody wants it. changed(): another template was typed."""

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.opener = QToolButton()
        self.opener.setText(self.tr("Advanced: names of folders and files"))
        self.opener.setAutoRaise(True)
        self.opener.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.opener.clicked.connect(lambda: self.open(self._inside.isHidden()))
        self.template = QLineEdit()
        self.template.setPlaceholderText(self.tr("The usual name"))
        self.template.textChanged.connect(lambda _text: self.changed.emit())
        self.read = QPushButton(self.tr("Read from exocad's settings…"))
        self.read.setToolTip(self.tr("Takes over how DentalDB names its cases, from its file defaultsettings.cfg."))
        self.read.clicked.connect(self._choose_file)
        self.example, self.fault, self.not_read = plain(), Remark(), Remark()
        self._inside: QWidget = self._make_inside()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self._inside)
        self.open(False)

    def text(self) -> str:
        """The template; '' for the usual name."""
        return self.template.text()

    def setText(self, template: str) -> None:
        """Shows a template; one that is not the usual is not folded away."""
        self.template.setText(template)
        if template:
            self.open(True)

    def offer_reading(self, is_offered: bool) -> None:
        """Whether there are settings of the CAD program to read."""
        self.read.setVisible(is_offered)

    def _choose_file(self) -> None:
        ask_for_exocad_settings(self, self.tr("exocad's defaultsettings.cfg")).fileSelected.connect(self._read_file)

    def _read_file(self, file: str) -> None:
        self.read.setEnabled(False)
        self._bridge.ask(self, DeskApi.read_cad_template, Path(file)).then(self._took).failed(self._took_nothing)

    def _took(self, template: str) -> None:
        self.read.setEnabled(True)
        self.not_read.say("")
        self.template.setText(template)

    def _took_nothing(self, error: ConnectorError) -> None:
        """What was typed stays, with its example."""
        self.read.setEnabled(True)
        self.not_read.say(f"{said(error.message)} {said(error.action)}".strip(), wrong=False)

    def show_example(self, example: str) -> None:
        """Shows what the template makes of an invented case."""
        self.example.setText(self.tr("Example: {name}").format(name=example) if example else "")
        self.example.setVisible(bool(example))
        if example:
            self.fault.say("")

    def complain(self, text: str) -> None:
        """Says why a template was refused."""
        self.show_example("")
        self.fault.say(text)
        self.open(True)

    def _make_inside(self) -> QWidget:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(SPACE * 3, 0, 0, 0)
        layout.setSpacing(SPACE)
        label = QLabel(self.tr("&Name of a case"))
        label.setBuddy(self.template)
        placeholders = self.tr(
            "Placeholders: %d date, %l last name, %f first name, %p client, %n client number, %s or %o order ID, "
            "%tc tooth colour"
        )
        for widget in (label, self.template, muted(placeholders)):
            layout.addWidget(widget)
        layout.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (self.not_read, self.example, self.fault):
            layout.addWidget(widget)
        self.template.setAccessibleDescription(placeholders)
        return inside

    def open(self, is_open: bool) -> None:
        """Folds it out or away."""
        leads_on = Qt.ArrowType.LeftArrow if self.isRightToLeft() else Qt.ArrowType.RightArrow
        self.opener.setArrowType(Qt.ArrowType.DownArrow if is_open else leads_on)
        self._inside.setVisible(is_open)
