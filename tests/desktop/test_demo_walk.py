"""The demo as a newcomer meets it, on a real screen: connect, be told, answer, find the files, quit, start again."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from screen_kit import Screen, program, wait_for

AMBER, GREY = "#f0a30a", "#8a8f98"
_ROBOT = """#!{python}
import sys
from labconnector.sandbox.people import PASSWORD, USER
from labconnector.sandbox.robot import robot_sign_in
robot_sign_in(sys.argv[1], USER, PASSWORD)
"""


def person_at_the_browser(folder: Path, python: str) -> str:
    """A PATH on which every browser is one that signs in."""
    folder.mkdir()
    for name in ("xdg-open", "x-www-browser", "chromium", "firefox"):
        (folder / name).write_text(_ROBOT.format(python=python))
        (folder / name).chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def states(data: Path) -> dict[str, int]:
    """How many cases are in each state, read from the case list itself."""
    if not (data / "labconnector.db").exists():
        return {}
    with closing(sqlite3.connect(f"file:{data / 'labconnector.db'}?mode=ro", uri=True)) as list_:
        return dict(list_.execute("SELECT state, count(*) FROM cases GROUP BY state").fetchall())


@pytest.mark.slow
def test_the_demo_from_the_first_window_to_the_second_start(real_screen: Screen, tmp_path: Path) -> None:
    data = tmp_path / "demo data"
    path = person_at_the_browser(tmp_path / "bin", sys.executable)
    arguments = ("demo", "--small", "--data-dir", data)
    with program(real_screen, *arguments, PATH=path) as running:
        real_screen.activate("Connect to MyiTero")
        real_screen.key("Return")  # Connect to MyiTero now; the browser signs in
        wait_for(lambda: states(data), 60, "cases in the list")
        wait_for(lambda: states(data).get("held"), 60, "a case that asks")
        wait_for(lambda: _question_from_balloon(real_screen, running.process.pid), 60, "a notification that asks")
        real_screen.activate("waits for an answer")
        assert not list((data / "CAD-Data").iterdir())
        placed = wait_for(lambda: _saved(real_screen, data), 90, "a project for the CAD")
        assert list(placed[0].parent.glob("*.stl")) or list(placed[0].parent.glob("*.ply"))
    with program(real_screen, *arguments, PATH=path):
        real_screen.window("Cases", 60)
        wait_for(lambda: real_screen.tray_dot(AMBER), 60, "connected again, cases wait")
        assert not real_screen.windows("Connect to MyiTero")


def _saved(on: Screen, data: Path) -> list[Path]:
    """Saves; what is missing is pointed at by the window, and the first of its list is taken."""
    if on.windows("waits for an answer"):
        on.activate("waits for an answer")
        on.key("Return", "Down", "Return")
    return list((data / "CAD-Data").glob("*/*.dentalProject"))


def _question_from_balloon(on: Screen, process: int) -> list[str]:
    """Clicks the notification that is there. That of new cases comes first and shows the list; the next one asks."""
    if balloon := _balloon(on, process):
        on.click(*balloon)
    return on.windows("waits for an answer")


def _balloon(on: Screen, process: int) -> tuple[int, int] | None:
    """The middle of a notification's text: a window of the program at the panel, wider than the icon."""
    for window in on.windows_of(process):
        x, y, width, height = on.geometry(window)
        if width > 60 and height < 200 and y > 500:
            return x + width // 2, y + height // 2 + 8
    return None
