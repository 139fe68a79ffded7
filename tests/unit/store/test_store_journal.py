"""The journal rule: what Align lists is written down, once, and never forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from store_kit import (
    ACCOUNT,
    AT,
    DOCTOR_QUESTION,
    LATER,
    OTHER_ACCOUNT,
    delivered,
    events,
    fetched,
    found,
    listed,
    opened,
    order,
    orders,
    problem,
)

from labconnector.domain.case import CaseState, OrderUrls
from labconnector.domain.questions import Answer, QuestionKind
from labconnector.store import Journalled


def test_new_orders_become_unread_cases(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        result = store.journal(ACCOUNT, orders(3), AT)
        case = found(store, "1002")
        assert result == Journalled(new=("1001", "1002", "1003"))
        assert (case.state, case.unread, case.revision, case.listed_at) == (CaseState.LISTED, True, 1, AT)
        assert case.order == orders(3)[1]
        assert events(store, case) == ["listed"]


def test_an_empty_page_writes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.journal(ACCOUNT, (), AT) == Journalled()
        assert store.cases(ACCOUNT) == ()


def test_what_was_listed_is_there_after_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.journal(ACCOUNT, orders(2), AT)
    with opened(tmp_path) as store:
        assert [case.order for case in store.cases(ACCOUNT)] == orders(2)[::-1]


def test_accounts_do_not_see_each_other(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.journal(ACCOUNT, orders(2), AT)
        assert store.journal(OTHER_ACCOUNT, orders(1), AT).new == ("1001",)
        assert len(store.cases(ACCOUNT)) == 2
        assert len(store.cases(OTHER_ACCOUNT)) == 1
        assert store.counts(OTHER_ACCOUNT).total == 1
        assert len(store.work_due(OTHER_ACCOUNT, AT)) == 1


def test_another_status_makes_a_revision_and_keeps_the_old_files(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        store.mark_read([case.id])
        result = store.journal(ACCOUNT, [order(status="Back from modeling", notes="New margin")], AT + LATER)
        again = found(store)
        first, second = store.revisions(case.id)
        assert result == Journalled(revised=("1001",))
        assert (again.state, again.unread, again.revision) == (CaseState.LISTED, True, 2)
        assert (again.files, again.delivered_to, again.order.notes) == ((), "", "New margin")
        assert first.package is not None
        assert first.delivered_to == str(Path("/cad/1001"))
        assert (second.status, second.package, second.listed_at) == ("Back from modeling", None, AT + LATER)
        assert events(store, case)[-1] == "revised"


def test_a_revision_is_asked_about_anew_and_confirmed_anew(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        store.hold(case.id, (DOCTOR_QUESTION,), None, AT)
        store.save_answer(case.id, Answer(QuestionKind.CONFIRM, "teeth-up", "yes"), AT)
        store.save_answer(case.id, Answer(QuestionKind.MATERIAL, "Gold", "wax", "mill"), AT)
        store.journal(ACCOUNT, [order(scanned_at=AT)], AT + LATER)
        assert found(store).questions == ()
        assert store.held_by(ACCOUNT, QuestionKind.DOCTOR, "901") == ()
        assert [answer.kind for answer in store.answers(case.id)] == [QuestionKind.MATERIAL]


@pytest.mark.parametrize("state", [CaseState.LISTED, CaseState.DOWNLOADING, CaseState.FAILED, CaseState.WAITING])
def test_a_repeated_order_leaves_a_case_without_files_alone(tmp_path: Path, state: CaseState) -> None:
    with opened(tmp_path) as store:
        case = listed(store)
        if state is CaseState.DOWNLOADING:
            store.downloading(case.id, AT)
        elif state is CaseState.FAILED:
            store.fail(case.id, problem(next_try=AT + LATER * 9), AT)
        elif state is CaseState.WAITING:
            store.wait(case.id, problem("not-ready", AT + LATER * 9), AT + LATER * 20, AT)
        before, lines = found(store), events(store, case)
        assert store.journal(ACCOUNT, [order()], AT + LATER) == Journalled(repeated=("1001",))
        assert found(store) == before
        assert events(store, case) == lines


def test_a_repeated_order_brings_links_and_notes_up_to_date(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        listed(store)
        newer = order(
            urls=OrderUrls("https://dpms.example.test/new"), notes="Ring before shipping", due=date(2026, 6, 1)
        )
        assert store.journal(ACCOUNT, [newer], AT + LATER).repeated == ("1001",)
        case = found(store)
        assert (case.order, case.state, case.revision) == (newer, CaseState.LISTED, 1)


def test_soon_after_its_fetch_a_repeated_order_only_counts(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        before = delivered(store, tmp_path)
        assert store.journal(ACCOUNT, [order()], AT + timedelta(minutes=15)).repeated == ("1001",)
        assert found(store) == before
        assert store.work_due(ACCOUNT, AT + LATER) == ()


def test_later_a_repeated_order_is_rechecked_and_loses_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        before = delivered(store, tmp_path)
        client = store.add_client("Practice on the Hill")
        store.decided(before.id, client.id, AT)
        store.save_answer(before.id, Answer(QuestionKind.DOCTOR, "901", str(client.id)), AT)
        store.mark_read([before.id])
        store.journal(ACCOUNT, [order()], AT + LATER)
        (work,) = store.work_due(ACCOUNT, AT + LATER)
        assert work.recheck
        same = replace(before, unread=False, state=CaseState.LISTED, client_id=client.id, client_name=client.name)
        assert work.case == same
        assert len(store.answers(before.id)) == 1
        assert events(store, before)[-1] == "listed-again"


def test_a_recheck_outlives_a_failed_try(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        store.journal(ACCOUNT, [order()], AT + LATER)
        store.downloading(case.id, AT + LATER)
        store.fail(case.id, problem(next_try=AT + LATER * 2), AT + LATER)
        assert store.work_due(ACCOUNT, AT + LATER) == ()
        (work,) = store.work_due(ACCOUNT, AT + LATER * 2)
        assert work.recheck
        assert store.same_files(case.id, AT + LATER * 2) is CaseState.DELIVERED
        assert store.work_due(ACCOUNT, AT + LATER * 9) == ()


def test_a_held_case_keeps_its_questions_over_a_recheck(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        store.hold(case.id, (DOCTOR_QUESTION,), None, AT)
        store.journal(ACCOUNT, [order()], AT + LATER)
        assert found(store).questions == ()
        assert store.same_files(case.id, AT + LATER) is CaseState.HELD
        assert found(store).questions == (DOCTOR_QUESTION,)


def test_a_damaged_package_that_is_listed_again_is_fetched_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = listed(store)
        store.hold(case.id, (), problem("package"), AT)
        assert store.work_due(ACCOUNT, AT + LATER) == ()
        store.journal(ACCOUNT, [order()], AT + timedelta(minutes=1))
        (work,) = store.work_due(ACCOUNT, AT + LATER)
        assert (work.case.state, work.recheck, work.case.problem) == (CaseState.LISTED, False, None)


def test_an_order_twice_in_a_page_is_one_case(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        result = store.journal(ACCOUNT, [order(), order("1002"), order(status="Modeled")], AT)
        assert result == Journalled(new=("1001", "1002"))
        assert found(store).order.status == "Modeled"


def test_half_a_surrogate_pair_does_not_cost_a_page(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        broken = order("1002", patient_last="Exam\ud83dple", urls=OrderUrls("https://x.example.test/\ud83d"))
        store.journal(ACCOUNT, [order(), broken], AT)
        assert found(store, "1002").order.patient_last == "Exam?ple"
        assert len(store.cases(ACCOUNT)) == 2


def test_a_page_larger_than_one_statement_takes(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        many = orders(10_050, first=1_000_000)
        assert len(store.journal(ACCOUNT, many, AT).new) == 10_050
        assert len(store.journal(ACCOUNT, many, AT).repeated) == 10_050
