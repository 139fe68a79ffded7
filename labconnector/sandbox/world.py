"""The orders in Align's cloud and what happens to them: scanned, listed, downloaded, sent back, scanned again."""

from __future__ import annotations

import itertools
import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from labconnector.domain.errors import NotFound, UsageError
from labconnector.sandbox.content.people import LAB_ID, practice_address
from labconnector.sandbox.options import Clock, Marking, SandboxOptions
from labconnector.sandbox.order import (
    PROCEDURE_MAPS,
    SandboxOrder,
    generate_orders,
    modeled,
    next_order,
    rescanned,
)
from labconnector.sandbox.people import DOCTOR, DOCTOR_USER, LABS, OTHER_LAB_ID, PEOPLE
from labconnector.sandbox.state import LISTED_STATUSES, Entry, Memory

OTHER_LAB_COUNT = 2
"""Orders of the second lab in the standard world."""


@dataclass(frozen=True, slots=True)
class NewPatient:
    """The patient of a case that a doctor sends; empty fields are made up."""

    first: str = ""
    last: str = ""
    chart_number: str = ""


@dataclass(frozen=True, slots=True)
class _Retrieval:
    """One list call with the pages that belong to it. What was fetched after `since` (seconds) is listed again."""

    number: int
    at: float
    since: float


