"""What the program costs while nobody looks at it: memory against a tray script of twenty lines, and processor time.

A real account is connected, its sandbox in another process; the first check has found nothing new and the next is
minutes away. (Where a desktop has no notification service, as here, Qt draws the first notification itself, and keeps
the fonts that it needs for it: about 8 MiB that are not in this.)

Memory is what is resident of all our processes, Qt's libraries whole: counted in parts, the numbers would depend on
which other Qt programs run at the time.

`python tests/benchmarks/bench_desktop_idle.py` prints the table. Linux only.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from bench_desktop_kit import HERE, TRAY_SCRIPT, lab, started
from bench_desktop_x11 import looker
from rows import Limit, Sizes
from screen_kit import screen, wait_for

MEMORY_BAR = 1.5
CPU_BAR_PERCENT = 0.5
WATCHED_S = 60.0
_QUIET_S = 5.0
_NAP_S = 120.0
_TICKS = os.sysconf("SC_CLK_TCK")


def run() -> list[Sizes | Limit]:
    """The rows of this bench. It takes about a minute and a half, which is what idling is."""
    with tempfile.TemporaryDirectory() as name, screen(Path(name) / "screen") as on, lab(Path(name), 0) as one:
        script = Path(name) / "tray.py"
        script.write_text(TRAY_SCRIPT)
        with started(on, HERE / "bench_desktop_gui.py", "run", one.plan()) as ours:
            percent = _idle_percent(ours.pid)
            with started(on, script) as floor, looker(on.environment["DISPLAY"]) as look:
                wait_for(lambda: look.has_icon(floor.pid), why="the script's icon")
                time.sleep(_QUIET_S)
                took, least = _resident_mib(ours.pid), _resident_mib(floor.pid)
    return [
        Sizes("memory when idle in the tray / a tray script of 20 lines", took, least, MEMORY_BAR),
        Limit(f"processor time when idle, over {WATCHED_S:.0f} s", percent, CPU_BAR_PERCENT, "%"),
    ]


def _idle_percent(process: int) -> float:
    """The share of one processor that the program takes once its engine naps."""
    wait_for(lambda: len(processes(process)) > 1, why="the engine")
    wait_for(lambda: len(processes(process)) == 1, _NAP_S, "the engine's nap")
    time.sleep(_QUIET_S)
    before = _cpu_s(process)
    time.sleep(WATCHED_S)
    return 100 * (_cpu_s(process) - before) / WATCHED_S


def processes(first: int) -> list[int]:
    """A process and all that it started, directly or not."""
    children = [int(child) for task in _tasks(first) for child in (task / "children").read_text().split()]
    return [first, *(one for child in children for one in processes(child))]


def _tasks(process: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{process}/task").iterdir())
    except FileNotFoundError:
        return []  # it has ended meanwhile


def _resident_mib(first: int) -> float:
    """What all of them have in memory."""
    found = 0
    for process in processes(first):
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
        found += int(next(line for line in lines if line.startswith("VmRSS:")).split()[1])
    return found / 1024


def _cpu_s(first: int) -> float:
    """Processor time of all of them, and of those of their children that have ended."""
    ticks = 0
    for process in processes(first):
        values = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(int(value) for value in values[11:15])  # utime, stime, cutime, cstime
    return ticks / _TICKS


if __name__ == "__main__":
    rows = run()
    print(*rows, sep="\n")
    sys.exit(0 if all(row.holds for row in rows) else 1)
