"""Takes every case that is due one step after another: downloads side by side, deliveries one at a time.

Threads do network and files; the database is written by the calling thread only, before a step starts and after it
ended. A step that raises concerns its own case; the others go on.
"""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from labconnector.domain.case import CaseState
from labconnector.domain.errors import ConnectorError, NotFound
from labconnector.store.types import Work
from labconnector.sync.deliver import drop_deliveries
from labconnector.sync.failure import concerns_all, record_failure
from labconnector.sync.ports import Ports
from labconnector.sync.step import Step, Written
from labconnector.sync.steps import CaseSteps

_LOOK_S = 0.2  # how often a stop is looked for while threads work
_BATCH = 5000  # cases looked at in one go


class CaseWork:
    """One pass over the cases that are due."""

    def __init__(self, ports: Ports, stop: threading.Event) -> None:
        self._ports = ports
        self._stop = stop
        self._cancel = threading.Event()  # set by a stop, and by an error that every other case would meet too
        self._steps = CaseSteps(ports, self._cancel)
        self._due: deque[Work] = deque()
        self._next_steps: deque[Step] = deque()
        self._running: dict[Future[Written], Step] = {}
        self._touched: set[int] = set()
        self.troubles: list[ConnectorError] = []

    def run(self) -> int:
        """Works until nothing is due or a stop is asked for. Returns how many cases were taken up."""
        touched = self._touched
        with ThreadPoolExecutor(self._ports.parallel_downloads + 1, thread_name_prefix="case") as pool:
            try:
                while not self._stopping() and self._look(touched):
                    self._drain(pool)
            except BaseException:
                self._cancel.set()  # what runs is not waited for longer than it takes to end it
                raise
        return len(touched)

    def _look(self, touched: set[int]) -> bool:
        """Fills the queue with the cases that are due and were not taken up in this pass."""
        due = self._ports.store.work_due(self._ports.account_key, self._ports.now(), _BATCH)
        self._due.extend(work for work in due if work.case.id not in touched)
        touched.update(work.case.id for work in self._due)
        return bool(self._due)

    def _drain(self, pool: ThreadPoolExecutor) -> None:
        while self._running or (not self._stopping() and (self._due or self._next_steps)):
            self._look_for_answered()
            while not self._stopping() and (step := self._take()):
                self._running[pool.submit(step.run)] = step
            for future in wait(self._running, timeout=_LOOK_S, return_when=FIRST_COMPLETED).done:
                self._finish(self._running.pop(future), future)

    def _look_for_answered(self) -> None:
        """Puts cases first that a person has just answered or asked for: they must not wait for a long list."""
        if not self._ports.nudged.is_set():
            return
        self._ports.nudged.clear()
        busy = {work.case.id for work in self._due}
        busy |= {step.case.id for step in (*self._next_steps, *self._running.values())}
        due = self._ports.store.work_due(self._ports.account_key, self._ports.now(), _BATCH)
        found = [work for work in due if work.case.id not in busy]
        self._touched.update(work.case.id for work in found)
        self._due.extendleft(reversed(found))

    def _stopping(self) -> bool:
        if self._stop.is_set():
            self._cancel.set()
        return self._cancel.is_set()

    def _take(self) -> Step | None:
        """The next step that may start: as many downloads as are wished for, and beside them one delivery.

        Two deliveries at a time could choose the same folder for patients of one name.
        """
        running = self._running.values()
        delivering = any(step.delivers for step in running)
        full = sum(not step.delivers for step in running) >= self._ports.parallel_downloads
        for step in self._next_steps:
            if not (delivering if step.delivers else full):
                self._next_steps.remove(step)
                return step
        if full and not (self._due and self._due[0].case.state is CaseState.READY):
            return None
        return self._take_due(delivering)

    def _take_due(self, delivering: bool) -> Step | None:
        """The first step of the next due case that may start; a delivery that may not is put in the queue."""
        while self._due:
            work = self._due.popleft()
            step = self._steps.first(work.case, recheck=work.recheck)
            if step and not (step.delivers and delivering):
                return step
            if step:
                self._next_steps.append(step)
        return None

    def _finish(self, step: Step, future: Future[Written]) -> None:
        error = future.exception()
        if error is None:
            self._write(step, future.result())
        elif not self._stopping():
            self._fail(step, error)

    def _write(self, step: Step, written: Written) -> None:
        try:
            following = written()
        except NotFound as error:  # another program has removed what the step was decided with, a client for one
            self._fail(step, error)
            return
        if following:
            self._next_steps.appendleft(following)

    def _fail(self, step: Step, error: BaseException) -> None:
        if step.delivers:
            drop_deliveries(self._ports, step.case)
        record_failure(self._ports, step.case, error, recheck=step.recheck)
        if isinstance(error, ConnectorError) and concerns_all(error):
            self.troubles.append(error)
            self._cancel.set()
