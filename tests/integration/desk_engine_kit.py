"""The windows' engine without a window: what it tells is kept, and can be waited for."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sync_kit import Lab, lab

from labconnector.desk.engine import Engine, Kept
from labconnector.domain.status import Phase
from labconnector.talk.events import Event, StatusTold
from labconnector.talk.messages import Begin


class Told:
    """Every event of an engine, and a way to wait for one."""

    def __init__(self) -> None:
        self.all: list[Event] = []
        self._changed = threading.Condition()

    def __call__(self, event: Event) -> None:
        with self._changed:
            self.all.append(event)
            self._changed.notify_all()

    def wait(self, fits: Callable[[list[Event]], bool], timeout_s: float = 30) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: fits(self.all), timeout_s), self.all


@contextmanager
def engine_over(data: Path, begin: Begin | None = None) -> Iterator[tuple[Engine, Told]]:
    told = Told()
    engine = Engine(begin or Begin(str(data)), told)
    try:
        yield engine, told
    finally:
        engine.close()


@contextmanager
def connected(tmp_path: Path, **options: Any) -> Iterator[tuple[Lab, Engine, Told]]:
    """An engine that goes on with the sign-in of a lab over a sandbox."""
    with lab(tmp_path, **options) as one:
        kept = pickle.dumps(Kept({}, one.connection.session.hand_over()))
        begin = Begin(str(tmp_path / "data"), keep=kept, profile=one.sandbox.profile_values())
        with engine_over(tmp_path / "data", begin) as (engine, told):
            told.wait(idle(1))
            yield one, engine, told


def idle(number: int) -> Callable[[list[Event]], bool]:
    return lambda all_: sum(isinstance(e, StatusTold) and e.status.phase is Phase.IDLE for e in all_) >= number
