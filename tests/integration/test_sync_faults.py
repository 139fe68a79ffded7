"""Every fault of the cloud, the files and the folder: a state in the list, a message, and nothing lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sync_kit import Lab, lab

from labconnector.domain.case import CaseState
from labconnector.domain.errors import (
    AlignError,
    BadAnswer,
    ConnectorError,
    NetworkError,
    SignInError,
    TargetMissing,
    WrongClock,
)
from labconnector.sandbox.faults import FAULTS, FaultName

DAMAGED = ("truncated-zip", "html-zip", "damaged-zip", "empty-mesh", "path-escape")
PASSING = ("wrong-length", "cut-answer", "missing-ide")
HARMLESS = (
    "no-length",
    "no-ranges",
    "slow-download",
    "delay",
    "foreign-link",
    "no-rotation",
    "no-webhook",
    "duplicate-listing",
)


def finish(one: Lab) -> None:
    """Everything that was held up is delivered in the end."""
    one.sandbox.faults.clear()
    one.later(days=1)
    one.sync()
    one.answer_everything()
    assert set(one.states().values()) == {CaseState.DELIVERED}


def test_every_fault_is_tested_here() -> None:
    here = {*DAMAGED, *PASSING, *HARMLESS}
    own_tests = {"server-error", "unauthorized", "busy", "token-expired", "token-revoked", "clock-skew", "html-list"}
    own_tests |= {"malformed-order", "strict-floor", "cut", "xml-bomb", "rescan", "back-from-modeling"}
    assert here | own_tests == set(FAULTS) == set(FaultName)


@pytest.mark.parametrize("fault", DAMAGED)
def test_damaged_files_hold_the_case_and_keep_the_zip(tmp_path: Path, fault: str) -> None:
    with lab(tmp_path, cases=2) as one:
        bad = one.sandbox.world.orders[0].order_id
        one.sandbox.faults.set(fault, order_id=bad)
        result = one.sync()
        assert not result.troubles
        case = one.case(bad)
        assert case.state is CaseState.HELD
        assert case.problem
        assert case.problem.action
        kept = list((one.app.paths.quarantine).glob(f"{bad}-*.zip"))
        assert len(kept) == 1
        assert not list(tmp_path.rglob("*escaped*"))
        assert len([c for c in one.cases() if c.questions]) == 1  # the other one went on

        one.sandbox.faults.clear()
        one.app.store.download_again(case.id, one.clock.now())
        finish(one)


def test_an_entity_bomb_in_the_xml_falls_back_and_says_so(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sandbox.faults.set("xml-bomb")
        one.sync()
        case = one.cases()[0]
        assert case.state is CaseState.HELD
        assert [finding.code for finding in one.app.store.findings(case.id)] == ["older-order-data"]


@pytest.mark.parametrize("fault", PASSING)
def test_a_failed_transfer_is_tried_again(tmp_path: Path, fault: str) -> None:
    with lab(tmp_path, cases=2) as one:
        bad = one.sandbox.world.orders[0].order_id
        one.sandbox.faults.set(fault, order_id=bad)
        one.sync()
        case = one.case(bad)
        assert case.state in (CaseState.FAILED, CaseState.WAITING)
        assert case.problem
        assert case.problem.next_try
        finish(one)


@pytest.mark.parametrize("fault", HARMLESS)
def test_what_needs_no_help(tmp_path: Path, fault: str) -> None:
    with lab(tmp_path, cases=1) as one:
        value = {"delay": 0.1, "slow-download": 2000.0}.get(fault)
        one.sandbox.faults.set(fault, value=value)
        assert not one.sync().troubles
        one.sync()
        assert one.cases()[0].state is CaseState.HELD
        assert one.cases()[0].revision == 1
        finish(one)


@pytest.mark.parametrize("fault", ["rescan", "back-from-modeling"])
def test_other_files_of_an_order_are_a_new_revision(tmp_path: Path, fault: str) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sync()
        one.answer_everything()
        one.sandbox.faults.set(fault, times=1)
        one.later(minutes=30)
        one.sync()
        assert one.cases()[0].revision == 2
        finish(one)


def test_a_cut_download_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sandbox.faults.set("cut", value=30_000, times=1)
        one.sync()
        one.later(hours=1)
        one.sync()
        statuses = [call.status for call in one.sandbox.traffic.calls("/download/IDE")]
        assert statuses == [200, 206]
        finish(one)


def test_a_burst_of_500_is_sat_out(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sandbox.faults.set("server-error", times=2)
        assert not one.sync().troubles
        finish(one)


def trouble(one: Lab) -> ConnectorError:
    troubles = one.sync().troubles
    assert len(troubles) == 1
    assert troubles[0].message
    assert troubles[0].action
    return troubles[0]


@pytest.mark.parametrize(
    ("fault", "kind"), [("server-error", AlignError), ("html-list", BadAnswer), ("token-revoked", SignInError)]
)
def test_an_error_of_the_whole_is_the_cycles(tmp_path: Path, fault: str, kind: type[ConnectorError]) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sandbox.faults.set(fault)
        assert isinstance(trouble(one), kind)
        assert one.cases() == ()


@pytest.mark.parametrize("fault", ["unauthorized", "token-expired"])
def test_one_refusal_is_answered_by_a_refresh(tmp_path: Path, fault: str) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sandbox.faults.set(fault, times=1)
        assert not one.sync().troubles
        finish(one)


def test_a_wrong_clock_is_named(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sandbox.faults.set("clock-skew")
        one.sandbox.faults.set("unauthorized")
        assert isinstance(trouble(one), WrongClock)


def test_a_busy_align_is_obeyed(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sandbox.faults.set("busy", value=600)
        result = one.sync()
        assert not result.troubles
        assert result.asked
        assert result.asked.too_soon_s
        assert result.asked.too_soon_s >= 590


def test_the_floor_is_kept(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1, relist_window_s=120) as one:
        one.sandbox.faults.set("strict-floor")
        one.sync()
        asked = len(one.sandbox.traffic.calls("orders/lab"))
        second = one.sync()
        assert second.asked
        assert second.asked.too_soon_s
        assert len(one.sandbox.traffic.calls("orders/lab")) == asked


def test_one_malformed_order_does_not_hide_the_others(tmp_path: Path) -> None:
    with lab(tmp_path, cases=3) as one:
        one.sandbox.faults.set("malformed-order")
        result = one.sync()
        assert result.asked
        assert len(result.asked.unreadable) == 1
        assert len(one.cases()) == 2
        finish(one)
        assert len(one.cases()) == 3


def test_no_network_still_delivers_what_is_here(tmp_path: Path) -> None:
    with lab(tmp_path, cases=2) as one:
        one.sync()
        one.sandbox.stop()
        assert isinstance(one.sync().troubles[0], NetworkError)
        one.answer_everything()
        assert set(one.states().values()) == {CaseState.DELIVERED}


def test_a_missing_cad_folder_pauses_delivery_only(tmp_path: Path) -> None:
    with lab(tmp_path, cases=2) as one:
        one.sync()
        shutil.rmtree(one.cad)
        one.sandbox.world.new_case()
        assert isinstance(trouble(one), TargetMissing)
        assert len(one.cases()) == 3
        assert not one.cad.exists()
        one.cad.mkdir()
        finish(one)
