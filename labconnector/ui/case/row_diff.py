"""The way from one list of rows to another, as few steps as a table's model can announce. Plain Python."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Removed:
    """Rows `first` to `last` go."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Inserted:
    """Before row `at` come the rows `source` to `source_end` (not included) of the new list."""

    at: int
    source: int
    source_end: int


def steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Removed | Inserted]:
    """What makes `old` into `new`, by the rows' keys, to be done one after another: from the end to the beginning."""
    for tag, old_from, old_to, new_from, new_to in reversed(SequenceMatcher(None, old, new, False).get_opcodes()):
        if tag in ("delete", "replace"):
            yield Removed(old_from, old_to - 1)
        if tag in ("insert", "replace"):
            yield Inserted(old_from, new_from, new_to)
