"""Prescriptions on paper or as PDF. Laying out and drawing the pages is done in a thread: a hundred take their time."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QLocale, QMarginsF, QObject, QPointF, QRectF, QSizeF, Qt, QThread, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressDialog, QVBoxLayout, QWidget

from labconnector.domain.errors import ConnectorError
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.parts.file_dialogs import ask_where_to_save
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.words import said

Failed = Callable[[ConnectorError], object]
Progress = Callable[[int, int], bool]
"""Told pages done and pages in all; False = stop."""

_tr = QCoreApplication.translate
_MARGIN_MM = 15.0
_RESOLUTION = 300


class PrintError(ConnectorError):
    """The printer or its driver did not take the pages."""

    code = "print"
    title = "The prescription was not printed"
    action = "Check the printer, then print again, or save the prescription as PDF."


class PdfError(ConnectorError):
    """The PDF could not be written."""

    code = "pdf"
    title = "The PDF was not saved"
    action = "If it is open in another program, close it there. Or choose another name or folder."


# --- what the windows call ------------------------------------------------------------------------------------------


def print_sheets(parent: QWidget, html: str, failed: Failed | None = None) -> Sheets:
    """Asks for the printer, then prints. Where there is no printer, a PDF is offered.

    html: of `DeskApi.rx_sheets`. failed: who says what went wrong; a dialog of its own without.
    """
    sheets = Sheets(parent, html, _tr("printing", "Rx.pdf"), failed)
    sheets.ask_for_printer()
    return sheets


def save_sheets(parent: QWidget, html: str, name: str, failed: Failed | None = None) -> Sheets:
    """Asks for the file, then writes the PDF. name: the one that is proposed."""
    sheets = Sheets(parent, html, name, failed)
    sheets.ask_for_file()
    return sheets


# --- without a window: for the GUI thread or a QThread; text documents need the thread's event dispatcher -------------


def save_pdf(html: str, path: Path, go_on: Progress = lambda _done, _total: True) -> None:
    """Writes the sheets as one PDF. A file of that name is replaced when the new one is whole. Raises PdfError."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.touch()  # Qt does not say why it cannot
        writer = QPdfWriter(str(beside))
        writer.setResolution(_RESOLUTION)
        writer.setPageSize(QPageSize(_paper()))
        writer.setPageMargins(_margins(), QPageLayout.Unit.Millimeter)
        writer.setTitle(path.stem)
        if draw_sheets(html, writer, go_on):
            del writer  # closes the file
            os.replace(beside, path)  # noqa: PTH105
    except ConnectorError as error:
        raise PdfError(f"'{path}' cannot be written to.") from error
    except OSError as error:
        raise PdfError(f"'{path}' cannot be written to ({error.strerror}).") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def draw_sheets(html: str, device: QPagedPaintDevice, go_on: Progress = lambda _done, _total: True) -> bool:
    """Draws the sheets on paper, page by page. Returns whether it went through. Raises PrintError."""
    painter = QPainter()
    if not painter.begin(device):
        raise PrintError("The printer takes no pages.")
    try:
        document, page = _laid_out(html, device)
        count = document.pageCount()
        for number in range(count):
            if not go_on(number, count):
                return False
            if number and not device.newPage():
                raise PrintError(f"The printer stopped after {number} of {count} pages.")
            _draw_page(painter, document, page, number)
        return go_on(count, count)
    finally:
        painter.end()


def _laid_out(html: str, device: QPagedPaintDevice) -> tuple[QTextDocument, QSizeF]:
    """The document, and a page's size, in the device's dots."""
    page = QSizeF(device.pageLayout().paintRectPixels(device.logicalDpiX()).size())
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(device)
    font = QFont(document.defaultFont())
    font.setPointSizeF(9.5)
    document.setDefaultFont(font)
    document.setHtml(html)
    document.setPageSize(page)
    return document, page


def _draw_page(painter: QPainter, document: QTextDocument, page: QSizeF, number: int) -> None:
    """Black on white, whatever the windows' colours."""
    rect = QRectF(QPointF(0, number * page.height()), page)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = rect
    palette = QPalette(QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white))
    context.palette = palette
    painter.save()
    painter.translate(0, -rect.top())
    painter.setClipRect(rect)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _margins() -> QMarginsF:
    return QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)


def _paper() -> QPageSize.PageSizeId:
    is_metric = QLocale().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return QPageSize.PageSizeId.A4 if is_metric else QPageSize.PageSizeId.Letter


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

    def __init__(self, parent: QWidget, html: str, name: str, failed: Failed | None = None) -> None:
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
        self._printer.setPageMargins(_margins(), QPageLayout.Unit.Millimeter)
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
            (self._failed or self._tell)(error)
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

    def _tell(self, error: ConnectorError) -> None:
        """For callers that show no errors themselves."""
        dialog = QDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(said(error.title))
        bar, close = MessageBar(), QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(dialog.reject)
        layout = QVBoxLayout(dialog)
        layout.addWidget(bar)
        layout.addWidget(close)
        bar.show_error(error)
        dialog.resize(480, 120)
        dialog.open()
