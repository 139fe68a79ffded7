"""The list of 100,000 cases: opened against Qt's bare table and query, searched against the bare search of SQLite.

`python tests/benchmarks/bench_desktop_list.py` prints the table. Needs Debian's xvfb, icewm and xdotool.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench_desktop_kit import fill, in_gui, lab, medians
from rows import Row, table
from screen_kit import screen

MANY = 100_000
TURNS = 5
OPEN_BAR = 2.0
SEARCH_BAR = 3.0
WORDS = ("b", "be", "bel", "example", "bela1", "exam hill", "example1012", "20054321")
"""Short and long, in all cases, in some and in one."""


def run() -> list[Row]:
    """The rows of this bench."""
    with tempfile.TemporaryDirectory() as name, screen(Path(name) / "screen") as on, lab(Path(name), 0) as one:
        fill(one, MANY)
        plan, key = one.plan(paused=True), one.account.key
        opened = [(in_gui(on, "open-list", plan), in_gui(on, "open-bare", plan, key)) for _ in range(TURNS + 1)]
        searched = in_gui(on, "keys", plan, *WORDS)
    rows = [Row(f"open the list of {MANY:,} / QTableView over QSqlQueryModel", *medians(opened[1:]), OPEN_BAR)]
    for word, (turns, hits) in searched.items():
        rows.append(Row(f"a letter to '{word}' ({hits:,} found) / the bare FTS5 query", *medians(turns), SEARCH_BAR))
    return rows


if __name__ == "__main__":
    print(table(run()))
