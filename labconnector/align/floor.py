"""Keeps two Get Orders calls apart: "wait 120 seconds or more between successive calls" (guideline, Timing matters)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock
from typing import Protocol

from labconnector.domain.errors import AlignBusy


class FloorMemory(Protocol):
    """Remembers over a restart when orders were last asked for. Aware UTC datetimes."""

    def read(self) -> datetime | None:
        """When orders were last asked for, None if never."""

    def write(self, at: datetime) -> None:
        """Notes that orders are asked for now."""


class OrdersFloor:
    """Lets a Get Orders call through when the last one is `seconds` ago."""

    def __init__(
        self, memory: FloorMemory, seconds: float, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._memory = memory
        self._seconds = seconds
        self._now = now
        self._lock = Lock()

    def wait_s(self) -> float:
        """Seconds until the next call is allowed; 0 = now.

        A last call in the future means that the clock was set back. It is then counted as made now, so that at most
        one whole floor is waited.
        """
        last, now = self._memory.read(), self._now()
        if last is None:
            return 0.0
        if last > now:
            self._memory.write(now)
            return self._seconds
        return max(0.0, self._seconds - (now - last).total_seconds())

    def enter(self) -> None:
        """Notes the call before it is made. Raises AlignBusy with `retry_after` when it is too early."""
        with self._lock:
            left = self.wait_s()
            if left > 0:
                message = f"Align asks for {self._seconds:.0f} seconds between two looks at the order list."
                raise AlignBusy(message, retry_after=left)
            self._memory.write(self._now())
