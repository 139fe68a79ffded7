"""Revisions side by side, what differs highlighted."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from labconnector.domain.case import CaseFile
from labconnector.domain.handoff import PlannedTooth
from labconnector.domain.prescription import ToothWork
from labconnector.domain.revision import Revision
from labconnector.talk.views import CaseView, ToothNumbers
from labconnector.ui.case.chart_words import number_text, ordered_text, restoration_text, shade_text
from labconnector.ui.case.compare import Line, Words, compare
from labconnector.ui.case.table import Cell, Row, RowsTable
from labconnector.ui.parts.empty_state import EmptyState
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import bytes_text, role_text, when_text


class RevisionsPage(QWidget):
    """Two revisions to choose, the newest at the trailing side. A single one is said to be the only one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._revisions: dict[int, Revision] = {}
        self._numbers = ToothNumbers.FDI
        self.left, self.right = QComboBox(), QComboBox()
        self.only_differences = QCheckBox(self.tr("Only what &differs"))
        self.table = RowsTable(("", "", ""), self.tr("Two revisions side by side"))
        self.empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._comparison())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, WIDE, 0, 0)
        layout.addWidget(self._stack)
        for box in (self.left, self.right):
            box.currentIndexChanged.connect(lambda _at: self._compare())
        self.only_differences.toggled.connect(lambda _on: self._compare())

    def show_view(self, view: CaseView, numbers: ToothNumbers) -> None:
        """Shows a case's revisions; a choice that the user made stays."""
        before = set(self._revisions)
        self._revisions = {one.number: one for one in view.revisions}
        self._numbers = numbers
        self._fill(self.left)
        self._fill(self.right)
        if set(self._revisions) != before:
            self.compare_newest()
        several = len(self._revisions) > 1
        self._stack.setCurrentIndex(1 if several else 0)
        listed = next(iter(self._revisions.values())).listed_at if self._revisions else None
        self.empty.say(
            self.tr("There is one revision of this case"),
            self.tr("Listed {when}. When the doctor or Align changes the case, both stand here side by side.").format(
                when=when_text(listed)
            ),
        )
        self._compare()

    def compare_newest(self) -> None:
        """Chooses the newest two."""
        count = len(self._revisions)
        self.left.setCurrentIndex(max(0, count - 2))
        self.right.setCurrentIndex(count - 1)

    def _fill(self, box: QComboBox) -> None:
        box.blockSignals(True)
        for at, number in enumerate(sorted(self._revisions)):
            text = self.tr("Revision {number}, {when}").format(
                number=number, when=when_text(self._revisions[number].listed_at)
            )
            if at < box.count():
                box.setItemText(at, text)
                box.setItemData(at, number)
            else:
                box.addItem(text, number)
        while box.count() > len(self._revisions):
            box.removeItem(box.count() - 1)
        box.blockSignals(False)

    def _compare(self) -> None:
        left, right = (self._revisions.get(box.currentData()) for box in (self.left, self.right))
        if left is None or right is None:
            return
        titles = [self.tr("Revision {number}").format(number=one.number) for one in (left, right)]
        self.table.rows_model.set_titles(("", *titles))
        lines = compare(left, right, Words(_when, self._file, self._tooth, self._tooth_name))
        wanted = [line for line in lines if line.differs or not self.only_differences.isChecked()]
        self.table.set_rows([self._row(line) for line in wanted if line.left or line.right])

    def _row(self, line: Line) -> Row:
        title = self._title(line)
        if line.differs:
            title = self.tr("≠ {title}").format(title=title)
        left = Cell(line.left or "–", tip=line.left, differs=line.differs)
        right = Cell(line.right or "–", tip=line.right, differs=line.differs)
        return Row(line.key, (Cell(title, differs=line.differs), left, right))

    def _title(self, line: Line) -> str:
        titles = {
            "status": self.tr("Status at Align"),
            "scanned": self.tr("Scanned"),
            "listed": self.tr("Listed"),
            "fetched": self.tr("Files fetched"),
            "delivered": self.tr("Delivered"),
            "notes": self.tr("Notes"),
            "shades": self.tr("Shade system"),
            "tooth": self.tr("Tooth {name}"),
            "file": "{name}",
        }
        return titles[line.part].format(name=line.name)

    def _file(self, file: CaseFile) -> str:
        texts = [role_text(file.role), bytes_text(file.size)]
        if file.mesh:
            texts.append(self.tr("triangles: {count}").format(count=self.locale().toString(file.mesh.triangles)))
        return ", ".join(texts)

    def _tooth(self, tooth: ToothWork) -> str:
        planned = PlannedTooth(tooth, None)
        texts = (restoration_text(planned), ordered_text(planned), shade_text(tooth.shade), tooth.implant)
        return "; ".join(text for text in texts if text)

    def _tooth_name(self, universal: int) -> str:
        return number_text(universal, self._numbers)

    def _comparison(self) -> QWidget:
        page = QWidget()
        choices = QHBoxLayout()
        choices.setSpacing(SPACE)
        for title, box in ((self.tr("&Compare"), self.left), (self.tr("wit&h"), self.right)):
            label = QLabel(title)
            label.setBuddy(box)
            choices.addWidget(label)
            choices.addWidget(box)
        choices.addStretch(1)
        choices.addWidget(self.only_differences)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(choices)
        layout.addWidget(self.table, 1)
        return page


def _when(revision: Revision, part: str) -> str:
    moments = {
        "scanned": revision.scanned_at,
        "listed": revision.listed_at,
        "fetched": revision.fetched_at,
        "delivered": revision.delivered_at,
    }
    return when_text(moments[part])
