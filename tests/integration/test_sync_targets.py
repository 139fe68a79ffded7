"""Several targets at once: chosen by rules, placed one after another, each paused and resumed by itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sync_kit import Lab, lab

from labconnector.align.profile import save_profile
from labconnector.cad.guarded import GuardedTarget
from labconnector.domain.case import Case, CaseState
from labconnector.domain.errors import TargetMissing, TargetTaken
from labconnector.domain.handoff import HandOff, Placed, Plan
from labconnector.sync.cycle import run_cycle
from labconnector.sync.events import Trouble
from labconnector.system.settings import CadSettings, Settings, WhenSettings


@contextmanager
def two(folder: Path, *, cases: int = 3, when: dict[str, Any] | None = None, **options: Any) -> Iterator[Lab]:
    """A lab with exocad, and an archive of zips."""
    with lab(folder, cases=cases, **options) as one:
        (folder / "archive").mkdir(exist_ok=True)
        archive = CadSettings(
            name="archive",
            kind="folder",
            folder=folder / "archive",
            options={"zipped": True},
            when=WhenSettings.model_validate(when or {}),
        )
        keep(one, further=(archive,))
        yield one


def keep(one: Lab, **changed: Any) -> None:
    """Changes settings, checked."""
    one.app.save(Settings.model_validate({**one.app.settings.model_dump(), **changed}))


def names(folder: Path) -> list[str]:
    """What was placed in a folder."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def placed(one: Lab, case: Case) -> list[str]:
    """Which targets the case's history says have placed it, in order."""
    said = [entry for entry in one.app.store.history(case.id) if entry.event == "delivered"]
    return [entry.text.rpartition(" ")[2] for entry in said]


def test_every_target_gets_every_case_and_the_case_shows_the_first(tmp_path: Path) -> None:
    with two(tmp_path) as one:
        one.sync()
        one.answer_everything()
        assert set(one.states().values()) == {CaseState.DELIVERED}
        assert len(names(one.cad)) == len(names(tmp_path / "archive")) == 3
        for case in one.cases():
            assert Path(case.delivered_to).parent == one.cad
            assert sorted(placed(one, case)) == ["archive", "exocad"]
            package = one.app.store.package(case.id)
            assert package
            assert [path.name for path in package.zip_path.parent.iterdir()] == [package.zip_path.name]


def test_rules_choose_and_what_no_rule_fits_goes_to_the_first(tmp_path: Path) -> None:
    with two(tmp_path, cases=6) as one:
        one.sync()
        first, second = one.cases()[0].order, one.cases()[1].order
        archive = one.app.settings.further[0]
        by_doctor = archive.model_copy(update={"when": WhenSettings(doctor_ids=(first.doctor_id,))})
        nothing = WhenSettings(procedures=("Nobody orders this",))
        keep(one, cad=one.app.settings.cad.model_copy(update={"when": nothing}), further=(by_doctor,))
        one.answer_everything()
        of_doctor = [case for case in one.cases() if case.order.doctor_id == first.doctor_id]
        others = [case for case in one.cases() if case.order.doctor_id != first.doctor_id]
        assert of_doctor
        assert others
        assert second in [case.order for case in (*of_doctor, *others)]
        assert all(placed(one, case) == ["archive"] for case in of_doctor)
        assert all(Path(case.delivered_to).parent == tmp_path / "archive" for case in of_doctor)
        assert all(placed(one, case) == ["exocad"] for case in others)


def test_a_rule_on_clients_counts_once_the_client_is_known(tmp_path: Path) -> None:
    with two(tmp_path, cases=4, when={"client_ids": [1]}) as one:
        one.sync()
        one.answer_everything()
        assert set(one.states().values()) == {CaseState.DELIVERED}
        of_client = [case for case in one.cases() if case.client_id == 1]
        assert of_client
        assert len(names(tmp_path / "archive")) == len(of_client)
        assert len(names(one.cad)) == 4


def test_a_missing_drive_pauses_its_target_only_and_resumes_by_itself(tmp_path: Path) -> None:
    with two(tmp_path) as one:
        one.sync()
        (tmp_path / "archive").rename(tmp_path / "away")
        one.answer_everything()
        assert set(one.states().values()) == {CaseState.READY}
        assert len(names(one.cad)) == 3
        (trouble,) = one.sync(listing=False).troubles
        assert isinstance(trouble, TargetMissing)
        assert "'archive'" in trouble.message
        assert any(isinstance(event, Trouble) and event.error.message == trouble.message for event in one.events)
        said = [one.app.store.history(case.id) for case in one.cases()]
        one.sync(listing=False)
        assert [one.app.store.history(case.id) for case in one.cases()] == said  # nothing is said again and again
        due = one.app.store.next_due(one.account.key)
        assert due
        assert due > one.clock.now()  # and no cycle begins for it before its time
        before = names(one.cad)
        (tmp_path / "away").rename(tmp_path / "archive")
        assert one.sync(listing=False).troubles == ()
        assert set(one.states().values()) == {CaseState.DELIVERED}
        assert names(one.cad) == before
        assert [placed(one, case) for case in one.cases()] == [["exocad", "archive"]] * 3
        assert all(Path(case.delivered_to).parent == one.cad for case in one.cases())


def test_the_first_targets_drive_is_missing_and_the_other_goes_on(tmp_path: Path) -> None:
    with two(tmp_path, cases=1) as one:
        one.sync()
        one.cad.rename(tmp_path / "away")
        one.answer_everything()
        assert names(tmp_path / "archive")
        (tmp_path / "away").rename(one.cad)
        one.sync(listing=False)
        (case,) = one.cases()
        assert case.state is CaseState.DELIVERED
        assert placed(one, case) == ["archive", "exocad"]
        assert Path(case.delivered_to).parent == one.cad


