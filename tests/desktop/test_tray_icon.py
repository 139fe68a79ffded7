"""The tray icon on a real screen: it is there, its dot changes, its menu works, a second launch shows the window."""

from __future__ import annotations

from pathlib import Path

import store_kit
from screen_kit import Screen, program, screen, wait_for

from labconnector.domain.account import Account
from labconnector.system.settings import Settings, save_settings

GREY, AMBER, RED = "#8a8f98", "#f0a30a", "#d92d20"


def connected(folder: Path) -> Path:
    """A data folder whose account was connected once, and whose sign-in is gone."""
    folder.mkdir()
    with store_kit.opened(folder) as store:
        store.save_account(Account("production", 41, "Sample Lab"))
        store.journal("production:41", store_kit.orders(3), store_kit.AT)
    save_settings(folder / "settings.toml", Settings(account="production:41"))
    return folder


def test_the_icon_is_there_and_its_dot_changes(real_screen: Screen, tmp_path: Path) -> None:
    with program(real_screen, "run", "--hidden", "--data-dir", connected(tmp_path / "data")):
        wait_for(lambda: real_screen.tray_dot(GREY), why="the grey dot of the start")
        wait_for(lambda: real_screen.tray_dot(RED), why="the red dot: sign in again")


def test_a_click_opens_the_list_and_quit_takes_the_icon_away(real_screen: Screen, tmp_path: Path) -> None:
    with program(real_screen, "run", "--hidden", "--data-dir", connected(tmp_path / "data")) as running:
        x, y = wait_for(lambda: real_screen.tray_dot(RED), why="the icon") or (0, 0)
        real_screen.click(x, y)
        real_screen.window("Cases")
        before = set(real_screen.windows_of(running.process.pid))
        real_screen.click(x, y, button=3)
        wait_for(lambda: set(real_screen.windows_of(running.process.pid)) - before, why="the menu")
        real_screen.key("Up", "Return")  # the last entry: Quit
        assert running.ended() == 0
        assert real_screen.tray_dot(RED) is None
        assert not real_screen.windows("Cases")


def test_a_second_launch_shows_the_first_ones_window(real_screen: Screen, tmp_path: Path) -> None:
    data = connected(tmp_path / "data")
    with program(real_screen, "run", "--hidden", "--data-dir", data) as first:
        wait_for(lambda: real_screen.tray_dot(RED), why="the icon")
        assert not real_screen.windows("Cases")
        with program(real_screen, "run", "--data-dir", data) as second:
            assert second.ended() == 0
        real_screen.window("Cases")
        assert first.process.poll() is None


def test_without_a_tray_the_window_is_the_way_in_and_out(tmp_path: Path) -> None:
    with screen(tmp_path / "bare", tray=False) as bare:
        data = connected(tmp_path / "data")
        with program(bare, "run", "--hidden", "--data-dir", data) as running:
            window = bare.window("Cases")
            bare.xdotool("windowclose", window)
            del running


def test_ctrl_c_ends_it_in_good_order(real_screen: Screen, tmp_path: Path) -> None:
    with program(real_screen, "run", "--hidden", "--data-dir", connected(tmp_path / "data")) as running:
        wait_for(lambda: real_screen.tray_dot(RED), why="the icon")
        running.process.send_signal(2)
        assert running.ended() == 0
