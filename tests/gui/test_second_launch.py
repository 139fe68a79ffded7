"""How a second launch reaches the first one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from labconnector.ui.single import ShowServer, show_the_first

_LISTENS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from labconnector.ui.single import ShowServer
app = QCoreApplication(sys.argv)
server = ShowServer(Path(sys.argv[1]))
print(server.listens, flush=True)
app.exec()
"""


@pytest.fixture
def server(qtbot: QtBot, tmp_path: Path) -> Iterator[ShowServer]:
    one = ShowServer(tmp_path)
    assert one.listens
    yield one
    one.close()
    one.deleteLater()


def test_each_second_launch_is_heard(qtbot: QtBot, server: ShowServer, tmp_path: Path) -> None:
    for _ in range(2):
        with qtbot.waitSignal(server.show_asked, timeout=30_000):
            assert show_the_first(tmp_path)


def test_nobody_is_there(tmp_path: Path) -> None:
    assert not show_the_first(tmp_path)


def test_a_data_folder_has_a_first_of_its_own(qtbot: QtBot, server: ShowServer, tmp_path: Path) -> None:
    with qtbot.assertNotEmitted(server.show_asked):
        assert not show_the_first(tmp_path / "another")


def test_what_a_crash_left_is_nobody_and_is_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    command = [sys.executable, "-c", _LISTENS, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as crashed:
        assert crashed.stdout is not None
        assert crashed.stdout.readline() == "True\n"
        os.kill(crashed.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    assert not show_the_first(tmp_path)
    server = ShowServer(tmp_path)
    with qtbot.waitSignal(server.show_asked, timeout=30_000):
        assert show_the_first(tmp_path)
    server.close()
    server.deleteLater()
