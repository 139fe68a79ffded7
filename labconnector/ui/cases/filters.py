"""What the list is narrowed by, as the filter bar shows it, and the query it makes. Plain Python."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any

from labconnector.domain.case import CaseState, ScanType
from labconnector.domain.listing import CaseQuery, SortBy

SOON = timedelta(days=2)
"""A case that is due within so long is due soon."""
_VERSION = 1
_OPEN = tuple(state for state in CaseState if state not in (CaseState.DELIVERED, CaseState.RETURNED))


class Quick(StrEnum):
    """The filters that are one click away."""

    ALL = "all"
    UNREAD = "unread"
    ASKS = "asks"  # waits for an answer
    DUE = "due"  # overdue or due soon, and not done


_STATES: dict[Quick, tuple[CaseState, ...]] = {Quick.ASKS: (CaseState.HELD,), Quick.DUE: _OPEN}


@dataclass(frozen=True, slots=True)
class Filters:
    """All filters hold at once. Days are local, and included."""

    text: str = ""
    quick: Quick = Quick.ALL
    state: CaseState | None = None
    doctor_id: int | None = None
    client_id: int | None = None
    scan_type: ScanType | None = None
    received_from: date | None = None
    received_to: date | None = None
    due_from: date | None = None
    due_to: date | None = None

    def with_quick(self, quick: Quick) -> Filters:
        """Another quick filter. A chosen state that it shuts out is given up, for nothing would be left."""
        keeps = self.state is None or self.state in _STATES.get(quick, (self.state,))
        return replace(self, quick=quick, state=self.state if keeps else None)

    def with_state(self, state: CaseState | None) -> Filters:
        """Another state. A quick filter that shuts it out is given up."""
        fits = state is None or state in _STATES.get(self.quick, (state,))
        return replace(self, state=state, quick=self.quick if fits else Quick.ALL)

    @property
    def narrows(self) -> bool:
        """Whether any case may be left out."""
        return bool(self.text.strip()) or replace(self, text="") != Filters()

    @property
    def count_of_more(self) -> int:
        """How many of the filters beside the search and the quick ones are set."""
        return sum(getattr(self, name) is not None for name in _MORE)

    def query(
        self, sort: SortBy, descending: bool, today: date, zone: tzinfo | None = None, limit: int = 200
    ) -> CaseQuery:
        """The query for the engine. zone: what days are days of; the computer's where None."""
        return CaseQuery(
            text=self.text,
            unread=True if self.quick is Quick.UNREAD else None,
            states=(self.state,) if self.state else _STATES.get(self.quick, ()),
            client_id=self.client_id,
            doctor_id=self.doctor_id,
            scan_type=self.scan_type,
            due_from=self.due_from,
            due_to=self._due_to(today),
            listed_from=_midnight(self.received_from, zone),
            listed_to=_last_moment(self.received_to, zone),
            sort=sort,
            descending=descending,
            limit=limit,
        )

    def _due_to(self, today: date) -> date | None:
        soon = today + SOON if self.quick is Quick.DUE else None
        return min((day for day in (soon, self.due_to) if day), default=None)


_MORE = ("state", "doctor_id", "client_id", "scan_type", "received_from", "received_to", "due_from", "due_to")


def as_kept(filters: Filters) -> str:
    """The filters for the next start. Not the search: who comes back looks for somebody else, and it holds names."""
    kept = {field.name: getattr(filters, field.name) for field in fields(filters)}
    del kept["text"]
    return json.dumps({"version": _VERSION} | {name: value for name, value in kept.items() if value}, default=str)


def from_kept(text: str) -> Filters:
    """The filters of the last time; none where they cannot be read."""
    try:
        kept = json.loads(text)
        if kept.pop("version") != _VERSION:
            return Filters()
        return Filters(**{name: _READ[name](value) for name, value in kept.items()})
    except (ValueError, TypeError, KeyError, AttributeError):
        return Filters()


def _whole_number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError
    return value


_READ: dict[str, Any] = {
    "quick": Quick,
    "state": CaseState,
    "doctor_id": _whole_number,
    "client_id": _whole_number,
    "scan_type": ScanType,
    "received_from": date.fromisoformat,
    "received_to": date.fromisoformat,
    "due_from": date.fromisoformat,
    "due_to": date.fromisoformat,
}


def _midnight(day: date | None, zone: tzinfo | None) -> datetime | None:
    if day is None:
        return None
    begin = datetime.combine(day, time(), zone)
    return (begin if zone else begin.astimezone()).astimezone(UTC)


def _last_moment(day: date | None, zone: tzinfo | None) -> datetime | None:
    end = _midnight(day + timedelta(days=1), zone) if day else None
    return end - timedelta(microseconds=1) if end else None
