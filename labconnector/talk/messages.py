"""The messages between the two processes, and how they go over a pipe.

Each is a pickle behind its length. Both ends are ours: the engine is a child that the window process started.
"""

from __future__ import annotations

import logging
import pickle
import struct
from dataclasses import dataclass, field
from typing import IO, Any

from labconnector.domain.errors import ConnectorError
from labconnector.talk.events import Event
from labconnector.talk.views import Hint

_log = logging.getLogger(__name__)
_LENGTH = struct.Struct("<I")
_MOST = 1 << 29
"""Bytes of a message. Any four letters that something printed into the pipe would be a greater length."""


@dataclass(frozen=True, slots=True)
class Begin:
    """The first message: what the engine works with.

    keep: what an earlier engine handed over when it ended. profile: a connection profile's values, in place of the
    one that the settings name (the demo's sandbox). hint: how to sign in to it.
    """

    data_folder: str
    verbose: bool = False
    keep: bytes = b""
    profile: dict[str, Any] | None = None
    hint: Hint | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A request of `DeskApi` by name."""

    number: int
    request: str
    arguments: tuple[Any, ...] = ()
    named: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cancel:
    """The answer to a call is not wanted any more."""

    number: int


@dataclass(frozen=True, slots=True)
class End:
    """The engine is to end. It answers `Ended` last."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a call returned, or the error it raised."""

    number: int
    value: Any = None
    error: ConnectorError | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An event."""

    event: Event


@dataclass(frozen=True, slots=True)
class Ended:
    """The last message. `keep` goes into the next `Begin`; it is held in memory only, for it may hold tokens."""

    keep: bytes = b""
    error: ConnectorError | None = None  # why it could not begin


ToEngine = Begin | Call | Cancel | End
ToWindows = Answered | Told | Ended


def send(stream: IO[bytes], message: ToEngine | ToWindows) -> None:
    """Writes one message whole. Raises OSError where nobody reads any more."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any | None:
    """The next message; None where the other side has gone, or says what is none: nothing after that can be read."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length) if length <= _MOST else b""
    if len(data) < length:
        return None
    try:
        return pickle.loads(data)  # noqa: S301  # from our own child or parent
    except Exception:  # noqa: BLE001  # whatever a damaged pickle leads to
        _log.exception("a message that cannot be read")
        return None
