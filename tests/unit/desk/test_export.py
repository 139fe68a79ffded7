"""The list as CSV: whole, in order, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import store_kit

from labconnector.desk.cancelling import cancelled_by
from labconnector.desk.export import export_csv, harmless, list_separator
from labconnector.domain.case import CaseState, Prep
from labconnector.domain.errors import FileError, Stopped
from labconnector.domain.listing import CaseQuery, SortBy
from labconnector.domain.seen import Seen, Trace
from labconnector.store import Store
from labconnector.talk.views import ToothNumbers

ACCOUNT = store_kit.ACCOUNT
FDI, UNIVERSAL = ToothNumbers.FDI, ToothNumbers.UNIVERSAL


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_kit.opened(tmp_path) as store:
        yield store


def read(path: Path, separator: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


def test_the_columns_of_the_list(store: Store, tmp_path: Path) -> None:
    store_kit.listed(store, "1001", preps=(Prep(8, 2, "Crown"), Prep(19, 2, "Crown")), notes="")
    store_kit.listed(store, "1002", patient_last="Müller", patient_first="Änne", due=None)
    store.mark_read([store_kit.found(store, "1002").id], unread=False)
    path = tmp_path / "cases.csv"
    assert export_csv(store, ACCOUNT, CaseQuery(sort=SortBy.ORDER_ID, descending=False), path, FDI) == 2
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    first, second = read(path)
    assert first == {
        "Unread": "yes", "Patient": "Example, Bela", "Doctor": "Dr. Ada Sample", "Client": "",
        "Practice": "Practice on the Hill", "Teeth (FDI)": "11 36", "Restoration": "Crown", "Material": "",
        "Scan type": "Restorative", "Due": "2026-05-11", "Rush": "",
        "Received": f"{store_kit.AT.astimezone():%Y-%m-%d %H:%M}", "State": "listed",
        "CAD folder": "", "CAD folder since": "", "Asks": "", "Problem": "",
        "Revision": "1", "Order ID": "1001",
    }  # fmt: skip
    assert (second["Patient"], second["Unread"], second["Due"]) == ("Müller, Änne", "", "")
    assert sorted(tmp_path.glob("*.part")) == sorted(tmp_path.glob(".*.part")) == []


def test_what_the_cad_did_with_a_case(store: Store, tmp_path: Path) -> None:
    store_kit.delivered(store, tmp_path)
    store.saw(1, Seen(Trace.OPENED, store_kit.AT), store_kit.AT)
    export_csv(store, ACCOUNT, CaseQuery(), tmp_path / "a.csv", FDI)
    row = read(tmp_path / "a.csv")[0]
    since = f"{store_kit.AT.astimezone():%Y-%m-%d %H:%M}"
    assert (row["State"], row["CAD folder"], row["CAD folder since"]) == ("delivered", "opened", since)


def test_universal_numbers_and_another_separator(store: Store, tmp_path: Path) -> None:
    store_kit.listed(store, preps=(Prep(8, 2, "Crown"), Prep(19, 2, "Crown")))
    export_csv(store, ACCOUNT, CaseQuery(), tmp_path / "a.csv", UNIVERSAL, separator=";")
    assert read(tmp_path / "a.csv", ";")[0]["Teeth (UNIVERSAL)"] == "8 19"


def test_all_of_a_query_in_its_order_whatever_page_is_shown(store: Store, tmp_path: Path) -> None:
    store.journal(ACCOUNT, store_kit.orders(1203), store_kit.AT)
    store.journal(store_kit.OTHER_ACCOUNT, store_kit.orders(5, 9001), store_kit.AT)
    query = CaseQuery(sort=SortBy.ORDER_ID, descending=True, limit=10, offset=20)
    assert export_csv(store, ACCOUNT, query, tmp_path / "a.csv", FDI) == 1203
    assert [row["Order ID"] for row in read(tmp_path / "a.csv")] == [str(n) for n in range(2203, 1000, -1)]


def test_the_filter_counts(store: Store, tmp_path: Path) -> None:
    store_kit.listed(store, "1001")
    store_kit.fetched(store, tmp_path, "1002")
    query = CaseQuery(states=(CaseState.READY,))
    assert export_csv(store, ACCOUNT, query, tmp_path / "a.csv", FDI) == 1
    assert [row["Order ID"] for row in read(tmp_path / "a.csv")] == ["1002"]


def test_chosen_cases_in_the_order_chosen(store: Store, tmp_path: Path) -> None:
    ids = [store_kit.listed(store, str(number)).id for number in (1001, 1002, 1003)]
    wanted = [ids[2], ids[0], ids[2], 999_999]
    assert export_csv(store, ACCOUNT, wanted, tmp_path / "a.csv", FDI) == 2
    assert [row["Order ID"] for row in read(tmp_path / "a.csv")] == ["1003", "1001"]


def test_no_cases_leave_a_table_with_its_header(store: Store, tmp_path: Path) -> None:
    assert export_csv(store, ACCOUNT, CaseQuery(), tmp_path / "a.csv", FDI) == 0
    assert (tmp_path / "a.csv").read_text("utf-8-sig").startswith("Unread,Patient,")


def test_a_rush_is_marked(store: Store, tmp_path: Path) -> None:
    store_kit.listed(store, due=(store_kit.AT + timedelta(days=1)).date())
    export_csv(store, ACCOUNT, CaseQuery(), tmp_path / "a.csv", FDI)
    assert read(tmp_path / "a.csv")[0]["Rush"] == "yes"


@pytest.mark.parametrize("name", ["=1+1", "+4", "-2", "@SUM(A1)", "\t=1+1", "\r\n=1", "＝1", " =x"])
def test_no_cell_is_a_formula(store: Store, tmp_path: Path, name: str) -> None:
    store_kit.listed(store, patient_first="", patient_last=name)
    export_csv(store, ACCOUNT, CaseQuery(), tmp_path / "a.csv", FDI)
    cell = read(tmp_path / "a.csv")[0]["Patient"]
    assert cell == harmless(name)
    assert cell.startswith("'")


def test_a_name_of_several_lines_stays_in_its_row(store: Store, tmp_path: Path) -> None:
    store_kit.listed(store, patient_first='A "B"\nC\u2028D', patient_last="E,;F")
    export_csv(store, ACCOUNT, CaseQuery(), tmp_path / "a.csv", FDI)
    assert [row["Patient"] for row in read(tmp_path / "a.csv")] == ['E,;F, A "B" C D']


def test_what_was_there_stays_when_it_is_cancelled(store: Store, tmp_path: Path) -> None:
    store_kit.listed(store)
    path, cancel = tmp_path / "a.csv", threading.Event()
    path.write_text("before")
    cancel.set()
    with cancelled_by(cancel), pytest.raises(Stopped):
        export_csv(store, ACCOUNT, CaseQuery(), path, FDI)
    assert path.read_text() == "before"
    assert not list(tmp_path.glob(".*.part"))


def test_a_folder_that_is_not_there(store: Store, tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        export_csv(store, ACCOUNT, CaseQuery(), tmp_path / "gone" / "a.csv", FDI)
    assert "gone" in caught.value.message


def test_a_folder_in_the_place_of_the_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(FileError):
        export_csv(store, ACCOUNT, CaseQuery(), tmp_path / "a.csv", FDI)
    assert not list(tmp_path.glob(".*.part"))


def test_the_separator_is_one_that_a_table_can_have() -> None:
    assert list_separator() in (",", ";", "\t", "|")
