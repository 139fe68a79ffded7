"""How a second launch reaches the first one, and who else is not listened to."""

from __future__ import annotations

import socket
import stat
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from labconnector.ui.single import ShowServer, show_file, show_the_first


@pytest.fixture
def server(qtbot: QtBot, tmp_path: Path) -> Iterator[ShowServer]:
    one = ShowServer(tmp_path)
    yield one
    one.close()


@pytest.fixture
def elsewhere() -> Iterator[ThreadPoolExecutor]:
    """Another program."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


def asked(elsewhere: ThreadPoolExecutor, folder: Path) -> Future[bool]:
    return elsewhere.submit(show_the_first, folder)


def test_the_second_launch_is_heard(
    qtbot: QtBot, server: ShowServer, elsewhere: ThreadPoolExecutor, tmp_path: Path
) -> None:
    for _ in range(2):
        with qtbot.waitSignal(server.show_asked):
            answer = asked(elsewhere, tmp_path)
        assert answer.result(5)
    assert stat.S_IMODE(show_file(tmp_path).stat().st_mode) & 0o077 == 0


def test_nobody_is_there(tmp_path: Path) -> None:
    assert not show_the_first(tmp_path)
    show_file(tmp_path).parent.mkdir()
    for left in ("", "rubbish", "99999999 word", "\xff"):
        show_file(tmp_path).write_text(left, "latin-1")
        assert not show_the_first(tmp_path)


def test_what_a_crash_left_is_nobody_and_is_replaced(
    qtbot: QtBot, elsewhere: ThreadPoolExecutor, tmp_path: Path
) -> None:
    crashed = ShowServer(tmp_path)
    left = show_file(tmp_path).read_text()
    crashed.close()
    show_file(tmp_path).write_text(left)
    assert not show_the_first(tmp_path)
    server = ShowServer(tmp_path)
    with qtbot.waitSignal(server.show_asked):
        answer = asked(elsewhere, tmp_path)
    assert answer.result(5)
    server.close()
    assert not show_file(tmp_path).exists()


def test_who_does_not_know_the_word_is_hung_up_on(qtbot: QtBot, server: ShowServer, tmp_path: Path) -> None:
    port, word = show_file(tmp_path).read_text().split()
    with (
        qtbot.assertNotEmitted(server.show_asked),
        socket.create_connection(("127.0.0.1", int(port))) as line,
    ):
        line.sendall(b"x" * (len(word) + 1))
        line.setblocking(False)
        qtbot.waitUntil(lambda: _is_closed(line))


def test_it_is_shown_though_the_word_comes_in_parts(qtbot: QtBot, server: ShowServer, tmp_path: Path) -> None:
    port, word = show_file(tmp_path).read_text().split()
    with socket.create_connection(("127.0.0.1", int(port))) as line:
        line.sendall(word[:5].encode())
        qtbot.wait(50)
        with qtbot.waitSignal(server.show_asked):
            line.sendall(f"{word[5:]}\n".encode())


def _is_closed(line: socket.socket) -> bool:
    try:
        return not line.recv(1)
    except BlockingIOError:
        return False
    except ConnectionError:
        return True
