"""What was looked at on this computer, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from labconnector.domain.check import Check
from labconnector.ui.parts.labels import Tinted, heading, muted, plain
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import said


class CheckList(QScrollArea):
    """A mark, what was looked at, what was found, and what to do where it is not well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What was looked at"))
        self.checks: tuple[Check, ...] = ()

    def tell(self, checks: Sequence[Check]) -> None:
        """Shows these."""
        self.checks = tuple(checks)
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, SPACE, 0)
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(1, 1)
        for check in checks:
            self._add(grid, check)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(body)

    def _add(self, grid: QGridLayout, check: Check) -> None:
        row = grid.rowCount()
        grid.addWidget(_mark(check), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(heading(name_text(check)), row, 1)
        grid.addWidget(muted(said(check.text)) if check.error is None else plain(said(check.text)), row + 1, 1)
        if check.error is not None:
            grid.addWidget(plain(action_text(check)), row + 2, 1)
        grid.setRowMinimumHeight(row + 3, SPACE)


def _mark(check: Check) -> Tinted:
    """A tick or a cross: it is told apart without its colour."""
    if check.error is None:
        mark = Tinted(lambda colours: colours.ok, "✓")
        mark.setAccessibleName(QCoreApplication.translate("diagnostics", "All is well"))
    else:
        mark = Tinted(lambda colours: colours.error, "✗")
        mark.setAccessibleName(QCoreApplication.translate("diagnostics", "A problem"))
    mark.setWordWrap(False)
    return mark


def name_text(check: Check) -> str:
    """What was looked at, as a heading."""
    name = said(check.name)
    return (name[:1].upper() + name[1:]).replace("Cad ", "CAD ")


def action_text(check: Check) -> str:
    """What happened and what to do; '' where all is well."""
    return said(check.error.action) if check.error else ""


def whole_text(checks: Sequence[Check]) -> str:
    """All of it, for copying."""
    lines = []
    for check in checks:
        lines.append(f"{'✓' if check.error is None else '✗'} {name_text(check)}: {said(check.text)}")
        if check.error:
            lines.append(f"  {action_text(check)} [{check.error.code}]")
    return "\n".join(lines)
