"""The files of a case, with what the check of each found."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from labconnector.domain.case import MESH_ROLES, CaseFile, CaseState
from labconnector.domain.mesh import MeshReport
from labconnector.talk.views import CaseView, ToothNumbers
from labconnector.ui.case.chart_words import left_to_right, number_text
from labconnector.ui.case.facts import package_files
from labconnector.ui.case.table import Cell, Row, RowsTable
from labconnector.ui.parts.empty_state import EmptyState
from labconnector.ui.parts.labels import plain
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import bytes_text, role_text, said, when_text


class FilesPage(QWidget):
    """A table; above it what a person should know about the package. Without files: when they are expected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (
            self.tr("File"),
            self.tr("What it is"),
            self.tr("Size"),
            self.tr("Triangles"),
            self.tr("Extent"),
            self.tr("Check"),
        )
        self.table = RowsTable(titles, self.tr("Files of the case"))
        self._findings = plain()
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, WIDE, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._findings)
        layout.addWidget(self._stack, 1)

    @property
    def findings(self) -> str:
        """What the check of the package found, as shown."""
        return self._findings.text()

    def show_view(self, view: CaseView, numbers: ToothNumbers) -> None:
        """Shows the files of the newest revision."""
        files = package_files(view)
        self.table.set_rows([self._row(file, numbers) for file in files])
        self._stack.setCurrentWidget(self.table if files else self._empty)
        self._say_empty(view)
        lines = [self._finding(one.text, one.blocking) for one in view.findings]
        self._findings.setText("\n".join(lines))
        self._findings.setVisible(bool(lines))

    def _say_empty(self, view: CaseView) -> None:
        expected = when_text(view.case.expected_at)
        if view.case.state is CaseState.WAITING and expected:
            text = self.tr("They are expected by {when}. We fetch them by ourselves.").format(when=expected)
        else:
            text = self.tr("They are fetched with one of the next checks.")
        self._empty.say(self.tr("The files are not here yet"), text)

    def _finding(self, text: str, is_blocking: bool) -> str:
        pattern = self.tr("⚠ {finding}") if is_blocking else self.tr("• {finding}")
        return pattern.format(finding=said(text))

    def _row(self, file: CaseFile, numbers: ToothNumbers) -> Row:
        role = role_text(file.role)
        if file.universal is not None:
            role = self.tr("{role}, tooth {tooth}").format(role=role, tooth=number_text(file.universal, numbers))
        mesh = file.mesh
        return Row(
            file.path,
            (
                Cell(PurePath(file.path).name, tip=file.path),
                Cell(role),
                Cell(bytes_text(file.size), number=True),
                Cell(self.locale().toString(mesh.triangles) if mesh else "", number=True),
                Cell(self._extent(mesh) if mesh else ""),
                self._check(file),
            ),
        )

    def _extent(self, mesh: MeshReport) -> str:
        x, y, z = (self.locale().toString(one, "f", 1) for one in mesh.size_mm)
        return left_to_right(self.tr("{x} × {y} × {z} mm").format(x=x, y=y, z=z))

    def _check(self, file: CaseFile) -> Cell:
        if file.mesh is not None:
            text = self.tr("✓ Whole, in colour") if file.mesh.coloured else self.tr("✓ Whole")
            return Cell(
                text,
                tip=self.tr("Read from the first to the last triangle ({kind}).").format(kind=file.mesh.kind),
                meaning="ok",
            )
        if file.role in MESH_ROLES:
            return Cell(
                self.tr("Not checked"), tip=self.tr("This kind of file is passed on as it is."), meaning="muted"
            )
        return Cell(
            self.tr("✓ Complete"), tip=self.tr("As long as the package says, with the right checksum."), meaning="ok"
        )
