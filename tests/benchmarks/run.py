"""Prints every measurement as a table: `python tests/benchmarks/run.py [package|store|meshes|unzip]…`.

Times on shared machines are noisy; what counts is the ratio against a floor that is measured in the same run. Exit
code 1 where a bar does not hold.
"""

from __future__ import annotations

import sys

import bench_meshes
import bench_package
import bench_store
import bench_unzip
from rows import Growth, Row, table

BENCHES = {
    "meshes": bench_meshes.run,
    "unzip": bench_unzip.run,
    "store": bench_store.run,
    "package": bench_package.run,
}


def main(names: list[str]) -> int:
    """Runs the named benchmarks, or all."""
    chosen = names or list(BENCHES)
    rows: list[Row] = [row for name in chosen for row in BENCHES[name]()]
    print(table(rows))
    growths: list[Growth] = bench_package.memory() if "package" in chosen else []
    for growth in growths:
        print(growth)
    over = any(not row.holds for row in rows) or any(growth.mib > growth.bar_mib for growth in growths)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
