"""Requests about cases: the list, one case, answers, finding an order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from labconnector.desk.links import links_of
from labconnector.desk.part import Part
from labconnector.domain.case import Case, CaseState
from labconnector.domain.decision import Knowledge, planned_so_far
from labconnector.domain.errors import NotFound, UsageError
from labconnector.domain.handoff import PlannedTooth
from labconnector.domain.listing import CaseLine, CaseQuery, Choices, Lines
from labconnector.domain.prescription import Rx
from labconnector.domain.questions import Answer
from labconnector.sync.answers import check_answers, deliver_now, give_answer
from labconnector.sync.decide import with_preps
from labconnector.sync.journal import ask
from labconnector.sync.ports import utc_now
from labconnector.talk.views import CaseView, Found


class CasesPart(Part):
    """The case list's requests."""

    def lines(self, query: CaseQuery) -> Lines:
        """A page of the list; empty while no account is connected."""
        account = self._engine.account
        return self._store.lines(account.key, query) if account else Lines(query, (), 0)

    def lines_by_id(self, case_ids: Sequence[int]) -> tuple[CaseLine, ...]:
        """Single lines."""
        return self._store.lines_by_id(case_ids)

    def choices(self) -> Choices:
        """What the list can be filtered by."""
        account = self._engine.account
        return self._store.choices(account.key) if account else Choices()

    def case(self, case_id: int) -> CaseView:
        """All of one case."""
        store = self._store
        case = store.case_by_id(case_id)
        rx = store.rx(case_id)
        whole = with_preps(rx or Rx(case.order.order_id), case.order)
        package = store.package(case_id)
        kept = package.zip_path.parent if package else None
        client = next((one for one in store.clients() if one.id == case.client_id), None)
        return CaseView(
            case=case,
            rx=whole if rx else None,
            teeth=self._teeth(case, whole),
            findings=store.findings(case_id),
            history=store.history(case_id),
            revisions=store.revisions(case_id),
            links=links_of(case, self._app.profile),
            folder=self._folder(case) or kept,
            cement_gap_mm=client.cement_gap_mm if client else None,
        )

    def mark_read(self, case_ids: Sequence[int], unread: bool) -> None:
        """Marks cases as read, or as unread."""
        self._store.mark_read(case_ids, unread)
        self._engine.teller.changed({self._store.case_by_id(one).order.order_id for one in case_ids})

    def deliver(self, case_ids: Sequence[int]) -> None:
        """Delivers now. Who asks for it also says so where the delivery rule waits for that."""
        for case_id in case_ids:
            case = self._store.case_by_id(case_id)
            deliver_now(self._store, case, utc_now(), by_itself=self._app.settings.deliver.covers(case.order))
        self._changed(case_ids)

    def download_again(self, case_ids: Sequence[int]) -> None:
        """Fetches the files anew."""
        for case_id in case_ids:
            self._store.download_again(case_id, utc_now())
        self._changed(case_ids)

    def answer(self, case_id: int, answers: Sequence[Answer]) -> None:
        """Answers questions, all of them or none."""
        case = self._store.case_by_id(case_id)
        check_answers(self._store, case, answers)
        for answer in answers:
            give_answer(self._store, case, answer, utc_now())
        self._engine.teller.all_changed()  # a rule lets other cases go on too
        self._engine.wake()

    def next_question(self, after_case_id: int | None) -> int | None:
        """The next held case that asks something."""
        asking = [case.id for case in self._store.held(self._account_key) if case.questions]
        if after_case_id in asking:
            at = asking.index(after_case_id) + 1
            asking = asking[at:] + asking[: at - 1]
        return asking[0] if asking else None

    def find(self, typed: str) -> Found:
        """The case of an order id: from the list, else from Align's."""
        order_id = _order_id(typed)
        key = self._account_key
        case = self._store.case(key, order_id)
        was_here = case is not None
        engine = self._engine
        ports = self._app.ports(self._app.account(), engine.connection, engine.listen)
        if case is None and ports.cloud:
            ask(ports, ports.cloud)
            case = self._store.case(key, order_id)
            engine.wake()
        if case is None:
            raise NotFound(f"Align does not list order {order_id} for this account.", action=_NOT_LISTED)
        status = ports.cloud.order_by_rx(case.order.rx_id).status if ports.cloud else ""
        return Found(case, status, was_here)

    def _teeth(self, case: Case, rx: Rx) -> tuple[PlannedTooth, ...]:
        store = self._store
        known = Knowledge(store.clients(), store.doctor_rules(), store.material_rules(), self._app.catalogue)
        return planned_so_far(rx, known, store.answers(case.id))

    def _folder(self, case: Case) -> Path | None:
        return Path(case.delivered_to) if case.delivered_to and case.state is CaseState.DELIVERED else None


_NOT_LISTED = (
    "Compare it with the Order ID on MyiTero (not the Order Code). Align lists an order to one program only: one that "
    "another program has taken does not come here."
)


def _order_id(typed: str) -> str:
    digits = typed.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 12):
        raise UsageError(
            f"'{digits}' is no order id." if digits else "No order id was typed.",
            action="An order id is digits only. Order Code and Order Details ID are something else in MyiTero.",
        )
    return digits