class World:
    """All orders. Thread-safe; tests call it while the server serves. Every change is on disk when a call returns.

    seed, cases: what is generated at the first run in `folder`; None = the standard set that shows everything.
    changed: told of every order whose files changed, for notifications ('after scanning, modeling, re-scan').
    """

    def __init__(
        self, folder: Path, seed: int, cases: int | None, options: SandboxOptions, clock: Clock | None = None
    ) -> None:
        self.clock = clock or Clock()
        self.changed: Callable[[Entry], None] = lambda _entry: None
        self._options = options
        self._seed = seed
        self._lock = threading.RLock()
        self._memory = Memory(folder, seed, cases)
        remembered = self._memory.load()
        self.fresh = remembered is None
        entries = self._generate(cases) if remembered is None else remembered
        self._entries = {entry.order_id: entry for entry in entries}
        self._retrievals: dict[int, _Retrieval] = {}
        self._numbers = itertools.count(1)
        if self.fresh:
            self._save(orders=True)

    def _generate(self, cases: int | None) -> tuple[Entry, ...]:
        now = self.clock.now()
        orders = list(generate_orders(self._seed, cases, now))
        if cases is None:
            others = (next_order(self._seed, len(orders) + n + 1, now) for n in range(OTHER_LAB_COUNT))
            orders += [_for_lab(order, OTHER_LAB_ID) for order in others]
        return tuple(Entry(order) for order in orders)

    # --- looking --------------------------------------------------------------------------------------------------

    @property
    def orders(self) -> tuple[Entry, ...]:
        """All orders as they stand, oldest scan first."""
        with self._lock:
            return tuple(sorted(self._entries.values(), key=_by_scan))

    def entry(self, order_id: str) -> Entry:
        """One order. Raises NotFound."""
        with self._lock:
            try:
                return self._entries[order_id]
            except KeyError:
                raise NotFound(f"The sandbox has no order {order_id}.") from None

    def by_rx(self, rx_id: str) -> Entry | None:
        """The order of an Rx id (GUID, in either letter case)."""
        return next((e for e in self.orders if e.case.order.rx_id.lower() == rx_id.lower()), None)

    # --- listing --------------------------------------------------------------------------------------------------

    def seconds_too_soon(self, lab_id: int) -> float:
        """Seconds until the lab may list again without seeing orders twice; 0 = now."""
        with self._lock:
            last = self._retrievals.get(lab_id)
            return max(0.0, last.at + self._options.relist_window_s - self.clock.seconds()) if last else 0.0

    def new_orders(self, lab_id: int, offset: int, size: int, *, again: bool) -> tuple[tuple[Entry, ...], bool]:
        """One page of 'new orders only', oldest first, and whether there is more. offset 0 begins a retrieval.

        A retrieval less than `relist_window_s` after the one before lists what was downloaded meanwhile again (the
        duplicates that guideline 7.3 warns of); `again` lists everything ever downloaded.
        """
        with self._lock:
            if offset == 0 or lab_id not in self._retrievals:
                self._begin_retrieval(lab_id, again=again)
            retrieval = self._retrievals[lab_id]
            listed = [e for e in self.orders if e.case.order.lab_id == lab_id and _is_listed(e, retrieval)]
            page = tuple(listed[offset : offset + size])
            if self._options.marking is Marking.ON_LIST:
                self._mark_listed(page, retrieval.number)
            return page, len(listed) > offset + size

    def _begin_retrieval(self, lab_id: int, *, again: bool) -> None:
        now = self.clock.seconds()
        since = 0.0 if again else now - self._options.relist_window_s if self.seconds_too_soon(lab_id) else math.inf
        self._retrievals[lab_id] = _Retrieval(next(self._numbers), now, since)

    def _mark_listed(self, page: tuple[Entry, ...], retrieval: int) -> None:
        for entry in page:
            if entry.fetched_at is None:
                self._entries[entry.order_id] = replace(entry, fetched_at=self.clock.now(), retrieval=retrieval)
        self._save()

    def practice_orders(self, company_id: int) -> tuple[Entry, ...]:
        """All orders of a practice, oldest first."""
        return tuple(e for e in self.orders if e.case.order.company_id == company_id)

    # --- downloading ----------------------------------------------------------------------------------------------

    def ask_ide(self, order_id: str) -> bool:
        """Whether the iDE zip exists; asking for it starts its generation ('this error code will trigger it')."""
        with self._lock:
            entry = self.entry(order_id)
            if entry.asked_at is None and self.available(entry):
                entry = self._put(replace(entry, asked_at=self.clock.seconds()))
            return entry.made or (entry.asked_at is not None and self.seconds_to_ready(entry) <= 0)

    def available(self, entry: Entry) -> bool:
        """Whether Align has the files at all; iCast models take days."""
        return entry.made or entry.case.available_at is None or entry.case.available_at <= self.clock.now()

    def seconds_to_ready(self, entry: Entry) -> float:
        """Seconds of generation that are left once it was asked for."""
        needed = self._options.ready_after_s
        needed = entry.case.ready_after_s if needed is None else needed
        passed = 0.0 if entry.asked_at is None else self.clock.seconds() - entry.asked_at
        return 0.0 if entry.made else max(0.0, needed - passed)

    def mark_begun(self, order_id: str, revision: int) -> None:
        """The first byte of the iDE zip is going out."""
        if self._options.marking is Marking.FIRST_BYTE:
            self._mark(order_id, revision)

    def mark_completed(self, order_id: str, revision: int) -> None:
        """The last byte of the iDE zip is going out."""
        self._mark(order_id, revision)

    def _mark(self, order_id: str, revision: int) -> None:
        with self._lock:
            entry = self.entry(order_id)
            if entry.fetched_at is None and entry.case.revision == revision:
                self._put(replace(entry, fetched_at=self.clock.now()))

    # --- what people do -------------------------------------------------------------------------------------------

    def new_case(
        self,
        procedure_map_id: int | None = None,
        *,
        patient: NewPatient | None = None,
        company_id: int | None = None,
        lab_id: int = LAB_ID,
    ) -> Entry:
        """A doctor sends a case to the lab. Raises UsageError.

        procedure_map_id: None = any kind. company_id: one of the sandbox doctor's practices; None = any practice.
        """
        if procedure_map_id is not None and procedure_map_id not in {m.id for m in PROCEDURE_MAPS}:
            raise UsageError(f"{procedure_map_id} is no procedure map.")
        if company_id is not None and not PEOPLE[DOCTOR_USER].may_pair(company_id):
            raise UsageError(f"{company_id} is no practice of the sandbox's doctor.")
        if lab_id not in LABS:
            raise UsageError(f"{lab_id} is no lab of the sandbox.")
        with self._lock:
            case = next_order(self._seed, len(self._entries) + 1, self.clock.now(), procedure_map_id)
            case = _for_lab(case, lab_id) if lab_id != LAB_ID else case
            case = _for_patient(case, patient) if patient else case
            entry = Entry(case if company_id is None else _from_doctor(case, company_id))
            return self._announce(entry)

    def rescan(self, order_id: str) -> Entry:
        """The doctor scans an order again: same order id, new files, listed again. Raises NotFound."""
        with self._lock:
            return self._announce(Entry(rescanned(self.entry(order_id).case, self.clock.now())))

    def back_from_modeling(self, order_id: str) -> Entry:
        """An order comes back from iTero modeling: 'Lab Review', other files, listed again. Raises NotFound."""
        with self._lock:
            return self._announce(Entry(modeled(self.entry(order_id).case, self.clock.now())))

    def send_back(self, order_id: str, notes: str) -> Entry:
        """The lab returns an order for a re-scan: 'Scanning', off the list. Raises NotFound, UsageError."""
        with self._lock:
            entry = self.entry(order_id)
            if entry.case.order.status not in LISTED_STATUSES:
                raise UsageError(f"The order {order_id} is {entry.status}; it cannot be returned.")
            order = replace(entry.case.order, status="Scanning")
            return self._put(replace(entry, case=replace(entry.case, order=order), notes=notes), orders=True)

    def make_ready(self, order_id: str) -> Entry:
        """Align finishes the files of an order at once, however long it would have taken. Raises NotFound."""
        with self._lock:
            before = self.entry(order_id)
            entry = self._put(replace(before, made=True))
            if not self.available(before):
                self.changed(entry)
            return entry

    def _announce(self, entry: Entry) -> Entry:
        """Keeps a new or changed order; a notification goes out once there are files (DPMS, Notification Criteria)."""
        self._put(entry, orders=True)
        if self.available(entry):
            self.changed(entry)
        return entry

    def _put(self, entry: Entry, *, orders: bool = False) -> Entry:
        self._entries[entry.order_id] = entry
        self._save(orders=orders)
        return entry

    def _save(self, *, orders: bool = False) -> None:
        entries = tuple(self._entries.values())
        if orders:
            self._memory.save_orders(entries)
        self._memory.save_state(entries)