def test_a_target_that_is_taken_off_the_settings_is_not_waited_for(tmp_path: Path) -> None:
    with two(tmp_path) as one:
        one.sync()
        (tmp_path / "archive").rename(tmp_path / "away")
        one.answer_everything()
        keep(one, further=())
        one.sync(listing=False)
        assert set(one.states().values()) == {CaseState.DELIVERED}
        assert [placed(one, case) for case in one.cases()] == [["exocad"]] * 3


def test_once_more_places_in_every_target(tmp_path: Path) -> None:
    with two(tmp_path, cases=1) as one:
        one.sync()
        one.answer_everything()
        (case,) = one.cases()
        one.later(minutes=1)
        for path in (tmp_path / "archive").iterdir():
            path.unlink()
        one.app.store.deliver_again(case.id, one.clock.now())
        one.sync(listing=False)
        assert one.cases()[0].state is CaseState.DELIVERED
        assert placed(one, case) == ["exocad", "archive"] * 2
        assert len(names(tmp_path / "archive")) == len(names(one.cad)) == 1


class Refusing(GuardedTarget):
    """A target that cannot place."""

    def place(self, handoff: HandOff, plan: Plan) -> Placed:
        """Never."""
        raise TargetTaken("taken")


def test_a_target_that_refuses_a_case_keeps_no_other_from_it(tmp_path: Path) -> None:
    with two(tmp_path, cases=1) as one:
        one.sync()
        first, second = one.ports.targets
        refusing = replace(one.ports, targets=(replace(first, target=Refusing("exocad", first.target)), second))
        one.cad.rename(tmp_path / "away")  # while questions are answered, only the archive takes the case
        (tmp_path / "archive").rename(tmp_path / "gone")
        one.answer_everything()
        (tmp_path / "away").rename(one.cad)
        (tmp_path / "gone").rename(tmp_path / "archive")
        run_cycle(refusing, one.stop, listing=False)
        (case,) = one.cases()
        assert case.state is CaseState.FAILED
        assert case.problem
        assert "'exocad'" in case.problem.message
        assert placed(one, case) == ["archive"]
        assert one.app.store.open_deliveries(one.account.key) == ()
        one.later(minutes=1)
        one.sync(listing=False)
        assert one.cases()[0].state is CaseState.DELIVERED
        assert placed(one, case) == ["archive", "exocad"]


def test_a_kind_that_is_not_installed_any_more_pauses_its_target_only(tmp_path: Path) -> None:
    with two(tmp_path) as one:
        keep(one, further=(one.app.settings.further[0].model_copy(update={"kind": "gone", "options": {}}),))
        (trouble,) = one.sync().troubles
        assert "'archive'" in trouble.message
        assert "'gone'" in trouble.message
        one.answer_everything()
        assert len(names(one.cad)) == 3


_DIES = """
import os, signal, sys, threading
from dataclasses import replace
from pathlib import Path
from labconnector.align.profile import load_profile
from labconnector.app import App
from labconnector.sync.cycle import run_cycle
from labconnector.system.keystore import MemoryKeystore
from labconnector.system.paths import Paths

class Dying:
    def __init__(self, target, where):
        self._target, self._where = target, where
    def __getattr__(self, name):
        return getattr(self._target, name)
    def plan(self, handoff):
        return self._at("plan", lambda: self._target.plan(handoff))
    def place(self, handoff, plan):
        return self._at("place", lambda: self._target.place(handoff, plan))
    def _at(self, what, do):
        if self._where == "before " + what:
            os.kill(os.getpid(), signal.SIGKILL)
        done = do()
        if self._where == "after " + what:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

folder = Path(sys.argv[1])
with App(Paths(folder / "data"), MemoryKeystore(), profile=load_profile(folder / "sandbox.toml")) as app:
    ports = app.ports(app.account(), None)
    first, second = ports.targets
    second = replace(second, target=Dying(second.target, sys.argv[2]))
    run_cycle(replace(ports, targets=(first, second)), threading.Event())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("where", ["before plan", "after plan", "before place", "after place"])
def test_a_crash_between_two_targets_places_each_once(tmp_path: Path, where: str) -> None:
    with two(tmp_path, cases=1) as one:
        save_profile(one.app.profile, tmp_path / "sandbox.toml")
        one.sync()
        for folder in (one.cad, tmp_path / "archive"):
            folder.rename(tmp_path / f"{folder.name}-away")
        one.answer_everything()
        assert set(one.states().values()) == {CaseState.READY}
        for folder in (one.cad, tmp_path / "archive"):
            (tmp_path / f"{folder.name}-away").rename(folder)
        command = [sys.executable, "-c", _DIES, str(tmp_path), where]
        died = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
        assert died.returncode == -9, died.stderr
        (folder,) = one.cad.glob("[!.]*")
        for path in folder.rglob("*-upperjaw.*"):
            path.unlink()  # as the technician may: what exocad has is not placed a second time
        one.sync(listing=False)
        (case,) = one.cases()
        assert case.state is CaseState.DELIVERED
        assert placed(one, case) == ["exocad", "archive"]
        assert [path.name for path in one.cad.glob("[!.]*")] == [folder.name]
        assert not list(folder.rglob("*-upperjaw.*"))
        assert len(names(tmp_path / "archive")) == 1
