"""How much the case list adds to plain SQLite, and whether a poll's cost grows with the cases stored.

A page of the list is held against the same select by the standard library: as bare rows, and made into lines.

`python tests/benchmarks/bench_store.py` prints the table. Both sides of a row take turns, so that a busy machine
slows both.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from rows import Row, seconds, table

from labconnector.domain.case import CaseFile, FileRole, Order, OrderUrls, Prep
from labconnector.domain.listing import CaseLine, CaseQuery
from labconnector.domain.prescription import Rx
from labconnector.domain.revision import StoredPackage
from labconnector.store import Store
from labconnector.store.sqlite import PRAGMAS, SEARCHED

ACCOUNT = "bench:1"
PAGE, PAGES = 1_000, 10
MANY = 100_000
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def run() -> list[Row]:
    """The rows of this bench."""
    with tempfile.TemporaryDirectory() as folder:
        many = _filled(Path(folder) / "many.db", MANY)
        try:
            return [*_journal_rows(Path(folder)), _poll_row(Path(folder), many), *_list_rows(Path(folder), many)]
        finally:
            many.close()


def orders(count: int, status: str = "In Lab Review") -> list[Order]:
    """Listed orders of invented people."""
    return [_order(number, status) for number in range(count)]


def _order(number: int, status: str) -> Order:
    order_id = str(20_000_000 + number)
    base = f"https://dpms.example.test/api/order/{order_id}/download"
    return Order(
        order_id=order_id,
        rx_id=f"00000000-0000-4000-8000-{number:012d}",
        order_code=f"OC{number:07d}",
        status=status,
        company_id=500 + number % 40,
        company_name=f"Practice {number % 40} on the Hill",
        doctor_id=900 + number % 60,
        doctor_name=f"Dr. Ada Sample {number % 60}",
        doctor_license=f"L-{number % 60:05d}",
        patient_first=f"Bela{number % 977}",
        patient_last=f"Example{number % 1013}",
        chart_number=f"C{number:06d}",
        procedure="Fixed Restorative",
        procedure_type="",
        case_type="",
        scanned_at=NOW - timedelta(minutes=number),
        due=date(2026, 3, 10) + timedelta(days=number % 21),
        notes="Please check the distal margin, light contacts.",
        preps=tuple(Prep(1 + (number + step) % 32, 2, "Crown") for step in range(2)),
        urls=OrderUrls(f"{base}/IDE", f"{base}/IMAGE_GALLERY", f"{base}/SCREEN_CAPTURE", ""),
        lab_id=77,
        lab_name="Sample Lab",
        scanner_model="iTero Element",
    )


# --- journal ------------------------------------------------------------------------------------------------------


def _journal_rows(folder: Path) -> list[Row]:
    listed = orders(PAGE * PAGES)
    pages = [listed[start : start + PAGE] for start in range(0, len(listed), PAGE)]
    ready = _ready_rows(folder / "model.db", pages)
    ours, same, bare = [], [], []
    for turn in range(5):
        ours.append(_journal(folder / f"ours{turn}.db", pages))
        same.append(_plain(folder / f"same{turn}.db", ready, strip=False))
        bare.append(_plain(folder / f"bare{turn}.db", ready, strip=True))
    took, floor, least = (statistics.median(times) for times in (ours, same, bare))
    name = f"journal {PAGE * PAGES:,} orders in {PAGES} pages"
    return [
        Row(f"{name} / executemany, same tables", took, floor, 4.0),
        Row(f"{name} / executemany, no index, no search, no fsync", took, least, 40.0),
    ]


def _journal(path: Path, pages: list[list[Order]]) -> float:
    with Store.open(path) as store:
        return seconds(lambda: [store.journal(ACCOUNT, page, NOW) for page in pages])


_Ready = list[dict[str, list[tuple[Any, ...]]]]


def _ready_rows(path: Path, pages: list[list[Order]]) -> _Ready:
    """The very rows that the store writes, a dict of tables for each page."""
    with Store.open(path) as store:
        for page in pages:
            store.journal(ACCOUNT, page, NOW)
    connection = sqlite3.connect(path)
    ready: _Ready = []
    for number in range(len(pages)):
        low, high = number * PAGE + 1, (number + 1) * PAGE
        between = f"BETWEEN {low} AND {high}"
        ready.append(
            {
                "cases": connection.execute(f"SELECT * FROM cases WHERE id {between}").fetchall(),
                "revisions": connection.execute(f"SELECT * FROM revisions WHERE id {between}").fetchall(),
                "history": connection.execute(f"SELECT * FROM history WHERE id {between}").fetchall(),
            }
        )
    connection.close()
    return ready


def _plain(path: Path, ready: _Ready, *, strip: bool) -> float:
    """The same rows by the standard library alone, into the same tables, or into ones stripped of all but the rows."""
    Store.open(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in (*PRAGMAS, "PRAGMA foreign_keys=ON", *(["PRAGMA synchronous=OFF"] if strip else [])):
        connection.execute(pragma)
    if strip:
        _strip(connection)
    took = seconds(lambda: _write_all(connection, ready, search=not strip))
    connection.close()
    return took


def _strip(connection: sqlite3.Connection) -> None:
    kinds = "('trigger', 'index')"
    query = f"SELECT type, name FROM sqlite_master WHERE type IN {kinds} AND sql IS NOT NULL"
    for kind, name in connection.execute(query).fetchall():
        connection.execute(f"DROP {kind} {name}")


def _write_all(connection: sqlite3.Connection, ready: _Ready, *, search: bool) -> None:
    for page in ready:
        connection.execute("BEGIN IMMEDIATE")
        for name, rows in page.items():
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
        if search:
            ids = [row[0] for row in page["cases"]]
            names = ", ".join(SEARCHED)
            found = f"SELECT id, {names} FROM cases WHERE id BETWEEN {min(ids)} AND {max(ids)}"
            connection.execute(f"INSERT INTO cases_fts(rowid, {names}) {found}")
        connection.execute("COMMIT")


# --- poll ---------------------------------------------------------------------------------------------------------

POLLS = 200


def _poll_row(folder: Path, many: Store) -> Row:
    few = _filled(folder / "few.db", 100)
    for store in (few, many):
        _poll(store)
    turns = [(seconds(lambda: _poll(many)), seconds(lambda: _poll(few))) for _ in range(POLLS)]
    few.close()
    of_many, of_few = (statistics.median(times) for times in zip(*turns, strict=True))
    return Row(f"a poll that finds nothing, {MANY:,} stored cases / 100", of_many, of_few, 1.3)


def _poll(store: Store) -> None:
    store.last_orders_at(ACCOUNT)
    store.note_orders_asked(ACCOUNT, NOW)
    store.journal(ACCOUNT, (), NOW)
    store.work_due(ACCOUNT, NOW)
    store.next_due(ACCOUNT)


def _filled(path: Path, count: int) -> Store:
    """A case list in which every case but ten is delivered; the ten are to be delivered."""
    store = Store.open(path)
    listed = orders(count)
    for start in range(0, count, PAGE):
        store.journal(ACCOUNT, listed[start : start + PAGE], NOW + timedelta(seconds=start))
    _deliver_all(path, count)
    for case in range(1, 11):
        _fetch(store, case)
    return store


def _fetch(store: Store, case_id: int) -> None:
    file = CaseFile("upper.stl", FileRole.UPPER_JAW, 1, "00")
    store.fetched(case_id, StoredPackage(Path("case.zip"), "00", 1, (file,)), Rx("1"), (), NOW)


def _deliver_all(path: Path, count: int) -> None:
    """Straight in the file: by the store it would take the time of 100,000 deliveries."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE cases SET state = 'delivered', work_at = NULL, fetched_at = listed_at")
    connection.close()


