"""Which of the sync's events are worth a notification: few, and none twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from labconnector.domain.case import Case, CaseState
from labconnector.domain.errors import AlignBusy, ConnectorError, TargetMissing
from labconnector.domain.status import Phase, SyncStatus
from labconnector.sync.events import CaseChanged, Listed, Trouble
from labconnector.sync.events import Event as SyncEvent
from labconnector.talk.events import Notice, NoticeKind

if TYPE_CHECKING:
    from labconnector.desk.engine import Engine


class Notices:
    """Gathers by kind. The first of a kind is told at once, what follows in the same cycle together at its end.

    troubled: keys of the troubles that an earlier engine has told of and that were not over when it ended.
    """

    def __init__(self, engine: Engine, troubled: frozenset[str] = frozenset()) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._waiting: dict[NoticeKind, list[str]] = {}
        self._told: set[NoticeKind] = set()
        self._troubled = set(troubled)
        self._met: set[str] = set()
        self._new: list[ConnectorError] = []
        self._in_cycle = False

    @property
    def troubled(self) -> frozenset[str]:
        """Keys of the troubles that were told and last."""
        with self._lock:
            return frozenset(self._troubled)

    def note(self, event: SyncEvent) -> None:
        """Takes what the sync tells."""
        match event:
            case Listed(new=new) if new:
                self._gather(NoticeKind.NEW_CASES, *new)
            case CaseChanged(order_id=order_id, state=CaseState.HELD):
                self._gather(NoticeKind.QUESTION, order_id)
                self._gather(NoticeKind.FAILURE, order_id)  # which of them it is, the case tells
            case CaseChanged(order_id=order_id, state=CaseState.FAILED):
                self._gather(NoticeKind.FAILURE, order_id)
            case Trouble(error=error) if not isinstance(error, AlignBusy):
                self._meet(error)

    def note_status(self, status: SyncStatus) -> None:
        """A trouble that a whole cycle did not meet is over; it is told anew when it comes back."""
        with self._lock:
            if status.phase is Phase.SYNCING:
                self._in_cycle = True
                self._met.clear()
            elif self._in_cycle:
                self._in_cycle = False
                self._told.clear()
                lasting = {_key(status.trouble)} if status.trouble else set()
                self._troubled &= self._met | lasting

    def tell_due(self) -> None:
        """Tells what is due. Called by the teller's thread."""
        with self._lock:
            troubles, self._new = self._new, []
        for trouble in troubles:
            self._engine.tell(Notice(NoticeKind.TROUBLE, text=trouble.message, error=trouble))
        for kind, order_ids in self._take():
            if (notice := self._notice(kind, order_ids)) is not None:
                self._engine.tell(notice)
            else:  # nothing was said, so what follows need not wait for the cycle's end
                with self._lock:
                    self._told.discard(kind)

    def forget(self) -> None:
        """Somebody else signs in, or nobody: what was wrong before is not told any more."""
        with self._lock:
            self._troubled.clear()
            self._new.clear()
            self._waiting.clear()

    def _meet(self, error: ConnectorError) -> None:
        with self._lock:
            self._met.add(_key(error))
            if _key(error) not in self._troubled:
                self._troubled.add(_key(error))
                self._new.append(error)

    def _gather(self, kind: NoticeKind, *order_ids: str) -> None:
        with self._lock:
            self._waiting.setdefault(kind, []).extend(order_ids)

    def _take(self) -> list[tuple[NoticeKind, list[str]]]:
        with self._lock:
            due = [kind for kind in self._waiting if kind not in self._told]
            self._told.update(due)
            return [(kind, self._waiting.pop(kind)) for kind in due]

    def _notice(self, kind: NoticeKind, order_ids: list[str]) -> Notice | None:
        account = self._engine.account
        if account is None:
            return None
        found = (self._engine.app.store.case(account.key, order_id) for order_id in dict.fromkeys(order_ids))
        cases = [case for case in found if case is not None and _STILL[kind](case)]
        if not cases:
            return None
        first = cases[0]
        return Notice(kind, len(cases), first.id, first.order.patient, first.order.doctor_name, _text(first))


def _key(error: ConnectorError) -> str:
    """By which a trouble is known again. Each missing drive is one of its own."""
    return f"{error.code} {error.message}" if isinstance(error, TargetMissing) else error.code


def _text(case: Case) -> str:
    if case.questions:
        return case.questions[0].text
    return case.problem.title if case.problem else ""


def _failed_first(case: Case) -> bool:
    return case.state is CaseState.FAILED and bool(case.problem and case.problem.tries == 1)


_STILL: dict[NoticeKind, Callable[[Case], bool]] = {
    NoticeKind.NEW_CASES: lambda case: case.unread,
    NoticeKind.QUESTION: lambda case: case.state is CaseState.HELD and bool(case.questions),
    NoticeKind.FAILURE: lambda case: _failed_first(case) or (case.state is CaseState.HELD and not case.questions),
}
"""Whether a case is still what the notice would say: meanwhile it may have been answered or tried again."""
