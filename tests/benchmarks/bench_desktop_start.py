"""From the start of the program to its icon in the tray, against a script of twenty lines that has nothing but one.

`python tests/benchmarks/bench_desktop_start.py` prints the table. Needs Debian's xvfb, icewm and xdotool.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from bench_desktop_kit import TRAY_SCRIPT, medians, started
from bench_desktop_x11 import Looker, looker
from rows import Row, table
from screen_kit import Screen, screen

TURNS = 9
BAR = 1.6
_PATIENCE_S = 30.0
_PAUSE_S = 0.002


def run() -> list[Row]:
    """The rows of this bench."""
    with tempfile.TemporaryDirectory() as name, screen(Path(name) / "screen") as on:
        script = Path(name) / "tray.py"
        script.write_text(TRAY_SCRIPT)
        ours = ("-m", "labconnector", "run", "--hidden", "--data-dir", Path(name) / "data")
        with looker(on.environment["DISPLAY"]) as look:
            pairs = [(_seconds(on, look, *ours), _seconds(on, look, script)) for _ in range(TURNS + 1)]
    took, floor = medians(pairs[1:])  # the first reads the disk
    return [Row("start to the icon in the tray / a tray script of 20 lines", took, floor, BAR)]


def _seconds(on: Screen, look: Looker, *command: object) -> float:
    """Until the icon is seen in the tray."""
    begun = time.perf_counter()
    with started(on, *command) as process:
        while not look.has_icon(process.pid):
            assert process.poll() is None, f"ended by itself: {command}"
            assert time.perf_counter() - begun < _PATIENCE_S, f"no icon: {command}"
            time.sleep(_PAUSE_S)
        return time.perf_counter() - begun


if __name__ == "__main__":
    print(table(run()))
