"""The lines of the case list: what they say, in which order, and how many there are in all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from store_kit import (
    ACCOUNT,
    AT,
    DOCTOR_QUESTION,
    GOLD_QUESTION,
    LATER,
    OTHER_ACCOUNT,
    RX,
    delivered,
    fetched,
    listed,
    opened,
    order,
    orders,
    package,
    problem,
)

from labconnector.domain.case import CaseState, Prep, ScanType
from labconnector.domain.listing import CaseLine, CaseQuery, Choices, SortBy
from labconnector.domain.prescription import Material, ToothWork
from labconnector.domain.questions import QuestionKind
from labconnector.store import Store
from labconnector.store import query as query_module

PREPS = (Prep(9, 2, "Crown"), Prep(8, 2, "Crown"), Prep(10, 9, "Pontic"), Prep(30, 1, ""))


def line(store: Store, order_id: str = "1001") -> CaseLine:
    return next(one for one in store.lines(ACCOUNT).lines if one.order_id == order_id)


def outline(store: Store) -> tuple[tuple[int, ...], str, str]:
    shown = line(store)
    return shown.teeth_universal, shown.work, shown.material


def ids(store: Store, sort: SortBy, *, descending: bool = False) -> list[str]:
    query = CaseQuery(sort=sort, descending=descending)
    return [one.order_id for one in store.lines(ACCOUNT, query).lines]


def test_a_listed_case_says_what_align_says(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = listed(store, preps=PREPS)
        assert line(store) == CaseLine(
            id=case.id,
            order_id="1001",
            unread=True,
            patient="Example, Bela",
            doctor="Dr. Ada Sample",
            practice="Practice on the Hill",
            client="",
            teeth_universal=(8, 9, 10),
            work="Crown, Pontic",
            material="",
            scan_type="Restorative",
            due=date(2026, 5, 11),
            listed_at=AT,
            state=CaseState.LISTED,
            revision=1,
            has_scans=False,
        )


GOLD, WAX = Material("7", "Gold"), Material("8", "")


def test_the_prescription_tells_more_until_the_next_revision(tmp_path: Path) -> None:
    teeth = (ToothWork(9, "Crown", material=GOLD), ToothWork(10, "Missing", material=WAX, pontic=True))
    with opened(tmp_path) as store:
        case = listed(store, preps=(Prep(8, 6, "Onlay"), Prep(9, 2, "Crown")))
        store.fetched(case.id, package(tmp_path), replace(RX, teeth=teeth), (), AT)
        told = outline(store)
        assert told == ((8, 9, 10), "Crown, Pontic, Onlay", "Gold, Material 8")
        store.journal(ACCOUNT, [order(notes="Other notes", preps=(Prep(9, 2, "Crown"),))], AT)
        assert outline(store) == ((9, 10), "Crown, Pontic", "Gold, Material 8")
        store.journal(ACCOUNT, [order(status="Modeled", preps=(Prep(8, 6, "Onlay"),))], AT + LATER)
        assert outline(store) == ((8,), "Onlay", "")


def test_a_case_without_a_due_date_has_none(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        listed(store, due=None)
        assert line(store).due is None
        assert not line(store).rush


def test_has_scans_from_its_fetch_to_the_next_revision(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        fetched(store, tmp_path)
        assert line(store).has_scans
        store.journal(ACCOUNT, [order(status="Modeled")], AT + LATER)
        assert not line(store).has_scans


def test_a_held_case_says_what_it_asks_each_kind_once(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        store.hold(case.id, [DOCTOR_QUESTION, GOLD_QUESTION, replace(GOLD_QUESTION, key="Wax")], None, AT)
        assert line(store).asks == (QuestionKind.DOCTOR, QuestionKind.MATERIAL)
        store.ready(case.id, AT)
        assert line(store).asks == ()


def test_trouble_is_said_while_it_stops_the_case(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = listed(store)
        store.wait(case.id, problem("not-yet", AT + LATER), AT + LATER * 2, AT)
        assert (line(store).trouble, line(store).expected_at) == ("Align cannot be reached", AT + LATER * 2)
        store.fetched(case.id, package(tmp_path), RX, (), AT + LATER)
        assert (line(store).trouble, line(store).expected_at) == ("", None)


def test_lines_by_id_come_in_the_order_asked_for(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        cases = [listed(store, order_id) for order_id in ("1001", "1002", "1003")]
        asked = [cases[2].id, 77, cases[0].id, cases[2].id]
        assert [one.order_id for one in store.lines_by_id(asked)] == ["1003", "1001"]
        assert store.lines_by_id([cases[1].id]) == (line(store, "1002"),)


@pytest.mark.parametrize(
    ("query", "shown", "total"),
    [
        (CaseQuery(limit=10), 10, 250),
        (CaseQuery(limit=100, offset=200), 50, 250),
        (CaseQuery(limit=100, offset=300), 0, 250),
        (CaseQuery(limit=None), 250, 250),
        (CaseQuery(limit=None, offset=240), 10, 250),
        (CaseQuery(limit=250), 250, 250),
        (CaseQuery(text="exam", limit=10), 10, 250),
        (CaseQuery(text="1001", limit=10), 1, 1),
        (CaseQuery(text="exam", unread=True, limit=10), 10, 249),
        (CaseQuery(unread=True, limit=10), 10, 249),
        (CaseQuery(unread=False, limit=10), 1, 1),
        (CaseQuery(states=(CaseState.LISTED,), limit=10), 10, 250),
        (CaseQuery(states=(CaseState.HELD,), limit=10), 0, 0),
        (CaseQuery(due_from=date(2026, 5, 11), limit=10), 10, 250),
    ],
)
def test_the_total_is_that_of_the_whole_query(tmp_path: Path, query: CaseQuery, shown: int, total: int) -> None:
    with opened(tmp_path) as store:
        store.journal(ACCOUNT, orders(250), AT)
        store.mark_read([line(store, "1250").id])
        alone = store.lines(ACCOUNT, query)
        store.journal(OTHER_ACCOUNT, orders(40), AT)
        for page in (alone, store.lines(ACCOUNT, query)):
            assert (page.query, len(page.lines), page.total) == (query, shown, total)


@pytest.mark.parametrize("few", [0, 5, 1_000])
def test_many_hits_are_found_and_counted_as_few_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(query_module, "FEW", few)
    with opened(tmp_path) as store:
        store.journal(ACCOUNT, orders(30), AT)
        store.journal(OTHER_ACCOUNT, orders(40), AT)
        for sort in SortBy:
            page = store.lines(ACCOUNT, CaseQuery(text="exam", unread=True, limit=7, sort=sort))
            assert (len(page.lines), page.total) == (7, 30)
        assert store.lines(ACCOUNT, CaseQuery(text="exam", limit=7)).total == 30
        assert store.lines(ACCOUNT, CaseQuery(text="nobody", limit=7)).total == 0


def test_the_total_grows_with_what_is_listed_whoever_lists_it(tmp_path: Path) -> None:
    page = CaseQuery(limit=5)
    with opened(tmp_path) as store, opened(tmp_path) as another:
        assert store.lines(ACCOUNT, page).total == 0
        store.journal(ACCOUNT, orders(10), AT)
        assert (store.lines(ACCOUNT, page).total, store.lines(OTHER_ACCOUNT, page).total) == (10, 0)
        another.journal(OTHER_ACCOUNT, orders(7), AT)
        another.journal(ACCOUNT, orders(12), AT)
        assert (store.lines(ACCOUNT, page).total, store.lines(OTHER_ACCOUNT, page).total) == (12, 7)


def test_a_page_that_is_not_counted_says_what_it_proves(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.journal(ACCOUNT, orders(25), AT)
        assert store.lines(ACCOUNT, CaseQuery(limit=10, offset=5), count=False).total == 15
        assert store.lines(ACCOUNT, CaseQuery(limit=10, offset=20), count=False).total == 25
        assert store.lines(ACCOUNT, CaseQuery(limit=10, offset=40), count=False).total == 25


def test_sorting(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        delivered(store, tmp_path)
        listed(store, "999", company_name="annex", procedure="Study Model")
        listed(store, "1002", company_name="Öst", due=None)
        held = listed(store, "1003", company_name="Zahn", procedure="Invisalign")
        store.hold(held.id, [], problem(), AT)
        for name, one in (("Ömer", "1003"), ("zeta", "999"), ("Pia", "1002")):
            store.decided(line(store, one).id, store.add_client(name).id, AT)
        assert ids(store, SortBy.CLIENT) == ["1001", "1003", "1002", "999"]
        assert ids(store, SortBy.PRACTICE) == ["999", "1002", "1001", "1003"]
        assert ids(store, SortBy.DUE)[-1] == ids(store, SortBy.DUE, descending=True)[-1] == "1002"
        assert ids(store, SortBy.ORDER_ID) == ["999", "1001", "1002", "1003"]
        assert ids(store, SortBy.ORDER_ID, descending=True) == ["1003", "1002", "1001", "999"]
        assert ids(store, SortBy.STATE) == ["1002", "999", "1003", "1001"]
        assert ids(store, SortBy.SCAN_TYPE) == ["1003", "1002", "1001", "999"]


def test_choices_are_what_occurs_by_name(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.choices(ACCOUNT) == Choices()
        listed(store, "1001", doctor_name="zeta", procedure="Study Model")
        case = listed(store, "1002", doctor_id=902, doctor_name="Émile")
        listed(store, "1003", doctor_id=903, doctor_name="Fay")
        store.journal(OTHER_ACCOUNT, [order("1", doctor_id=904, procedure="Invisalign")], AT)
        client, _unused = store.add_client("Practice"), store.add_client("Nobody's")
        store.decided(case.id, client.id, AT)
        assert store.choices(ACCOUNT) == Choices(
            doctors=((902, "Émile"), (903, "Fay"), (901, "zeta")),
            clients=((client.id, "Practice"),),
            scan_types=(ScanType.RESTORATIVE, ScanType.IRECORD),
        )
