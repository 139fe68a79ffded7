"""One further CAD target: its name, where its cases go, and which cases it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from labconnector.domain.listing import Choices
from labconnector.talk.views import CadChoice
from labconnector.ui.parts.geometry import keep_in_reach
from labconnector.ui.parts.labels import Label, heading
from labconnector.ui.settings.cad_form import CadForm
from labconnector.ui.settings.case_rule import CaseRule
from labconnector.ui.theme import SPACE, WIDE


class TargetDialog(QDialog):
    """Calls `done` with the target when the user agrees; that is possible once it has a name and a whole folder."""

    def __init__(
        self,
        parent: QWidget,
        form: CadForm,
        cad: CadChoice,
        known: Choices,
        done: Callable[[CadChoice], object],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Further CAD folder"))
        self._done = done
        self.name, self.form, self.rule = QLineEdit(cad.name), form, CaseRule(known)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.agree = self.buttons.addButton(self.tr("Use this"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.form.choose(cad)
        self.rule.choose(cad)
        self.name.textChanged.connect(self._allow)
        self.form.changed.connect(self._allow)
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)
        self._allow()
        self.resize(640, 700)
        keep_in_reach(self)

    def target(self) -> CadChoice:
        """The target as it stands in the dialog."""
        return replace(self.rule.put_in(self.form.choice()), name=self.name.text().strip())

    def _agree(self) -> None:
        self._done(self.target())
        self.accept()

    def _allow(self) -> None:
        target = self.target()
        self.agree.setEnabled(bool(target.name) and target.folder is not None)

    def _lay_out(self) -> None:
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        body.setSpacing(SPACE)
        label = Label(self.tr("&Name, as problems and the history call it"))
        label.setBuddy(self.name)
        for widget in (label, self.name, self.form, heading(self.tr("Cases"), 1.1), self.rule):
            body.addWidget(widget)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.buttons)
