"""The lab's clients. What points to one follows when it is renamed, merged or deleted, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from labconnector.domain.case import CaseState
from labconnector.domain.errors import NotFound, UsageError
from labconnector.domain.mapping import Client
from labconnector.domain.questions import Choice, QuestionKind
from labconnector.store import codec
from labconnector.store.part import Part, new_id
from labconnector.store.tables import ANSWERS, CASES, CLIENTS, DOCTOR_RULES, QUESTIONS

_DONE = (CaseState.DELIVERED, CaseState.RETURNED)


class Clients(Part):
    """The clients, of every account. Methods that take one raise NotFound when it is gone."""

    def clients(self) -> tuple[Client, ...]:
        """The lab's clients, by name."""
        with self._db.read() as connection:
            found = [_client(row) for row in connection.execute(select(CLIENTS))]
        return tuple(sorted(found, key=lambda client: (codec.sort_key(client.name), client.id)))

    def add_client(
        self, name: str, license_number: str = "", email: str = "", cement_gap_mm: float | None = None, note: str = ""
    ) -> Client:
        """A new client. `cement_gap_mm` None = the CAD's own. Raises UsageError for an empty name."""
        return self.add_clients([Client(0, name, license_number, email, cement_gap_mm, note)])[0]

    def add_clients(self, clients: Iterable[Client]) -> tuple[Client, ...]:
        """New clients, all or none; they come back with their ids. Raises UsageError for an empty name."""
        named = [replace(client, name=_named(client.name)) for client in clients]
        with self._db.write() as connection:
            return tuple(replace(client, id=_insert(connection, client)) for client in named)

    def change_client(self, client: Client) -> None:
        """Changes all of a client. Raises UsageError for an empty name.

        Cases that are not delivered yet take the new name; delivered ones keep the name they were placed under.
        """
        client = replace(client, name=_named(client.name))
        with self._db.write() as connection:
            _known(connection, client.id)
            connection.execute(update(CLIENTS).where(CLIENTS.c.id == client.id).values(**_without_id(client)))
            undone = (CASES.c.client_id == client.id, CASES.c.state.not_in(_DONE))
            connection.execute(update(CASES).where(*undone).values(client_name=client.name))
            _offer(connection, client.id, client)

    def merge_clients(self, keep_id: int, gone_id: int) -> None:
        """Makes two records one: rules, cases and answers of the second go to the first, which stays as it is.

        Raises UsageError for a client and itself.
        """
        if keep_id == gone_id:
            raise UsageError("A client cannot be merged with itself.", action="Choose two different clients.")
        with self._db.write() as connection:
            keep, _ = _known(connection, keep_id), _known(connection, gone_id)
            for column in (DOCTOR_RULES.c.client_id, CASES.c.client_id):
                named = {"client_name": keep.name} if column.table is CASES else {}
                connection.execute(update(column.table).where(column == gone_id).values(client_id=keep_id, **named))
            said = (ANSWERS.c.kind == QuestionKind.DOCTOR, ANSWERS.c.value == str(gone_id))
            connection.execute(update(ANSWERS).where(*said).values(value=str(keep_id)))
            _offer(connection, gone_id, keep)
            connection.execute(delete(CLIENTS).where(CLIENTS.c.id == gone_id))

    def delete_client(self, client_id: int) -> None:
        """Removes a client and the doctor rules that lead to it; those doctors are asked about again."""
        with self._db.write() as connection:
            _known(connection, client_id)
            connection.execute(delete(DOCTOR_RULES).where(DOCTOR_RULES.c.client_id == client_id))
            connection.execute(update(CASES).where(CASES.c.client_id == client_id).values(client_id=None))
            _offer(connection, client_id, None)
            connection.execute(delete(CLIENTS).where(CLIENTS.c.id == client_id))


def unknown_client() -> NotFound:
    """The error for a client that is not in the list."""
    return NotFound("There is no such client.", action="See the list: it may have been deleted meanwhile.")


def _known(connection: Connection, client_id: int) -> Client:
    row = connection.execute(select(CLIENTS).where(CLIENTS.c.id == client_id)).first()
    if row is None:
        raise unknown_client()
    return _client(row)


def _client(row: Row[Any]) -> Client:
    return Client(**row._mapping)


def _insert(connection: Connection, client: Client) -> int:
    return new_id(connection.execute(insert(CLIENTS).values(**_without_id(client))))


def _without_id(client: Client) -> dict[str, Any]:
    return {name: value for name, value in asdict(client).items() if name != "id"}


def _named(name: str) -> str:
    if not name.strip():
        raise UsageError("A client needs a name.", action="Type the name of the practice or doctor.")
    return name.strip()


def _offer(connection: Connection, client_id: int, instead: Client | None) -> None:
    """Open questions offer another client in a client's place, or offer it no more."""
    asked = select(QUESTIONS.c.id, QUESTIONS.c.choices_json).where(QUESTIONS.c.kind == QuestionKind.DOCTOR)
    for question_id, text in connection.execute(asked).all():
        choices = codec.load(codec.CHOICES, text)
        offered = tuple(_offered(choices, str(client_id), instead))
        if offered != choices:
            changed = {"choices_json": codec.dump(codec.CHOICES, offered)}
            connection.execute(update(QUESTIONS).where(QUESTIONS.c.id == question_id).values(**changed))


def _offered(choices: Iterable[Choice], value: str, instead: Client | None) -> Iterable[Choice]:
    """The choices, each client once."""
    seen: set[str] = set()
    for choice in choices:
        if choice.value == value:
            if instead is None:
                continue
            choice = replace(choice, value=str(instead.id), label=instead.name)
        if choice.value not in seen:
            seen.add(choice.value)
            yield choice
