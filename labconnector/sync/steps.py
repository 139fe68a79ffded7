"""The steps of one case: fetch, prepare, place. Each says what its thread does and what is written afterwards."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass

from labconnector.cad.target import Target
from labconnector.domain.case import Case, CaseState
from labconnector.domain.handoff import HandOff, Placed, Plan
from labconnector.domain.questions import Question
from labconnector.scans.package import Package, scan_digest
from labconnector.store.types import StoredPackage
from labconnector.sync.decide import Material, hand_off, knowledge
from labconnector.sync.deliver import place
from labconnector.sync.events import CaseChanged
from labconnector.sync.fetch import Fetched, fetch
from labconnector.sync.ports import Cloud, Ports

Written = Callable[[], "Step | None"]
"""Called by the writing thread when a step's thread ended: writes the result, and returns the step that follows."""


@dataclass(frozen=True, slots=True)
class Step:
    """`run` is done by a thread, writes nothing to the database, and returns what is to be written."""

    case: Case
    run: Callable[[], Written]
    delivers: bool = False


class CaseSteps:
    """Makes the steps of a case."""

    def __init__(self, ports: Ports, stop: threading.Event) -> None:
        self._ports = ports
        self._stop = stop
        self._store = ports.store
        self._known = knowledge(ports)

    def first(self, case: Case, *, recheck: bool) -> Step | None:
        """The step a due case begins with; None where what it needs is not there now."""
        if recheck:
            return self._fetch_step(case, case.revision + 1, self._recheck)
        package = self._store.package(case.id)
        if package and (case.state is CaseState.READY or package.zip_path.exists()):
            return self._prepare_step(case)
        return self._fetch_step(case, case.revision, self._fetched)

    # --- fetching -------------------------------------------------------------------------------------------------

    def _fetch_step(self, case: Case, revision: int, then: Callable[[Case, Fetched], Step | None]) -> Step | None:
        cloud = self._ports.cloud
        if cloud is None:
            return None
        if then == self._fetched:
            self._store.downloading(case.id, self._ports.now())
            self._tell(case, CaseState.DOWNLOADING)
        return Step(case, lambda: self._fetch(cloud, case, revision, then))

    def _fetch(self, cloud: Cloud, case: Case, revision: int, then: Callable[[Case, Fetched], Step | None]) -> Written:
        fetched = fetch(self._ports, cloud, case, revision, self._stop)
        return lambda: then(case, fetched)

    def _fetched(self, case: Case, fetched: Fetched) -> Step | None:
        stored = StoredPackage(fetched.zip_file, fetched.sha256, fetched.size, fetched.package.files)
        self._store.fetched(case.id, stored, fetched.package.rx, fetched.package.findings, self._ports.now())
        self._tell(case, CaseState.READY)
        return self._prepare_step(self._store.case_by_id(case.id))

    def _recheck(self, case: Case, fetched: Fetched) -> Step | None:
        """The order was listed again with nothing visibly changed: only other contents make a new revision."""
        if self._is_same(case, fetched.package):
            shutil.rmtree(fetched.zip_file.parent, ignore_errors=True)
            state = self._store.same_files(case.id, self._ports.now())
            self._tell(case, state)
            return None
        return self._fetched(case, fetched)

    def _is_same(self, case: Case, package: Package) -> bool:
        """Whether scans and prescription are the ones we have; an export names its own time, so bytes do not tell."""
        before = self._store.package(case.id)
        same_scans = before is not None and scan_digest(before.files) == scan_digest(package.files)
        return same_scans and self._store.rx(case.id) == package.rx

    # --- deciding and placing ---------------------------------------------------------------------------------------

    def _prepare_step(self, case: Case) -> Step | None:
        target = self._ports.target
        if target is None:
            return None
        return Step(case, lambda: self._prepare(target, case), delivers=True)

    def _prepare(self, target: Target, case: Case) -> Written:
        store = self._store
        package, rx = store.package(case.id), store.rx(case.id)
        if package is None or rx is None:
            return lambda: self._fetch_again(case)
        material = Material(case, package, rx, store.findings(case.id), store.answers(case.id))
        decided = hand_off(self._ports, target, material, self._known)
        if not isinstance(decided, HandOff):
            return lambda: self._hold(case, decided)
        plan = target.plan(decided)
        return lambda: self._begin(target, case, decided, plan)

    def _hold(self, case: Case, questions: tuple[Question, ...]) -> None:
        self._store.hold(case.id, questions, None, self._ports.now())
        self._tell(case, CaseState.HELD, "; ".join(question.kind for question in questions))

    def _fetch_again(self, case: Case) -> None:
        self._store.download_again(case.id, self._ports.now())

    def _begin(self, target: Target, case: Case, handoff: HandOff, plan: Plan) -> Step:
        self._store.decided(case.id, handoff.client.id, self._ports.now())
        delivery = self._store.begin_delivery(case.id, plan, self._ports.now())
        return Step(case, lambda: self._place(target, case, handoff, plan, delivery), delivers=True)

    def _place(self, target: Target, case: Case, handoff: HandOff, plan: Plan, delivery: int) -> Written:
        placed = place(self._ports, target, case, handoff, plan)
        return lambda: self._placed(case, delivery, placed)

    def _placed(self, case: Case, delivery: int, placed: Placed) -> None:
        self._store.finish_delivery(delivery, placed, self._ports.now())
        self._tell(case, CaseState.DELIVERED)

    def _tell(self, case: Case, state: CaseState, text: str = "") -> None:
        self._ports.tell(CaseChanged(case.order.order_id, state, text))
