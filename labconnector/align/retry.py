"""Trying again: how often, after which waits, and when not."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import stamina

from labconnector.align.faults import ServiceTrouble
from labconnector.domain.errors import AlignBusy, NetworkError, Stopped, TlsError, WrongClock

T = TypeVar("T")
GLANCE_S = 0.25
"""How often a waiting thread looks whether it is to stop."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait and how often to try. Seconds.

    attempts: tries in all. first_wait, longest_wait, jitter: pauses between tries; kept short, since the caller has its
    own plan for failures that last. obeyed_wait: the longest Retry-After that is waited for inside a call.
    """

    attempts: int = 4
    first_wait: float = 0.25
    longest_wait: float = 1.0
    jitter: float = 0.5
    obeyed_wait: float = 30
    connect: float = 5
    read: float = 30


class Retrier:
    """Repeats a piece of work that may succeed the next time. Ends at once when stopped."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._closed = threading.Event()

    def close(self) -> None:
        """Ends everything that runs, and lets nothing new begin."""
        self._closed.set()

    def run(self, work: Callable[[], T], cancel: threading.Event | None = None) -> T:
        """Runs `work` until it succeeds, a retry makes no sense, or the patience is at an end.

        A short Retry-After is waited for here; a longer one is the caller's, in AlignBusy.
        """
        patience, wait = self._patience, 0.0
        for attempt in stamina.retry_context(
            on=lambda error: self._may_retry(error, cancel),
            attempts=patience.attempts,
            timeout=None,
            wait_initial=patience.first_wait,
            wait_max=patience.longest_wait,
            wait_jitter=patience.jitter,
        ):
            with attempt:
                self._pause(wait, cancel)
                try:
                    return work()
                except AlignBusy as busy:
                    wait = busy.retry_after or 0.0
                    raise
        raise AssertionError("stamina ends with a result or an error")

    def _may_retry(self, error: Exception, cancel: threading.Event | None) -> bool | float:
        if self.is_stopped(cancel) or isinstance(error, TlsError | WrongClock):
            return False
        if isinstance(error, AlignBusy) and error.retry_after is not None:
            return 0.0 if error.retry_after <= self._patience.obeyed_wait else False
        return isinstance(error, AlignBusy | ServiceTrouble | NetworkError)

    def _pause(self, seconds: float, cancel: threading.Event | None) -> None:
        until = time.monotonic() + seconds
        while not self.is_stopped(cancel) and (left := until - time.monotonic()) > 0:
            self._closed.wait(min(left, GLANCE_S))
        self.check(cancel)

    def is_stopped(self, cancel: threading.Event | None) -> bool:
        """Whether this piece of work, or everything, is to end."""
        return self._closed.is_set() or (cancel is not None and cancel.is_set())

    def check(self, cancel: threading.Event | None) -> None:
        """Raises Stopped if this piece of work, or everything, is to end."""
        if self.is_stopped(cancel):
            raise Stopped("The transfer was stopped.")
