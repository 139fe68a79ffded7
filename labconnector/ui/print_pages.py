"""Prescriptions drawn page by page, on paper or as PDF. For the GUI thread or a QThread: text documents need the
thread's event dispatcher.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLocale, QMarginsF, QPointF, QRectF, QSizeF, Qt
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

from labconnector.domain.errors import ConnectorError

Progress = Callable[[int, int], bool]
"""Told pages done and pages in all; False = stop."""

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


def save_pdf(html: str, path: Path, go_on: Progress = lambda _done, _total: True) -> None:
    """Writes the sheets as one PDF. A file of that name is replaced when the new one is whole. Raises PdfError."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.touch()  # Qt does not say why it cannot
        writer = QPdfWriter(str(beside))
        writer.setResolution(_RESOLUTION)
        writer.setPageSize(QPageSize(_paper()))
        writer.setPageMargins(margins(), QPageLayout.Unit.Millimeter)
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


def margins() -> QMarginsF:
    """Around the text, in millimetres."""
    return QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)


def _paper() -> QPageSize.PageSizeId:
    is_metric = QLocale().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return QPageSize.PageSizeId.A4 if is_metric else QPageSize.PageSizeId.Letter
