"""Folders: where manual exports and scans of scanners in the same network are waited for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton

from labconnector.domain.errors import ConnectorError
from labconnector.domain.incoming import Polling
from labconnector.talk.api import DeskApi
from labconnector.talk.views import DeskState, SettingsView, WatchedChoice, WatchedTest
from labconnector.ui.parts.file_dialogs import ask_for_folder
from labconnector.ui.parts.labels import Remark
from labconnector.ui.settings.folder_report import BAD, GOOD, NOTE, FolderReport, Line
from labconnector.ui.settings.page import SettingsPage
from labconnector.ui.theme import SPACE
from labconnector.ui.words import said

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class FoldersPage(SettingsPage):
    """A list of folders; the chosen one is tested, and how it is watched can be changed."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__("folders", "")
        self._desktop = desktop
        self.title = self.tr("Folders")
        self.heading.setText(self.title)
        self.list, self.polling, self.report = QListWidget(), QComboBox(), FolderReport()
        self.add, self.remove = QPushButton(self.tr("&Add folder…")), QPushButton(self.tr("&Remove"))
        self.waiting = QPushButton(self.tr("&Files that wait for you…"))
        self.fields["watched"] = Remark()
        self._lay_out()
        self._connect()
        self._show_chosen()

    # --- for the window -----------------------------------------------------------------------------------------------

    def show_settings(self, settings: SettingsView) -> None:
        """Shows the folders that are kept."""
        self.list.blockSignals(True)
        self.list.clear()
        for one in settings.watched:
            self._append(one)
        self.list.setCurrentRow(0 if settings.watched else -1)
        self.list.blockSignals(False)
        self._show_chosen()

    def show_state(self, state: DeskState) -> None:
        """Whether files wait."""
        self.waiting.setVisible(state.watches or bool(state.incoming))

    def put_in(self, settings: SettingsView) -> SettingsView:
        """The settings with these folders."""
        return replace(settings, watched=self.chosen())

    def chosen(self) -> tuple[WatchedChoice, ...]:
        """The folders of the list."""
        return tuple(self.list.item(row).data(_CHOICE) for row in range(self.list.count()))

    def take(self, folder: Path) -> None:
        """Puts a folder in the list; one that is there already is chosen."""
        paths = [one.path for one in self.chosen()]
        if folder not in paths:
            self._append(WatchedChoice(folder))
            paths.append(folder)
            self.changed.emit()
        self.list.setCurrentRow(paths.index(folder))

    # --- the page -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.add_note(
            self.tr(
                "Exports that are saved to these folders, from OrthoCAD or by a scanner in your network, are attached "
                "to their case. Files are read, and never changed or moved."
            )
        )
        label = QLabel(self.tr("&Watched folders"))
        label.setBuddy(self.list)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for widget in (label, self.list, self.fields["watched"]):
            self.body.addWidget(widget)
        buttons = QHBoxLayout()
        for button in (self.add, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        for polling, text in _polling_texts():
            self.polling.addItem(text, polling)
        self.add_row(self.add_form(), self.tr("&Look again and again"), self.polling)
        self.body.addWidget(self.report)
        self.body.addSpacing(SPACE)
        line = QHBoxLayout()
        line.addWidget(self.waiting)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.add.clicked.connect(lambda: self._ask())
        self.remove.clicked.connect(lambda: self._remove())
        self.list.currentRowChanged.connect(lambda _row: self._show_chosen())
        self.polling.activated.connect(lambda _index: self._change_polling())
        self.waiting.clicked.connect(lambda: self._desktop.show_incoming())

    def _append(self, choice: WatchedChoice) -> None:
        item = QListWidgetItem(str(choice.path), self.list)
        item.setToolTip(str(choice.path))
        item.setData(_CHOICE, choice)

    def _ask(self) -> None:
        ask_for_folder(self, self.tr("Watch a folder")).fileSelected.connect(lambda folder: self.take(Path(folder)))

    def _remove(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self._show_chosen()
        self.changed.emit()

    def _change_polling(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            item.setData(_CHOICE, replace(item.data(_CHOICE), polling=Polling(self.polling.currentData())))
            self.changed.emit()

    def _show_chosen(self) -> None:
        """How the chosen folder is watched, and what a look at it says."""
        item = self.list.currentItem()
        for widget in (self.remove, self.polling):
            widget.setEnabled(item is not None)
        self.report.say()
        if item is None:
            return
        choice: WatchedChoice = item.data(_CHOICE)
        self.polling.setCurrentIndex(self.polling.findData(choice.polling))
        asked = self._desktop.bridge.ask(self, DeskApi.test_watched_folder, choice.path)
        asked.then(lambda test: self._tell(test)).failed(lambda error: self._tell(WatchedTest(choice.path, error)))

    def _tell(self, test: WatchedTest) -> None:
        item = self.list.currentItem()
        if item is not None and item.data(_CHOICE).path == test.folder:
            self.report.say(*report(test))


_CHOICE = Qt.ItemDataRole.UserRole


def _polling_texts() -> tuple[tuple[Polling, str], ...]:
    tr = QCoreApplication.translate
    return (
        (Polling.AUTO, tr("FoldersPage", "If it is a network drive")),
        (Polling.ALWAYS, tr("FoldersPage", "Always")),
        (Polling.NEVER, tr("FoldersPage", "Never")),
    )


def report(test: WatchedTest) -> tuple[Line, ...]:
    """What is said of a folder, each line with its mark."""
    tr = QCoreApplication.translate
    error: ConnectorError | None = test.error
    if error is not None:
        return ((BAD, " ".join(filter(None, (said(error.message), said(error.action))))),)
    here = (GOOD, tr("FoldersPage", "The folder is there and can be read."))
    drive = (NOTE, tr("FoldersPage", "This is a network drive: it is looked at every few seconds."))
    lies = (NOTE, tr("FoldersPage", "%n export(s) lie(s) in it now.", "", test.items))
    return (here, *([drive] if test.network else []), *([lies] if test.items else []))
