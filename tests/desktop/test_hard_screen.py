"""Trays that come late or go, huge letters, and a data folder that is in use: on a real screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from screen_kit import Screen, program, screen, wait_for, window_manager
from test_tray_icon import connected

GREY, RED = "#8a8f98", "#d92d20"


def test_a_tray_that_comes_late_goes_and_comes_back(tmp_path: Path) -> None:
    data = connected(tmp_path / "data")
    with (
        screen(tmp_path / "bare", tray=False) as bare,
        program(bare, "run", "--hidden", "--data-dir", data) as running,
    ):
        wait_for(lambda: (data / "logs" / "windows.log").exists(), why="the program")
        with window_manager(bare):
            wait_for(lambda: bare.tray_dot(RED), why="the icon in the tray that came late")
            assert bare.windows("Cases") == [], "after a login nobody asked for a window"
        wait_for(lambda: bare.tray_dot(RED) is None, why="no tray")
        with window_manager(bare):
            wait_for(lambda: bare.tray_dot(RED), why="the icon in the tray that came back")
            assert running.process.poll() is None


@pytest.fixture
def lock_holder(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another program that works in the data folder, as `labconnector sync --watch` does."""
    data = connected(tmp_path / "data")
    code = (
        "import sys\nfrom pathlib import Path\nfrom labconnector.system.instance import only_instance\n"
        "from labconnector.system.paths import data_paths\n"
        "with only_instance(data_paths(Path(sys.argv[1])).lock):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code, str(data)], stdin=pipe, stdout=pipe) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        yield holder
        assert holder.stdin is not None
        if not holder.stdin.closed:
            holder.stdin.close()


def test_a_folder_in_use_is_said_and_can_be_tried_again(
    real_screen: Screen, tmp_path: Path, lock_holder: subprocess.Popen[bytes]
) -> None:
    data = tmp_path / "data"
    before = (data / "labconnector.db").stat()
    with program(real_screen, "run", "--data-dir", data) as running:
        real_screen.activate("cannot start")
        x, y = wait_for(lambda: real_screen.tray_dot(RED), why="the red dot") or (0, 0)
        real_screen.key("Escape")
        wait_for(lambda: not real_screen.windows("cannot start"), why="the message closed")
        real_screen.click(x, y)
        real_screen.activate("cannot start")
        assert not real_screen.windows("Cases")
        assert not (data / "labconnector.db-wal").exists(), "nothing was opened beside the other program"
        assert (data / "labconnector.db").stat().st_mtime == before.st_mtime
        assert lock_holder.stdin is not None
        lock_holder.stdin.close()
        lock_holder.wait(10)
        real_screen.key("Return")  # Try again
        real_screen.window("Cases")
        assert running.process.poll() is None


@pytest.mark.slow
@pytest.mark.parametrize("scaling", [{"QT_SCALE_FACTOR": "2.5"}, {"QT_FONT_DPI": "240"}, {}], ids=str)
def test_every_window_is_on_the_screen_and_all_of_it_in_reach(
    real_screen: Screen, tmp_path: Path, scaling: dict[str, str]
) -> None:
    here = Path(__file__).parent
    folders = [here, here.parent, here.parent / "gui", here.parents[1]]
    environment = real_screen.environment | scaling | {"PYTHONPATH": os.pathsep.join(map(str, folders))}
    command = [sys.executable, str(here / "tour_child.py"), str(tmp_path)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100, check=False)
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout.splitlines()[-1])
    assert len(found) > 20
    wrong = [f"{name}: {one}" for name, all_ in found.items() for one in all_]
    assert not wrong, "\n".join(wrong)
