"""Prescriptions as PDF and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from case_kit import LONG_S, MakeDesktop, fetched, opened
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from labconnector.domain.errors import ConnectorError
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.print_pages import PdfError, PrintError, draw_sheets, save_pdf
from labconnector.ui.printing import Sheets, print_sheets

SHEET = "<h1>Example, Bela</h1><table border=1><tr><td>16</td><td>Crown</td></tr></table>"
BREAK = '<p style="page-break-before: always"></p>'


def pages(pdf: Path) -> int:
    """Pages of a PDF, which must be whole."""
    data = pdf.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    return len(re.findall(rb"/Type\s*/Page\b", data))


def test_sheets_become_one_pdf(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def note(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    path = tmp_path / "Rx Örnek.pdf"
    save_pdf(BREAK.join([SHEET] * 3), path, note)
    assert pages(path) == 3
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert list(tmp_path.iterdir()) == [path]


def test_a_pdf_of_that_name_is_replaced_by_a_whole_one(tmp_path: Path) -> None:
    path = tmp_path / "rx.pdf"
    path.write_text("old")
    save_pdf(SHEET, path)
    assert pages(path) == 1


def test_cancelled_it_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "rx.pdf"
    path.write_text("old")
    save_pdf(BREAK.join([SHEET] * 3), path, lambda done, _total: done < 1)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_pdf_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PdfError, match=r"nowhere.*rx\.pdf"):
        save_pdf(SHEET, tmp_path / "nowhere" / "rx.pdf")
    taken = tmp_path / "folder.pdf"
    taken.mkdir()
    with pytest.raises(PdfError, match=r"folder\.pdf") as raised:
        save_pdf(SHEET, taken)
    assert "open in another program" in raised.value.action
    assert list(tmp_path.iterdir()) == [taken]


def test_a_printer_that_takes_nothing_is_an_error(tmp_path: Path) -> None:
    from PySide6.QtGui import QPdfWriter

    class Broken(QPdfWriter):
        def newPage(self) -> bool:
            return False

    with pytest.raises(PrintError, match="after 1 of 2"):
        draw_sheets(BREAK.join([SHEET] * 2), Broken(str(tmp_path / "x.pdf")))


def test_the_window_saves_its_prescription(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(make_desktop(fetched(tmp_path)), qtbot)
    window.actions_.save_pdf.trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)), timeout=LONG_S)
    (dialog,) = window.findChildren(QFileDialog)
    target = tmp_path / "saved.pdf"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(lambda: target.exists() and not window.findChildren(Sheets), timeout=LONG_S)
    assert pages(target) >= 1
    assert window.message.isHidden()


def test_what_went_wrong_is_said_in_the_window(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(make_desktop(fetched(tmp_path)), qtbot)
    window._save_pdf(SHEET)
    (dialog,) = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "rx.pdf"))
    dialog.reject()
    qtbot.waitUntil(lambda: "The PDF was not saved" in window.message.text, timeout=LONG_S)


def test_without_a_printer_a_pdf_is_offered(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    parent = QWidget()
    qtbot.addWidget(parent)
    print_sheets(parent, SHEET, unexpected)
    (dialog,) = parent.findChildren(Confirm)
    (agree,) = [one for one in dialog.findChildren(QPushButton) if "PDF" in one.text()]
    agree.click()
    (chooser,) = parent.findChildren(QFileDialog)
    assert chooser.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    chooser.reject()
    qtbot.waitUntil(lambda: not parent.findChildren(Sheets), timeout=30_000)


def test_with_a_printer_it_is_asked_for(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Sample printer"])
    parent = QWidget()
    qtbot.addWidget(parent)
    print_sheets(parent, SHEET, unexpected)
    (dialog,) = parent.findChildren(QPrintDialog)
    dialog.reject()
    qtbot.waitUntil(lambda: not parent.findChildren(QPrintDialog) and not parent.findChildren(Sheets), timeout=30_000)


def test_a_job_can_be_cancelled(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    path = tmp_path / "rx.pdf"
    sheets = Sheets(parent, SHEET, "rx.pdf", unexpected)
    sheets.draw(endless(path))
    with qtbot.waitSignal(sheets.done, timeout=LONG_S):
        parent.findChildren(QProgressDialog)[0].canceled.emit()
    assert not path.exists()


def test_a_window_may_go_while_its_job_runs(qtbot: QtBot, tmp_path: Path) -> None:
    from labconnector.ui.printing import _Drawing

    parent = QWidget()
    errors: list[ConnectorError] = []
    Sheets(parent, SHEET, "rx.pdf", errors.append).draw(endless(tmp_path / "rx.pdf"))
    parent.deleteLater()
    qtbot.waitUntil(lambda: not _Drawing._running, timeout=LONG_S)
    assert errors == []


def endless(path: Path) -> Callable[[Callable[[int, int], bool]], object]:
    """A job that goes on until it is told to stop."""

    def draw(go_on: Callable[[int, int], bool]) -> None:
        while go_on(1, 2):
            pass
        save_pdf(SHEET, path, go_on)

    return draw


def unexpected(error: ConnectorError) -> None:
    """Nothing is to go wrong here."""
    pytest.fail(error.message)
