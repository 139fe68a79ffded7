"""One case's problem: what happened, what to do, when it is tried again."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from labconnector.ui.parts.labels import heading, muted, plain
from labconnector.ui.theme import SPACE
from labconnector.ui.trouble.remedy import ProblemRow
from labconnector.ui.words import said, when_text


class Detail(QWidget):
    """The chosen problem in full; its texts can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.message, self.action, self.when = heading(), plain(), plain(), muted()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        for label in (self.title, self.message, self.action, self.when):
            layout.addWidget(label)

    def tell(self, row: ProblemRow | None) -> None:
        """Shows it; None = nothing is chosen."""
        self.setVisible(row is not None)
        if row is None:
            return
        problem = row.problem
        self.title.setText(said(problem.title))
        self.message.setText(said(problem.message))
        self.message.setVisible(bool(problem.message))
        self.action.setText(said(problem.action))
        self.action.setVisible(bool(problem.action))
        self.when.setText(self._when(row))

    def _when(self, row: ProblemRow) -> str:
        tried = self.tr("Tried %n time(s).", "", row.problem.tries)
        if row.next_try is None:
            again = self.tr("It is not tried again by itself.")
        else:
            again = self.tr("Next try: {when}.").format(when=when_text(row.next_try))
        return f"{tried}\n{again}"
