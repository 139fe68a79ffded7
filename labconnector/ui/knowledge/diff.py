"""From the rows that are shown to the rows that are wanted, in as few steps as a view can follow. No Qt."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import groupby

Span = tuple[int, int]
"""First and last row of a run, both included."""


def spans(numbers: Iterable[int]) -> list[Span]:
    """Rising numbers as runs: 1 2 3 7 → (1, 3), (7, 7)."""
    runs = (list(run) for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]))
    return [(run[0][1], run[-1][1]) for run in runs]


def gone(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Span]:
    """The rows of `old` to take away, the last ones first, so that each span fits when its turn comes."""
    wanted = set(new)
    return spans(row for row, key in enumerate(old) if key not in wanted)[::-1]


def come(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Span]:
    """The rows of `new` to put in, the first ones first, into what is left of `old` in the order of `new`."""
    known = set(old)
    return spans(row for row, key in enumerate(new) if key not in known)
