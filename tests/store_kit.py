"""Invented orders and packages for the tests of the case list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import order_kit

from labconnector.domain.case import Case, CaseFile, FileRole, Order, OrderUrls, Prep, Problem
from labconnector.domain.handoff import Finding, Placed, Plan
from labconnector.domain.mesh import MeshReport
from labconnector.domain.prescription import Material, Rx, Shade, ToothWork
from labconnector.domain.questions import Choice, Question, QuestionKind
from labconnector.domain.revision import StoredPackage
from labconnector.store import Store

ACCOUNT = "sandbox:41"
OTHER_ACCOUNT = "sandbox:42"
AT = datetime(2026, 5, 4, 8, 30, 15, 123456, tzinfo=UTC)
MESH = MeshReport("stl-binary", 12, (-1.5, 0.0, 2.25), (10.125, 7.0, 9.5))
DOCTOR_QUESTION = Question(
    QuestionKind.DOCTOR, "901", "Which client is Dr. Ada Sample?", (Choice("new", "Dr. Sample"),)
)
GOLD_QUESTION = Question(QuestionKind.MATERIAL, "Gold", "What is 'Gold' made of?", (Choice("wax", "Wax", "", "mill"),))
RX = Rx("1001", "5.0", teeth=(ToothWork(8, "Crown", material=Material("7", "Gold"), shade=Shade(middle="A2")),))
FINDING = Finding("teeth-up", "The jaws stand teeth up.", blocking=True)
LATER = timedelta(minutes=16)


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """A case list in a folder; a new one is a copy of an empty one, which saves the migrations of each test."""
    path = folder / "labconnector.db"
    if not path.exists():
        path.write_bytes(_empty())
    with Store.open(path) as store:
        yield store


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        Store.open(path).close()
        return path.read_bytes()


def order(order_id: str = "1001", status: str = "In Lab Review", **changes: Any) -> Order:
    """An order of an invented patient, listed two hours after its scan."""
    usual: dict[str, Any] = {
        "patient_first": "Bela",
        "patient_last": "Example",
        "chart_number": "C-77",
        "scanned_at": AT - timedelta(hours=2),
        "due": date(2026, 5, 11),
        "notes": "Light contacts",
        "preps": (Prep(8, 2, "Crown"),),
        "urls": OrderUrls("https://dpms.example.test/order/ide"),
    }
    return order_kit.order(order_id, status=status, **{**usual, **changes})


def orders(count: int, first: int = 1001, status: str = "In Lab Review") -> list[Order]:
    """Several orders with ids one after another."""
    return [order(str(number), status) for number in range(first, first + count)]


def files(mark: str = "a") -> tuple[CaseFile, ...]:
    """The files of a package; another mark means other scans."""
    return (
        CaseFile("upper.stl", FileRole.UPPER_JAW, 684, f"{mark}1", mesh=MESH),
        CaseFile("margin_8.xyz", FileRole.MARGIN, 90, f"{mark}2", universal=8),
    )


def package(folder: Path, mark: str = "a") -> StoredPackage:
    """A package as the store keeps it."""
    return StoredPackage(folder / "packages" / f"{mark}.zip", f"zip-{mark}", 4096, files(mark))


def problem(code: str = "network", next_try: datetime | None = None, tries: int = 1) -> Problem:
    """Something that did not work."""
    return Problem(code, "Align cannot be reached", "No answer.", "Wait.", tries, next_try)


def listed(store: Store, order_id: str = "1001", at: datetime = AT, **changes: Any) -> Case:
    """A case that was just listed."""
    store.journal(ACCOUNT, [order(order_id, **changes)], at)
    return found(store, order_id)


def fetched(store: Store, folder: Path, order_id: str = "1001", at: datetime = AT, mark: str = "a") -> Case:
    """A case whose files are here, READY."""
    case = listed(store, order_id, at)
    store.downloading(case.id, at)
    store.fetched(case.id, package(folder, mark), RX, (FINDING,), at)
    return found(store, order_id)


def delivered(store: Store, folder: Path, order_id: str = "1001", at: datetime = AT) -> Case:
    """A case that was placed in the CAD folder."""
    case = fetched(store, folder, order_id, at)
    place(store, case, at)
    return found(store, order_id)


def place(store: Store, case: Case, at: datetime = AT) -> None:
    """Begins and finishes a delivery."""
    target = Path("/cad") / case.order.order_id
    delivery = store.begin_delivery(case.id, Plan("folder", target), at)
    store.finish_delivery(delivery, Placed(target, (replace(files()[0], path=str(target / "upper.stl")),)), at)


def found(store: Store, order_id: str = "1001") -> Case:
    """The case of an order that is in the list."""
    case = store.case(ACCOUNT, order_id)
    assert case is not None
    return case


def events(store: Store, case: Case) -> list[str]:
    """What happened to a case, in short."""
    return [entry.event for entry in store.history(case.id)]
