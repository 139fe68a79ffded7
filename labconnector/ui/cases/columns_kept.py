"""Which columns are shown, in which order and how wide, kept from start to start. Plain Python."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from labconnector.domain.listing import SortBy
from labconnector.ui.cases.columns import SPECS, Column

_VERSION = 1
_WIDTHS = range(8, 4000)


@dataclass(frozen=True, slots=True)
class Place:
    """A column. width: pixels of a screen at 100 %."""

    column: Column
    width: int
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """All columns in the order shown, and what the list is sorted by."""

    places: tuple[Place, ...]
    sort: SortBy = SortBy.RECEIVED
    descending: bool = True


def as_kept(arrangement: Arrangement) -> str:
    """As text, by the columns' names, so that columns which are added later spoil nothing."""
    places = [[place.column.name, place.width, place.is_hidden] for place in arrangement.places]
    kept = {"version": _VERSION, "columns": places, "sort": arrangement.sort, "descending": arrangement.descending}
    return json.dumps(kept)


def from_kept(text: str) -> Arrangement | None:
    """Reads it back; None where it is broken or from another version. New columns stand last, as they begin."""
    try:
        kept = json.loads(text)
        if kept["version"] != _VERSION:
            return None
        places = [Place(Column[name], _width(width), bool(hidden)) for name, width, hidden in kept["columns"]]
        arrangement = Arrangement(tuple(places), SortBy(kept["sort"]), bool(kept["descending"]))
    except (ValueError, TypeError, KeyError):
        return None
    return arrangement if _is_usable(arrangement.places) else None


def _width(width: object) -> int:
    if not isinstance(width, int) or width not in _WIDTHS:
        raise ValueError
    return width


def _is_usable(places: Sequence[Place]) -> bool:
    columns = [place.column for place in places]
    is_once_each = len(set(columns)) == len(columns)
    return is_once_each and set(columns) <= set(SPECS) and not all(place.is_hidden for place in places)
