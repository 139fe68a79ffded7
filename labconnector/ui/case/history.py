"""What happened to a case, and when."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from labconnector.domain.case import HistoryEntry
from labconnector.talk.views import CaseView
from labconnector.ui.case.table import Cell, Row, RowsTable
from labconnector.ui.theme import WIDE
from labconnector.ui.words import said, when_text

_tr = QCoreApplication.translate


class HistoryPage(QWidget):
    """The newest entry first; times are this computer's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (self.tr("When"), self.tr("Revision"), self.tr("What happened"), self.tr("More"))
        self.table = RowsTable(titles, self.tr("History of the case"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, WIDE, 0, 0)
        layout.addWidget(self.table)

    def show_view(self, view: CaseView) -> None:
        """Shows a case's history."""
        rows = [
            Row(
                f"{at}",
                (
                    Cell(when_text(entry.at), tip=entry.at.isoformat(timespec="seconds")),
                    Cell(str(entry.revision)),
                    Cell(event_text(entry.event)),
                    Cell(_more(entry), tip=_more(entry)),
                ),
            )
            for at, entry in enumerate(view.history)
        ]
        self.table.set_rows(rows[::-1])


def _more(entry: HistoryEntry) -> str:
    """What the entry says beyond its event."""
    return "" if entry.text == event_text(entry.event) else said(entry.text)


def event_text(event: str) -> str:
    """A history entry's event in words; one we do not know as it is."""
    known = {
        "listed": _tr("case", "Listed by Align"),
        "revised": _tr("case", "New revision"),
        "downloading": _tr("case", "Download begun"),
        "fetched": _tr("case", "Files fetched and checked"),
        "same-files": _tr("case", "Looked again, same files"),
        "kept": _tr("case", "Looked again, files kept"),
        "waiting": _tr("case", "Waiting for files"),
        "held": _tr("case", "Held with a question"),
        "answered": _tr("case", "Question answered"),
        "decided": _tr("case", "Client and materials decided"),
        "ready": _tr("case", "Ready to be delivered"),
        "delivering": _tr("case", "Delivery begun"),
        "delivered": _tr("case", "Delivered"),
        "beside": _tr("case", "Laid beside what the CAD has open"),
        "failed": _tr("case", "Did not work"),
        "deliver-again": _tr("case", "Delivery asked for"),
        "download-again": _tr("case", "New download asked for"),
        "cad-opened": _tr("case", "Opened in the CAD program"),
        "cad-locked": _tr("case", "Open in the CAD program"),
        "cad-changed": _tr("case", "Files in the CAD folder changed"),
        "cad-renamed": _tr("case", "The CAD folder of this case was renamed"),
        "cad-gone": _tr("case", "The CAD folder of this case is gone"),
        "cad-back": _tr("case", "The CAD folder of this case is there again"),
    }
    return known.get(event, event)
