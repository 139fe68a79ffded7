"""The whole desk over a sandbox, signed in through its own requests as the windows do it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from desk_engine_kit import Told
from sync_kit import sign_in_as

from labconnector.desk.desk import Desk, make_desk
from labconnector.domain.account import Account
from labconnector.domain.case import CaseState
from labconnector.domain.listing import CaseQuery
from labconnector.domain.status import Phase
from labconnector.sandbox.options import SandboxOptions
from labconnector.sandbox.people import USER
from labconnector.sandbox.server import Sandbox
from labconnector.sync.answers import best_guess
from labconnector.system.settings import CadSettings, Settings, save_settings
from labconnector.talk.events import CasesTold, Event, Notice, NoticeKind, SignInTold, StatusTold
from labconnector.talk.messages import Begin

NEVER_S = 3600.0


class Windows(Told):
    """What the engine told; a user of theirs signs in wherever the browser is sent. user '' = nobody does."""

    def __init__(self, user: str = USER) -> None:
        super().__init__()
        self.user = user

    def __call__(self, event: Event) -> None:
        super().__call__(event)
        if isinstance(event, SignInTold) and self.user:
            sign_in_as(event.address, self.user)

    def of(self, kind: type[Event]) -> list[Any]:
        return [event for event in list(self.all) if isinstance(event, kind)]

    def notices(self) -> Counter[NoticeKind]:
        return Counter(notice.kind for notice in self.of(Notice))

    def wait_for(self, fits: Callable[[], object], timeout_s: float = 30) -> None:
        """Waits for something that is so after an event."""
        self.wait(lambda _all: bool(fits()), timeout_s)

    def counted(self, kind: NoticeKind) -> int:
        """For how many cases notices of a kind stand, all together."""
        return sum(notice.count for notice in self.of(Notice) if notice.kind is kind)


@dataclass
class Whole:
    """A desk, what it told, and where it works."""

    desk: Desk
    told: Windows
    sandbox: Sandbox
    data: Path
    cad: Path

    def connect(self) -> Account:
        account = self.desk.sign_in()[0]
        self.desk.connect(account)
        return account

    def states(self) -> dict[str, CaseState]:
        lines = self.desk.lines(CaseQuery(limit=None)).lines
        return {line.order_id: line.state for line in lines}

    def ids(self) -> dict[str, int]:
        return {line.order_id: line.id for line in self.desk.lines(CaseQuery(limit=None)).lines}

    def rests(self) -> bool:
        """Whether a cycle has ended and nothing is due."""
        return self.desk.state().status.phase is Phase.IDLE

    def synced(self, timeout_s: float = 30) -> None:
        """Waits for the end of the cycle that runs or begins now."""
        self.told.wait(lambda all_: bool(all_) and _phases(all_)[-2:] == [Phase.SYNCING, Phase.IDLE], timeout_s)

    def settled(self) -> None:
        """Waits until everything is told that is due. One telling may be under way, and notices follow a telling."""
        for _ in range(3):
            before = len(self.told.all)
            self.desk._engine.teller.all_changed()
            self.told.wait_for(partial(self._has_told_all, before))

    def _has_told_all(self, before: int) -> bool:
        return any(isinstance(event, CasesTold) and event.order_ids is None for event in self.told.all[before:])

    def cycle(self) -> None:
        """One more cycle, whole; what is told from then on is its own."""
        self.settled()
        self.told.all.clear()
        self.desk.check_now()
        self.synced()

    def answer_all(self, *, remember: bool = True) -> None:
        """Best guesses until nothing is asked any more. A case that goes on may ask again, for its rule or answer."""
        while True:
            self.told.wait_for(lambda: CaseState.READY not in self.states().values())
            case_id = self.desk.next_question(None)
            if case_id is None:
                return
            case = self.desk.case(case_id).case
            self.desk.answer(case_id, [best_guess(question, remember=remember) for question in case.questions])

    def answer_everything_at_once(self) -> None:
        """A best guess for each question of each held case, none of which is remembered."""
        for case_id in self.ids().values():
            questions = self.desk.case(case_id).case.questions
            self.desk.answer(case_id, [best_guess(question, remember=False) for question in questions])

    def lists(self) -> int:
        """How often Align was asked for its list."""
        return len(self.sandbox.traffic.calls("/orders/lab"))

    def calls(self) -> int:
        return len(self.sandbox.traffic.calls())


def _phases(events: list[Event]) -> list[Phase]:
    found: list[Phase] = []
    for event in events:
        if isinstance(event, StatusTold) and found[-1:] != [event.status.phase]:
            found.append(event.status.phase)
    return found


@contextmanager
def cloud(folder: Path, cases: int = 2, **options: Any) -> Iterator[Sandbox]:
    """A sandbox whose files are small and ready at once, and whose list may be asked at will."""
    chosen = SandboxOptions(**{"ready_after_s": 0, "relist_window_s": 0, "detail": 0.02, **options})
    with Sandbox(folder / "cloud", cases=cases, options=chosen) as sandbox:
        yield sandbox


@contextmanager
def whole(folder: Path, sandbox: Sandbox, *, keep: bytes = b"", user: str = USER, **values: Any) -> Iterator[Whole]:
    """A desk over `folder`. The first one there gets settings: a CAD folder, and no check by itself."""
    data, cad = folder / "data", folder / "CAD-Data"
    cad.mkdir(exist_ok=True)
    if not (data / "settings.toml").exists():
        data.mkdir()
        settings = {"cad": CadSettings(folder=cad), "check_every_s": NEVER_S, **values}
        save_settings(data / "settings.toml", Settings(**settings))
    told = Windows(user)
    desk = make_desk(Begin(str(data), keep=keep, profile=sandbox.profile_values()), told)
    try:
        yield Whole(desk, told, sandbox, data, cad)
    finally:
        desk.close()


@contextmanager
def connected(folder: Path, cases: int = 2, **options: Any) -> Iterator[Whole]:
    """A desk that has signed in and synced once."""
    with cloud(folder, cases, **options) as sandbox, whole(folder, sandbox) as one:
        one.connect()
        one.synced()
        yield one
