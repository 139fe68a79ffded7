"""What a CAD did with a delivered case, as far as the case's folder shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Trace(StrEnum):
    """What is to be seen of a delivered folder. No trace: it is as it was delivered."""

    GONE = "gone"  # moved away or removed
    CHANGED = "changed"  # files came, went or were written anew; by whom, they do not tell
    OPENED = "opened"  # the CAD has left files of its own
    LOCKED = "locked"  # somebody has it open now


@dataclass(frozen=True, slots=True)
class Seen:
    """A trace, and since when it is there (UTC)."""

    trace: Trace
    at: datetime


@dataclass(frozen=True, slots=True)
class DeliveredFolder:
    """A folder that a case was placed in, from `begun` to `ended`, and what was seen of it so far.

    id: of the delivery. looked_ns: the folder's time stamp (POSIX, ns) when it was last looked into, 0 = never.
    """

    id: int
    case_id: int
    account: str
    order_id: str
    revision: int
    folder: Path
    begun: datetime
    ended: datetime
    seen: Seen | None = None
    looked_ns: int = 0


def furthest(seen: Iterable[Seen | None]) -> Seen | None:
    """What a case shows that lies in several folders: the one that is worked on tells more than the others.

    It is gone only where no folder is left.
    """
    return max(seen, key=lambda one: _FAR[one.trace] if one else _UNTOUCHED, default=None)


_UNTOUCHED = 1
_FAR = {Trace.GONE: 0, Trace.CHANGED: 2, Trace.OPENED: 3, Trace.LOCKED: 4}