def _by_scan(entry: Entry) -> tuple[float, str]:
    scanned = entry.case.order.scanned_at
    return scanned.timestamp() if scanned else 0.0, entry.order_id


def _is_listed(entry: Entry, retrieval: _Retrieval) -> bool:
    """New, or marked by an earlier page of this retrieval, or fetched so lately that it is listed again."""
    if entry.case.order.status not in LISTED_STATUSES:
        return False
    fetched = entry.fetched_at
    return fetched is None or entry.retrieval == retrieval.number or fetched.timestamp() >= retrieval.since


def _for_lab(case: SandboxOrder, lab_id: int) -> SandboxOrder:
    return replace(case, order=replace(case.order, lab_id=lab_id, lab_name=LABS[lab_id]))


def _from_doctor(case: SandboxOrder, company_id: int) -> SandboxOrder:
    """The case as if the sandbox's doctor had scanned it in that practice."""
    name = PEOPLE[DOCTOR_USER].accounts[company_id]
    order = replace(
        case.order,
        company_id=company_id,
        company_name=name,
        doctor_id=DOCTOR.id,
        doctor_name=DOCTOR.full_name,
        doctor_license=DOCTOR.license,
    )
    rx = replace(
        case.rx,
        doctor_name=DOCTOR.rx_name,
        doctor_id=str(DOCTOR.id),
        doctor_license=DOCTOR.license,
        ship_to=practice_address(company_id),
    )
    return replace(case, order=order, rx=rx)


def _for_patient(case: SandboxOrder, patient: NewPatient) -> SandboxOrder:
    order = replace(
        case.order,
        patient_first=patient.first or case.order.patient_first,
        patient_last=patient.last or case.order.patient_last,
        chart_number=patient.chart_number or case.order.chart_number,
    )
    name = "" if case.look.hidden_name else order.patient
    return replace(case, order=order, rx=replace(case.rx, patient=name, chart_number=order.chart_number))
