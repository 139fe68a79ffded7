"""What the engine tells unasked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from labconnector.domain.errors import ConnectorError
from labconnector.domain.listing import Counts
from labconnector.domain.status import SyncStatus


@dataclass(frozen=True, slots=True)
class StatusTold:
    """The sync is in another phase, or has another next run."""

    status: SyncStatus


@dataclass(frozen=True, slots=True)
class CasesTold:
    """Cases are other than they were. order_ids None = any may be. At most five a second."""

    order_ids: frozenset[str] | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class ProgressTold:
    """Bytes so far of the packages that are being downloaded now: order id → (done, total or None)."""

    downloads: dict[str, tuple[int, int | None]]


@dataclass(frozen=True, slots=True)
class SignInTold:
    """The login page's address, to be opened in the user's browser."""

    address: str


class NoticeKind(StrEnum):
    """What a notification is about."""

    NEW_CASES = "new-cases"
    QUESTION = "question"
    FAILURE = "failure"
    INCOMING = "incoming"  # files from watched folders that nobody could match
    TROUBLE = "trouble"  # of the whole: signed out, folder missing, no network for long


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the user by a notification; clicking it opens the case.

    count: how many cases it stands for. case_id: the first of them, None where it is about the whole. patient, doctor
    and text say which and what; `error` where one is behind it.
    """

    kind: NoticeKind
    count: int = 1
    case_id: int | None = None
    patient: str = ""
    doctor: str = ""
    text: str = ""
    error: ConnectorError | None = None


@dataclass(frozen=True, slots=True)
class IncomingTold:
    """Other files from watched folders wait for a person than before. is_new: one of them came only now."""

    waiting: int
    is_new: bool


Event = IncomingTold | StatusTold | CasesTold | ProgressTold | SignInTold | Notice
