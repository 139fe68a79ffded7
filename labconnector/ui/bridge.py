"""The one way from the windows to the engine and back; answers and events come in on the GUI thread."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from labconnector.domain.errors import ConnectorError, TargetMissing
from labconnector.domain.status import Phase
from labconnector.talk.api import DeskApi, Lane
from labconnector.talk.events import CasesTold, Event, IncomingTold, Notice, ProgressTold, SignInTold, StatusTold
from labconnector.talk.messages import Answered, Begin, Call, Cancel, End, Ended, Told
from labconnector.talk.views import DeskState
from labconnector.ui.channel import Channel, Peer, start_engine

P = ParamSpec("P")
R = TypeVar("R")

NAP = timedelta(seconds=60)
"""An engine with nothing to do until later than that is ended, and started again in time."""
LINGER_MS = 20_000
_AGAIN_MS = (1_000, 5_000)
_LATER_MS = 120_000
_STEADY_S = 60.0
"""After a death it is started again so soon. More deaths, each within so long after its start: later only."""


class EngineGone(ConnectorError):
    """The engine process ended by itself."""

    code = "engine-gone"
    title = "The background part of Lab Connector stopped"
    action = "It is started again by itself. Try once more; if it happens again, send us the support report."


class Asked(Generic[R]):
    """A request under way. Its answer goes to nobody once the owner is gone, or after `cancel`."""

    def __init__(self, bridge: Bridge, owner: QObject, call: Call, *, only_reads: bool = False) -> None:
        """only_reads: it may be asked once more, of the next engine, where this one dies."""
        self._bridge = bridge
        self._owner = owner
        self.call = call
        self.may_repeat = only_reads
        self._then: Callable[[R], object] | None = None
        self._failed: Callable[[ConnectorError], object] | None = None

    def then(self, take: Callable[[R], object]) -> Asked[R]:
        """Who takes the answer, on the GUI thread."""
        self._then = take
        return self

    def failed(self, take: Callable[[ConnectorError], object]) -> Asked[R]:
        """Who takes the error; `Bridge.failed` where nobody does."""
        self._failed = take
        return self

    def cancel(self) -> None:
        """The answer is not wanted any more."""
        self._bridge.cancel(self)

    def answered(self, answer: Answered) -> None:
        """Hands the answer on. For the bridge."""
        if not isValid(self._owner):
            return
        if answer.error is None:
            if self._then:
                self._then(answer.value)
        elif self._failed:
            self._failed(answer.error)
        else:
            self._bridge.failed.emit(answer.error)


class Bridge(QObject):
    """Lives on the GUI thread. Starts the engine when something is asked, ends it while there is nothing to do.

    What the engine tells: status_changed(SyncStatus), cases_changed(CasesTold), progressed(ProgressTold),
    sign_in_address(str), noticed(Notice), incoming_changed(IncomingTold), state_changed(DeskState).
    failed(ConnectorError): a request failed whose asker does not care, or the engine died. broken(ConnectorError):
    there is no engine to be had, because the data folder cannot be opened or because it dies again and again; what is
    asked fails at once until `wake`.
    """

    status_changed = Signal(object)
    cases_changed = Signal(object)
    progressed = Signal(object)
    sign_in_address = Signal(str)
    noticed = Signal(object)
    incoming_changed = Signal(object)
    state_changed = Signal(object)
    failed = Signal(object)
    broken = Signal(object)
    _arrived = Signal(int, object)

    def __init__(self, begin: Begin, start: Callable[[], Peer] = start_engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begin = begin
        self._start = start
        self._numbers = itertools.count(1)
        self._life = 0
        self._channel: Channel | None = None
        self._ending = False
        self._refusal: ConnectorError | None = None
        self._is_closed = False
        self._deaths = 0
        self._started_at = 0.0
        self._has_missed = False
        self._asked: dict[int, Asked[Any]] = {}
        self.state = DeskState()
        self.is_wanted: Callable[[], bool] = lambda: False  # whether a window needs the engine
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._idle = QTimer(self)
        self._idle.setInterval(LINGER_MS)
        self._idle.timeout.connect(self._sleep_if_idle)
        self._waker = QTimer(self)
        self._waker.setSingleShot(True)
        self._waker.timeout.connect(self.wake)

    # --- asking -----------------------------------------------------------------------------------------------------

    def ask(
        self, owner: QObject, request: Callable[Concatenate[DeskApi, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> Asked[R]:
        """Sends a request on behalf of `owner`: `bridge.ask(self, DeskApi.lines, query).then(self._show)`."""
        call = Call(next(self._numbers), request.__name__, args, kwargs)
        asked: Asked[R] = Asked(self, owner, call, only_reads=getattr(request, "lane", None) is Lane.READ)
        if self._is_closed:  # windows that are just going
            return asked
        self._asked[call.number] = asked
        if self._refusal is not None:
            self._arrived.emit(self._life, Answered(call.number, error=self._refusal))
            return asked
        self._start_if_none()
        if self._channel is not None and not self._ending:
            self._channel.send(call)
        return asked

    def refuse(self, error: ConnectorError) -> None:
        """Starts no engine until `wake`: what is asked fails with this error."""
        self._refusal = error

    def cancel(self, asked: Asked[Any]) -> None:
        """Forgets a request, here and in the engine."""
        if self._asked.pop(asked.call.number, None) and self._channel is not None:
            self._channel.send(Cancel(asked.call.number))

    def refresh_state(self) -> None:
        """Asks for the state of the whole; `state_changed` tells it."""
        self.ask(self, DeskApi.state).then(self._take_state).failed(lambda _error: None)

    # --- the engine's life --------------------------------------------------------------------------------------------

    def wake(self) -> None:
        """Starts the engine where there is none, also after it could not be had. What was asked meanwhile is sent."""
        self._refusal, self._is_closed = None, False
        self._waker.stop()
        self._start_if_none()

    def _start_if_none(self) -> None:
        if self._channel is not None:
            return
        self._waker.stop()
        self._life += 1
        life = self._life
        self._ending = False
        self._started_at = time.monotonic()
        self._channel = Channel(self._start(), lambda message: self._arrived.emit(life, message))
        self._channel.send(self._begin)
        for asked in self._asked.values():
            self._channel.send(asked.call)
        self._idle.start()
        self.refresh_state()

    def close(self, timeout_s: float = 5.0) -> bool:
        """Ends the engine and waits so long for it. False where it needs longer: it ends by itself then.

        Nothing that is asked afterwards starts another one.
        """
        self._is_closed = True
        self._idle.stop()
        self._waker.stop()
        self._asked.clear()
        channel, self._channel = self._channel, None
        self._life += 1
        if channel is None:
            return True
        channel.send(End())
        return channel.close(timeout_s)

    def linger(self, ms: int) -> None:
        """How long an engine with nothing to do is kept."""
        self._idle.setInterval(ms)

    @property
    def quiet(self) -> bool:
        """Whether no answer is waited for."""
        return not self._asked

    @property
    def awake(self) -> bool:
        """Whether there is an engine now."""
        return self._channel is not None

    def _sleep_if_idle(self) -> None:
        status = self.state.status
        busy = self._asked or self.is_wanted() or status.phase is Phase.SYNCING
        soon = status.next_run is not None and status.next_run - datetime.now(UTC) < NAP
        waits = isinstance(status.trouble, TargetMissing)  # it delivers as soon as the drive is back
        waits = waits or self.state.watches  # only an engine that runs sees what comes in folders
        if self._channel is None or self._ending or busy or soon or waits:
            return
        self._ending = True
        self._channel.send(End())

    def _ended(self, message: Ended) -> None:
        if message.error is not None:
            self._close_channel()
            self._give_up(message.error)
            return
        self._begin = replace(self._begin, keep=message.keep)

    def _gone(self) -> None:
        """The engine has ended: as asked, or by itself."""
        as_asked = self._ending
        had_channel = self._channel is not None
        self._close_channel()
        if as_asked:
            self._plan_next_run()
        elif had_channel:
            self._died()

    def _died(self) -> None:
        """A new one is started soon. What was only read is asked again by itself, once; all else is told as failed."""
        self._has_missed = True
        self._deaths = 1 if time.monotonic() - self._started_at > _STEADY_S else self._deaths + 1
        error = EngineGone("The engine process ended unexpectedly.")
        self.progressed.emit(ProgressTold({}))
        if self._deaths > len(_AGAIN_MS):
            self._waker.start(_LATER_MS)
            self._give_up(error)
            return
        self._waker.start(_AGAIN_MS[self._deaths - 1])
        again = {number: asked for number, asked in self._asked.items() if asked.may_repeat}
        for asked in again.values():
            asked.may_repeat = False
        self._drop(error, keep=again)
        self.failed.emit(error)

    def _give_up(self, error: ConnectorError) -> None:
        self.refuse(error)
        self._drop(error)
        self.broken.emit(error)

    def _close_channel(self) -> None:
        channel, self._channel = self._channel, None
        self._idle.stop()
        if channel is not None:
            channel.close(_REAP_S)

    def _plan_next_run(self) -> None:
        if self._asked:
            self._start_if_none()
            return
        next_run = self.state.status.next_run
        if next_run is not None:
            left = (next_run - datetime.now(UTC)).total_seconds()
            self._waker.start(int(max(0.0, min(left, _LONGEST_NAP_S)) * 1000))

    def _drop(self, error: ConnectorError, keep: dict[int, Asked[Any]] | None = None) -> None:
        kept = keep or {}
        asked, self._asked = self._asked, dict(kept)
        for number, one in asked.items():
            if number not in kept:
                one.answered(Answered(number, error=error))

    # --- what comes -------------------------------------------------------------------------------------------------

    def _take(self, life: int, message: object) -> None:
        if life != self._life:
            return
        match message:
            case Answered(number=number):
                if asked := self._asked.pop(number, None):
                    asked.answered(message)
            case Told(event=event):
                self._tell(event)
            case Ended():
                self._ended(message)
            case None:
                self._gone()

    def _tell(self, event: Event) -> None:
        match event:
            case StatusTold(status=status):
                self.state = replace(self.state, status=status)
                self.status_changed.emit(status)
            case CasesTold(counts=counts):
                self.state = replace(self.state, counts=counts)
                self.cases_changed.emit(event)
            case ProgressTold():
                self.progressed.emit(event)
            case SignInTold(address=address):
                self.sign_in_address.emit(address)
            case IncomingTold(waiting=waiting):
                self.state = replace(self.state, incoming=waiting)
                self.incoming_changed.emit(event)
            case Notice():
                self.noticed.emit(event)

    def _take_state(self, state: DeskState) -> None:
        self.state = state
        self.state_changed.emit(state)
        if self._has_missed:  # what an engine that died did last was not told
            self._has_missed = False
            self.cases_changed.emit(CasesTold(None, state.counts))


_REAP_S = 2.0
_LONGEST_NAP_S = 24 * 3600
