"""What the sandbox was asked: a list for people and tests, and the headers that every answer carries."""

from __future__ import annotations

import threading
import time
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from labconnector.sandbox.faults import FaultName, Faults
from labconnector.sandbox.options import Clock


@dataclass(frozen=True, slots=True)
class Call:
    """One request that was answered. `at`: seconds since 1970 in the sandbox's time; no query, no body, no tokens."""

    at: float
    method: str
    path: str
    status: int


class Traffic:
    """The last thousand calls. Thread-safe."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=1000)
        self._changed = threading.Condition()

    def note(self, call: Call) -> None:
        """Remembers a call."""
        with self._changed:
            self._calls.append(call)
            self._changed.notify_all()

    def calls(self, part: str = "") -> tuple[Call, ...]:
        """The calls whose path holds `part`, oldest first."""
        with self._changed:
            return tuple(call for call in self._calls if part in call.path)

    def wait_for(self, wanted: Callable[[Call], bool], timeout_s: float = 10) -> Call:
        """The first call, past or still to come, that fits. Raises TimeoutError."""
        until = time.monotonic() + timeout_s
        with self._changed:
            while (found := next(filter(wanted, self._calls), None)) is None:
                if not self._changed.wait(until - time.monotonic()):
                    raise TimeoutError("The call did not come.")
            return found


class Envelope:
    """ASGI layer around everything: Date (with its skew fault) and a request id, and a note of each call."""

    def __init__(self, app: ASGIApp, traffic: Traffic, clock: Clock, faults: Faults) -> None:
        self._app = app
        self._traffic = traffic
        self._clock = clock
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the call on."""

        async def send_signed(message: Message) -> None:
            if message["type"] == "http.response.start":
                skew = self._faults.take(FaultName.CLOCK_SKEW)
                headers = MutableHeaders(scope=message)
                headers["Date"] = formatdate(time.time() + (skew.value if skew else 0), usegmt=True)
                headers["X-Request-Id"] = str(uuid.uuid4())
                self._traffic.note(Call(self._clock.seconds(), scope["method"], scope["path"], message["status"]))
            await send(message)

        await self._app(scope, receive, send_signed)
