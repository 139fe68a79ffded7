"""Asks where prescriptions are to be printed, then prints in a thread: a hundred pages take their time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from labconnector.domain.errors import ConnectorError
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.parts.file_dialogs import ask_where_to_save
from labconnector.ui.print_pages import Progress, draw_sheets, margins, save_pdf

Failed = Callable[[ConnectorError], object]


def print_sheets(parent: QWidget, html: str, failed: Failed) -> Sheets:
    """Asks for the printer, then prints. Where there is no printer, a PDF is offered.

    html: of `DeskApi.rx_sheets`. failed: who says what went wrong.
    """
    sheets = Sheets(parent, html, QCoreApplication.translate("printing", "Rx.pdf"), failed)
    sheets.ask_for_printer()
    return sheets


def save_sheets(parent: QWidget, html: str, name: str, failed: Failed) -> Sheets:
    """Asks for the file, then writes the PDF. name: the one that is proposed."""
    sheets = Sheets(parent, html, name, failed)
    sheets.ask_for_file()
    return sheets


# --- in the background ----------------------------------------------------------------------------------------------


class _Drawing(QThread):
    """Draws. It belongs to nobody, for it may outlive the window that began it by a page."""

    progressed = Signal(int, int)
    _running: ClassVar[set[_Drawing]] = set()

    def __init__(self, draw: Callable[[Progress], object]) -> None:
        super().__init__()
        self._draw = draw
        self._is_stopped = False
        self.error: ConnectorError | None = None
        self._running.add(self)
        self.finished.connect(self._let_go, Qt.ConnectionType.QueuedConnection)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._end)

    def run(self) -> None:
        """In the thread."""
        try:
            self._draw(self._go_on)
        except ConnectorError as failure:
            self.error = failure

    def stop(self) -> None:
        """No further page."""
        self._is_stopped = True

    def _go_on(self, done: int, total: int) -> bool:
        self.progressed.emit(done, total)
        return not self._is_stopped

    def _end(self) -> None:
        """The program ends: the page is finished, no more."""
        self.stop()
        self.wait()

    def _let_go(self) -> None:
        self._running.discard(self)
        self.deleteLater()


class Sheets(QObject):
    """Sheets on their way to paper or into a file. `done(bool)`: drawn, or not; it deletes itself then.

    What the dialogs call are its methods: a closure would hold the window, and could be the last to do so.
    """

    done = Signal(bool)

    def __init__(self, parent: QWidget, html: str, name: str, failed: Failed) -> None:
        super().__init__(parent)
        self._html, self._name, self._failed = html, name, failed
        self._printer: QPrinter | None = None
        self._drawing: _Drawing | None = None
        self._progress: QProgressDialog | None = None

    # --- asking -----------------------------------------------------------------------------------------------------

    def ask_for_printer(self) -> None:
        """Shows the system's print dialog; offers a PDF where there is no printer."""
        if not QPrinterInfo.availablePrinterNames():
            text = self.tr("This computer has no printer. The prescription can be saved as PDF instead.")
            yes = self.tr("Save as PDF…")
            offer = Confirm(self._window, self.tr("No printer"), text, yes, self.ask_for_file, default=True)
            offer.rejected.connect(self._end)
            offer.open()
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageMargins(margins(), QPageLayout.Unit.Millimeter)
        dialog = QPrintDialog(self._printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._print)
        dialog.rejected.connect(self._end)
        QDialog.open(dialog)

    def ask_for_file(self) -> None:
        """Shows the system's file dialog."""
        dialog = ask_where_to_save(self._window, self.tr("Save as PDF"), self._name)
        dialog.fileSelected.connect(self.save)
        dialog.rejected.connect(self._end)

    @property
    def _window(self) -> QWidget:
        parent = self.parent()
        assert isinstance(parent, QWidget)  # noqa: S101  # as it was made
        return parent

    # --- drawing ----------------------------------------------------------------------------------------------------

    def save(self, path: str) -> None:
        """Writes the PDF, in the background."""
        html = self._html
        self.draw(lambda go_on: save_pdf(html, Path(path), go_on))

    def _print(self) -> None:
        html, printer = self._html, self._printer
        if printer is not None:
            self.draw(lambda go_on: draw_sheets(html, printer, go_on))

    def draw(self, draw: Callable[[Progress], object]) -> None:
        """Does it in a thread, with a progress dialog after a moment."""
        progress = QProgressDialog(self.tr("Making the pages"), self.tr("Cancel"), 0, 0, self._window)
        progress.setWindowModality(Qt.WindowModality.NonModal)
        progress.setMinimumDuration(700)
        progress.setAutoReset(False)
        progress.setAutoClose(False)
        drawing = _Drawing(draw)
        progress.canceled.connect(drawing.stop)
        drawing.progressed.connect(self._show_progress)
        drawing.finished.connect(self._drawn)
        self.destroyed.connect(drawing.stop)
        self._drawing, self._progress = drawing, progress
        drawing.start()

    def _show_progress(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress.setMaximum(total)
            self._progress.setValue(done)

    def _drawn(self) -> None:
        drawing, self._drawing = self._drawing, None
        error = drawing.error if drawing else None
        if error is not None:
            self._failed(error)
        self.done.emit(error is None)
        self._end()

    def _end(self) -> None:
        """Nothing more to do, unless a file is already being written."""
        if self._drawing is not None:
            return
        if self._progress is not None:
            self._progress.close()
            self._progress.deleteLater()
        self.deleteLater()
