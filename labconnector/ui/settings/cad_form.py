"""Which CAD program, which folder, which names: shared by the wizard and the settings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from labconnector.domain.errors import ConnectorError, SettingsError, TargetMissing
from labconnector.talk.api import DeskApi
from labconnector.talk.views import CadChoice, FolderTest, TargetKindView
from labconnector.ui.bridge import Bridge
from labconnector.ui.parts.file_dialogs import ask_for_folder
from labconnector.ui.parts.labels import Label, muted
from labconnector.ui.settings.cad_options import OptionsForm, Values
from labconnector.ui.settings.folder_report import BAD, NOTE, FolderReport, report
from labconnector.ui.settings.folder_tester import FolderTester
from labconnector.ui.settings.name_form import NameForm
from labconnector.ui.theme import SPACE
from labconnector.ui.words import said


class CadForm(QWidget):
    """changed(): the user chose otherwise. tested(bool): whether cases can be delivered to the chosen folder now."""

    changed = Signal()
    tested = Signal(bool)

    def __init__(
        self,
        bridge: Bridge,
        parent: QWidget | None = None,
        *,
        has_options: bool = False,
        kinds: Iterable[TargetKindView] = (),
    ) -> None:
        """has_options: whether the kind's options are shown too. kinds: as far as known; none: the engine tells."""
        super().__init__(parent)
        self._bridge = bridge
        self._kept = CadChoice()
        self._views: dict[str, TargetKindView] = {}
        self.kinds: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._kinds_box = QVBoxLayout()
        self._kinds_box.setSpacing(SPACE)
        self._make_kinds()
        self.options = OptionsForm()
        self._options_box = QWidget()
        self._options_box.setVisible(has_options)
        self.folder = QLineEdit()
        self.folder.setClearButtonEnabled(True)
        self.browse = QPushButton(self.tr("Browse…"))
        self.report = FolderReport()
        self.make = QPushButton(self.tr("Make this folder"))
        self.make.hide()
        self.names = NameForm(bridge)
        self.tester = FolderTester(bridge, self)
        self._lay_out()
        self._join()
        self._show_kinds(tuple(kinds))
        if not self._views:
            bridge.ask(self, DeskApi.target_kinds).then(self._show_kinds).failed(lambda _error: None)

    @property
    def known_kinds(self) -> tuple[TargetKindView, ...]:
        """What the engine has told of the kinds; none yet in the first moment."""
        return tuple(self._views.values())

    def choose(self, cad: CadChoice) -> None:
        """Shows a choice, without telling that it changed."""
        self._kept = cad
        for widget in (self.folder, self.names):
            widget.blockSignals(True)
        if cad.kind not in self.kinds:
            self._add_kind(cad.kind, cad.kind, "")
        self.kinds[cad.kind].setChecked(True)
        self._show_options()
        self.folder.setText(str(cad.folder) if cad.folder else "")
        self.names.setText(cad.stem_template)
        self.names.offer_reading(cad.kind == "exocad")
        for widget in (self.folder, self.names):
            widget.blockSignals(False)
        self._test()

    def choice(self) -> CadChoice:
        """What is chosen now; no folder where none, or none that can be right, was typed."""
        kind, typed = self._kind(), self._typed()
        folder = typed if typed and typed.is_absolute() else None
        options = self.options.values() if self.options.kind == kind else self._kept_options()
        return replace(self._kept, kind=kind, folder=folder, stem_template=self.names.text().strip(), options=options)

    @property
    def is_half_typed(self) -> bool:
        """Whether there is something in the folder's line that is no whole path."""
        typed = self._typed()
        return typed is not None and not typed.is_absolute()

    def complain(self, text: str) -> None:
        """Says why the choice was refused."""
        self.report.say((BAD, text))

    # --- making -----------------------------------------------------------------------------------------------------

    def _make_kinds(self) -> None:
        explained = self.tr("Every case becomes a project that exocad opens: scans, teeth, materials, client.")
        self._add_kind("exocad", self.tr("exocad DentalCAD"), explained)
        explained = self.tr(
            "The iTero package as it came, for Dental System's import; other packages as scans named by their use."
        )
        self._add_kind("3shape", self.tr("3Shape Dental System"), explained)
        explained = self.tr("For all other CAD programs: one folder a case, with scans, order sheet and order file.")
        self._add_kind("folder", self.tr("Plain folder"), explained)
        self.kinds["exocad"].setChecked(True)

    def _add_kind(self, name: str, title: str, about: str) -> None:
        button = self.kinds[name] = QRadioButton(title)
        button.setAccessibleDescription(about)
        self._group.addButton(button)
        self._kinds_box.addWidget(button)
        if about:
            self._kinds_box.addLayout(_indented(muted(about)))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(self._kinds_box)
        layout.addSpacing(SPACE)
        label = Label(self.tr("&Folder for the cases"))
        label.setBuddy(self.folder)
        layout.addWidget(label)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.folder, 1)
        line.addWidget(self.browse)
        layout.addLayout(line)
        layout.addWidget(self.report)
        made = QHBoxLayout()
        made.addWidget(self.make)
        made.addStretch(1)
        layout.addLayout(made)
        layout.addWidget(self.names)
        below = QVBoxLayout(self._options_box)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.options)
        layout.addWidget(self._options_box)

    def _join(self) -> None:
        self._group.buttonClicked.connect(self._show_options)
        self._group.buttonClicked.connect(self._edited)
        self.options.changed.connect(self._edited)
        self.folder.textChanged.connect(self._edited)
        self.names.changed.connect(self._edited)
        self.browse.clicked.connect(self._browse)
        self.make.clicked.connect(self._make_folder)
        self.tester.began.connect(self._testing)
        self.tester.tested.connect(self._show_test)
        self.tester.failed.connect(self._show_failure)

    # --- kinds and their options --------------------------------------------------------------------------------------

    def _show_kinds(self, kinds: tuple[TargetKindView, ...]) -> None:
        """What the engine knows: the options of all kinds, and plug-ins beside ours."""
        self._views = {kind.name: kind for kind in kinds}
        for kind in kinds:
            if kind.name not in self.kinds:
                self._add_kind(kind.name, kind.title, kind.about)
            elif self.kinds[kind.name].text() == kind.name:  # shown before it was known
                self.kinds[kind.name].setText(kind.title)
        self._show_options()

    def _show_options(self) -> None:
        kind = self._kind()
        if kind in self._views:
            self.options.show_kind(self._views[kind], self._kept_options())

    def _kind(self) -> str:
        return next(name for name, button in self.kinds.items() if button.isChecked())

    def _kept_options(self) -> Values:
        """Those of the choice that was shown; another kind has its usual ones."""
        return self._kept.options if self._kept.kind == self._kind() else ()

    # --- choosing ---------------------------------------------------------------------------------------------------

    def _typed(self) -> Path | None:
        text = self.folder.text().strip().strip('"')
        return Path(text) if text else None

    def _edited(self) -> None:
        self.names.offer_reading(self.kinds["exocad"].isChecked())
        self._test()
        self.changed.emit()

    def _browse(self) -> None:
        ask_for_folder(self, self.tr("Folder for the cases")).fileSelected.connect(self.folder.setText)

    def _make_folder(self) -> None:
        folder = self.choice().folder
        if folder is not None:
            self.make.setEnabled(False)
            self._bridge.ask(self, DeskApi.make_folder, folder).then(self._made).failed(self._show_failure)

    def _made(self, _nothing: object) -> None:
        self.make.hide()
        self._test()

    # --- testing ----------------------------------------------------------------------------------------------------

    def _test(self) -> None:
        self.make.hide()
        self.tester.look_at(self.choice())

    def _testing(self) -> None:
        if self.is_half_typed:
            self.report.say((NOTE, self.tr("Type the whole path, or use Browse.")))
        elif self.choice().folder:
            self.report.say(("…", self.tr("Testing the folder…")))
        else:
            self.report.say((NOTE, self.tr("No folder yet: cases are fetched and wait in the list.")))
        self.tested.emit(False)

    def _show_test(self, test: FolderTest) -> None:
        if test.example:
            self.names.show_example(test.example)
        elif isinstance(test.error, SettingsError):
            self.names.complain(_told(test.error))
        if self.choice().folder is None:
            return
        self.report.say(*report(test))
        self.make.setEnabled(True)
        self.make.setVisible(isinstance(test.error, TargetMissing))
        self.tested.emit(test.error is None)

    def _show_failure(self, error: ConnectorError) -> None:
        self.make.setEnabled(True)
        self.complain(f"{said(error.title)}. {_told(error)}")
        self.tested.emit(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks: tested now and every few seconds."""
        super().showEvent(event)
        self.tester.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self.tester.watch(False)

    def event(self, event: QEvent) -> bool:
        """Tests again when the user comes back to the window, perhaps after connecting a drive."""
        if event.type() is QEvent.Type.WindowActivate:
            self.tester.look_again()
        return super().event(event)


def _told(error: ConnectorError) -> str:
    return f"{said(error.message)} {said(error.action)}".strip()


def _indented(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(SPACE * 3, 0, 0, 0)
    line.addWidget(widget)
    return line
