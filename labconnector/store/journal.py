"""The journal rule: every order that Align lists is written down before its first byte is fetched.

The lab's order list shows an order once; what is not in here then is lost. One page is one transaction, and cheap:
a statement for many rows, no object for a row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic_core import PydanticSerializationError
from sqlalchemy import Connection, Row, Table, bindparam, delete, insert, select, update

from labconnector.domain.case import CaseState, Order
from labconnector.domain.outline import outline_of
from labconnector.domain.prescription import Rx
from labconnector.store import codec
from labconnector.store.part import Part, chunks
from labconnector.store.sqlite import add_to_search
from labconnector.store.tables import CASES, HISTORY, QUESTIONS, REVISIONS
from labconnector.store.types import RECHECK_AFTER, Journalled

NO_DUE_DATE = date.max
"""What `cases.due` holds where the doctor named no date, so that it sorts last."""

RECHECKED = frozenset({CaseState.HELD, CaseState.READY, CaseState.DELIVERED, CaseState.RETURNED})
"""States from which a case is looked at again when Align lists it again, and to which it comes back."""

_Known = Mapping[str, Row[Any]]


class Journal(Part):
    """Writes down what Align lists."""

    def journal(
        self, account: str, orders: Sequence[Order], at: datetime, *, source: str = "Listed by Align"
    ) -> Journalled:
        """Writes one page of listed orders in one transaction, before any download.

        New orders become cases: LISTED, revision 1, unread. A known order with another fingerprint gets the next
        revision, LISTED and unread; the old revision stays. A known order with the same fingerprint keeps all that
        was done with it; if it was fetched more than 15 minutes before `at`, its files may have changed and it is
        work to recheck. An order that is twice in a page counts as listed last. `source` stands in the history of new
        ones. Raises DiskFull, StoreError.
        """
        if not orders:
            return Journalled()
        listed = {order.order_id: _Listed.from_order(order) for order in orders}
        with self._db.write() as connection:
            known = _known(connection, account, listed)
            revised = tuple(id_ for id_, row in known.items() if row.fingerprint != listed[id_].columns["fingerprint"])
            result = Journalled(
                new=tuple(id_ for id_ in listed if id_ not in known),
                revised=revised,
                repeated=tuple(id_ for id_ in known if id_ not in set(revised)),
            )
            page = _Page(connection, account, at, listed)
            page.add(result.new, source)
            page.refresh(known, revised)
            page.revise([known[id_] for id_ in result.revised])
            page.recheck([known[id_] for id_ in result.repeated])
        return result


@dataclass(frozen=True, slots=True)
class _Listed:
    """An order of the page, and the columns of `cases` that tell of it."""

    order: Order
    columns: dict[str, Any]

    @classmethod
    def from_order(cls, order: Order) -> _Listed:
        try:
            return cls(order, _columns(order, codec.dump(codec.ORDER, order)))
        except PydanticSerializationError:
            whole = codec.whole_text(order)
            return cls(whole, _columns(whole, codec.dump(codec.ORDER, whole)))


@dataclass(frozen=True, slots=True)
class _Page:
    """The writing of one page; `listed` by order id."""

    connection: Connection
    account: str
    at: datetime
    listed: Mapping[str, _Listed]

    def add(self, order_ids: Sequence[str], source: str) -> None:
        """Cases, first revisions and history lines of orders never seen."""
        first = {"account": self.account, "unread": True, "revision": 1, "client_id": None, "client_name": ""}
        first |= _to_fetch(self.at)
        _insert(self.connection, CASES, [self.listed[id_].columns | first for id_ in order_ids])
        case_ids = _case_ids(self.connection, self.account, order_ids)
        if case_ids:
            add_to_search(self.connection, min(case_ids.values()), max(case_ids.values()))
        self._open_revisions([(case_ids[id_], 1, id_) for id_ in order_ids], "listed", source)

    def refresh(self, known: _Known, revised: Collection[str]) -> None:
        """Brings links, notes and whatever else Align says of known orders up to date where it differs.

        The prescription goes on to tell what is to be made, except of a revision that is only now listed.
        """
        differing = [row for id_, row in known.items() if row.order_json != self.listed[id_].columns["order_json"]]
        fetched = [row.id for row in differing if row.fetched_at and row.order_id not in revised]
        rx = _prescriptions(self.connection, fetched)
        _update(self.connection, [{"case_id": row.id} | self._told(row, rx.get(row.id)) for row in differing])

    def _told(self, row: Row[Any], rx: Rx | None) -> dict[str, Any]:
        listed = self.listed[row.order_id]
        return listed.columns | (codec.outline_columns(outline_of(listed.order, rx)) if rx else {})

    def revise(self, rows: Sequence[Row[Any]]) -> None:
        """The next revision of orders whose status or scan changed. What was asked about the old one is asked anew."""
        fresh = {"unread": True} | _to_fetch(self.at)
        _update(self.connection, [{"case_id": row.id, "revision": row.revision + 1} | fresh for row in rows])
        for some in chunks(row.id for row in rows):
            self.connection.execute(delete(QUESTIONS).where(QUESTIONS.c.case_id.in_(some)))
        opened = [(row.id, row.revision + 1, row.order_id) for row in rows]
        self._open_revisions(opened, "revised", "Listed by Align again, changed")

    def recheck(self, rows: Iterable[Row[Any]]) -> None:
        """Makes orders work again whose files may have changed since they were fetched."""
        rows = [row for row in rows if _may_have_changed(row, self.at)]
        again = {"state": CaseState.LISTED, "work_at": self.at}
        changes = [again | {"case_id": row.id, "recheck_from": row.state if row.fetched_at else None} for row in rows]
        _update(self.connection, changes)
        text = "Listed by Align again, unchanged: the files are looked at"
        _insert(self.connection, HISTORY, [self._line(row.id, row.revision, "listed-again", text) for row in rows])

    def _open_revisions(self, opened: Sequence[tuple[int, int, str]], event: str, text: str) -> None:
        """Revision rows and history lines for (case id, revision number, order id)."""
        revisions, lines = [], []
        for case_id, number, order_id in opened:
            order = self.listed[order_id].order
            status = {"status": order.status, "scanned_at": order.scanned_at, "listed_at": self.at}
            revisions.append({"account": self.account, "case_id": case_id, "number": number} | status)
            lines.append(self._line(case_id, number, event, f"{text}: {order.status}"))
        _insert(self.connection, REVISIONS, revisions)
        _insert(self.connection, HISTORY, lines)

    def _line(self, case_id: int, revision: int, event: str, text: str) -> dict[str, Any]:
        case = {"account": self.account, "case_id": case_id, "revision": revision}
        return case | {"at": self.at, "event": event, "text": text}


def _may_have_changed(row: Row[Any], at: datetime) -> bool:
    """Whether an order that is listed again as it was is worth a look.

    One that is held and was never fetched had a damaged package: listed again, it is likely to be mended.
    """
    if row.state not in RECHECKED:
        return False
    return row.fetched_at is None or abs(at - row.fetched_at) > RECHECK_AFTER  # abs: the clock may have been ahead


def _to_fetch(at: datetime) -> dict[str, Any]:
    """Where a revision stands that was just listed."""
    nothing = dict.fromkeys(("fetched_at", "recheck_from", "expected_at"))
    return nothing | codec.problem_columns(None) | {"state": CaseState.LISTED, "listed_at": at, "work_at": at}


def _columns(order: Order, order_json: str) -> dict[str, Any]:
    """The columns of `cases` that tell what Align says of an order."""
    return {
        "order_id": order.order_id,
        "order_code": order.order_code,
        "patient": order.patient,
        "patient_key": codec.sort_key(order.patient),
        "chart_number": order.chart_number,
        "doctor_id": order.doctor_id,
        "doctor_name": order.doctor_name,
        "doctor_key": codec.sort_key(order.doctor_name),
        "practice_id": order.company_id,
        "practice": order.company_name,
        "scan_type": order.scan_type,
        "notes": order.notes,
        "due": order.due or NO_DUE_DATE,
        "fingerprint": order.fingerprint,
        "order_json": order_json,
        **codec.outline_columns(outline_of(order)),
    }


_KNOWN = ("id", "order_id", "fingerprint", "order_json", "state", "revision", "fetched_at")


def _known(connection: Connection, account: str, order_ids: Iterable[str]) -> dict[str, Row[Any]]:
    """The cases of these orders that are in the list, by order id."""
    found: dict[str, Row[Any]] = {}
    for some in chunks(order_ids):
        wanted = (CASES.c.account == account) & CASES.c.order_id.in_(some)
        rows = connection.execute(select(*(CASES.c[name] for name in _KNOWN)).where(wanted))
        found |= {row.order_id: row for row in rows}
    return found


def _prescriptions(connection: Connection, case_ids: Iterable[int]) -> dict[int, Rx]:
    """What is prescribed by the newest revisions of these cases, by case id."""
    newest = (REVISIONS.c.case_id == CASES.c.id) & (REVISIONS.c.number == CASES.c.revision)
    wanted = select(CASES.c.id, REVISIONS.c.rx_json).join(REVISIONS, newest).where(REVISIONS.c.rx_json.is_not(None))
    found: dict[int, Rx] = {}
    for some in chunks(case_ids):
        rows = connection.execute(wanted.where(CASES.c.id.in_(some)))
        found |= {row.id: codec.load(codec.RX, row.rx_json) for row in rows}
    return found


def _case_ids(connection: Connection, account: str, order_ids: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(order_ids):
        wanted = (CASES.c.account == account) & CASES.c.order_id.in_(some)
        found |= {
            row.order_id: row.id for row in connection.execute(select(CASES.c.order_id, CASES.c.id).where(wanted))
        }
    return found


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _update(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Sets columns of many cases; every row names its `case_id` and the same columns."""
    if rows:
        values: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "case_id"}
        connection.execute(update(CASES).where(CASES.c.id == bindparam("case_id")).values(values), rows)
