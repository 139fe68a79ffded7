"""Prints every measurement as a table: `python tests/benchmarks/run.py [NAME]…`.

Names: meshes, unzip, store, package, handoff, start, list, idle, stalls, watch.
start, idle, list and stalls measure the desktop on a screen of their own; where Debian's xvfb, icewm and xdotool are
not installed they are left out, unless they are named.

Times on shared machines are noisy; what counts is the ratio against a floor that is measured in the same run. Exit
code 1 where a bar does not hold.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import bench_desktop_idle
import bench_desktop_list
import bench_desktop_stalls
import bench_desktop_start
import bench_handoff
import bench_meshes
import bench_package
import bench_store
import bench_unzip
import bench_watch
from rows import Growth, Limit, Row, Sizes, table
from screen_kit import MISSING

BENCHES: dict[str, Callable[[], list[Row]]] = {
    "meshes": bench_meshes.run,
    "unzip": bench_unzip.run,
    "store": bench_store.run,
    "package": bench_package.run,
    "start": bench_desktop_start.run,
    "list": bench_desktop_list.run,
}
LIMITS: dict[str, Callable[[], Sequence[Sizes | Limit]]] = {
    "idle": bench_desktop_idle.run,
    "stalls": bench_desktop_stalls.run,
    "watch": bench_watch.run,
}
ON_A_SCREEN = {"start", "list", "idle", "stalls"}


def main(names: list[str]) -> int:
    """Runs the named benchmarks, or all."""
    chosen = names or [name for name in (*BENCHES, "handoff", *LIMITS) if not (MISSING and name in ON_A_SCREEN)]
    rows: list[Row] = [row for name in chosen if name in BENCHES for row in BENCHES[name]()]
    limits = [limit for name in chosen if name in LIMITS for limit in LIMITS[name]()]
    growths: list[Growth] = bench_package.memory() if "package" in chosen else []
    if "handoff" in chosen:
        handed = bench_handoff.measured()
        rows.append(handed.row())
        growths.append(handed.growth())
    if rows:
        print(table(rows))
    for line in (*limits, *growths):
        print(line)
    is_over = any(growth.mib > growth.bar_mib for growth in growths)
    return 1 if is_over or not all(one.holds for one in (*rows, *limits)) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
