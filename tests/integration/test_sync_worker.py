"""The background thread over a real sandbox."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from sync_kit import Lab, lab

from labconnector.domain.case import CaseState
from labconnector.domain.errors import NetworkError, StoreError
from labconnector.domain.status import Phase, SyncStatus
from labconnector.store.store import Store
from labconnector.sync.answers import answer_by_guess
from labconnector.sync.ports import Ports, utc_now
from labconnector.sync.worker import Worker

NEVER_S = 3600.0


class Watched:
    """Every status of a worker, and a way to wait for one."""

    def __init__(self) -> None:
        self.all: list[SyncStatus] = []
        self._changed = threading.Condition()

    def __call__(self, status: SyncStatus) -> None:
        with self._changed:
            self.all.append(status)
            self._changed.notify_all()

    def wait(self, fits: Callable[[list[SyncStatus]], bool], timeout_s: float = 30) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: fits(self.all), timeout_s), self.all

    def cycles(self) -> int:
        return sum(status.phase is Phase.SYNCING for status in self.all)


def ended(number: int) -> Callable[[list[SyncStatus]], bool]:
    return lambda all_: sum(status.phase is Phase.IDLE and status.next_run is not None for status in all_) >= number


@contextmanager
def working(
    one: Lab, ports: Ports | None = None, every_s: float = NEVER_S, before: SyncStatus | None = None
) -> Iterator[tuple[Worker, Watched]]:
    watched = Watched()
    worker = Worker(ports or one.ports, every_s, changed=watched, before=before)
    worker.start()
    try:
        yield worker, watched
    finally:
        assert worker.stop()


def test_it_begins_at_once_and_says_when_it_goes_on(tmp_path: Path) -> None:
    with lab(tmp_path, cases=2) as one, working(one) as (worker, watched):
        watched.wait(ended(1))
        status = worker.status
        assert status.last_success
        assert status.next_run
        assert status.next_run - status.last_success == timedelta(seconds=NEVER_S)
        assert set(one.states().values()) == {CaseState.HELD}
        assert not status.is_late(utc_now())
        assert status.is_late(utc_now() + timedelta(seconds=3 * NEVER_S + 60))


def test_a_wake_checks_now(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one, working(one) as (worker, watched):
        watched.wait(ended(1))
        one.sandbox.world.new_case()
        worker.wake()
        watched.wait(ended(2))
        assert len(one.cases()) == 2


def test_it_checks_again_by_itself(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one, working(one, every_s=0.2) as (_worker, watched):
        watched.wait(ended(3))


def test_pause_and_resume(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one, working(one) as (worker, watched):
        watched.wait(ended(1))
        worker.pause()
        watched.wait(lambda all_: all_[-1].phase is Phase.PAUSED)
        before = watched.cycles()
        worker.wake()
        watched.wait(lambda all_: sum(s.phase is Phase.PAUSED for s in all_) >= 2)
        assert watched.cycles() == before
        worker.resume()
        watched.wait(ended(2))


def test_a_stop_ends_a_slow_download_in_time_and_loses_nothing(tmp_path: Path) -> None:
    with lab(tmp_path, cases=3) as one:
        one.sandbox.faults.set("slow-download", value=1)
        with working(one) as (worker, _watched):
            one.sandbox.traffic.wait_for(lambda call: "/download/IDE" in call.path)
            begun = time.monotonic()
            assert worker.stop(5)
            assert time.monotonic() - begun < 5
        assert worker.status.phase is Phase.OFF
        assert set(one.states().values()) <= {CaseState.DOWNLOADING, CaseState.LISTED}
        one.sandbox.faults.clear()
        one.sync()
        assert set(one.states().values()) == {CaseState.HELD}


def test_no_network_is_the_status_and_goes_away(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sandbox.faults.set("html-list")
        with working(one) as (worker, watched):
            watched.wait(ended(1))
            assert worker.status.trouble
            assert worker.status.last_success is None
            one.sandbox.faults.clear()
            worker.wake()
            watched.wait(ended(2))
            assert worker.status.trouble is None


def test_a_bug_does_not_end_the_thread(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        calls = []

        def broken_first() -> int:
            calls.append(1)
            if len(calls) == 2:
                raise ZeroDivisionError
            return 0

        ports = replace(one.ports, now=lambda: utc_now() + timedelta(seconds=broken_first()))
        with working(one, ports) as (worker, watched):
            watched.wait(ended(1))
            assert worker.status.trouble
            assert worker.status.trouble.code == "unexpected"
            worker.wake()
            watched.wait(ended(2))
            assert worker.status.trouble is None


def test_a_computer_that_slept_makes_new_connections(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        resumed, watched = threading.Event(), Watched()
        worker = Worker(one.ports, 4.0, changed=watched, resumed=resumed.set, settle_s=0.01)
        worker.start()
        try:
            watched.wait(ended(1))
            one.later(hours=8)
            assert resumed.wait(20)
        finally:
            assert worker.stop()


def test_an_answer_from_elsewhere_is_acted_on(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one, working(one) as (worker, watched):
        watched.wait(ended(1))
        while questions := one.cases()[0].questions:
            answer_by_guess(one.app.store, one.cases()[0], utc_now)
            cycles = sum(s.phase is Phase.IDLE for s in watched.all)
            worker.wake()
            watched.wait(ended(cycles + 1))
            assert one.cases()[0].questions != questions
        assert one.cases()[0].state is CaseState.DELIVERED


def test_an_answer_does_not_wait_for_the_rest_of_a_long_list(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sync()
        one.sandbox.faults.set("slow-download", value=1)
        for _ in range(4):  # they take all places for downloads
            one.sandbox.world.new_case()
        with working(one) as (worker, _watched):
            one.sandbox.traffic.wait_for(lambda call: "/download/IDE" in call.path)
            until = time.monotonic() + 30
            while CaseState.DELIVERED not in one.states().values():
                assert time.monotonic() < until, one.states()
                for case in one.cases():
                    if case.questions:
                        answer_by_guess(one.app.store, case, utc_now)
                        worker.wake()
            assert worker.status.phase is Phase.SYNCING


def test_an_outage_in_the_middle_keeps_what_was_done(tmp_path: Path) -> None:
    with lab(tmp_path, cases=2) as one, working(one, every_s=0.3) as (worker, watched):
        watched.wait(ended(1))
        one.sandbox.stop()
        watched.wait(lambda all_: isinstance(all_[-1].trouble, NetworkError))
        assert len(one.cases()) == 2
        assert worker.status.last_success


class Unreadable:
    """A case list that cannot say what is due, for its disk is away."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def next_due(self, _account: str) -> datetime | None:
        raise StoreError("The case list could not be read.")


