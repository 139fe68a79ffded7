"""The engine process as the windows' side sees it: messages go in, messages come out. No Qt."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from labconnector.talk.messages import ToEngine, ToWindows, receive, send

Arrived = Callable[["ToWindows | None"], None]
"""Takes what the engine says, in a thread of the channel's own; None once it is gone."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Both pipes of an engine. ended: waits so many seconds for its end, and says whether it has ended."""

    to_engine: IO[bytes]
    from_engine: IO[bytes]
    ended: Callable[[float], bool]


def start_engine() -> Peer:
    """Starts the engine as a child. It ends by itself when our end of its input closes, however we end."""
    # Without a console, and after whatever a person sees and types (elsewhere the engine sees to that itself).
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "labconnector.desk"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        creationflags=flags,
    )
    assert child.stdin is not None  # noqa: S101  # as asked for
    assert child.stdout is not None  # noqa: S101

    def ended(timeout_s: float) -> bool:
        try:
            child.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return False
        return True

    return Peer(child.stdin, child.stdout, ended)


class Channel:
    """One engine's life. Sending never blocks; what is sent after its end is dropped."""

    def __init__(self, peer: Peer, arrived: Arrived) -> None:
        self._peer = peer
        self._arrived = arrived
        self._outbox: queue.SimpleQueue[ToEngine | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._write, name="to-engine", daemon=True),
            threading.Thread(target=self._read, name="from-engine", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def send(self, message: ToEngine) -> None:
        """Sends when the pipe takes it."""
        self._outbox.put(message)

    def close(self, timeout_s: float) -> bool:
        """Lets go of the engine, which ends it; waits for its end. False where it takes longer; it is never killed."""
        self._outbox.put(None)
        has_ended = self._peer.ended(timeout_s)
        if has_ended:
            for thread in self._threads:
                thread.join()
        return has_ended

    def _write(self) -> None:
        stream = self._peer.to_engine
        with suppress(OSError, ValueError):  # it is gone, which the reader notices
            while (message := self._outbox.get()) is not None:
                send(stream, message)
        _close(stream)

    def _read(self) -> None:
        with suppress(OSError, ValueError, EOFError):
            while (message := receive(self._peer.from_engine)) is not None:
                self._arrived(message)
        _close(self._peer.from_engine)
        self._outbox.put(None)
        self._arrived(None)


def _close(stream: IO[bytes]) -> None:
    with suppress(OSError):  # the rest of its buffer has nowhere to go
        stream.close()
