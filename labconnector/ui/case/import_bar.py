"""What is left to do after a delivery to exocad: one import in DentalDB, which watches no folder by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from labconnector.domain.case import CaseState, FileRole
from labconnector.domain.seen import Trace
from labconnector.talk.views import CaseView
from labconnector.ui.case.bars import NoteBar

_SUFFIX = ".dentalproject"
_NOT_TAKEN_YET = (None, Trace.CHANGED)


def project_to_import(view: CaseView) -> Path | None:
    """The project of a delivered case that the CAD has not opened yet; None where there is none."""
    case = view.case
    trace = case.seen.trace if case.seen else None
    if case.state is not CaseState.DELIVERED or trace not in _NOT_TAKEN_YET:
        return None
    newest = [one for one in view.revisions if one.number == case.revision]
    files = [file for one in newest for file in one.delivered_files if file.role is FileRole.PROJECT]
    return next((Path(file.path) for file in files if file.path.lower().endswith(_SUFFIX)), None)


class ImportBar(NoteBar):
    """Says it with the project's path, to be copied, and opened where the lab wants that."""

    def __init__(self, open_project: Callable[[Path], object], parent: QWidget | None = None) -> None:
        super().__init__("info", parent)
        self._open = open_project
        self.path = QLineEdit()
        self.path.setReadOnly(True)
        self.path.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.path.setAccessibleName(self.tr("Path of the project"))
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)  # noqa: S101 - the bar's own
        layout.insertWidget(1, self.path, 2)

    def show_project(self, project: Path | None, *, may_open: bool) -> None:
        """Shows a project; nothing without one."""
        if project is None:
            self.clear()
            return
        path = QDir.toNativeSeparators(str(project))
        if path != self.path.text():
            self.path.setText(path)
            self.path.setCursorPosition(0)
        self.say(self.tr("Now import it in DentalDB:"), self.tr("Copy the path"), lambda: _copy(path))
        if may_open:
            self.offer_second(self.tr("Open in exocad"), lambda: self._open(project))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
