"""What the user is notified of, and how the windows are told: few events, right counts, nothing twice."""

from __future__ import annotations

import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest
from desk_whole_kit import Whole, cloud, connected, whole

from labconnector.desk.notices import Notices
from labconnector.desk.telling import Teller
from labconnector.domain.case import CaseState
from labconnector.domain.errors import (
    AlignBusy,
    ConnectorError,
    NetworkError,
    SignInError,
    StoreError,
    TargetMissing,
)
from labconnector.domain.listing import Counts
from labconnector.domain.status import Phase, SyncStatus
from labconnector.sync.answers import best_guess
from labconnector.sync.events import CaseChanged, Progress, Trouble
from labconnector.talk.events import CasesTold, Event, Notice, NoticeKind, ProgressTold


def troubles(one: Whole) -> list[str]:
    return [notice.error.code for notice in one.told.of(Notice) if notice.kind is NoticeKind.TROUBLE and notice.error]


def test_many_cases_are_told_of_seldom_with_right_counts(tmp_path: Path) -> None:
    with cloud(tmp_path, 6) as sandbox, whole(tmp_path, sandbox) as one:
        times: list[float] = []
        told = one.told.__call__

        def note(event: Event) -> None:
            if isinstance(event, CasesTold):
                times.append(time.monotonic())
            told(event)

        one.desk._engine.teller._tell = note
        one.connect()
        one.synced()
        one.told.wait_for(lambda: one.told.counted(NoticeKind.QUESTION) == 6)
        assert one.told.counted(NoticeKind.NEW_CASES) == 6
        assert one.told.notices()[NoticeKind.NEW_CASES] <= 2
        assert one.told.notices()[NoticeKind.QUESTION] <= 2
        assert all(later - sooner > 0.19 for sooner, later in pairwise(times))
        named = [event.order_ids for event in one.told.of(CasesTold) if event.order_ids is not None]
        assert frozenset().union(*named) == set(one.states())
        assert one.told.of(CasesTold)[-1].counts == one.desk.state().counts == Counts({CaseState.HELD: 6}, 6)
        assert one.told.of(ProgressTold)[-1].downloads == {}


def test_nothing_is_told_twice(tmp_path: Path) -> None:
    with connected(tmp_path, 3) as one:
        one.told.wait_for(lambda: one.told.counted(NoticeKind.QUESTION) == 3)
        for _ in range(3):
            one.cycle()
        one.desk._engine.restart()
        one.cycle()
        one.settled()
        assert not one.told.notices()


