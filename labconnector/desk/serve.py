"""Answers the windows' requests, each in the threads of its lane, until the windows end it or are gone."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any, Protocol

from labconnector.desk.cancelling import cancelled_by
from labconnector.domain.errors import ConnectorError
from labconnector.talk.api import DeskApi, Lane
from labconnector.talk.events import Event
from labconnector.talk.messages import Answered, Begin, Call, Cancel, End, Ended, Told, ToWindows, receive, send

_log = logging.getLogger(__name__)
_THREADS = {Lane.READ: 1, Lane.WRITE: 1, Lane.SLOW: 4}


class Served(Protocol):
    """A desk that can be closed."""

    def close(self) -> bytes:
        """Ends its work within five seconds, and returns what the next one takes up."""


Make = Callable[[Begin, Callable[[Event], None]], Served]
"""Makes the desk from the first message; it tells events to the callable."""


def serve(incoming: IO[bytes], outgoing: IO[bytes], make: Make) -> None:
    """Reads requests until `End`, or until the other side has gone."""
    sender = _Sender(outgoing)
    begin = receive(incoming)
    if not isinstance(begin, Begin):
        return
    try:
        desk = make(begin, lambda event: sender.send(Told(event)))
    except ConnectorError as error:
        _log.warning("cannot begin: %s", error.code)
        sender.send(Ended(error=error))
        return
    calls = _Calls(desk, sender)
    try:
        while (message := receive(incoming)) is not None and not isinstance(message, End):
            calls.take(message)
    finally:
        calls.close()
        sender.send(Ended(desk.close()))


class _Sender:
    """Writes messages one after another, from any thread."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, message: ToWindows) -> None:
        with self._lock:
            try:
                send(self._stream, message)
            except (OSError, ValueError):  # the windows have gone; what was asked is done all the same
                _log.info("nobody reads any more")


class _Calls:
    """The calls that run or wait, by number."""

    def __init__(self, desk: object, sender: _Sender) -> None:
        self._desk = desk
        self._sender = sender
        self._lanes = {lane: ThreadPoolExecutor(count, f"desk-{lane}") for lane, count in _THREADS.items()}
        self._cancels: dict[int, threading.Event] = {}

    def take(self, message: Call | Cancel) -> None:
        if isinstance(message, Cancel):
            if (event := self._cancels.get(message.number)) is not None:
                event.set()
            return
        request = getattr(DeskApi, message.request)
        event = self._cancels[message.number] = threading.Event()
        self._lanes[request.lane].submit(self._answer, message, event)

    def _answer(self, call: Call, cancel: threading.Event) -> None:
        answer = Answered(call.number)
        if not cancel.is_set():
            answer = self._run(call, cancel)
        self._cancels.pop(call.number, None)
        if not cancel.is_set():
            self._sender.send(answer)

    def _run(self, call: Call, cancel: threading.Event) -> Answered:
        try:
            with cancelled_by(cancel):
                value: Any = getattr(self._desk, call.request)(*call.arguments, **call.named)
        except ConnectorError as error:
            _log.info("%s: %s %s", call.request, error.code, error.detail)
            return Answered(call.number, error=error)
        except Exception as error:  # noqa: BLE001 the top of a lane: a bug must not end the engine
            _log.exception("%s failed", call.request)
            return Answered(call.number, error=ConnectorError(f"An unexpected error ({type(error).__name__})."))
        return Answered(call.number, value)

    def close(self) -> None:
        """Cancels what waits or can be cancelled, and waits for the rest."""
        for event in list(self._cancels.values()):
            event.set()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
