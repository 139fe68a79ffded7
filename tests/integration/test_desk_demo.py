"""The demo of the windows without the windows: its sandbox process, and the sign-in of its second start."""

from __future__ import annotations

import os
import pickle
import select
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from desk_whole_kit import NEVER_S, Whole, Windows
from leftover_kit import children

from labconnector.align.profile import Profile, load_profile
from labconnector.cli.demo_windows import SandboxFailed, _sandbox, _signed_in_again
from labconnector.desk.desk import make_desk
from labconnector.desk.engine import Kept
from labconnector.domain.case import CaseState
from labconnector.sandbox.people import TWO_ACCOUNTS_USER, USER
from labconnector.system.paths import Paths
from labconnector.system.settings import CadSettings, Settings, load_settings, save_settings
from labconnector.talk.messages import Begin
from labconnector.talk.views import Hint

OPTIONS = ("--small",)


def paths_in(folder: Path) -> Paths:
    cad = folder / "CAD-Data"
    if not cad.exists():
        cad.mkdir()
        (folder / "data").mkdir()
        save_settings(folder / "data/settings.toml", Settings(cad=CadSettings(folder=cad), check_every_s=NEVER_S))
    return Paths(folder / "data")


def profile_of(paths: Paths) -> Profile:
    return load_profile(paths.profiles / "sandbox.toml").model_copy(update={"orders_floor_s": 0})


def desk_of(paths: Paths, hint: Hint, user: str) -> Whole:
    """A desk as the demo's windows begin it."""
    profile, told = profile_of(paths), Windows(user)
    keep = pickle.dumps(Kept(_signed_in_again(paths, profile, hint)))
    begin = Begin(str(paths.root), keep=keep, profile=profile.model_dump(mode="json"), hint=hint)
    return Whole(make_desk(begin, told), told, None, paths.root, paths.root.parent / "CAD-Data")  # type: ignore[arg-type]


def test_the_second_start_is_signed_in_and_goes_on(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    with _sandbox(paths, 0, OPTIONS) as hint:
        one = desk_of(paths, hint, USER)
        try:
            assert not one.desk.state().signed_in
            one.connect()
            one.told.wait_for(lambda: CaseState.HELD in one.states().values())
        finally:
            one.desk.close()
        first = one.told.all and set(load_settings(paths.settings).account.split(":"))
    with _sandbox(paths, 0, OPTIONS) as again:
        assert again.url != hint.url
        two = desk_of(paths, again, "")
        try:
            state = two.desk.state()
            assert (state.signed_in, state.hint) == (True, again)
            assert state.account
            assert set(state.account.key.split(":")) == first
            before = two.ids()
            assert before
            two.told.wait_for(lambda: len(two.ids()) >= len(before) and two.desk.state().status.last_success)
            assert two.ids().items() >= before.items()
        finally:
            two.desk.close()


def test_who_signed_in_as_somebody_else_is_asked_to_sign_in_again(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    with _sandbox(paths, 0, OPTIONS) as hint:
        one = desk_of(paths, hint, TWO_ACCOUNTS_USER)
        try:
            *_, other = one.desk.sign_in()
            one.desk.connect(other)
        finally:
            one.desk.close()
        two = desk_of(paths, hint, "")
        try:
            state = two.desk.state()
            assert (state.account, state.signed_in) == (other, False)
            assert state.sign_in_trouble
        finally:
            two.desk.close()


@pytest.mark.parametrize("account", ["sandbox:4711", "production:1", "nonsense"])
def test_an_account_that_is_not_known_is_no_reason_not_to_begin(tmp_path: Path, account: str) -> None:
    paths = paths_in(tmp_path)
    save_settings(paths.settings, load_settings(paths.settings).model_copy(update={"account": account}))
    with _sandbox(paths, 0, OPTIONS) as hint:
        assert _signed_in_again(paths, profile_of(paths), hint) == {}


def test_a_sign_in_that_fails_is_no_reason_not_to_begin(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    with _sandbox(paths, 0, OPTIONS) as hint:
        one = desk_of(paths, hint, USER)
        one.connect()
        one.desk.close()
        assert _signed_in_again(paths, profile_of(paths), replace(hint, password="wrong")) == {}
    assert _signed_in_again(paths, profile_of(paths), hint) == {}


def test_a_sandbox_that_does_not_come_up_says_so(tmp_path: Path) -> None:
    with pytest.raises(SandboxFailed, match="seed"), _sandbox(paths_in(tmp_path), 0, ("--seed", "no number")):
        pass


PARENT = """
import os, sys
from pathlib import Path
from labconnector.cli.demo_windows import _sandbox
from labconnector.system.paths import Paths
with _sandbox(Paths(Path(sys.argv[1])), 0, ("--small",)) as hint:
    print(hint.url, flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the child is found again as an orphan of ours")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_the_sandbox_ends_with_its_parent_however_that_ends(tmp_path: Path, how: signal.Signals) -> None:
    before = children()
    command = [sys.executable, "-c", PARENT, str(paths_in(tmp_path).root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as parent:
        assert parent.stdout
        url = parent.stdout.readline().strip()
        assert httpx.get(url, trust_env=False).status_code < 500
        parent.send_signal(how)
        parent.wait(10)
    left = children() - before - {parent.pid}
    for pid in left:
        watch = os.pidfd_open(pid)
        try:
            assert select.select([watch], [], [], 10)[0], "the sandbox outlived its parent"
        finally:
            os.close(watch)
        os.waitpid(pid, 0)
    assert left
    with pytest.raises(httpx.ConnectError):
        httpx.get(url, trust_env=False)