def test_a_notice_leads_to_its_case(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        one.told.wait_for(lambda: one.told.counted(NoticeKind.QUESTION) == 1)
        (case_id,) = one.ids().values()
        case = one.desk.case(case_id).case
        for notice in one.told.of(Notice):
            assert (notice.case_id, notice.patient, notice.doctor) == (
                case_id,
                case.order.patient,
                case.order.doctor_name,
            )
        (question,) = [notice for notice in one.told.of(Notice) if notice.kind is NoticeKind.QUESTION]
        assert question.text == case.questions[0].text


def test_what_was_answered_meanwhile_is_not_asked_by_a_notice(tmp_path: Path) -> None:
    with connected(tmp_path, 2) as one:
        one.told.wait_for(lambda: one.told.counted(NoticeKind.QUESTION) == 2)
        one.told.all.clear()
        notices = Notices(one.desk._engine)
        ids = one.ids()
        for order_id in ids:
            notices.note(CaseChanged(order_id, CaseState.HELD))
        first, *_ = ids.values()
        case = one.desk.case(first).case
        one.desk.answer(first, [best_guess(question, remember=False) for question in case.questions])
        one.told.wait_for(lambda: one.desk.case(first).case.state is not CaseState.HELD)
        one.told.all.clear()
        notices.tell_due()
        assert [(n.kind, n.count) for n in one.told.of(Notice) if n.case_id != first] == [(NoticeKind.QUESTION, 1)]


def test_a_failed_case_is_told_once(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        order_id = one.sandbox.world.new_case().case.order.order_id
        one.sandbox.faults.set("server-error", order_id=order_id)
        one.cycle()
        one.told.wait_for(lambda: one.told.counted(NoticeKind.FAILURE) == 1)
        assert one.states()[order_id] is CaseState.FAILED
        one.cycle()
        one.settled()
        assert NoticeKind.FAILURE not in one.told.notices()


def test_a_damaged_package_is_told_as_a_failure(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        order_id = one.sandbox.world.new_case().case.order.order_id
        one.sandbox.faults.set("truncated-zip", order_id=order_id)
        one.told.all.clear()
        one.cycle()
        one.told.wait_for(lambda: one.told.counted(NoticeKind.FAILURE) == 1)
        assert one.states()[order_id] is CaseState.HELD
        damaged = next(notice.case_id for notice in one.told.of(Notice) if notice.kind is NoticeKind.FAILURE)
        assert damaged not in [n.case_id for n in one.told.of(Notice) if n.kind is NoticeKind.QUESTION]


def test_a_trouble_is_told_once_until_it_is_over(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        one.cad.rename(tmp_path / "away")
        one.cycle()
        one.told.wait_for(lambda: troubles(one) == ["target-missing"])
        for _ in range(2):
            one.cycle()
        assert troubles(one) == []
        (tmp_path / "away").rename(one.cad)
        one.cycle()
        one.cad.rename(tmp_path / "away")
        one.desk.check_now()  # a cycle that the folder's coming back began may be the first to meet it
        one.told.wait_for(lambda: troubles(one) == ["target-missing"])


def test_two_troubles_at_once_are_told_once_each(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        one.cad.rename(tmp_path / "away")
        one.sandbox.faults.set("html-list")
        one.cycle()
        one.told.wait_for(lambda: len(troubles(one)) == 2)
        assert len(set(troubles(one))) == 2
        for _ in range(3):
            one.cycle()
            assert troubles(one) == []


def test_a_trouble_that_lasts_is_not_told_by_the_next_engine_again(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox:
        with whole(tmp_path, sandbox) as one:
            one.connect()
            one.synced()
            one.cad.rename(tmp_path / "away")
            one.cycle()
            one.told.wait_for(lambda: troubles(one) == ["target-missing"])
            keep = one.desk.close()
        with whole(tmp_path, sandbox, keep=keep) as one:
            (tmp_path / "CAD-Data").rmdir()
            status = one.desk.state().status
            assert status.trouble
            assert status.trouble.code == "target-missing"
            one.cycle()
            assert troubles(one) == []
            (tmp_path / "away").rename(one.cad)
            one.cycle()
            assert one.desk.state().status.trouble is None
            one.settled()
            assert one.told.notices()[NoticeKind.TROUBLE] == 0


def test_too_soon_to_ask_is_no_end_of_a_trouble(tmp_path: Path) -> None:
    with connected(tmp_path, 1, relist_window_s=0.5) as one:
        one.sandbox.faults.set("html-list")
        while one.desk.state().status.trouble is None:
            one.cycle()
        trouble = one.desk.state().status.trouble
        assert trouble
        success = one.desk.state().status.last_success
        one.cycle()
        state = one.desk.state()
        assert state.status.trouble
        assert state.status.trouble.code == trouble.code
        assert state.status.last_success == success
        one.settled()
        assert troubles(one) == []


def test_signed_out_by_align_is_told_once(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        one.sandbox.faults.set("token-revoked")
        one.cycle()
        one.told.wait_for(lambda: troubles(one) == [SignInError.code])
        one.cycle()
        one.cycle()
        assert troubles(one) == []
        assert isinstance(one.desk.state().status.trouble, SignInError)
        one.sandbox.faults.clear()
        one.told.all.clear()
        one.connect()
        one.synced()
        assert one.desk.state().status.trouble is None


# --- the parts by themselves ----------------------------------------------------------------------------------------


class Heard:
    """Events, and a way to wait for one."""

    def __init__(self) -> None:
        self.all: list[Event] = []
        self.changed = threading.Condition()

    def __call__(self, event: Event) -> None:
        with self.changed:
            self.all.append(event)
            self.changed.notify_all()

    def wait(self, number: int) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.all) >= number, 5), self.all


def test_a_case_list_that_cannot_be_read_now_is_told_of_later() -> None:
    heard, answers = Heard(), [StoreError("Locked."), StoreError("Locked.")]

    def counts() -> Counts:
        if answers:
            raise answers.pop()
        return Counts(unread=3)

    teller = Teller(heard, counts)
    teller.changed({"1"})
    while answers:
        teller.changed({"2"})
    teller.changed({"3"})
    heard.wait(1)
    teller.close()
    assert heard.all == [CasesTold(frozenset({"1", "2", "3"}), Counts(unread=3))]


@pytest.mark.parametrize("how", ["rest", "changed"])
def test_progress_ends_however_a_download_ends(how: str) -> None:
    heard = Heard()
    teller = Teller(heard, Counts)
    teller.note(Progress("1", 5, 10))
    teller.note(Progress("2", 7, None))
    heard.wait(1)
    assert heard.all == [ProgressTold({"1": (5, 10), "2": (7, None)})]
    if how == "rest":
        teller.rest()
    else:
        teller.note(CaseChanged("1", CaseState.FAILED))
        teller.note(CaseChanged("2", CaseState.READY))
    teller.close()
    assert [event for event in heard.all if isinstance(event, ProgressTold)][1:] == [ProgressTold({})]


class NoEngine:
    """Hears notices of troubles, which ask nothing of the engine."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, notice: Notice) -> None:
        assert notice.error
        self.told.append(notice.error.code)


def notices_after(steps: str, kept: frozenset[str] = frozenset()) -> tuple[list[str], frozenset[str]]:
    """n, t, u, b: a trouble (network, a folder, another one, busy) in a cycle; |: its end; f: another sign-in."""
    engine = NoEngine()
    notices = Notices(engine, kept)  # type: ignore[arg-type]
    errors: dict[str, ConnectorError] = {"n": NetworkError("n"), "t": TargetMissing("t"), "b": AlignBusy("b")}
    errors["u"] = TargetMissing("u")
    notices.note_status(SyncStatus(Phase.IDLE))
    notices.note_status(SyncStatus(Phase.SYNCING))
    for step in steps:
        if step == "|":
            notices.note_status(SyncStatus(Phase.IDLE))
            notices.note_status(SyncStatus(Phase.IDLE))
            notices.note_status(SyncStatus(Phase.SYNCING))
        elif step == "f":
            notices.forget()
        else:
            notices.note(Trouble(errors[step]))
            notices.tell_due()
    return engine.told, notices.troubled


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("n|n|n|", ["network"]),
        ("nt|nt|tn|", ["network", "target-missing"]),
        ("n||n|", ["network", "network"]),
        ("nt|n|nt|", ["network", "target-missing", "target-missing"]),
        ("tu|tu|u|", ["target-missing", "target-missing"]),
        ("b|b|", []),
        ("n|fn|", ["network", "network"]),
    ],
)
def test_a_trouble_is_told_again_only_after_a_cycle_without_it(steps: str, told: list[str]) -> None:
    assert notices_after(steps)[0] == told


def test_what_the_engine_before_told_is_known() -> None:
    assert notices_after("n|n|", frozenset({"network"})) == ([], frozenset({"network"}))
    assert notices_after("|n", frozenset({"network"}))[0] == ["network"]
