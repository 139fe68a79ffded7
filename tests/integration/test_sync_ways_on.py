"""Every case has a way on, whatever was deleted by hand, learnt meanwhile, or shown by a wrong clock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sync_kit import Lab, lab

from labconnector.domain.case import CaseState
from labconnector.domain.decision import doctor_of
from labconnector.domain.errors import TargetTaken
from labconnector.domain.handoff import HandOff, Placed, Plan
from labconnector.domain.questions import QuestionKind
from labconnector.domain.revision import ZIP_NAME
from labconnector.sync.answers import best_guess, give_answer
from labconnector.sync.cycle import run_cycle
from labconnector.sync.events import CaseChanged, Event


def settle(one: Lab) -> None:
    """Cycles until nothing changes any more, with answers."""
    one.sync()
    one.answer_everything()


def zips(one: Lab) -> list[Path]:
    return sorted(one.app.paths.packages.rglob(ZIP_NAME))


# --- deleted or changed by hand -------------------------------------------------------------------------------------


def test_a_ready_case_whose_files_were_deleted_is_fetched_again(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sync()
        shutil.rmtree(one.app.paths.packages)
        for question in one.cases()[0].questions:
            give_answer(one.app.store, one.cases()[0], best_guess(question), one.clock.now())
        one.answer_everything()
        one.sync(listing=False)
        one.answer_everything()
        case = one.cases()[0]
        assert case.state is CaseState.DELIVERED
        assert case.revision == 1
        history = [entry.event for entry in one.app.store.history(case.id)]
        assert "failed" not in history


def test_a_damaged_unpacked_file_is_unpacked_again(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sync()
        scan = next(one.app.paths.packages.rglob("*.stl"), None) or next(one.app.paths.packages.rglob("*.ply"))
        scan.unlink()
        one.answer_everything()
        assert one.cases()[0].state is CaseState.DELIVERED


def test_a_damaged_zip_of_ours_is_fetched_again_when_asked(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        settle(one)
        case = one.cases()[0]
        zips(one)[0].write_bytes(b"not what it was")
        one.app.store.deliver_again(case.id, one.clock.now())
        one.sync(listing=False)
        assert one.cases()[0].state is CaseState.HELD
        one.app.store.download_again(case.id, one.clock.now())
        one.sync(listing=False)
        one.answer_everything()
        assert one.cases()[0].state is CaseState.DELIVERED
        assert zips(one)[0].stat().st_size == case_size(one)


def case_size(one: Lab) -> int:
    package = one.app.store.package(one.cases()[0].id)
    assert package
    return package.size


# --- looked at again ------------------------------------------------------------------------------------------------


def test_files_that_are_gone_at_align_leave_a_delivered_case_delivered(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        settle(one)
        one.sandbox.faults.set("missing-ide")
        one.app.store.download_again(one.cases()[0].id, one.clock.now())
        for _ in range(6):
            one.sync(listing=False)
            one.later(minutes=10)
        case = one.cases()[0]
        assert case.state is CaseState.DELIVERED
        assert case.problem is None
        assert "kept" in [entry.event for entry in one.app.store.history(case.id)]


def test_a_recheck_that_found_damage_then_the_same_files_goes_on(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        settle(one)
        case = one.cases()[0]
        one.sandbox.faults.set("damaged-zip")
        one.app.store.download_again(case.id, one.clock.now())
        one.sync(listing=False)
        assert one.cases()[0].state is CaseState.HELD
        one.sandbox.faults.clear()
        one.app.store.download_again(case.id, one.clock.now())
        one.sync(listing=False)
        one.answer_everything()
        one.sync(listing=False)
        assert one.cases()[0].state is CaseState.DELIVERED
        assert one.cases()[0].delivered_to == case.delivered_to


def test_a_zip_that_a_crashed_look_left_is_not_taken_for_the_next_revision(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        settle(one)
        case = one.cases()[0]
        old = zips(one)[0]
        left = one.app.paths.package_folder(case.account, case.order.order_id, 2) / ZIP_NAME
        left.parent.mkdir(parents=True)
        shutil.copyfile(old, left)  # the look was cut short after its download
        one.sandbox.world.rescan(case.order.order_id)
        downloads = one.downloads()
        settle(one)
        assert one.downloads() == downloads + 1
        assert one.cases()[0].revision == 2
        assert left.read_bytes() != old.read_bytes()


# --- learnt meanwhile -----------------------------------------------------------------------------------------------


def test_a_rule_learnt_while_a_cycle_runs_counts(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        client = one.app.store.add_client("Praxis Drei")

        def learn(event: Event) -> None:
            if isinstance(event, CaseChanged):
                for case in one.cases():
                    one.app.store.set_doctor_rule(doctor_of(case.order), client.id)

        run_cycle(replace(one.ports, tell=learn), one.stop)
        assert QuestionKind.DOCTOR not in {question.kind for question in one.cases()[0].questions}


class TwoNumbers:
    """Align, where every order's doctor is one person under a number of its own."""

    def __init__(self, cloud: Any) -> None:
        self._cloud = cloud

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cloud, name)

    def new_orders(self) -> Iterator[Any]:
        for page in self._cloud.new_orders():
            orders = [replace(o, doctor_id=9000 + n, doctor_license="L-77") for n, o in enumerate(page.orders)]
            yield SimpleNamespace(orders=orders, unreadable=())


