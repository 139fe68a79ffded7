"""A file, or files that belong together, in a folder that is watched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Polling(StrEnum):
    """Whether a watched folder is looked at again and again."""

    AUTO = "auto"  # where it is a network drive, which sends no events
    ALWAYS = "always"
    NEVER = "never"


class IncomingState(StrEnum):
    """What became of it."""

    ASKING = "asking"  # nothing says whose it is: a person does
    REFUSED = "refused"  # damaged or unsafe; looked at again when it changes
    ANSWERED = "answered"  # a person said whose it is; taken with the next look
    TAKEN = "taken"  # it is the case's now
    SAME = "same"  # the case has these very scans already
    IGNORED = "ignored"  # a person wants nothing of it


WAITING = (IncomingState.ASKING, IncomingState.REFUSED)
"""States in which a person is asked."""

DONE = (IncomingState.TAKEN, IncomingState.SAME, IncomingState.IGNORED)
"""States in which the same bytes are never looked at again, whatever they are called."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What is known of one arrival.

    key: its place: a file, a folder, or the folder and what its files have in common. stamp: changes when a file
    changes. sha256: of the contents, '' until they were read. size: bytes. text: what is asked, or what is wrong.
    order_id: whose it is, as far as that is known.
    """

    key: str
    files: int
    size: int
    stamp: str
    state: IncomingState
    seen_at: datetime
    sha256: str = ""
    text: str = ""
    order_id: str = ""
    id: int = 0
