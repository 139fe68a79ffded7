"""What is left after a delivery to exocad: the case window leads to the import, and tells what the CAD has open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import store_kit
from case_kit import fetched, opened
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from labconnector.domain.case import CaseFile, FileRole
from labconnector.domain.handoff import Placed, Plan
from labconnector.domain.seen import Seen, Trace
from labconnector.store import Store
from labconnector.system.settings import Settings
from labconnector.ui.desktop import Desktop

MakeDesktop = Callable[..., Desktop]
LONG_MS = 30_000


def delivered(folder: Path, *, remark: str = "", name: str = "case.dentalProject") -> Callable[[Store], None]:
    """A case that lies in the CAD folder with its order file."""

    def fill(store: Store) -> None:
        fetched(folder)(store)
        place(store, folder / "CAD-Data" / "case", name, remark)

    return fill


def place(store: Store, case_folder: Path, name: str, remark: str) -> None:
    case_folder.mkdir(parents=True)
    (case_folder / name).write_bytes(b"the CAD's own")
    file = CaseFile(str(case_folder / name), FileRole.PROJECT, 13, "")
    delivery = store.begin_delivery(1, Plan("exocad", case_folder), store_kit.AT)
    store.finish_delivery(delivery, Placed(case_folder, (file,), remark), store_kit.AT)


def test_the_import_is_shown_with_a_path_to_copy(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(make_desktop(delivered(tmp_path)), qtbot)
    bar, path = window.notes.to_import, str(tmp_path / "CAD-Data" / "case" / "case.dentalProject")
    assert bar.isVisible()
    assert (bar.text, bar.path.text()) == ("Now import it in DentalDB:", path)
    assert bar.path.isReadOnly()
    assert bar.path.accessibleName()
    QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == path
    assert bar.second.isHidden(), "the lab did not ask for it"


def test_the_project_is_opened_where_the_lab_wants_it(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls: list[str] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url.toLocalFile())
        return len(urls) == 1  # the second time there is no program for it

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    desktop = make_desktop(delivered(tmp_path), settings=Settings(open_in_cad=True))
    window = opened(desktop, qtbot)
    bar, project = window.notes.to_import, tmp_path / "CAD-Data" / "case" / "case.dentalProject"
    QTest.mouseClick(bar.second, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [Path(url) for url in urls] == [project], timeout=LONG_MS)
    QTest.mouseClick(bar.second, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "No program" in window.message.text, timeout=LONG_MS)
    project.unlink()
    QTest.mouseClick(bar.second, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "There is no file" in window.message.text, timeout=LONG_MS)
    assert len(urls) == 2


def test_nothing_is_to_be_imported_where_there_is_no_project(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(make_desktop(delivered(tmp_path, name="order.json")), qtbot)
    assert window.notes.to_import.isHidden()


def test_nothing_is_left_to_do_once_the_cad_has_the_case(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def fill(store: Store) -> None:
        delivered(tmp_path)(store)
        (folder,) = store.delivered_folders(store_kit.ACCOUNT)
        at = store_kit.AT + timedelta(minutes=5)
        store.saw(folder.id, Seen(Trace.OPENED, at), at)

    window = opened(make_desktop(fill), qtbot)
    assert window.notes.to_import.isHidden()


def test_what_the_cad_has_open_is_told(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    told = "exocad has revision 1 open: revision 2 lies beside it."
    window = opened(make_desktop(delivered(tmp_path, remark=told)), qtbot)
    assert window.notes.beside.isVisible()
    assert window.notes.beside.text == f"{told} Folder: case"
    happened = [row.cells[2].text for row in window.history.table.rows_model.rows]
    assert "Laid beside what the CAD has open" in happened