def test_one_person_with_two_numbers_is_asked_about_once(tmp_path: Path) -> None:
    with lab(tmp_path, cases=2) as one:
        run_cycle(replace(one.ports, cloud=TwoNumbers(one.ports.cloud)), one.stop)
        first, second = one.cases()
        question = next(q for q in first.questions if q.kind is QuestionKind.DOCTOR)
        assert question.key not in {q.key for q in second.questions}
        give_answer(one.app.store, first, best_guess(question), one.clock.now())
        one.sync(listing=False)
        assert QuestionKind.DOCTOR not in {q.kind for q in one.app.store.case_by_id(second.id).questions}


# --- placing that fails ---------------------------------------------------------------------------------------------


class Refusing:
    """A CAD folder that refuses every case when it is to be placed."""

    def __init__(self, target: Any, error: Exception) -> None:
        self._target = target
        self._error = error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._target, name)

    def place(self, handoff: HandOff, plan: Plan) -> Placed:
        raise self._error


def test_a_placing_that_fails_goes_by_the_ladder(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sync()
        (only,) = one.ports.targets
        refusing = replace(one.ports, targets=(replace(only, target=Refusing(only.target, TargetTaken("taken"))),))
        while one.cases()[0].questions:
            for question in one.cases()[0].questions:
                give_answer(one.app.store, one.cases()[0], best_guess(question), one.clock.now())
            run_cycle(refusing, one.stop, listing=False)
        for _ in range(3):
            run_cycle(refusing, one.stop, listing=False)
        case = one.cases()[0]
        assert case.state is CaseState.FAILED
        assert case.problem
        assert case.problem.tries == 1  # the next try is 25 s away
        assert one.app.store.open_deliveries(one.account.key) == ()
        one.later(minutes=1)
        one.sync(listing=False)
        assert one.cases()[0].state is CaseState.DELIVERED


# --- a clock that is wrong --------------------------------------------------------------------------------------------


def test_a_clock_set_back_freezes_nothing(tmp_path: Path) -> None:
    with lab(tmp_path, cases=2) as one:
        one.later(days=4000)
        one.sandbox.faults.set("missing-ide", order_id=one.sandbox.world.orders[0].order_id)
        one.sync()
        one.sandbox.faults.clear()
        one.clock.ahead = timedelta()
        one.sync()
        assert set(one.states().values()) == {CaseState.HELD}
        one.answer_everything()
        assert set(one.states().values()) == {CaseState.DELIVERED}


def test_what_is_to_be_done_now_does_not_wait_for_a_clock_that_was_ahead(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.later(hours=3)
        run_cycle(replace(one.ports, targets=()), one.stop)
        assert one.cases()[0].state is CaseState.READY
        one.clock.ahead = timedelta()
        one.sync(listing=False)
        assert one.cases()[0].state is CaseState.HELD


def test_a_file_date_in_the_future_does_not_hide_changed_files(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.later(days=4000)
        settle(one)
        one.clock.ahead = timedelta()
        case = one.cases()[0]
        one.app.store.journal(one.account.key, [case.order], one.clock.now())
        assert one.cases()[0].state is CaseState.LISTED