# --- list ---------------------------------------------------------------------------------------------------------

_COLUMNS = (
    "id, order_id, unread, patient, doctor_name, practice, client_name, teeth, work, material, scan_type, due,"
    " listed_at, state, revision, fetched_at, trouble, expected_at"
)
_FIRST = f"SELECT {_COLUMNS} FROM cases WHERE account = ?"
_NEWEST = "ORDER BY listed_at DESC, id DESC LIMIT 200"
_FOUND = f"{_FIRST} AND id IN (SELECT rowid FROM cases_fts WHERE cases_fts MATCH ?) {_NEWEST}"
TURNS = 30


def _list_rows(folder: Path, store: Store) -> list[Row]:
    plain = sqlite3.connect(folder / "many.db")
    for pragma in PRAGMAS:
        plain.execute(pragma)

    def first() -> list[CaseLine]:
        return [CaseLine(*row) for row in plain.execute(f"{_FIRST} {_NEWEST}", (ACCOUNT,)).fetchall()]

    def bare() -> object:
        return plain.execute(f"{_FIRST} {_NEWEST}", (ACCOUNT,)).fetchall()

    def found(expression: str) -> Callable[[], object]:
        return lambda: plain.execute(_FOUND, (ACCOUNT, expression)).fetchall()

    def typed(text: str) -> Callable[[], object]:
        return lambda: store.lines(ACCOUNT, CaseQuery(text=text))

    name = f"first 200 lines of {MANY:,}"
    rows = [
        _turns(f"{name} / select of the same columns", lambda: store.lines(ACCOUNT), bare, 4.0),
        _turns(f"{name} / the same made into lines", lambda: store.lines(ACCOUNT), first, 2.5),
        _turns("text that 11 of 100 have, with total / FTS5, sorted", typed("bela1"), found('"bela1"*'), 2.5),
        _turns("text that all have, with total / FTS5, sorted", typed("exam hill"), found('"exam"* "hill"*'), 2.0),
    ]
    plain.close()
    return rows


def _turns(name: str, ours: Callable[[], object], floor: Callable[[], object], bar: float) -> Row:
    """Both sides in turns, once before it counts."""
    ours(), floor()
    took = [(seconds(ours), seconds(floor)) for _ in range(TURNS)]
    of_ours, of_floor = (statistics.median(times) for times in zip(*took, strict=True))
    return Row(name, of_ours, of_floor, bar)


if __name__ == "__main__":
    print(table(run()))
