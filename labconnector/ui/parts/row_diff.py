"""How rows that are shown become other rows, by as few steps as a view can take quickly. Plain Python."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

MOST_RUNS = 24
"""A view takes a few steps well. Where more are needed, what lies between the first and the last is exchanged."""


@dataclass(frozen=True, slots=True)
class Remove:
    """`count` rows go, from `row` on."""

    row: int
    count: int


@dataclass(frozen=True, slots=True)
class Insert:
    """`count` rows come before `row`; they are the new rows of just these places."""

    row: int
    count: int


@dataclass(frozen=True, slots=True)
class Reorder:
    """The rows stand in another order: place i now holds the row that was at order[i]."""

    order: tuple[int, ...]


Step = Remove | Insert | Reorder


def steps(old: Sequence[Hashable], new: Sequence[Hashable], most_runs: int = MOST_RUNS) -> list[Step]:
    """The steps from the keys in `old` to those in `new`, to be taken one after another. Keys are unique in each."""
    if list(old) == list(new):
        return []
    was, is_wanted = set(old), set(new)
    removed = list(_runs(place for place, one in enumerate(old) if one not in is_wanted))
    inserted = list(_runs(place for place, one in enumerate(new) if one not in was))
    if len(removed) + len(inserted) > most_runs:
        return _exchange(old, new)
    return [
        *(Remove(row, count) for row, count in reversed(removed)),
        *_reorder([one for one in old if one in is_wanted], [one for one in new if one in was]),
        *(Insert(row, count) for row, count in inserted),
    ]


def runs_of(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending rows as (first, count) of each unbroken run."""
    return list(_runs(rows))


def _reorder(old: list[Hashable], new: list[Hashable]) -> Iterator[Reorder]:
    if old != new:
        places = {one: place for place, one in enumerate(old)}
        yield Reorder(tuple(places[one] for one in new))


def _exchange(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Step]:
    """All that lies between the rows that stay at both ends."""
    shorter = min(len(old), len(new))
    head = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    rest = shorter - head
    tail = next((place for place in range(rest) if old[-1 - place] != new[-1 - place]), rest)
    gone, come = len(old) - head - tail, len(new) - head - tail
    found: list[Step] = [Remove(head, gone)] if gone else []
    return [*found, Insert(head, come)] if come else found


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for row in rows:
        if first is None or last is None:
            first = row
        elif row != last + 1:
            yield first, last - first + 1
            first = row
        last = row
    if first is not None and last is not None:
        yield first, last - first + 1
