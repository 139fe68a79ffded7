"""Requests about cases: the list, one case, answers, finding an order."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from labconnector.desk.links import links_of
from labconnector.desk.part import Part
from labconnector.domain.case import Case, CaseState
from labconnector.domain.decision import Knowledge, planned_so_far
from labconnector.domain.errors import AlignBusy, ConnectorError, NotFound, UsageError
from labconnector.domain.handoff import PlannedTooth
from labconnector.domain.listing import CaseQuery, Choices, Lines
from labconnector.domain.order_id import typed_order_id
from labconnector.domain.prescription import Rx
from labconnector.domain.questions import Answer, answers_to
from labconnector.domain.seen import Trace
from labconnector.sync.answers import check_answers, deliver_now, give_answer
from labconnector.sync.decide import with_preps
from labconnector.sync.journal import ask
from labconnector.sync.ports import Cloud, Ports, utc_now
from labconnector.talk.views import CaseView, Found

_log = logging.getLogger(__name__)


class CasesPart(Part):
    """The case list's requests."""

    def lines(self, query: CaseQuery) -> Lines:
        """A page of the list; empty while no account is connected."""
        account = self._engine.account
        return self._store.lines(account.key, query) if account else Lines(query, (), 0)

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
            links=links_of(case, self._myitero_url),
            folder=self._folder(case) or kept,
            client=client,
        )

    def mark_read(self, case_ids: Sequence[int], unread: bool) -> None:
        """Marks cases as read, or as unread."""
        self._store.mark_read(case_ids, unread)
        self._engine.teller.changed(self._store.order_ids(case_ids))

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
        """Answers questions, all of them or none. UsageError where one is not asked, or not any more.

        Another window may have answered it: the case has gone on then, and must not be delivered twice.
        """
        case = self._store.case_by_id(case_id)
        if not all(any(answers_to(question, answer) for question in case.questions) for answer in answers):
            raise UsageError("This is not asked any more: it was answered meanwhile.", action="Look at the case.")
        check_answers(self._store, case, answers)
        for answer in answers:
            give_answer(self._store, case, answer, utc_now())
        self._engine.teller.all_changed()  # a rule lets other cases go on too
        self._engine.wake()

    def next_question(self, after_case_id: int | None) -> int | None:
        """The next held case that asks something."""
        asking = self._store.asking(self._account_key)
        if after_case_id in asking:
            at = asking.index(after_case_id) + 1
            asking = asking[at:] + asking[: at - 1]
        return asking[0] if asking else None

    def find(self, typed: str) -> Found:
        """The case of an order ID: from the list, else from Align's."""
        order_id = typed_order_id(typed)
        key = self._account_key
        case = self._store.case(key, order_id)
        was_here = case is not None
        if case is None:
            case = self._find_at_align(order_id, key)
        return Found(case, _status_now(self._ports().cloud, case), was_here)

    def _ports(self) -> Ports:
        """What Align is asked with: nobody is asked while the import is switched off."""
        engine = self._engine
        connection = engine.connection if self._app.settings.import_enabled else None
        return self._app.ports(self._app.account(), connection, engine.listen)

    def _find_at_align(self, order_id: str, key: str) -> Case:
        """Asks for the list. NotFound; AlignBusy where it is too soon to ask: the order may be there all the same."""
        ports = self._ports()
        if ports.cloud is None:
            raise self._nobody_asked(order_id)
        asked = ask(ports, ports.cloud)
        self._engine.wake()
        if case := self._store.case(key, order_id):
            return case
        if asked.too_soon_s is not None:
            text = f"Order {order_id} is not in the list yet, and Align was asked for new cases a moment ago."
            raise AlignBusy(text, action=_AGAIN, retry_after=asked.too_soon_s)
        raise NotFound(f"Align does not list order {order_id} for this account.", action=_NOT_LISTED)

    def _nobody_asked(self, order_id: str) -> NotFound:
        if not self._app.settings.import_enabled:
            text = f"Order {order_id} is not in the list, and the import is switched off."
            return NotFound(text, action="Switch the import on in the settings, then look again.")
        text = f"Order {order_id} is not in the list, and nobody is signed in to ask Align."
        return NotFound(text, action="Sign in to MyiTero, then look again.")

    def _teeth(self, case: Case, rx: Rx) -> tuple[PlannedTooth, ...]:
        store = self._store
        known = Knowledge(store.clients(), store.doctor_rules(), store.material_rules(), self._app.catalogue)
        return planned_so_far(case.order, rx, known, store.answers(case.id))

    def _folder(self, case: Case) -> Path | None:
        is_there = case.state is CaseState.DELIVERED and not (case.seen and case.seen.trace is Trace.GONE)
        return Path(case.delivered_to) if case.delivered_to and is_there else None


_NOT_LISTED = (
    "Compare it with the Order ID on MyiTero (not the Order Code). Align lists an order to one program only: one that "
    "another program has taken does not come here."
)

_AGAIN = "Look again in two minutes. If the order is new, it comes by itself."


def _status_now(cloud: Cloud | None, case: Case) -> str:
    """Align's status of now; '' where it cannot be asked: the case was found all the same."""
    try:
        return cloud.order_by_rx(case.order.rx_id).status if cloud else ""
    except ConnectorError as error:
        _log.info("no status of order %s: %s", case.order.order_id, error.code)
        return ""
