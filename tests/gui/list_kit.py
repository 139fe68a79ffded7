"""A case list with a case of every kind, for the tests of the list window."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import store_kit
from gui_kit import ACCOUNT
from pytestqt.qtbot import QtBot
from scans_kit import restorative, zipped

from labconnector.domain.case import Case, Prep
from labconnector.domain.revision import StoredPackage
from labconnector.scans.package import open_package
from labconnector.store import Store
from labconnector.system.paths import Paths
from labconnector.ui.cases.window import CaseListWindow
from labconnector.ui.desktop import Desktop

MakeDesktop = Callable[..., Desktop]
NOW = datetime.now().astimezone()
TODAY = NOW.date()

_PEOPLE = (
    ("Ada", "Sample"),
    ("Bela", "Example"),
    ("Chika", "Muster"),
    ("Dario", "Esempio"),
    ("Edda", "Prøve"),
    ("Farah", "Mithal"),
    ("Gil", "Exemple"),
    ("Hana", "Ukázka"),
)


def of_every_kind(folder: Path) -> Callable[[Store], None]:
    """One new, waiting, held by both questions, failed, ready, delivered, overdue and rush case."""

    def fill(store: Store) -> None:
        store.save_account(ACCOUNT)
        for place, (first, last) in enumerate(_PEOPLE):
            _list(store, place, first, last)
        _move_on(store, folder)

    return fill


def _list(store: Store, place: int, first: str, last: str) -> None:
    due: date | None = TODAY + timedelta(days=(6, 12, 9, 4, 15, -2, 1, 20)[place])
    order = store_kit.order(
        str(2001 + place),
        patient_first=first,
        patient_last=last,
        doctor_id=900 + place % 3,
        doctor_name=("Dr. Ines Beispiel", "Dr. Jon Eksempel", "Dr. Kai Vorbild")[place % 3],
        company_name=("Sample Smiles", "Example Dental")[place % 2],
        due=due,
        preps=tuple(Prep(tooth, 2, "Crown") for tooth in range(3 + place, 5 + place)),
    )
    store.journal(ACCOUNT.key, [order], NOW - timedelta(hours=20 - place))


def _move_on(store: Store, folder: Path) -> None:
    for number in (2003, 2004, 2005, 2006, 2007):
        case = found(store, number)
        store.downloading(case.id, NOW)
        store.fetched(case.id, store_kit.package(folder, str(number)), store_kit.RX, (), NOW)
    later = NOW + timedelta(days=3)
    store.wait(found(store, 2002).id, store_kit.problem("not-ready", later), later, NOW)
    store.hold(found(store, 2003).id, (store_kit.DOCTOR_QUESTION, store_kit.GOLD_QUESTION), None, NOW)
    store.hold(found(store, 2004).id, (store_kit.GOLD_QUESTION,), None, NOW)
    store_kit.place(store, found(store, 2005), NOW)
    store.mark_read([found(store, 2005).id])
    store.fail(found(store, 2008).id, store_kit.problem(next_try=NOW + timedelta(hours=1)), NOW)


def with_scans(folder: Path, count: int) -> Callable[[Store], None]:
    """Cases whose packages are here, each with an upper and a lower jaw."""

    def fill(store: Store) -> None:
        store.save_account(ACCOUNT)
        store.journal(ACCOUNT.key, store_kit.orders(count), store_kit.AT)
        for number in range(1001, 1001 + count):
            fetch(store, folder / "data", found(store, number))

    return fill


def fetch(store: Store, data: Path, case: Case) -> None:
    """A case's package comes."""
    folder = Paths(data).package_folder(case.account, case.order.order_id, case.revision)
    folder.mkdir(parents=True)
    zip_path = folder / "package.zip"
    zip_path.write_bytes(zipped(restorative(case.order.order_id)))
    opened = open_package(zip_path, folder / "files", order_id=case.order.order_id)
    data_of = zip_path.read_bytes()
    package = StoredPackage(zip_path, hashlib.sha256(data_of).hexdigest(), len(data_of), opened.files)
    store.downloading(case.id, NOW)
    store.fetched(case.id, package, opened.rx or store_kit.RX, (), NOW)


def found(store: Store, number: int) -> Case:
    """The case of an order."""
    return store_kit.found(store, str(number))


def open_list(desktop: Desktop, qtbot: QtBot, rows: int) -> CaseListWindow:
    """The list, once it shows so many rows."""
    window = desktop.show_list()
    assert isinstance(window, CaseListWindow)
    qtbot.waitUntil(lambda: window.model.rowCount() == rows and not window.feed.is_reading, timeout=30_000)
    return window
