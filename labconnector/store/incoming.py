"""What came in watched folders, so that nothing is taken twice and nothing is asked twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import RowMapping, Select, delete, select, update

from labconnector.domain.case import Case
from labconnector.domain.errors import NotFound, UsageError
from labconnector.domain.incoming import DONE, WAITING, Incoming, IncomingState
from labconnector.store import codec, rows
from labconnector.store.part import Part, chunks
from labconnector.store.sqlite import upsert
from labconnector.store.tables import CASES, INCOMING

_FIELDS = ("files", "size", "stamp", "state", "seen_at", "sha256", "text", "order_id")


class IncomingFiles(Part):
    """Files from folders, and what became of them."""

    def note_incoming(self, account: str, incoming: Incoming) -> None:
        """Keeps what is known of an arrival, under its place."""
        values = {name: getattr(incoming, name) for name in _FIELDS}
        with self._db.write() as connection:
            connection.execute(upsert(INCOMING, {"account": account, "key": incoming.key}, values))

    def incoming(self, account: str) -> dict[str, Incoming]:
        """Everything that is known, by its place."""
        found = self._incoming(select(INCOMING).where(INCOMING.c.account == account))
        return {one.key: one for one in found}

    def incoming_waiting(self, account: str) -> tuple[Incoming, ...]:
        """What a person is asked about, the longest known first."""
        wanted = (INCOMING.c.account == account, INCOMING.c.state.in_(WAITING))
        return self._incoming(select(INCOMING).where(*wanted).order_by(INCOMING.c.seen_at, INCOMING.c.id))

    def incoming_of(self, account: str, sha256: str) -> Incoming | None:
        """What became of these bytes, where it is settled, whatever they were called; None = nothing yet."""
        wanted = (INCOMING.c.account == account, INCOMING.c.sha256 == sha256, INCOMING.c.state.in_(DONE))
        return next(iter(self._incoming(select(INCOMING).where(*wanted).order_by(INCOMING.c.id))), None)

    def answer_incoming(self, incoming_id: int, order_id: str) -> None:
        """A person said whose it is; taken with the next look. UsageError where it is not asked any more."""
        self._answer(incoming_id, state=IncomingState.ANSWERED, order_id=order_id)

    def ignore_incoming(self, incoming_id: int) -> None:
        """A person wants nothing of it. UsageError where it is not asked any more."""
        self._answer(incoming_id, state=IncomingState.IGNORED, text="")

    def forget_incoming(self, account: str, keys: Iterable[str]) -> None:
        """What was asked about lies there no more."""
        with self._db.write() as connection:
            for some in chunks(keys):
                connection.execute(delete(INCOMING).where(INCOMING.c.account == account, INCOMING.c.key.in_(some)))

    def cases_of_patient(self, account: str, patient: str, due: date) -> tuple[Case, ...]:
        """The cases of a patient of that name ('Last, First', in any case) that are due on a day."""
        wanted = (
            CASES.c.account == account,
            CASES.c.patient_key == codec.sort_key(patient),
            CASES.c.due == due,
        )
        with self._db.read() as connection:
            found = connection.execute(rows.case_select().where(*wanted).order_by(CASES.c.id)).mappings().all()
            return rows.to_cases(connection, found)

    def _incoming(self, wanted: Select[Any]) -> tuple[Incoming, ...]:
        with self._db.read() as connection:
            return tuple(map(_to_incoming, connection.execute(wanted).mappings().all()))

    def _answer(self, incoming_id: int, **values: Any) -> None:
        asked = (INCOMING.c.id == incoming_id, INCOMING.c.state.in_(WAITING))
        with self._db.write() as connection:
            if connection.execute(update(INCOMING).where(*asked).values(**values)).rowcount:
                return
            if connection.execute(select(INCOMING.c.id).where(INCOMING.c.id == incoming_id)).first() is None:
                raise NotFound("The file does not lie there any more.", action="Look into the folder.")
            raise UsageError("This is not asked any more: it was answered meanwhile.", action="Look at the list.")


def _to_incoming(row: RowMapping) -> Incoming:
    values = {name: row[name] for name in ("id", "key", *_FIELDS)}
    return Incoming(**values | {"state": IncomingState(row["state"])})
