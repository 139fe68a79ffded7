"""A lab over a sandbox: everything real but the sign-in's browser, in a folder of the test's own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from labconnector.align.profile import Profile
from labconnector.app import App, Connection
from labconnector.domain.account import Account
from labconnector.domain.case import Case, CaseState
from labconnector.domain.listing import CaseQuery
from labconnector.sandbox.options import SandboxOptions
from labconnector.sandbox.people import PASSWORD, USER
from labconnector.sandbox.robot import robot_sign_in
from labconnector.sandbox.server import Sandbox
from labconnector.sync.answers import answer_by_guess
from labconnector.sync.cycle import CycleResult, run_cycle
from labconnector.sync.events import Event
from labconnector.sync.ports import Ports, utc_now
from labconnector.system.keystore import MemoryKeystore
from labconnector.system.paths import Paths
from labconnector.system.settings import CadSettings


class Clock:
    """The lab's clock, which a test moves on instead of waiting."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        """The time, UTC."""
        return utc_now() + self.ahead


@dataclass
class Lab:
    """A signed-in lab."""

    sandbox: Sandbox
    app: App
    account: Account
    connection: Connection
    clock: Clock
    cad: Path
    events: list[Event] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def ports(self) -> Ports:
        """What a cycle works with."""
        return replace(self.app.ports(self.account, self.connection, self.events.append), now=self.clock.now)

    def sync(self, *, listing: bool = True) -> CycleResult:
        """One cycle."""
        return run_cycle(self.ports, self.stop, listing=listing)

    def later(self, **span: float) -> None:
        """Moves the lab's clock on."""
        self.clock.ahead += timedelta(**span)

    def cases(self) -> tuple[Case, ...]:
        """The whole list."""
        return self.app.store.cases(self.account.key, CaseQuery(limit=None))

    def case(self, order_id: str) -> Case:
        """One case, which must be in the list."""
        found = self.app.store.case(self.account.key, order_id)
        assert found is not None
        return found

    def states(self) -> dict[str, CaseState]:
        """Order id → state."""
        return {case.order.order_id: case.state for case in self.cases()}

    def answer_everything(self) -> None:
        """Best guess for every question, until there is none, with cycles between."""
        while held := [case for case in self.cases() if case.questions]:
            for case in held:
                current = self.app.store.case_by_id(case.id)
                answer_by_guess(self.app.store, current, self.clock.now)
            self.sync(listing=False)

    def downloads(self) -> int:
        """How many iDE downloads the sandbox was asked for."""
        return len(self.sandbox.traffic.calls("/download/IDE"))


@contextmanager
def lab(folder: Path, *, cases: int | None = 4, cad_kind: str = "exocad", **options: Any) -> Iterator[Lab]:
    """A lab that has signed in to a new sandbox. Files are small, ready at once, and the list may be asked at will."""
    chosen = SandboxOptions(**{"ready_after_s": 0, "relist_window_s": 0, "detail": 0.05, **options})
    with Sandbox(folder / "cloud", cases=cases, options=chosen) as sandbox, signed_in(folder, sandbox, cad_kind) as one:
        yield one


@contextmanager
def signed_in(folder: Path, sandbox: Sandbox, cad_kind: str = "exocad", user: str = USER) -> Iterator[Lab]:
    """A lab in `folder` over a running sandbox."""
    profile = Profile.model_validate(sandbox.profile_values())
    cad = folder / "CAD-Data"
    cad.mkdir(exist_ok=True)
    with App(Paths(folder / "data"), MemoryKeystore(), profile=profile) as app:
        settings = app.settings.model_copy(
            update={"cad": CadSettings.model_validate({"kind": cad_kind, "folder": cad})}
        )
        app.save(settings)
        connection = app.connection()
        account, _ = app.sign_in(connection, lambda url: sign_in_as(url, user), lambda found: found[0])
        yield Lab(sandbox, app, account, connection, Clock(), cad)


def sign_in_as(url: str, user: str) -> None:
    """What a browser with a person in front of it does."""
    threading.Thread(target=robot_sign_in, args=(url, user, PASSWORD), name="robot").start()
