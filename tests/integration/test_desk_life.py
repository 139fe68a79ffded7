"""The engine's life: it is ended and begun again, paused, given other settings; nothing is lost and nobody is asked."""

from __future__ import annotations

import pickle
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from desk_whole_kit import NEVER_S, Whole, cloud, connected, whole

from labconnector.desk import engine as engine_module
from labconnector.desk import running
from labconnector.desk.engine import Kept
from labconnector.desk.running import StillWorking
from labconnector.domain.case import CaseState
from labconnector.domain.errors import ConnectorError, SignInError
from labconnector.domain.status import Phase
from labconnector.sandbox.people import TWO_ACCOUNTS_USER
from labconnector.sync.worker import Worker
from labconnector.system.settings import load_settings, save_settings
from labconnector.talk.events import ProgressTold, StatusTold
from labconnector.talk.views import DeliverBy


def held(one: Whole) -> list[CaseState]:
    return list(one.states().values())


# --- ended and begun again ------------------------------------------------------------------------------------------


def test_a_nap_needs_no_sign_in_no_refresh_and_no_call(tmp_path: Path) -> None:
    with cloud(tmp_path, 2) as sandbox:
        with whole(tmp_path, sandbox) as one:
            one.connect()
            one.synced()
            before = one.desk.state()
            keep = one.desk.close()
        calls = one.calls()
        with whole(tmp_path, sandbox, keep=keep, user="") as one:
            one.told.wait_for(one.rests)
            after = one.desk.state()
            assert (after.account, after.signed_in, after.remembered) == (before.account, True, True)
            assert after.counts == before.counts
            for name in ("last_success", "next_run", "started", "trouble"):
                assert getattr(after.status, name) == getattr(before.status, name)
            assert one.calls() == calls
            one.cycle()
            new = [call.path.rsplit("/", 2)[-2:] for call in one.sandbox.traffic.calls()[calls:]]
            assert new == [["orders", "lab"]]


