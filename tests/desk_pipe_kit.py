"""The windows' end of an engine's pipes: requests go in, and what comes back can be waited for."""

from __future__ import annotations

import itertools
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

from labconnector.desk.serve import Make, serve
from labconnector.talk.events import Event
from labconnector.talk.messages import Answered, Begin, Call, End, Ended, Told, receive, send


class Windows:
    """Sends requests to an engine and keeps all that it says."""

    def __init__(self, to_engine: IO[bytes], from_engine: IO[bytes]) -> None:
        self.to_engine = to_engine
        self._from_engine = from_engine
        self._numbers = itertools.count(1)
        self.said: list[Any] = []
        self._changed = threading.Condition()
        self._reader = threading.Thread(target=self._read, name="windows")
        self._reader.start()

    def _read(self) -> None:
        with self._from_engine:
            while (message := receive(self._from_engine)) is not None:
                with self._changed:
                    self.said.append(message)
                    self._changed.notify_all()
        with self._changed:
            self.said.append(None)
            self._changed.notify_all()

    def send(self, message: Any) -> None:
        send(self.to_engine, message)

    def begin(self, request: str, *arguments: Any, **named: Any) -> int:
        """The number of a call that was sent."""
        number = next(self._numbers)
        self.send(Call(number, request, arguments, named))
        return number

    def ask(self, request: str, *arguments: Any, **named: Any) -> Any:
        """What a request returns; its error is raised."""
        answer = self.answer(self.begin(request, *arguments, **named))
        if answer.error:
            raise answer.error
        return answer.value

    def answer(self, number: int, timeout_s: float = 30) -> Answered:
        self.wait(lambda said: self._answers(said, number), timeout_s)
        return self._answers(self.said, number)[0]

    def answered(self, number: int) -> bool:
        return bool(self._answers(self.said, number))

    def _answers(self, said: list[Any], number: int) -> list[Answered]:
        return [one for one in said if isinstance(one, Answered) and one.number == number]

    @property
    def events(self) -> list[Event]:
        return [one.event for one in list(self.said) if isinstance(one, Told)]

    def wait(self, fits: Callable[[list[Any]], object], timeout_s: float = 30) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: fits(self.said), timeout_s), self.said[-10:]

    def wait_event(self, fits: Callable[[Event], bool], timeout_s: float = 30) -> None:
        self.wait(lambda said: any(isinstance(one, Told) and fits(one.event) for one in said), timeout_s)

    def end(self, timeout_s: float = 5) -> Ended:
        """Ends the engine, whose last message is `Ended`."""
        self.send(End())
        self.wait(lambda said: said and said[-1] is None, timeout_s)
        ended = self.said[-2]
        assert isinstance(ended, Ended)
        return ended

    def send_end_and_wait_ended(self, timeout_s: float = 5) -> None:
        """The last message; the engine's threads may need longer."""
        self.send(End())
        self.wait(lambda said: any(isinstance(one, Ended) for one in said), timeout_s)

    def close(self) -> None:
        with suppress(OSError):
            self.to_engine.close()
        self._reader.join(30)


@contextmanager
def served(make: Make, begin: Begin | None = None) -> Iterator[Windows]:
    """An engine in a thread of the test, behind real pipes."""
    engine_in, to_engine = os.pipe()
    from_engine, engine_out = os.pipe()

    def run() -> None:
        with os.fdopen(engine_in, "rb") as incoming, os.fdopen(engine_out, "wb") as outgoing:
            serve(incoming, outgoing, make)

    thread = threading.Thread(target=run, name="engine")
    thread.start()
    windows = Windows(os.fdopen(to_engine, "wb"), os.fdopen(from_engine, "rb"))
    try:
        if begin is not None:
            windows.send(begin)
        yield windows
    finally:
        windows.close()
        thread.join(10)
        assert not thread.is_alive(), "the engine did not end"
