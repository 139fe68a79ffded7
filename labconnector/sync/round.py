"""One decided case on its way to every target that its rules choose, one after another.

Each placing is written to the journal before and after it. A target that has the case is not asked again, one that
cannot take it now does not keep the others from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from labconnector.domain.case import Case, CaseState
from labconnector.domain.errors import ConnectorError, TargetError
from labconnector.domain.handoff import HandOff, Placed, Plan
from labconnector.sync.deliver import drop_deliveries, forget_unpacked, place
from labconnector.sync.destinations import Destination, named
from labconnector.sync.events import CaseChanged
from labconnector.sync.failure import record_failure
from labconnector.sync.ports import Ports
from labconnector.sync.step import Step, Written

_LOOK_AGAIN = timedelta(minutes=1)
"""A case that waits for a target only is no reason to begin a cycle earlier than that; any cycle takes it up."""


class Round:
    """The placings of one case. Made by a step's thread; `first` and what follows are called by the writing thread.

    chosen: every target that the case is for, in the order of the settings. done: names of those that have it already.
    """

    def __init__(
        self, ports: Ports, case: Case, handoff: HandOff, chosen: tuple[Destination, ...], done: frozenset[str]
    ) -> None:
        self._ports, self._case, self._handoff = ports, case, handoff
        self._order = [one.name for one in chosen]
        self._left = [one for one in chosen if one.name not in done and not one.away]
        self._done = set(done) & set(self._order)
        self._errors: list[ConnectorError] = []
        self._is_told = False

    def begin(self) -> Step | None:
        """Writes what was decided; the first step, if there is a target that can take the case now."""
        if self._left:
            self._ports.store.decided(self._case.id, self._handoff.client.id, self._ports.now())
        return self._next()

    def _next(self) -> Step | None:
        if self._left:
            destination = self._left.pop(0)
            return Step(self._case, lambda: self._plan(destination), delivers=True)
        forget_unpacked(self._handoff)
        if self._errors:
            record_failure(self._ports, self._case, self._errors[0])
        elif not self._is_whole:
            self._ports.store.wait_for_target(self._case.id, self._ports.now() + _LOOK_AGAIN)
        elif not self._is_told:
            self._ports.store.delivered_whole(self._case.id, self._ports.now())
            self._tell(CaseState.DELIVERED)
        return None

    @property
    def _is_whole(self) -> bool:
        return self._done >= set(self._order)

    # --- one target ---------------------------------------------------------------------------------------------------

    def _plan(self, to: Destination) -> Written:
        try:
            plan = to.target.plan(self._handoff)
        except TargetError as error:
            return self._failed(to, error)
        return lambda: self._begun(to, plan)

    def _begun(self, to: Destination, plan: Plan) -> Step:
        journalled = replace(plan, target=to.name)
        delivery = self._ports.store.begin_delivery(self._case.id, journalled, self._ports.now())
        return Step(self._case, lambda: self._place(to, plan, delivery), delivers=True)

    def _place(self, to: Destination, plan: Plan, delivery: int) -> Written:
        try:
            placed = place(self._ports, to.target, self._case, self._handoff, plan)
        except TargetError as error:
            return self._failed(to, error)
        return lambda: self._placed(to, delivery, placed)

    def _placed(self, to: Destination, delivery: int, placed: Placed) -> Step | None:
        is_first = not any(name in self._done for name in self._order[: self._order.index(to.name)])
        self._done.add(to.name)
        whole, now = self._is_whole, self._ports.now()
        self._is_told = whole
        self._ports.store.finish_delivery(delivery, placed, now, whole=whole, shown=is_first)
        self._tell(CaseState.DELIVERED if whole else self._case.state, "" if whole else f"placed by {to.name}")
        return self._next()

    def _failed(self, to: Destination, error: TargetError) -> Callable[[], Step | None]:
        """The other targets go on; the case's problem names this one, and it alone is tried again."""
        self._errors.append(named(error, to.name) if len(self._ports.targets) > 1 else error)

        def written() -> Step | None:
            drop_deliveries(self._ports, self._case)
            return self._next()

        return written

    def _tell(self, state: CaseState, text: str = "") -> None:
        self._ports.tell(CaseChanged(self._case.order.order_id, state, text))
