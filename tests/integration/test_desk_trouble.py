"""Problems, diagnosis and support report as the windows ask for them, over a real engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

from desk_engine_kit import connected, engine_over, idle

from labconnector.desk.settings import SettingsPart
from labconnector.desk.trouble import TroublePart
from labconnector.domain.case import CaseState
from labconnector.domain.check import Check
from labconnector.domain.errors import SignInError, TargetMissing


def by_name(part: TroublePart) -> dict[str, Check]:
    return {check.name: check for check in part.diagnose()}


@contextmanager
def nobody(tmp_path: Path) -> Iterator[TroublePart]:
    """A new data folder without an account."""
    with engine_over(tmp_path / "data") as (engine, _told):
        yield TroublePart(engine)


def test_without_an_account_there_is_no_problem_and_a_check_says_what_to_do(tmp_path: Path) -> None:
    with nobody(tmp_path) as part:
        assert part.problems() == ()
        checks = by_name(part)
        assert list(checks) == [
            "version",
            "data folder",
            "case list",
            "profile",
            "password store",
            "cad folder",
            "sign-in",
            "sync",
        ]
        assert isinstance(checks["sign-in"].error, SignInError)
        assert checks["sign-in"].error.action
        assert checks["sync"] == Check("sync", "off; last check of Align: none yet")


def test_a_demo_that_works_passes_every_check(tmp_path: Path) -> None:
    with connected(tmp_path, cases=1) as (_one, engine, _told):
        checks = by_name(TroublePart(engine))
        assert {name: check.error for name, check in checks.items()} == dict.fromkeys(checks)
        assert "password store" not in checks
        assert checks["profile"].text.startswith("sandbox: http://127.0.0.1")
        assert checks["sync"].text.startswith("idle; last check of Align: 20")


def test_what_is_wrong_is_in_the_checks(tmp_path: Path) -> None:
    with connected(tmp_path, cases=1) as (one, engine, told):
        settings = SettingsPart(engine)
        one.sandbox.stop()
        one.cad.rename(tmp_path / "away")
        told.all.clear()
        engine.wake()
        told.wait(idle(1))
        checks = by_name(TroublePart(engine))
        assert isinstance(checks["cad folder"].error, TargetMissing)
        assert checks["sync"].error is not None
        settings.change_settings(replace(settings.settings(), import_enabled=False))
        assert "switched off" in by_name(TroublePart(engine))["sync"].text


def test_problems_are_the_cases_that_do_not_go_on(tmp_path: Path) -> None:
    with connected(tmp_path, cases=2) as (one, engine, told):
        part = TroublePart(engine)
        assert part.problems() == ()
        one.sandbox.faults.set("damaged-zip")
        order_id = one.sandbox.world.new_case().case.order.order_id
        told.all.clear()
        engine.wake()
        told.wait(lambda _all: one.app.store.case(one.account.key, order_id) is not None and bool(part.problems()))
        (problem,) = part.problems()
        assert problem.order.order_id == order_id
        assert problem.state is CaseState.HELD
        assert problem.problem


def test_the_report_tells_the_checks_and_no_names(tmp_path: Path) -> None:
    with connected(tmp_path, cases=2) as (one, engine, _told):
        path = tmp_path / "report.zip"
        TroublePart(engine).support_report(path)
        with ZipFile(path) as archive:
            text = archive.read("report.txt").decode()
        assert "sign-in" in text
        assert "idle; last check of Align" in text
        for case in one.cases():
            assert case.order.patient_last not in text
