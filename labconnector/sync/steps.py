"""The steps of one case: fetch, prepare, place. Each says what its thread does and what is written afterwards."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable

from labconnector.domain.case import Case, CaseState
from labconnector.domain.decision import Knowledge
from labconnector.domain.handoff import HandOff
from labconnector.domain.questions import Question
from labconnector.domain.revision import StoredPackage
from labconnector.scans.package import Package, scan_digest
from labconnector.sync.decide import Material, hand_off, knowledge
from labconnector.sync.destinations import chosen
from labconnector.sync.events import CaseChanged
from labconnector.sync.fetch import Fetched, fetch, is_here, is_whole, put_back
from labconnector.sync.ports import Cloud, Ports
from labconnector.sync.round import Round
from labconnector.sync.step import Step, Written


class CaseSteps:
    """Makes the steps of a case."""

    def __init__(self, ports: Ports, stop: threading.Event) -> None:
        self._ports = ports
        self._stop = stop
        self._store = ports.store

    def first(self, case: Case, *, recheck: bool) -> Step | None:
        """The step a due case begins with; None where what it needs is not there now."""
        package = self._store.package(case.id)
        if package is None:
            return self._fetch_step(case)
        if recheck or not is_here(package):
            return self._look_step(case, recheck=recheck)
        return self._prepare_step(case)

    # --- fetching -------------------------------------------------------------------------------------------------

    def _fetch_step(self, case: Case) -> Step | None:
        cloud = self._ports.cloud
        if cloud is None:
            return None
        self._store.downloading(case.id, self._ports.now())
        self._tell(case, CaseState.DOWNLOADING)
        return Step(case, lambda: self._fetch(cloud, case, case.revision, self._fetched))

    def _look_step(self, case: Case, *, recheck: bool) -> Step | None:
        """The files were here: fetches what Align has now, beside them, to compare."""
        cloud = self._ports.cloud
        if cloud is None:
            return None
        return Step(case, lambda: self._fetch(cloud, case, case.revision + 1, self._compared), recheck=recheck)

    def _fetch(self, cloud: Cloud, case: Case, revision: int, then: Callable[[Case, Fetched], Step | None]) -> Written:
        fetched = fetch(self._ports, cloud, case, revision, self._stop)
        return lambda: then(case, fetched)

    def _fetched(self, case: Case, fetched: Fetched) -> Step | None:
        stored = StoredPackage(fetched.zip_file, fetched.sha256, fetched.size, fetched.package.files)
        self._store.fetched(case.id, stored, fetched.package.rx, fetched.package.findings, self._ports.now())
        self._tell(case, CaseState.READY)
        return self._prepare_step(self._store.case_by_id(case.id))

    def _compared(self, case: Case, fetched: Fetched) -> Step | None:
        """Only other scans, or another prescription, make a new revision. What was lost of ours is put back."""
        before = self._store.package(case.id)
        if before is None or not self._is_same(case, before, fetched.package):
            return self._fetched(case, fetched)
        if not is_whole(before) and not put_back(before, fetched):
            return self._fetched(case, fetched)
        shutil.rmtree(fetched.zip_file.parent, ignore_errors=True)
        state = self._store.same_files(case.id, self._ports.now())
        self._tell(case, state)
        return self._decide_again(case, state)

    def _is_same(self, case: Case, before: StoredPackage, package: Package) -> bool:
        """Whether scans and prescription are the ones we have; an export names its own time, so bytes do not tell."""
        same_scans = scan_digest(before.files) == scan_digest(package.files)
        return same_scans and self._store.rx(case.id) == package.rx

    def _decide_again(self, case: Case, state: CaseState) -> Step | None:
        """A case that was held may have been damaged then, and a rule may have been learnt meanwhile."""
        if state is CaseState.HELD:
            self._store.ready(case.id, self._ports.now())
        if state in (CaseState.HELD, CaseState.READY):
            return self._prepare_step(self._store.case_by_id(case.id))
        return None

    # --- deciding and placing ---------------------------------------------------------------------------------------

    def _prepare_step(self, case: Case) -> Step | None:
        if all(one.away for one in self._ports.targets):
            return None
        patient = self._store.patient_number(case.account, case.order)  # here, as threads do not write
        return Step(case, lambda: self._prepare(case, patient), delivers=True)

    def _prepare(self, case: Case, patient: int) -> Written:
        store = self._store
        package, rx = store.package(case.id), store.rx(case.id)
        if package is None or rx is None:
            return lambda: self._fetch_again(case)
        material = Material(case, package, rx, store.findings(case.id), store.answers(case.id), patient)
        known = knowledge(self._ports)
        decided = hand_off(self._ports, material, known)
        if not isinstance(decided, HandOff):
            return lambda: self._hold(case, decided, known)
        targets = chosen(self._ports.targets, case.order, decided.client)
        return Round(self._ports, case, decided, targets, store.placed_by(case.id)).begin

    def _hold(self, case: Case, questions: tuple[Question, ...], known: Knowledge) -> None:
        """Holds the case; it is decided again where somebody taught a rule while it was decided about."""
        self._store.hold(case.id, questions, None, self._ports.now())
        if knowledge(self._ports) != known:
            self._store.ready(case.id, self._ports.now())
            return
        self._tell(case, CaseState.HELD, "; ".join(question.kind for question in questions))

    def _fetch_again(self, case: Case) -> None:
        self._store.download_again(case.id, self._ports.now())

    def _tell(self, case: Case, state: CaseState, text: str = "") -> None:
        self._ports.tell(CaseChanged(case.order.order_id, state, text))
