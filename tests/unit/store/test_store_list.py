"""The case list: filter, sort, search, counts, and that they stay cheap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite as dialect
from store_kit import (
    ACCOUNT,
    AT,
    LATER,
    delivered,
    fetched,
    found,
    listed,
    opened,
    order,
    orders,
    problem,
)

from labconnector.domain.case import CaseState, ScanType
from labconnector.domain.listing import CaseQuery, Counts, SortBy
from labconnector.domain.mapping import Doctor
from labconnector.store import Store, query
from labconnector.store.sqlite import search_expression

PATIENTS = {
    "2001": ("Öztürk", "Ayşe"),
    "2002": ("O'Brien-Näf", "Zoë"),
    "2003": ("Иванова", "Мария"),
    "2004": ("李", "小龍"),
    "2005": ("محمود", "ليلى"),
    "2006": ("शर्मा", "आरती"),
    "2007": ("Ze\u0301le\u0301", "Paul"),  # decomposed
}


def ids(store: Store, **query_: object) -> list[str]:
    return [case.order.order_id for case in store.cases(ACCOUNT, CaseQuery(**query_))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("oz", ["2001"]),
        ("ÖZTÜRK", ["2001"]),
        ("ayse", ["2001"]),
        ("o'br", ["2002"]),
        ("brien naf", ["2002"]),
        ("zoe", ["2002"]),
        ("иван", ["2003"]),
        ("мар ИВАНОВА", ["2003"]),
        ("李", ["2004"]),
        ("小龍", ["2004"]),
        ("محم", ["2005"]),
        ("शर्मा", ["2006"]),
        ("zele", ["2007"]),
        ("zél", ["2007"]),
        ("200", ["2007", "2006", "2005", "2004", "2003", "2002", "2001"]),
        ("2003", ["2003"]),
        ("OC2005", ["2005"]),
        ("c-77 2001", ["2001"]),
        ("paul light", ["2007"]),
        ("hill 2002 ada", ["2002"]),
        ("nobody", []),
        ("oz nobody", []),
        ("ürk", []),
    ],
)
def test_search_as_you_type(tmp_path: Path, typed: str, wanted: list[str]) -> None:
    with opened(tmp_path) as store:
        named = [order(id_, patient_last=last, patient_first=first) for id_, (last, first) in PATIENTS.items()]
        store.journal(ACCOUNT, named, AT)
        assert ids(store, text=typed) == wanted


@pytest.mark.parametrize("typed", ["", "  ", '"', "-", "*", "()", "\0", "^", "…", "\ud800"])
def test_text_without_a_letter_does_not_narrow(tmp_path: Path, typed: str) -> None:
    with opened(tmp_path) as store:
        listed(store)
        assert ids(store, text=typed) == ["1001"]


SYNTAX = ['z" OR "b', "NEAR(z b)", "patient:z", "z AND", "z*b", "{z}", 'z"y', "z\0b", "-z", "^z"]


@pytest.mark.parametrize("typed", SYNTAX)
def test_no_text_is_syntax(tmp_path: Path, typed: str) -> None:
    with opened(tmp_path) as store:
        listed(store, patient_last="Nobody")
        assert ids(store, text=typed) == []


def test_a_search_finds_what_an_order_says_now(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        listed(store)
        store.journal(ACCOUNT, [order(patient_last="Married")], AT)
        assert (ids(store, text="example"), ids(store, text="married")) == ([], ["1001"])


def test_filters_hold_all_at_once(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        listed(store, "1001", due=None)
        listed(store, "1002", AT + LATER, doctor_id=902, due=date(2026, 5, 20))
        listed(store, "1003", AT + LATER * 2, procedure="Study Model/iRecord", doctor_id=902)
        failed = listed(store, "1004", AT + LATER * 3)
        store.fail(failed.id, problem(), AT)
        store.mark_read([failed.id])
        client = store.add_client("Practice")
        store.decided(failed.id, client.id, AT)
        assert ids(store, doctor_id=902) == ["1003", "1002"]
        assert ids(store, doctor_id=902, scan_type=ScanType.IRECORD) == ["1003"]
        assert ids(store, unread=False) == ["1004"]
        assert ids(store, unread=True, states=(CaseState.LISTED, CaseState.FAILED)) == ["1003", "1002", "1001"]
        assert ids(store, states=(CaseState.FAILED,)) == ["1004"]
        assert ids(store, client_id=client.id) == ["1004"]
        assert ids(store, due_from=date(2026, 5, 12)) == ["1002"]
        assert ids(store, due_to=date(2026, 5, 11)) == ["1004", "1003"]
        assert ids(store, listed_from=AT + LATER, listed_to=AT + LATER * 2) == ["1003", "1002"]
        assert ids(store, text="1002", doctor_id=901) == []


def test_sorting(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        listed(store, "1001", patient_last="Örtel", doctor_name="zeta", due=None)
        listed(store, "1002", AT + LATER, patient_last="zander", doctor_name="Ada", due=date(2026, 6, 1))
        listed(store, "1003", AT - LATER, patient_last="Olsen", doctor_name="Émile", due=date(2026, 5, 1))
        assert ids(store) == ["1002", "1001", "1003"]
        assert ids(store, descending=False) == ["1003", "1001", "1002"]
        assert ids(store, descending=False, sort=SortBy.DUE) == ["1003", "1002", "1001"]
        assert ids(store, descending=False, sort=SortBy.PATIENT) == ["1003", "1001", "1002"]
        assert ids(store, descending=False, sort=SortBy.DOCTOR) == ["1002", "1003", "1001"]


def test_pages(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.journal(ACCOUNT, orders(250), AT)
        assert len(ids(store)) == 200
        assert len(ids(store, limit=None)) == 250
        assert ids(store, limit=2, offset=248) == ["1002", "1001"]
        assert ids(store, limit=None, offset=249) == ["1001"]


def test_counts(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.counts(ACCOUNT) == Counts({}, 0)
        delivered(store, tmp_path)
        fetched(store, tmp_path, "1002")
        store.mark_read([listed(store, "1003").id])
        counts = store.counts(ACCOUNT)
        assert counts == Counts({CaseState.DELIVERED: 1, CaseState.READY: 1, CaseState.LISTED: 1}, 2)
        assert (counts.total, counts.of(CaseState.READY), counts.of(CaseState.HELD)) == (3, 1, 0)


def test_work_comes_by_due_date_then_by_age(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        listed(store, "1001", AT, due=None)
        listed(store, "1002", AT, due=date(2026, 5, 9))
        listed(store, "1003", AT - LATER, due=date(2026, 5, 9))
        late = listed(store, "1004", AT, due=date(2026, 5, 1))
        store.fail(late.id, problem(next_try=AT + LATER), AT)
        assert [work.case.order.order_id for work in store.work_due(ACCOUNT, AT)] == ["1003", "1002", "1001"]
        assert [work.case.order.order_id for work in store.work_due(ACCOUNT, AT + LATER, 2)] == ["1004", "1003"]


def test_next_due(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.next_due(ACCOUNT) is None
        case = listed(store)
        assert store.next_due(ACCOUNT) == AT
        store.fail(case.id, problem(next_try=AT + LATER), AT)
        assert store.next_due(ACCOUNT) == AT + LATER


def test_doctors_are_those_of_the_newest_cases(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.journal(
            ACCOUNT, [order("1"), order("2", doctor_name="Dr. Ada Sample-Stone"), order("3", company_id=502)], AT
        )
        first = Doctor(901, "Dr. Ada Sample-Stone", "L-901", 501, "Practice on the Hill")
        assert store.doctors(ACCOUNT) == (replace(first, name="Dr. Ada Sample", practice_id=502), first)


# --- what the database does for it ----------------------------------------------------------------------------------


def plan(store: Store, statement: Select[tuple[object]]) -> str:
    compiled = statement.compile(dialect=dialect.dialect(), compile_kwargs={"literal_binds": True})
    with store._db.read() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}").all()
    return "\n".join(row.detail for row in rows)


def test_work_is_found_by_its_index_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        said = plan(store, query.work(ACCOUNT, AT, 10))
        assert "SEARCH cases USING COVERING INDEX ix_cases_work (account=? AND work_at>? AND work_at<?)" in said
        assert "SCAN cases" not in said
        assert "USING COVERING INDEX ix_cases_work" in plan(store, query.next_work(ACCOUNT))


def test_counts_read_small_indexes(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert plan(store, query.by_state(ACCOUNT)) == "SEARCH cases USING COVERING INDEX ix_cases_state (account=?)"
        assert (
            plan(store, query.unread(ACCOUNT))
            == "SEARCH cases USING COVERING INDEX ix_cases_unread (account=? AND unread=?)"
        )


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (CaseQuery(), "ix_cases_listed"),
        (CaseQuery(descending=False), "ix_cases_listed"),
        (CaseQuery(descending=False, sort=SortBy.DUE), "ix_cases_due"),
        (CaseQuery(descending=False, sort=SortBy.PATIENT), "ix_cases_patient"),
        (CaseQuery(descending=False, sort=SortBy.DOCTOR), "ix_cases_doctor_key"),
        (CaseQuery(unread=True), "ix_cases_unread (account=? AND unread=?)"),
        (CaseQuery(scan_type=ScanType.ICAST), "ix_cases_type (account=? AND scan_type=?)"),
        (CaseQuery(doctor_id=1), "ix_cases_doctor (account=? AND doctor_id=?)"),
        (CaseQuery(client_id=1), "ix_cases_client (account=? AND client_id=?)"),
        (CaseQuery(states=(CaseState.HELD,)), "ix_cases_state (account=? AND state=?)"),
    ],
)
def test_every_list_has_an_index(tmp_path: Path, wanted: CaseQuery, index: str) -> None:
    with opened(tmp_path) as store:
        for statement in (query.listing(ACCOUNT, wanted), query.lines(ACCOUNT, wanted)):
            assert f"INDEX {index}" in plan(store, statement)


def test_few_hits_of_a_search_are_read_one_by_one_and_many_in_the_list_s_order(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        few, many = (query.lines(ACCOUNT, CaseQuery(text="exam"), few=few) for few in (True, False))
        assert "SEARCH cases USING INTEGER PRIMARY KEY" in plan(store, few)
        assert "SEARCH cases USING INDEX ix_cases_listed" in plan(store, many)
        assert "TEMP B-TREE" not in plan(store, many)


def test_steps_of_a_case_scan_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        for table in ("history", "questions", "revisions", "answers", "deliveries"):
            with store._db.read() as connection:
                asked = f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE case_id = {case.id}"
                assert "SEARCH" in connection.exec_driver_sql(asked).one().detail


def test_the_search_index_agrees_with_the_cases(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.journal(ACCOUNT, orders(50), AT)
        store.journal(ACCOUNT, orders(20, status="Modeled"), AT)
        store.journal(ACCOUNT, [order(str(n), notes=f"n{n}") for n in range(1040, 1060)], AT + timedelta(days=1))
        with store._db.write() as connection:
            connection.exec_driver_sql("INSERT INTO cases_fts(cases_fts, rank) VALUES ('integrity-check', 1)")
        assert ids(store, text="n1059") == ["1059"]
        assert found(store, "1059").order.notes == "n1059"


def test_the_expression_quotes_every_word() -> None:
    assert search_expression(' a"b  c ') == '"a""b"* "c"*'
