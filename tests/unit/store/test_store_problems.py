"""The cases that somebody should look at."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from store_kit import (
    ACCOUNT,
    AT,
    DOCTOR_QUESTION,
    LATER,
    OTHER_ACCOUNT,
    delivered,
    fetched,
    listed,
    opened,
    order,
    orders,
    problem,
)

from labconnector.store import Store


def problems(store: Store, now: datetime = AT) -> list[str]:
    return [case.order.order_id for case in store.problems(ACCOUNT, now)]


def test_failed_and_damaged_cases_the_longest_listed_first(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        listed(store, "1001")
        delivered(store, tmp_path, "1002")
        store.fail(listed(store, "1003", AT + LATER).id, problem(), AT)
        store.hold(fetched(store, tmp_path, "1004").id, [], problem("damaged"), AT)
        store.hold(fetched(store, tmp_path, "1005").id, [DOCTOR_QUESTION], None, AT)
        store.journal(OTHER_ACCOUNT, [order("1006")], AT)
        store.fail(store.cases(OTHER_ACCOUNT)[0].id, problem(), AT)
        assert problems(store) == ["1004", "1003"]
        found = store.problems(ACCOUNT)
        assert [one.problem and one.problem.code for one in found] == ["damaged", "network"]


def test_waiting_is_a_problem_when_the_files_are_overdue(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.wait(listed(store, "1001").id, problem(), AT + LATER * 3, AT)
        store.wait(listed(store, "1002").id, problem(), AT - LATER, AT)
        assert problems(store, AT + LATER) == []  # listed a moment ago, the next looks come soon
        assert problems(store, AT + LATER * 2) == ["1002"]
        assert problems(store, AT + LATER * 4) == ["1001", "1002"]
        assert len(store.problems(ACCOUNT)) == 2


def test_a_problem_that_is_solved_is_none(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = fetched(store, tmp_path)
        store.fail(case.id, problem(), AT)
        store.deliver_again(case.id, AT)
        assert problems(store) == []


def test_no_more_than_somebody_can_look_at(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.journal(ACCOUNT, orders(510), AT)
        with store._db.write() as connection:
            connection.exec_driver_sql("UPDATE cases SET state = 'failed'")
        assert len(store.problems(ACCOUNT)) == 500
