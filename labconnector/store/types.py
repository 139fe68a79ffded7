"""What the store takes and gives besides the words of the domain: queries, counts, revisions, work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from labconnector.domain.case import Case, CaseFile, CaseState, ScanType
from labconnector.domain.handoff import Finding, Plan
from labconnector.domain.prescription import Rx

RECHECK_AFTER = timedelta(minutes=15)
"""An order listed again within this time of its fetch is an overlap of two polls; later it may mean other files."""


@dataclass(frozen=True, slots=True)
class Journalled:
    """What one page of orders brought, as order ids. Every order of the page is in exactly one of the three.

    new: never seen before. revised: known, with another status or a newer scan. repeated: known as they are.
    """

    new: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()


class CaseOrder(StrEnum):
    """How a list of cases is sorted; equal ones by the newest first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    DUE = "due"  # earliest first, without a due date last
    PATIENT = "patient"
    DOCTOR = "doctor"


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
    order: CaseOrder = CaseOrder.NEWEST
    limit: int | None = 200
    offset: int = 0


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
class StoredPackage:
    """The zip of one revision and what was found in it. `size` in bytes; paths of `files` relative to its folder."""

    zip_path: Path
    sha256: str
    size: int
    files: tuple[CaseFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a case's files. `package` is None until it was fetched; `delivered_to` '' until it was placed.

    scanned_at and status are Align's, as they were when this revision was listed.
    """

    number: int
    status: str
    scanned_at: datetime | None
    listed_at: datetime
    fetched_at: datetime | None = None
    package: StoredPackage | None = None
    rx: Rx | None = None
    findings: tuple[Finding, ...] = ()
    delivered_to: str = ""
    delivered_at: datetime | None = None
    delivered_files: tuple[CaseFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A case to go on with now. `recheck`: it has files; Align listed it again, so look whether they changed."""

    case: Case
    recheck: bool = False


@dataclass(frozen=True, slots=True)
class OpenDelivery:
    """A delivery that was begun and not finished: a crash came between. `revision` is what was being placed."""

    id: int
    case_id: int
    plan: Plan
    revision: int
