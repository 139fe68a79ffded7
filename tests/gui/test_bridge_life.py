"""The engine's life as the bridge leads it: started when asked, ended when idle, started anew after a crash."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import store_kit
from gui_kit import ACCOUNT, bridge_over, filled
from pytestqt.qtbot import QtBot

from labconnector.domain.errors import ConnectorError
from labconnector.system.settings import Settings, save_settings
from labconnector.talk.api import DeskApi
from labconnector.talk.messages import Begin
from labconnector.ui.bridge import Bridge, EngineGone
from labconnector.ui.channel import Peer, start_engine

LONG = 30_000


def test_an_idle_engine_ends_and_comes_back_when_asked(tmp_path: Path, qtbot: QtBot) -> None:
    with bridge_over(tmp_path, filled(2)) as bridge:
        bridge.linger(20)
        with qtbot.waitSignal(bridge.state_changed, timeout=LONG):
            bridge.wake()
        qtbot.waitUntil(lambda: not bridge.awake, timeout=LONG)
        assert bridge.state.counts.unread == 2, "what was known stays known"
        with qtbot.waitSignal(bridge.cases_changed, timeout=LONG):
            bridge.ask(bridge, DeskApi.mark_read, (1,), False)
        assert bridge.state.counts.unread == 1


def test_an_open_window_keeps_the_engine(tmp_path: Path, qtbot: QtBot) -> None:
    looked: list[bool] = []

    def wanted() -> bool:
        looked.append(True)
        return len(looked) < 4

    with bridge_over(tmp_path, filled(2)) as bridge:
        bridge.is_wanted = wanted
        bridge.linger(20)
        bridge.wake()
        qtbot.waitUntil(lambda: not bridge.awake, timeout=LONG)
        assert len(looked) >= 4


@contextmanager
def in_its_process(folder: Path) -> Iterator[tuple[Bridge, list[Peer]]]:
    """A bridge whose engines are real processes."""
    with store_kit.opened(folder) as store:
        filled(3)(store)
    save_settings(folder / "settings.toml", Settings(account=ACCOUNT.key, check_every_s=3600))
    peers: list[Peer] = []

    def start() -> Peer:
        peers.append(start_engine())
        return peers[-1]

    bridge = Bridge(Begin(str(folder)), start)
    try:
        yield bridge, peers
    finally:
        assert bridge.close(20)
        bridge.deleteLater()


def children_of_us() -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()]


def test_a_crash_of_the_engine_is_told_and_mended(tmp_path: Path, qtbot: QtBot) -> None:
    before = set(children_of_us())
    with in_its_process(tmp_path) as (bridge, peers):
        with qtbot.waitSignal(bridge.state_changed, timeout=LONG):
            bridge.wake()
        (engine,) = set(children_of_us()) - before
        errors: list[ConnectorError] = []
        os.kill(engine, signal.SIGSTOP)  # so that the request is under way when it dies
        bridge.ask(bridge, DeskApi.diagnose).failed(errors.append)
        os.kill(engine, signal.SIGKILL)
        qtbot.waitUntil(lambda: bool(errors), timeout=LONG)
        assert isinstance(errors[0], EngineGone)
        with qtbot.waitSignal(bridge.state_changed, timeout=LONG):
            pass
        assert len(peers) == 2
        assert bridge.state.counts.total == 3


def test_the_engine_ends_when_its_windows_die(tmp_path: Path) -> None:
    peer = start_engine()
    peer.to_engine.close()
    assert peer.ended(20)
    peer.from_engine.close()


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    with bridge_over(tmp_path, filled(1)) as bridge:
        (tmp_path / "data" / "settings.toml").write_text("check_every_s = 'often'\n")
        with qtbot.waitSignal(bridge.broken, timeout=LONG) as told:
            bridge.wake()
        assert told.args[0].code == "settings"
        (tmp_path / "data" / "settings.toml").write_text("")
        with qtbot.waitSignal(bridge.state_changed, timeout=LONG):
            bridge.wake()
