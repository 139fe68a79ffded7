"""Answers the windows' requests, each in the threads of its lane, until the windows end it or are gone."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import IO, Any, Protocol

from labconnector.desk.cancelling import cancelled_by
from labconnector.domain.errors import ConnectorError
from labconnector.talk.api import DeskApi, Lane
from labconnector.talk.events import Event
from labconnector.talk.messages import Answered, Begin, Call, Cancel, End, Ended, Told, ToWindows, receive, send

_log = logging.getLogger(__name__)
_THREADS = {Lane.READ: 1, Lane.WRITE: 1, Lane.SLOW: 4}
_LANES: dict[str, Lane] = {name: request.lane for name, request in vars(DeskApi).items() if hasattr(request, "lane")}
_CALLS_END_S = 1.0
"""How long calls may take to end, before and after the desk is closed, which takes the network away from them."""


class Served(Protocol):
    """A desk that can be closed."""

    def close(self) -> bytes:
        """Ends its work within three seconds, and returns what the next one takes up."""


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
    except Exception as error:  # noqa: BLE001 a bug is told too: the windows would start it anew for ever
        sender.end(Ended(error=_ours("begin", error)))
        return
    calls = _Calls(desk, sender)
    try:
        while (message := receive(incoming)) is not None and not isinstance(message, End):
            calls.take(message)
    finally:
        calls.close()
        sender.end(Ended(desk.close()))
        calls.wait()


class _Sender:
    """Writes messages one after another, from any thread; nothing after the end."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._ended = False

    def send(self, message: ToWindows) -> None:
        """Raises what pickle raises for a message that cannot be sent."""
        with self._lock:
            self._send(message)

    def end(self, message: Ended) -> None:
        """Sends the last message."""
        with self._lock:
            self._send(message)
            self._ended = True

    def _send(self, message: ToWindows) -> None:
        if self._ended:
            return
        try:
            send(self._stream, message)
        except (OSError, ValueError):  # the windows have gone; what was asked is done all the same
            _log.info("nobody reads any more")


class _Calls:
    """The calls that run or wait, by number, as long as their answer is wanted."""

    def __init__(self, desk: object, sender: _Sender) -> None:
        self._desk = desk
        self._sender = sender
        self._lanes = {lane: ThreadPoolExecutor(count, f"desk-{lane}") for lane, count in _THREADS.items()}
        self._wanted: dict[int, threading.Event] = {}
        self._futures: set[Future[None]] = set()

    def take(self, message: object) -> None:
        """Begins a call, or ends one."""
        match message:
            case Call():
                self._begin(message)
            case Cancel(number=number):
                if (event := self._wanted.pop(number, None)) is not None:
                    event.set()
            case _:
                _log.warning("no message: %s", type(message).__name__)

    def _begin(self, call: Call) -> None:
        lane = _LANES.get(call.request)
        if lane is None:
            _log.warning("there is no such request")
            self._sender.send(Answered(call.number, error=ConnectorError("There is no such request.")))
            return
        event = self._wanted[call.number] = threading.Event()
        future = self._lanes[lane].submit(self._answer, call, lane, event)
        self._futures.add(future)
        future.add_done_callback(self._futures.discard)

    def _answer(self, call: Call, lane: Lane, cancel: threading.Event) -> None:
        """A change that was asked for is made, whether anybody waits for the answer or not."""
        if cancel.is_set() and lane is not Lane.WRITE:
            return
        answer = self._run(call, cancel)
        if self._wanted.pop(call.number, None) is None:
            return
        try:
            self._sender.send(answer)
        except Exception as error:  # noqa: BLE001 an answer that cannot be sent: somebody waits for one
            self._sender.send(Answered(call.number, error=_ours(call.request, error)))

    def _run(self, call: Call, cancel: threading.Event) -> Answered:
        try:
            with cancelled_by(cancel):
                value: Any = getattr(self._desk, call.request)(*call.arguments, **call.named)
        except Exception as error:  # noqa: BLE001 the top of a lane: a bug must not end the engine
            return Answered(call.number, error=_ours(call.request, error))
        return Answered(call.number, value)

    def close(self) -> None:
        """Cancels what only answers, carries out the changes that were asked for, and waits a moment for both."""
        for event in list(self._wanted.values()):
            event.set()
        self._wanted.clear()
        for lane, pool in self._lanes.items():
            pool.shutdown(wait=False, cancel_futures=lane is not Lane.WRITE)
        self.wait()

    def wait(self) -> None:
        """Waits a moment for what still runs."""
        wait(list(self._futures), _CALLS_END_S)


def _ours(what: str, error: Exception) -> ConnectorError:
    """The error as the windows may show it. A bug's place is logged, but not its text, which may hold a name."""
    if isinstance(error, ConnectorError):
        _log.info("%s: %s %s", what, error.code, error.detail)
        return error
    place = "".join(traceback.format_tb(error.__traceback__))
    _log.error("%s: %s\n%s", what, type(error).__name__, place)
    return ConnectorError(f"An unexpected error ({type(error).__name__}).")
