"""How long the windows cannot answer while 1,000 new cases are listed and fetched beside 100,000 others.

`python tests/benchmarks/bench_desktop_stalls.py` prints the table. An idle event loop is watched in the same process
before, for on a shared machine even that one is late now and then; and the scripts of the patients' names are drawn
before. Needs Debian's xvfb, icewm and xdotool.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from bench_desktop_kit import fill, in_gui, lab
from rows import Limit
from screen_kit import screen

MANY = 100_000
NEW = 1_000
WORST_BAR_MS = 50.0
OFTEN_BAR_MS = 16.0


def run() -> list[Limit]:
    """The rows of this bench."""
    with tempfile.TemporaryDirectory() as name, screen(Path(name) / "screen") as on, lab(Path(name), NEW) as one:
        fill(one, MANY)
        found = in_gui(on, "stalls", one.plan(paused=True), NEW, timeout_s=400)
    idle, busy = (_Late(found[name]) for name in ("idle", "busy"))
    load = f"load {os.getloadavg()[0]:.1f}"
    during = f"{NEW:,} cases listed, {found['fetched']:,} fetched, {found['seconds']:.0f} s, {load}"
    return [
        Limit(f"worst stall: {during}", busy.worst, WORST_BAR_MS, "ms", f"idle {idle.worst:.1f} ms"),
        Limit("  most work of ours in one turn of the event loop", busy.work, WORST_BAR_MS, "ms"),
        Limit("  99 of 100 turns are no later than", busy.often, OFTEN_BAR_MS, "ms", f"idle {idle.often:.1f} ms"),
    ]


class _Late:
    """ms: the worst delay, the 99th percentile, and the most work of the GUI's thread between two ticks."""

    def __init__(self, lags_s: list[tuple[float, float]]) -> None:
        ordered = sorted(lag for lag, _work in lags_s)
        self.worst = ordered[-1] * 1000
        self.often = ordered[len(ordered) * 99 // 100] * 1000
        self.work = max(work for _lag, work in lags_s) * 1000


if __name__ == "__main__":
    rows = run()
    print(*rows, sep="\n")
    sys.exit(0 if all(row.holds for row in rows) else 1)
