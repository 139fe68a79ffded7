"""A crash at any moment loses nothing: the syncing process is killed, again and again, and the end is the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sync_kit import lab

from labconnector.align.profile import save_profile
from labconnector.domain.case import CaseState
from labconnector.sandbox.options import Marking
from labconnector.system.settings import CadSettings

_SYNC = """
import os, signal, sys, threading
from dataclasses import replace
from pathlib import Path
from labconnector.align.profile import load_profile
from labconnector.app import App
from labconnector.sync.answers import answer_by_guess
from labconnector.sync.cycle import run_cycle
from labconnector.sync.ports import utc_now
from labconnector.system.keystore import MemoryKeystore
from labconnector.system.paths import Paths
from labconnector.sandbox.robot import robot_sign_in
from labconnector.sandbox.people import PASSWORD, USER

folder, dies_at = Path(sys.argv[1]), int(sys.argv[2])
counted = 0

def trace(frame, event, argument):
    # Every call into the engine, the store, the download and the placing is a moment to die at.
    global counted
    name = frame.f_code.co_filename
    if any(part in name for part in ("labconnector/sync", "labconnector/store", "labconnector/cad", "align/download")):
        counted += 1
        if counted == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

def robot(url):
    threading.Thread(target=robot_sign_in, args=(url, USER, PASSWORD)).start()

profile = load_profile(folder / "sandbox.toml")
with App(Paths(folder / "data"), MemoryKeystore(), profile=profile) as app:
    connection = app.connection()
    account, _ = app.sign_in(connection, robot, lambda found: found[0])
    ports = replace(app.ports(account, connection), parallel_downloads=2)
    threading.setprofile(trace)
    sys.setprofile(trace)
    stop = threading.Event()
    run_cycle(ports, stop)
    while held := [case for case in ports.store.held(ports.account_key) if case.questions]:
        for case in held:
            answer_by_guess(ports.store, ports.store.case_by_id(case.id), utc_now)
        run_cycle(ports, stop, listing=False)
    sys.setprofile(None)
    threading.setprofile(None)
print(counted)
"""


def sync(folder: Path, dies_at: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _SYNC, str(folder), str(dies_at)]
    return subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("targets", [1, 2])
def test_killed_again_and_again_the_end_is_the_same(tmp_path: Path, targets: int) -> None:
    with lab(tmp_path, cases=3, marking=Marking.FIRST_BYTE) as one:
        second = tmp_path / "second"
        second.mkdir()
        if targets == 2:
            further = (CadSettings(name="second", kind="folder", folder=second),)
            one.app.save(one.app.settings.model_copy(update={"further": further}))
        save_profile(one.app.profile, tmp_path / "sandbox.toml")
        deaths, dies_at = 0, 100
        while (ended := sync(tmp_path, dies_at)).returncode == -9:
            deaths += 1
            dies_at = int(dies_at * 1.4)  # each life is longer than the one before
        assert ended.returncode == 0, ended.stderr
        assert deaths >= 5
        cases = one.cases()
        assert [case.state for case in cases] == [CaseState.DELIVERED] * 3
        folders = sorted(path.name for path in one.cad.iterdir() if not path.name.startswith("."))
        assert folders == sorted(Path(case.delivered_to).name for case in cases)
        assert len([path for path in second.iterdir() if not path.name.startswith(".")]) == 3 * (targets - 1)
        for case in cases:
            for file in case.files:
                assert Path(file.path).stat().st_size == file.size
        assert len(one.app.store.clients()) <= 3