def test_a_nap_of_a_nap_keeps_all(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox:
        with whole(tmp_path, sandbox) as one:
            one.connect()
            one.synced()
            before = one.desk.state()
            keep = one.desk.close()
        for _ in range(3):
            with whole(tmp_path, sandbox, keep=keep, user="") as one:
                assert one.desk.state().signed_in
                keep = one.desk.close()
        kept = pickle.loads(keep)
        assert kept.success.next_run >= before.status.next_run
        assert kept.success.last_success == before.status.last_success


def test_after_the_planned_time_the_next_engine_checks_at_once(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox:
        with whole(tmp_path, sandbox, check_every_s=1) as one:
            one.connect()
            one.synced()
            keep = one.desk.close()
        kept = pickle.loads(keep)
        with whole(tmp_path, sandbox, keep=keep) as one:
            one.synced()
            assert one.desk.state().status.last_success > kept.success.last_success


def test_what_was_due_meanwhile_is_done_by_the_next_engine(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox:
        with whole(tmp_path, sandbox) as one:
            one.connect()
            one.synced()
            one.desk.pause()
            one.told.wait_for(lambda: one.desk.state().status.phase is Phase.PAUSED)
            one.answer_everything_at_once()
            keep = one.desk.close()
        kept = pickle.loads(keep)
        with whole(tmp_path, sandbox, keep=pickle.dumps(replace(kept, paused=False))) as one:
            one.told.wait_for(lambda: CaseState.READY not in held(one))
            assert one.lists() <= 2


def test_an_expired_token_is_renewed_after_a_nap(tmp_path: Path) -> None:
    with cloud(tmp_path, 1, access_life_s=61) as sandbox:
        with whole(tmp_path, sandbox) as one:
            one.connect()
            one.synced()
            keep = one.desk.close()
        sandbox.clock.advance(3600)
        with whole(tmp_path, sandbox, keep=keep, user="") as one:
            one.cycle()
            state = one.desk.state()
            assert (state.signed_in, state.status.trouble) == (True, None)
            again = one.desk.close()
        with whole(tmp_path, sandbox, keep=again, user="") as one:
            one.cycle()
            assert one.desk.state().status.trouble is None


def test_paused_stays_paused_over_a_nap(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox:
        with whole(tmp_path, sandbox) as one:
            one.connect()
            one.synced()
            one.desk.pause()
            one.told.wait_for(lambda: one.desk.state().status.phase is Phase.PAUSED)
            keep = one.desk.close()
        with whole(tmp_path, sandbox, keep=keep) as one:
            one.told.wait_for(lambda: one.desk.state().status.phase is Phase.PAUSED)
            lists = one.lists()
            one.desk.check_now()
            one.desk.resume()
            one.synced()
            assert one.lists() == lists + 1


def test_a_pause_in_a_cycle_outlasts_other_settings(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        one.sandbox.world.new_case()
        one.sandbox.faults.set("slow-download", 1)
        one.told.all.clear()
        one.desk.check_now()
        one.told.wait_for(lambda: CaseState.DOWNLOADING in held(one))
        one.desk.pause()
        one.desk.change_settings(replace(one.desk.settings(), parallel_downloads=1))
        one.told.wait_for(lambda: one.desk.state().status.phase is Phase.PAUSED)
        kept = pickle.loads(one.desk.close())
        assert kept.paused


def test_the_sign_in_of_one_account_is_not_used_for_another(tmp_path: Path) -> None:
    """The command line may have changed the account while no engine ran."""
    with cloud(tmp_path, 2) as sandbox:
        with whole(tmp_path, sandbox, user=TWO_ACCOUNTS_USER) as one:
            here, there = one.desk.sign_in()
            one.desk.connect(here)
            one.synced()
            one.desk._app.store.save_account(there)
            keep = one.desk.close()
        settings = load_settings(tmp_path / "data/settings.toml")
        save_settings(tmp_path / "data/settings.toml", settings.model_copy(update={"account": there.key}))
        with whole(tmp_path, sandbox, keep=keep, user="") as one:
            state = one.desk.state()
            assert (state.account, state.signed_in) == (there, False)
            assert isinstance(state.sign_in_trouble, SignInError)
            assert one.states() == {}


def test_closing_twice_and_at_once_is_no_harm(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox, whole(tmp_path, sandbox) as one:
        one.desk.close()
        assert isinstance(pickle.loads(one.desk.close()), Kept)


def test_what_is_kept_shows_no_secret(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox, whole(tmp_path, sandbox) as one:
        one.connect()
        kept: Kept = pickle.loads(one.desk.close())
        assert kept.session
        assert kept.session.pairing
        assert kept.session.pairing.refresh not in repr(kept)
        assert kept.session.pairing.access not in repr(kept)


def test_a_broken_catalogue_of_the_labs_own_is_told_and_mended(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox:
        with whole(tmp_path, sandbox) as one:
            one.connect()
            one.synced()
            catalogue, keep = one.desk.catalogue(), one.desk.close()
        (tmp_path / "data/materials.toml").write_text("[[materials\n", "utf-8")
        with whole(tmp_path, sandbox, keep=keep) as one:
            state = one.desk.state()
            assert state.signed_in
            assert state.status.trouble
            assert state.counts.unread == 1
            one.desk.save_catalogue(catalogue)
            one.told.wait_for(one.rests)
            assert one.desk.state().status.trouble is None


# --- the end while something runs ------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [("slow-download", 1), ("delay", 20)])
def test_the_end_comes_soon_though_align_is_slow(tmp_path: Path, fault: tuple[str, float]) -> None:
    with cloud(tmp_path, 2) as sandbox:
        with whole(tmp_path, sandbox) as one:
            one.connect()
            one.synced()
            order_id = sandbox.world.new_case().case.order.order_id
            sandbox.faults.set(*fault)
            one.told.all.clear()
            one.desk.check_now()
            one.told.wait_for(lambda: one.desk.state().status.phase is Phase.SYNCING)
            if fault[0] == "slow-download":
                one.told.wait_for(lambda: one.told.of(ProgressTold))
            began = time.monotonic()
            keep = one.desk.close()
            assert time.monotonic() - began < 5
        sandbox.faults.clear()
        with whole(tmp_path, sandbox, keep=keep) as one:
            one.told.wait_for(lambda: one.states().get(order_id) is CaseState.HELD)


# --- other settings while something runs ------------------------------------------------------------------------------


def test_other_settings_while_files_come_lose_nothing(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        orders = [one.sandbox.world.new_case().case.order.order_id for _ in range(3)]
        one.sandbox.faults.set("slow-download", 1)
        one.told.all.clear()
        one.desk.check_now()
        one.told.wait_for(lambda: one.told.of(ProgressTold))
        for number in (1, 2, 3):
            one.desk.change_settings(replace(one.desk.settings(), parallel_downloads=number))
        one.sandbox.faults.clear()
        one.desk.change_settings(replace(one.desk.settings(), parallel_downloads=4))
        one.told.wait_for(lambda: all(one.states().get(order) is CaseState.HELD for order in orders))
        one.told.wait_for(lambda: one.told.of(ProgressTold)[-1].downloads == {})


def test_switched_off_nothing_is_asked_and_what_is_here_is_delivered(tmp_path: Path) -> None:
    with connected(tmp_path, 2) as one:
        one.desk.change_settings(replace(one.desk.settings(), import_enabled=False))
        one.told.wait_for(one.rests)
        calls = one.calls()
        new = one.sandbox.world.new_case().case.order.order_id
        one.cycle()
        one.answer_all()
        one.told.wait_for(lambda: set(held(one)) == {CaseState.DELIVERED})
        with pytest.raises(ConnectorError, match="switched off"):
            one.desk.find(new)
        assert one.desk.find(next(iter(one.states()))).was_here
        assert one.calls() == calls
        assert list(one.cad.iterdir())
        assert one.desk.state().signed_in
        one.desk.change_settings(replace(one.desk.settings(), import_enabled=True))
        one.told.wait_for(lambda: new in one.states())


def test_switched_off_in_a_download_its_progress_ends(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        order_id = one.sandbox.world.new_case().case.order.order_id
        one.sandbox.faults.set("slow-download", 1)
        one.told.all.clear()
        one.desk.check_now()
        one.told.wait_for(lambda: any(event.downloads for event in one.told.of(ProgressTold)))
        one.desk.change_settings(replace(one.desk.settings(), import_enabled=False))
        one.told.wait_for(lambda: one.told.of(ProgressTold)[-1].downloads == {})
        one.sandbox.faults.clear()
        one.desk.change_settings(replace(one.desk.settings(), import_enabled=True))
        one.told.wait_for(lambda: one.states()[order_id] is CaseState.HELD)


def test_a_folder_that_is_away_for_a_while(tmp_path: Path) -> None:
    with connected(tmp_path, 2) as one:
        one.cad.rename(tmp_path / "away")
        one.cycle()
        status = one.desk.state().status
        assert status.trouble
        assert status.trouble.code == "target-missing"
        one.answer_everything_at_once()
        one.told.wait_for(lambda: set(held(one)) == {CaseState.READY} and one.rests())
        (tmp_path / "away").rename(one.cad)
        one.cycle()
        one.told.wait_for(lambda: CaseState.READY not in held(one))
        one.answer_all()
        one.told.wait_for(lambda: set(held(one)) == {CaseState.DELIVERED})
        assert one.desk.state().status.trouble is None


class Stuck(Worker):
    """One whose cycle waits for a drive that does not answer."""

    free = threading.Event()

    def _cycle(self) -> None:
        self._set(phase=Phase.SYNCING)
        assert self.free.wait(20)
        super()._cycle()


def test_a_sync_that_ends_late_begins_again_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with connected(tmp_path, 1) as one:
        monkeypatch.setattr(running, "PATIENCE_S", 0.1)
        monkeypatch.setattr(engine_module, "Worker", Stuck)
        Stuck.free.clear()
        one.desk.save_catalogue(one.desk.catalogue())
        one.desk.check_now()
        one.told.wait_for(lambda: one.desk.state().status.phase is Phase.SYNCING)
        monkeypatch.setattr(engine_module, "Worker", Worker)
        wanted = replace(one.desk.settings(), parallel_downloads=2, deliver_by=DeliverBy.NONE)
        with pytest.raises(StillWorking):
            one.desk.change_settings(wanted)
        assert one.desk.settings() == wanted
        one.desk.change_settings(wanted)  # nothing is new: nobody waits
        one.told.all.clear()
        Stuck.free.set()
        one.told.wait_for(lambda: one.told.of(StatusTold) and one.rests())
        new = one.sandbox.world.new_case().case.order.order_id
        one.desk.check_now()
        one.told.wait_for(lambda: new in one.states())
        assert one.desk._engine.running.worker._ports.parallel_downloads == 2  # type: ignore[union-attr]


def test_changes_and_sign_ins_at_once_leave_one_sync(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        account = one.desk.state().account
        assert account
        connection = one.desk._engine.connection
        assert connection
        begin = threading.Barrier(3)

        def change() -> None:
            begin.wait(10)
            for number in (1, 2, 3, 4):
                one.desk.change_settings(replace(one.desk.settings(), parallel_downloads=number))

        def sign_in() -> None:
            begin.wait(10)
            for _ in range(4):
                one.desk._engine.use(account, connection)

        threads = [threading.Thread(target=work) for work in (change, sign_in)]
        for thread in threads:
            thread.start()
        begin.wait(10)
        for thread in threads:
            thread.join(30)
        one.told.wait_for(one.rests)
        assert sum(thread.name == "sync" for thread in threading.enumerate()) == 1
        assert one.desk.state().account == account
        assert one.desk.settings().parallel_downloads == 4
        assert one.desk.settings().check_every_s == NEVER_S
