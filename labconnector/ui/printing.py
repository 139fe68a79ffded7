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
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressDialog, QVBoxLayout, QWidget

from labconnector.domain.errors import ConnectorError
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.parts.message_bar import MessageBar

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


def print_sheets(parent: QWidget, html: str, failed: Failed | None = None) -> None:
    """Asks for the printer, then prints. Where there is no printer, a PDF is offered.

    html: of `DeskApi.rx_sheets`. failed: who says what went wrong; a dialog of its own without.
    """
    fail = failed or _teller(parent)
    if not QPrinterInfo.availablePrinterNames():
        _offer_pdf(parent, html, fail)
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageMargins(_margins(), QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: SheetsJob(parent, lambda go_on: draw_sheets(html, printer, go_on), fail))
    QDialog.open(dialog)


def save_sheets(parent: QWidget, html: str, name: str, failed: Failed | None = None) -> None:
    """Asks for the file, then writes the PDF. name: the one that is proposed."""
    fail = failed or _teller(parent)
    dialog = QFileDialog(parent, _tr("printing", "Save as PDF"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_tr("printing", "PDF (*.pdf)"))
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: SheetsJob(parent, lambda go_on: save_pdf(html, Path(path), go_on), fail))
    dialog.open()


# --- without a window: for the GUI thread or a QThread; text documents need the thread's event dispatcher -------------


def save_pdf(html: str, path: Path, go_on: Progress = lambda _done, _total: True) -> None:
    """Writes the sheets as one PDF. A file of that name is replaced when the new one is whole. Raises PdfError."""
    beside = path.with_name(f".{path.name}.part")
    try:
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


class SheetsJob(QObject):
    """Draws in a thread, with a progress dialog that can cancel it. Deletes itself when done.

    `done(bool)`: it ended; whether without an error.
    """

    done = Signal(bool)

    def __init__(self, parent: QWidget, draw: Callable[[Progress], object], failed: Failed) -> None:
        super().__init__(parent)
        self._failed = failed
        self._drawing = _Drawing(draw)
        self._dialog = QProgressDialog(self.tr("Making the pages"), self.tr("Cancel"), 0, 0, parent)
        self._dialog.setWindowModality(Qt.WindowModality.NonModal)
        self._dialog.setMinimumDuration(700)
        self._dialog.setAutoReset(False)
        self._dialog.setAutoClose(False)
        self._dialog.canceled.connect(self._drawing.stop)
        self._drawing.progressed.connect(self._show_progress)
        self._drawing.finished.connect(self._take_end)
        self.destroyed.connect(self._drawing.stop)
        self._drawing.start()

    def _show_progress(self, done: int, total: int) -> None:
        self._dialog.setMaximum(total)
        self._dialog.setValue(done)

    def _take_end(self) -> None:
        error = self._drawing.error
        self._dialog.close()
        self._dialog.deleteLater()
        self.deleteLater()
        if error is not None:
            self._failed(error)
        self.done.emit(error is None)


def _offer_pdf(parent: QWidget, html: str, failed: Failed) -> None:
    text = _tr("printing", "This computer has no printer. The prescription can be saved as PDF instead.")
    title, yes = _tr("printing", "No printer"), _tr("printing", "Save as PDF…")
    Confirm(parent, title, text, yes, lambda: save_sheets(parent, html, "Rx.pdf", failed), default=True).open()


def _teller(parent: QWidget) -> Failed:
    def tell(error: ConnectorError) -> None:
        dialog = QDialog(parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(error.title)
        bar = MessageBar()
        QVBoxLayout(dialog).addWidget(bar)
        bar.show_error(error)
        dialog.resize(480, 120)
        dialog.open()

    return tell