def test_a_case_list_that_cannot_be_read_does_not_end_the_thread(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        ports = replace(one.ports, store=cast("Store", Unreadable(one.app.store)))
        with working(one, ports) as (worker, watched):
            watched.wait(ended(1))
            worker.wake()
            watched.wait(ended(2))


def test_a_clock_set_back_does_not_stop_the_checks(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.later(days=400)
        with working(one, every_s=1.0) as (_worker, watched):
            watched.wait(ended(1))
            one.clock.ahead = timedelta()
            watched.wait(ended(3))


def stood(next_in_s: float) -> SyncStatus:
    """Where a worker before stood that succeeded an hour ago and planned its next run."""
    now = utc_now()
    ago = now - timedelta(hours=1)
    return SyncStatus(Phase.IDLE, ago - timedelta(hours=8), ago, now + timedelta(seconds=next_in_s))


def test_it_goes_on_where_the_worker_before_stood_until_it_is_woken(tmp_path: Path) -> None:
    before = stood(next_in_s=NEVER_S - 5)
    with lab(tmp_path, cases=1) as one, working(one, before=before) as (worker, watched):
        watched.wait(ended(1))
        assert worker.status == replace(before, every_s=NEVER_S)
        worker.wake()
        watched.wait(ended(2))
        assert watched.cycles() == 1
        assert worker.status.started == before.started
        assert worker.status.last_success
        assert before.last_success
        assert worker.status.last_success > before.last_success


def test_a_plan_is_kept_by_a_worker_that_was_stopped_before_it_ran(tmp_path: Path) -> None:
    with lab(tmp_path, cases=0) as one:
        before = stood(next_in_s=60)
        assert Worker(one.ports, NEVER_S, before=before).status.next_run == before.next_run


def test_what_the_worker_before_planned_is_begun_in_time(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        before = stood(next_in_s=2)
        with working(one, before=before) as (worker, watched):
            watched.wait(ended(2))
            first = next(status for status in watched.all if status.phase is Phase.IDLE)
            assert first.next_run == before.next_run
            assert worker.status.last_success
            assert before.next_run
            assert worker.status.last_success >= before.next_run


def test_a_plan_of_the_past_or_too_far_away_is_not_waited_for(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        for number, next_in_s in enumerate((-5, 3 * NEVER_S)):
            with working(one, before=stood(next_in_s)) as (_worker, watched):
                watched.wait(lambda all_: any(status.phase is Phase.SYNCING for status in all_))
                watched.wait(lambda all_: all_[-1].phase is Phase.IDLE)
            assert len(one.cases()) == 1, number


def test_a_due_case_ends_the_wait_for_what_the_worker_before_planned(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sync()
        answer_by_guess(one.app.store, one.cases()[0], utc_now)
        with working(one, before=stood(next_in_s=NEVER_S - 5)) as (_worker, watched):
            watched.wait(ended(1))
            assert watched.cycles() == 1


def test_a_worker_that_was_paused_before_waits_for_nothing_but_the_resume(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        watched = Watched()
        worker = Worker(one.ports, NEVER_S, changed=watched, before=stood(next_in_s=NEVER_S - 5))
        worker.pause()
        worker.start()
        try:
            watched.wait(lambda all_: all_[-1].phase is Phase.PAUSED)
            assert worker.status.next_run is None
            worker.resume()
            watched.wait(ended(1))
        finally:
            assert worker.stop()
