"""A case's steps: every state says what there is to do, and every step leaves a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from store_kit import (
    ACCOUNT,
    AT,
    DOCTOR_QUESTION,
    FINDING,
    GOLD_QUESTION,
    LATER,
    RX,
    delivered,
    events,
    fetched,
    files,
    found,
    listed,
    opened,
    order,
    package,
    place,
    problem,
)

from labconnector.domain.case import CaseState
from labconnector.domain.errors import NotFound
from labconnector.domain.handoff import Earlier, Placed, Plan
from labconnector.domain.questions import Answer, QuestionKind
from labconnector.store import OpenDelivery, Store


def due(store: Store) -> list[tuple[str, bool]]:
    return [(work.case.order.order_id, work.recheck) for work in store.work_due(ACCOUNT, AT + LATER)]


def test_from_listed_to_delivered(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        assert (case.state, case.files) == (CaseState.READY, files())
        assert (store.rx(case.id), store.findings(case.id)) == (RX, (FINDING,))
        assert store.package(case.id) == package(tmp_path)
        client = store.add_client("Practice on the Hill")
        store.decided(case.id, client.id, AT)
        place(store, case, AT + LATER)
        done = found(store)
        assert (done.state, done.delivered_to, done.delivered_at) == (
            CaseState.DELIVERED,
            str(Path("/cad/1001")),
            AT + LATER,
        )
        assert (done.client_id, done.client_name) == (client.id, client.name)
        assert [file.path for file in done.files] == [str(Path("/cad/1001/upper.stl"))]
        assert store.package(case.id) == package(tmp_path)
        assert due(store) == []
        assert events(store, case) == ["listed", "downloading", "fetched", "decided", "delivering", "delivered"]


def test_nothing_is_known_of_a_package_before_it_is_fetched(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = listed(store)
        assert (store.rx(case.id), store.findings(case.id), store.package(case.id)) == (None, (), None)


def test_a_crash_while_downloading_leaves_work(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.downloading(listed(store).id, AT)
    with opened(tmp_path) as store:
        assert due(store) == [("1001", False)]


def test_the_data_folder_can_be_moved(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    with opened(tmp_path / "old") as store:
        case = fetched(store, tmp_path / "old")
    (tmp_path / "old").rename(tmp_path / "new")
    with opened(tmp_path / "new") as store:
        assert store.package(case.id) == package(tmp_path / "new")


def test_a_zip_outside_the_data_folder_keeps_its_place(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with opened(tmp_path / "data") as store:
        case = fetched(store, tmp_path)
        assert store.package(case.id) == package(tmp_path)


def test_held_cases_are_found_by_their_question(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        one, other, third = (fetched(store, tmp_path, order_id) for order_id in ("1001", "1002", "1003"))
        store.hold(one.id, (DOCTOR_QUESTION, GOLD_QUESTION), None, AT)
        store.hold(other.id, (DOCTOR_QUESTION,), None, AT)
        store.hold(third.id, (GOLD_QUESTION,), None, AT)
        assert store.held_by(ACCOUNT, QuestionKind.DOCTOR, "901") == (one.id, other.id)
        assert store.held(ACCOUNT)[0].questions == (DOCTOR_QUESTION, GOLD_QUESTION)
        store.hold(one.id, (GOLD_QUESTION,), None, AT)
        assert store.held_by(ACCOUNT, QuestionKind.DOCTOR, "901") == (other.id,)
        store.ready(other.id, AT)
        assert store.held_by(ACCOUNT, QuestionKind.DOCTOR, "901") == ()
        assert due(store) == [("1002", False)]


def test_cases_that_ask_are_known_without_those_that_are_damaged(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        one, damaged, third = (fetched(store, tmp_path, order_id) for order_id in ("1001", "1002", "1003"))
        store.hold(third.id, (GOLD_QUESTION, DOCTOR_QUESTION), None, AT)
        store.hold(damaged.id, (), problem(), AT)
        assert store.asking(ACCOUNT) == (third.id,)
        store.hold(one.id, (DOCTOR_QUESTION,), None, AT)
        assert store.asking(ACCOUNT) == (one.id, third.id)
        assert store.asking("nobody:1") == ()


def test_order_ids_of_cases(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        one, other = (listed(store, order_id) for order_id in ("1001", "1002"))
        assert store.order_ids([other.id, one.id, one.id]) == {"1001", "1002"}
        assert store.order_ids([]) == set()
        with pytest.raises(NotFound):
            store.order_ids([one.id, 4711])


def test_a_wait_has_an_expected_time_and_one_line(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = listed(store)
        for tries in (1, 2, 3):
            store.downloading(case.id, AT)
            store.wait(case.id, problem("not-ready", AT + LATER, tries), AT + LATER * 4, AT)
        waiting = found(store)
        assert (waiting.state, waiting.expected_at) == (CaseState.WAITING, AT + LATER * 4)
        assert waiting.problem is not None
        assert waiting.problem.tries == 3
        assert store.next_due(ACCOUNT) == AT + LATER
        assert events(store, case) == ["listed", "downloading", "waiting"]


def test_the_tries_of_a_failure_are_known_while_it_is_tried_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = listed(store)
        store.fail(case.id, problem(next_try=AT, tries=4), AT)
        store.downloading(case.id, AT)
        trying = found(store).problem
        assert trying is not None
        assert trying.tries == 4


def test_a_failure_without_a_next_try_waits_for_a_person(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = listed(store)
        store.fail(case.id, problem(), AT)
        assert (due(store), store.next_due(ACCOUNT)) == ([], None)
        store.download_again(case.id, AT)
        assert due(store) == [("1001", False)]


def test_other_files_at_a_recheck_make_a_revision(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        store.mark_read([case.id])
        store.journal(ACCOUNT, [order()], AT + LATER)
        assert (store.next_revision(case.id, files("b")), store.next_revision(case.id, files())) == (2, 1)
        assert store.fetched(case.id, package(tmp_path, "b"), RX, (), AT + LATER) == 2
        again = found(store)
        assert (again.state, again.revision, again.unread, again.files) == (CaseState.READY, 2, True, files("b"))
        assert [revision.package for revision in store.revisions(case.id)] == [
            package(tmp_path),
            package(tmp_path, "b"),
        ]


def test_the_same_files_fetched_again_stay_one_revision(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        assert store.fetched(case.id, package(tmp_path), RX, (), AT + LATER) == 1
        assert len(store.revisions(case.id)) == 1
        assert store.findings(case.id) == ()


def test_download_again_looks_at_a_delivered_case_without_forgetting_it(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        store.download_again(case.id, AT)
        assert due(store) == [("1001", True)]
        assert store.same_files(case.id, AT) is CaseState.DELIVERED


def test_deliver_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        store.deliver_again(case.id, AT)
        assert found(store).state is CaseState.READY


def test_a_case_without_files_is_fetched_before_it_is_delivered(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = listed(store)
        store.hold(case.id, (), problem("package"), AT)
        store.deliver_again(case.id, AT)
        assert found(store).state is CaseState.LISTED


def test_a_recheck_comes_before_a_delivery_that_is_asked_for(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        store.journal(ACCOUNT, [order()], AT + LATER)
        store.deliver_again(case.id, AT + LATER)
        assert due(store) == [("1001", True)]
        assert store.same_files(case.id, AT + LATER) is CaseState.READY
        assert due(store) == [("1001", False)]


def test_a_crash_between_begin_and_finish_is_seen(tmp_path: Path) -> None:
    plan = Plan("exocad", tmp_path / "cad" / "Example")
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        delivery = store.begin_delivery(case.id, plan, AT)
    with opened(tmp_path) as store:
        assert store.open_deliveries(ACCOUNT) == (OpenDelivery(delivery, case.id, plan, 1),)
        store.finish_delivery(delivery, Placed(plan.folder, ()), AT)
        assert store.open_deliveries(ACCOUNT) == ()
        assert found(store).state is CaseState.DELIVERED
        with pytest.raises(NotFound):
            store.finish_delivery(delivery, Placed(plan.folder, ()), AT)


def test_a_delivery_of_an_old_revision_does_not_settle_the_new_one(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        delivery = store.begin_delivery(case.id, Plan("folder", Path("/cad/x")), AT)
        store.journal(ACCOUNT, [order(status="Modeled")], AT)
        store.finish_delivery(delivery, Placed(Path("/cad/x"), files()), AT)
        first, second = store.revisions(case.id)
        assert (first.delivered_to, first.delivered_files) == (str(Path("/cad/x")), files())
        assert second.delivered_to == ""
        assert found(store).state is CaseState.LISTED


def test_earlier_deliveries_and_what_lies_beside_them_are_told(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        assert store.earlier_deliveries(case.id) == ()
        first = store.begin_delivery(case.id, Plan("exocad", Path("/cad/x")), AT)
        assert store.earlier_deliveries(case.id) == (), "begun is not placed"
        store.finish_delivery(first, Placed(Path("/cad/x"), files()), AT)
        second = store.begin_delivery(case.id, Plan("exocad", Path("/cad/y")), AT)
        store.finish_delivery(second, Placed(Path("/cad/y"), files(), remark="It lies beside."), AT)
        assert store.earlier_deliveries(case.id) == (Earlier(1, Path("/cad/x")), Earlier(1, Path("/cad/y")))
        assert [line.text for line in store.history(case.id) if line.event == "beside"] == ["It lies beside."]


def test_a_delivery_that_ends_while_a_recheck_is_due_keeps_the_recheck(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        delivery = store.begin_delivery(case.id, Plan("folder", Path("/cad/x")), AT)
        store.journal(ACCOUNT, [order()], AT + LATER)
        store.finish_delivery(delivery, Placed(Path("/cad/x"), files()), AT + LATER)
        assert due(store) == [("1001", True)]
        assert store.same_files(case.id, AT + LATER) is CaseState.DELIVERED


def test_a_dropped_delivery_is_gone_and_a_finished_one_stays(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        store.drop_delivery(store.begin_delivery(case.id, Plan("folder", Path("/cad/x")), AT))
        assert store.open_deliveries(ACCOUNT) == ()
        place(store, case)
        store.drop_delivery(2)
        assert found(store).delivered_to == str(Path("/cad/1001"))


def test_the_history_does_not_name_the_folder_for_it_holds_the_patient(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        folder = Path("/cad/2026-05-04_Example")
        store.finish_delivery(store.begin_delivery(case.id, Plan("folder", folder), AT), Placed(folder, ()), AT)
        assert not [entry for entry in store.history(case.id) if "Example" in entry.text]


def test_the_last_answer_counts(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        first = Answer(QuestionKind.MATERIAL, "Gold", "wax", "mill")
        last = Answer(QuestionKind.MATERIAL, "Gold", "cocr", "cast", remember=False)
        confirm = Answer(QuestionKind.CONFIRM, "teeth-up", "yes")
        for answer in (first, confirm, last):
            store.save_answer(case.id, answer, AT)
        assert store.answers(case.id) == (last, confirm)


def test_read_and_unread(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        one, other = listed(store), listed(store, "1002")
        store.mark_read([one.id, other.id])
        store.mark_read([other.id], unread=True)
        assert (found(store).unread, found(store, "1002").unread) == (False, True)
        assert store.counts(ACCOUNT).unread == 1


def test_notes_of_others_are_kept_in_order(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = listed(store)
        store.note(case.id, "seen", "Opened in the CAD", AT + LATER)
        last = store.history(case.id)[-1]
        assert (last.at, last.event, last.text, last.revision) == (AT + LATER, "seen", "Opened in the CAD", 1)


def test_unknown_cases_are_not_found(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.case(ACCOUNT, "9") is None
        for call in (
            lambda: store.case_by_id(9),
            lambda: store.downloading(9, AT),
            lambda: store.note(9, "seen", "", AT),
            lambda: store.hold(9, (DOCTOR_QUESTION,), None, AT),
            lambda: store.fail(9, problem(), AT),
            lambda: store.rx(9),
        ):
            with pytest.raises(NotFound):
                call()
        with pytest.raises(NotFound):
            store.decided(listed(store).id, 77, AT)
