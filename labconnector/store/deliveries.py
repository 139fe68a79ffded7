"""Placing in the CAD folder, written down before and after, so that a crash between is settled at the next start."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, delete, insert, or_, select, update

from labconnector.domain.case import CaseState
from labconnector.domain.errors import NotFound
from labconnector.domain.handoff import Earlier, Placed, Plan
from labconnector.store import codec
from labconnector.store.part import Part, case_row, log, new_id, set_case
from labconnector.store.seen import take_over, tell_seen
from labconnector.store.tables import CASES, DELIVERIES, QUESTIONS, REVISIONS
from labconnector.store.types import OpenDelivery


class Deliveries(Part):
    """The deliveries of an account."""

    def begin_delivery(self, case_id: int, plan: Plan, at: datetime) -> int:
        """Writes down what is about to be placed, before the first byte. Returns the delivery's id."""
        with self._db.write() as connection:
            row = case_row(connection, case_id)
            case = {"account": row["account"], "case_id": case_id, "revision": row["revision"]}
            planned = {"target": plan.target, "folder": str(plan.folder), "begun_at": at}
            delivery_id = new_id(connection.execute(insert(DELIVERIES).values(**case, **planned)))
            log(connection, case_id, "delivering", f"To be placed by {plan.target}", at)
        return delivery_id

    def finish_delivery(
        self, delivery_id: int, placed: Placed, at: datetime, *, whole: bool = True, shown: bool = True
    ) -> None:
        """The files are in the CAD folder.

        whole: every target has them now, so the case is DELIVERED. If a newer revision was listed meanwhile, the case
        stays where that one stands. shown: this is the folder that the revision shows. Raises NotFound for a delivery
        that is not open.
        """
        with self._db.write() as connection:
            delivery = _open(connection, delivery_id)
            connection.execute(update(DELIVERIES).where(DELIVERIES.c.id == delivery_id).values(finished_at=at))
            if shown:
                files = codec.dump(codec.FILES, placed.files)
                _set_revision(connection, delivery, delivered_to=str(placed.folder), delivered_files_json=files)
            if whole:
                _set_revision(connection, delivery, delivered_at=at)
                _delivered(connection, delivery)
            take_over(connection, delivery_id)
            tell_seen(connection, delivery.case_id)
            # The folder's name holds the patient's, so the history does not name it.
            text = f"Revision {delivery.revision}: {len(placed.files)} files placed by {delivery.target}"
            log(connection, delivery.case_id, "delivered", text, at)
            if placed.remark:
                log(connection, delivery.case_id, "beside", placed.remark, at, revision=delivery.revision)

    def earlier_deliveries(self, case_id: int) -> tuple[Earlier, ...]:
        """What was placed of a case so far, and where, oldest first."""
        finished = (DELIVERIES.c.case_id == case_id, DELIVERIES.c.finished_at.is_not(None))
        with self._db.read() as connection:
            found = connection.execute(select(DELIVERIES).where(*finished).order_by(DELIVERIES.c.id)).all()
        return tuple(Earlier(row.revision, Path(row.folder)) for row in found)

    def placed_by(self, case_id: int) -> frozenset[str]:
        """The targets that have the newest revision already, of a delivery that others still wait for."""
        since = or_(REVISIONS.c.delivered_at.is_(None), DELIVERIES.c.finished_at > REVISIONS.c.delivered_at)
        with self._db.read() as connection:
            found = connection.execute(_newest(case_id).where(DELIVERIES.c.finished_at.is_not(None), since)).all()
        return frozenset(row.target for row in found)

    def wait_for_target(self, case_id: int, until: datetime) -> None:
        """Only targets that are away still wait for the case: it is due again then. It stays where it is."""
        with self._db.write() as connection:
            if case_row(connection, case_id)["state"] == CaseState.READY:
                set_case(connection, case_id, work_at=until)

    def delivered_whole(self, case_id: int, at: datetime) -> None:
        """Every target that the case is for has it: none that it still waited for is left. Nothing where none has."""
        with self._db.write() as connection:
            placed = _newest(case_id).where(DELIVERIES.c.finished_at.is_not(None)).order_by(DELIVERIES.c.id.desc())
            if (delivery := connection.execute(placed).first()) is not None:
                _set_revision(connection, delivery, delivered_at=at)
                _delivered(connection, delivery)

    def open_deliveries(self, account: str) -> tuple[OpenDelivery, ...]:
        """The deliveries that were begun and neither finished nor dropped, oldest first."""
        is_open = (DELIVERIES.c.account == account, DELIVERIES.c.finished_at.is_(None))
        with self._db.read() as connection:
            found = connection.execute(select(DELIVERIES).where(*is_open).order_by(DELIVERIES.c.id)).all()
        return tuple(
            OpenDelivery(row.id, row.case_id, Plan(row.target, Path(row.folder)), row.revision) for row in found
        )

    def drop_delivery(self, delivery_id: int) -> None:
        """Forgets a delivery of which nothing was placed. One that is not open is left as it is."""
        is_open = (DELIVERIES.c.id == delivery_id, DELIVERIES.c.finished_at.is_(None))
        with self._db.write() as connection:
            connection.execute(delete(DELIVERIES).where(*is_open))


def _newest(case_id: int) -> Select[Any]:
    """The deliveries of a case's newest revision."""
    joined = select(DELIVERIES).join(CASES, CASES.c.id == DELIVERIES.c.case_id)
    joined = joined.join(REVISIONS, and_(REVISIONS.c.case_id == CASES.c.id, REVISIONS.c.number == CASES.c.revision))
    return joined.where(DELIVERIES.c.case_id == case_id, DELIVERIES.c.revision == CASES.c.revision)


def _set_revision(connection: Connection, delivery: Row[Any], **values: Any) -> None:
    of_revision = (REVISIONS.c.case_id == delivery.case_id) & (REVISIONS.c.number == delivery.revision)
    connection.execute(update(REVISIONS).where(of_revision).values(**values))


def _open(connection: Connection, delivery_id: int) -> Row[Any]:
    is_open = (DELIVERIES.c.id == delivery_id, DELIVERIES.c.finished_at.is_(None))
    found = connection.execute(select(DELIVERIES).where(*is_open)).first()
    if found is None:
        raise NotFound("The delivery is not open any more.", action="Look at the case's history.")
    return found


def _delivered(connection: Connection, delivery: Row[Any]) -> None:
    """The case's new state, unless a newer revision decides it. A recheck that is due stays due."""
    row = case_row(connection, delivery.case_id)
    if row["revision"] != delivery.revision:
        return
    if row["recheck_from"]:
        set_case(connection, delivery.case_id, recheck_from=CaseState.DELIVERED)
        return
    connection.execute(delete(QUESTIONS).where(QUESTIONS.c.case_id == delivery.case_id))
    set_case(connection, delivery.case_id, state=CaseState.DELIVERED, work_at=None, **codec.problem_columns(None))
