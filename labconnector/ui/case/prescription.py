"""The prescription: tooth chart, the teeth as a table, notes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, Qt
from PySide6.QtWidgets import QSizePolicy, QSplitter, QVBoxLayout, QWidget

from labconnector.domain.case import UnitType
from labconnector.domain.handoff import PlannedTooth
from labconnector.domain.mapping import Client
from labconnector.talk.views import CaseView, ToothNumbers
from labconnector.ui.case.chart import ToothChart
from labconnector.ui.case.chart_words import number_text, ordered_text, restoration_text, shade_text
from labconnector.ui.case.legend import Legend
from labconnector.ui.case.table import Cell, Row, RowsTable
from labconnector.ui.parts.labels import plain
from labconnector.ui.theme import SPACE, WIDE


class PrescriptionPage(QWidget):
    """Chart and table show the same teeth; one chosen in either is chosen in both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart, self._legend = ToothChart(), Legend()
        titles = (
            self.tr("Tooth"),
            self.tr("Restoration"),
            self.tr("Ordered"),
            self.tr("Made of"),
            self.tr("Method"),
            self.tr("Shade"),
            self.tr("Why"),
            self.tr("Remarks"),
        )
        self.table = RowsTable(titles, self.tr("Teeth with work"))
        self._notes, self._more = plain(), plain()
        for label in (self._notes, self._more):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._teeth: tuple[PlannedTooth, ...] = ()
        self.chart.tooth_chosen.connect(self._choose_row)
        self.table.selectionModel().selectionChanged.connect(self._row_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, WIDE, 0, 0)
        layout.addWidget(self._splitter())

    def show_view(self, view: CaseView, numbers: ToothNumbers) -> None:
        """Shows a case's work."""
        self._teeth = view.teeth
        self.chart.show_work(view.teeth, view.rx.bridges if view.rx else (), numbers)
        self._legend.show_works(self.chart.works.values())
        self.table.set_rows([self._row(at, one, numbers) for at, one in enumerate(view.teeth)])
        self._show_notes(view)

    @property
    def notes(self) -> str:
        """The notes as shown."""
        return self._notes.text()

    def _splitter(self) -> QSplitter:
        leading, trailing = QWidget(), QWidget()
        left = QVBoxLayout(leading)
        left.setContentsMargins(0, 0, SPACE, 0)
        left.addWidget(self.chart, 1)
        left.addWidget(self._legend)
        right = QVBoxLayout(trailing)
        right.setContentsMargins(SPACE, 0, 0, 0)
        right.setSpacing(SPACE)
        right.addWidget(self.table, 1)
        right.addWidget(self._notes)
        right.addWidget(self._more)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(leading)
        splitter.addWidget(trailing)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 5)
        splitter.setChildrenCollapsible(False)
        return splitter

    def _row(self, at: int, planned: PlannedTooth, numbers: ToothNumbers) -> Row:
        made = planned.made
        ordered = ordered_text(planned)
        is_open = bool(ordered) and made is None
        asked = Cell(self.tr("not decided yet"), meaning="warning")
        why = made.why if made else planned.asked
        rule, colon, _what = why.partition(":")  # 'rule 4, before rule 1: Gold → Wax, Milling': the rest stands beside
        return Row(
            f"{planned.work.universal}/{at}",
            (
                Cell(number_text(planned.work.universal, numbers)),
                Cell(restoration_text(planned)),
                Cell(ordered),
                asked if is_open else Cell(made.cad_material.name if made else ""),
                Cell(made.method.name if made else ""),
                Cell(shade_text(planned.work.shade)),
                Cell(rule if colon and made else why, tip=why, meaning="muted" if why else ""),
                Cell(self._remarks(planned)),
            ),
        )

    def _remarks(self, planned: PlannedTooth) -> str:
        work = planned.work
        material = work.abutment_material.name if work.abutment_material else ""
        abutment = " ".join(part for part in (work.abutment_type, material) if part)
        texts = (
            (self.tr("Margin: {text}"), work.margin_design),
            (self.tr("Buccal: {text}"), work.prep_design_buccal),
            (self.tr("Lingual: {text}"), work.prep_design_lingual),
            (self.tr("Abutment: {text}"), abutment),
            (self.tr("Implant: {text}"), work.implant),
            ("{text}", work.retention),
            (self.tr("Pontic: {text}"), work.pontic_design),
            ("{text}", self.tr("space closed") if work.unit_type == UnitType.MISSING_NO_SPACE else ""),
        )
        return "; ".join(label.format(text=text) for label, text in texts if text)

    def _show_notes(self, view: CaseView) -> None:
        notes = (view.rx.notes if view.rx else "") or view.case.order.notes
        self._notes.setText(self.tr("Notes: {notes}").format(notes=notes) if notes else self.tr("No notes."))
        shades = view.rx.shade_system if view.rx else ""
        lines = (
            self.tr("Shade system: {name}").format(name=shades) if shades else "",
            *self._lengths(view.client),
            "" if view.rx else self.tr("Materials and shades are known once the files are here."),
        )
        self._more.setText("\n".join(line for line in lines if line))
        self._more.setVisible(bool(self._more.text()))

    def _lengths(self, client: Client | None) -> Iterator[str]:
        """What the lab keeps for this client."""
        if client is None:
            return
        kept = (
            (self.tr("Cement gap of this client: {length:g} mm"), client.cement_gap_mm),
            (self.tr("Minimum thickness for this client: {length:g} mm"), client.min_thickness_mm),
            (self.tr("Distance to antagonist for this client: {length:g} mm"), client.antagonist_distance_mm),
        )
        yield from (text.format(length=length) for text, length in kept if length is not None)

    # --- chart and table together -----------------------------------------------------------------------------------

    def _choose_row(self, universal: int) -> None:
        rows = [at for at, one in enumerate(self._teeth) if one.work.universal == universal]
        if rows:
            self.table.selectRow(rows[0])
        else:
            self.table.clearSelection()

    def _row_chosen(self, chosen: QItemSelection, _before: QItemSelection) -> None:
        rows = [index.row() for index in chosen.indexes()]
        if rows and rows[0] < len(self._teeth):
            universal = self._teeth[rows[0]].work.universal
            self.chart.choose(universal if universal in range(1, 33) else None)
