"""Whether the request that a thread works for is still wanted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from labconnector.domain.errors import Stopped

_CANCEL: ContextVar[threading.Event | None] = ContextVar("cancel", default=None)


@contextmanager
def cancelled_by(event: threading.Event) -> Iterator[None]:
    """What is done inside is not wanted any more once the event is set."""
    token = _CANCEL.set(event)
    try:
        yield
    finally:
        _CANCEL.reset(token)


def cancel_event() -> threading.Event:
    """Set when the request that this thread works for is cancelled. Setting it ends that request's work."""
    return _CANCEL.get() or threading.Event()


def stop_if_cancelled() -> None:
    """Raises Stopped where nobody wants the answer any more. Long work asks it now and then."""
    if cancel_event().is_set():
        raise Stopped("It was cancelled.")
