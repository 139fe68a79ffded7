"""The case list as it is asked for and shown: a query, the narrow line of a case, and counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from labconnector.domain.case import CaseState, ScanType
from labconnector.domain.questions import QuestionKind
from labconnector.domain.seen import Seen

RUSH = timedelta(days=2)
"""A case that is due so soon after it was listed is a rush."""


class SortBy(StrEnum):
    """What a list of cases is sorted by; equal ones by the newest first."""

    RECEIVED = "received"
    DUE = "due"  # without a due date last, whichever way
    PATIENT = "patient"
    DOCTOR = "doctor"
    CLIENT = "client"
    PRACTICE = "practice"
    SCAN_TYPE = "scan-type"
    STATE = "state"
    ORDER_ID = "order-id"


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Which cases, in which order. Fields that are None, '' or empty do not narrow; the others all hold at once.

    text: words as typed; each must begin a word of patient, doctor, practice, order id, order code, chart number or
    notes. due_from, due_to, listed_from and listed_to are included. limit None = all.
    """

    text: str = ""
    unread: bool | None = None
    states: tuple[CaseState, ...] = ()
    client_id: int | None = None
    doctor_id: int | None = None
    scan_type: ScanType | None = None
    due_from: date | None = None
    due_to: date | None = None
    listed_from: datetime | None = None
    listed_to: datetime | None = None
    sort: SortBy = SortBy.RECEIVED
    descending: bool = True
    limit: int | None = 200
    offset: int = 0


PATIENCE = timedelta(minutes=30)
"""A case that was listed late may be overdue at its first look; its files come within so long all the same."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case as a line of the list. Texts are '' where nothing is known yet.

    teeth_universal: the teeth with work, 1–32. work: restorations, each once ('Crown, Pontic'). material: ordered
    materials, each once ('Gold'). asks: what a held case asks. trouble: title of what went wrong.
    has_scans: the package was fetched ('green'). listed_at: UTC, of the newest revision. seen: what the CAD did with a
    delivered case.
    """

    id: int
    order_id: str
    unread: bool
    patient: str
    doctor: str
    practice: str
    client: str
    teeth_universal: tuple[int, ...]
    work: str
    material: str
    scan_type: str
    due: date | None
    listed_at: datetime
    state: CaseState
    revision: int
    has_scans: bool
    asks: tuple[QuestionKind, ...] = ()
    trouble: str = ""
    expected_at: datetime | None = None
    seen: Seen | None = None

    @property
    def rush(self) -> bool:
        """Whether the doctor wants it within two days of sending it."""
        return self.due is not None and self.due - self.listed_at.date() <= RUSH

    def late(self, now: datetime) -> bool:
        """Whether its files should be here by now. One that Align listed long after the scan is given some time."""
        if self.state is not CaseState.WAITING or self.expected_at is None:
            return False
        return self.expected_at < now and self.listed_at < now - PATIENCE

    def overdue(self, today: date) -> bool:
        """Whether the due date has passed and the case is not delivered."""
        return self.due is not None and self.due < today and self.state not in _DONE


_DONE = (CaseState.DELIVERED, CaseState.RETURNED)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases an account has. States without a case are missing from `by_state`."""

    by_state: Mapping[CaseState, int] = field(default_factory=dict)
    unread: int = 0

    @property
    def total(self) -> int:
        """All cases."""
        return sum(self.by_state.values())

    def of(self, state: CaseState) -> int:
        """The cases in this state."""
        return self.by_state.get(state, 0)


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of the list, and how many cases the query has in all.

    total: at least so many where the page is full and was not counted.
    """

    query: CaseQuery
    lines: tuple[CaseLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What an account's cases can be filtered by: what occurs, as (id, name), by name."""

    doctors: tuple[tuple[int, str], ...] = ()
    clients: tuple[tuple[int, str], ...] = ()
    scan_types: tuple[ScanType, ...] = ()
