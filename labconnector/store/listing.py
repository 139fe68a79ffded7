"""The case list as it is shown: narrow lines, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, func, select

from labconnector.domain.case import ScanType
from labconnector.domain.listing import CaseLine, CaseQuery, Choices, Lines
from labconnector.store import codec, query, sqlite
from labconnector.store.engine import Database
from labconnector.store.lines import NARROW, to_lines
from labconnector.store.part import Part, chunks
from labconnector.store.tables import CASES, CLIENTS

_WHOLE = CaseQuery()


class Listing(Part):
    """What the window's list shows."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._counted: dict[str, tuple[int, int]] = {}  # by account: up to which id, how many cases

    def lines(self, account: str, query_: CaseQuery = _WHOLE, *, count: bool = True) -> Lines:
        """A page of the list, 200 at most unless the query says otherwise, with the total of the whole query.

        count False, for pages after the first: the total of a full page is only what the page proves.
        """
        with self._db.read() as connection:
            counts_hits = count and query.is_text_alone(query_) and _is_alone(connection, account)
            hits = _hits(connection, query_, None if counts_hits else query.FEW + 1)
            few = hits is not None and hits <= query.FEW
            lines = to_lines(connection, connection.execute(query.lines(account, query_, few=few)).all())
            total = query_.offset + len(lines)
            is_open = not lines or (count and len(lines) == query_.limit)
            if is_open and total:
                total = hits if counts_hits and hits is not None else self._total(connection, account, query_, few=few)
        return Lines(query_, lines, total)

    def lines_by_id(self, case_ids: Iterable[int]) -> tuple[CaseLine, ...]:
        """These cases as lines, in the order asked for; ids that are not in the list are left out."""
        wanted = tuple(dict.fromkeys(case_ids))
        lines: dict[int, CaseLine] = {}
        with self._db.read() as connection:
            for some in chunks(wanted):
                found = connection.execute(NARROW.where(CASES.c.id.in_(some))).all()
                lines |= {line.id: line for line in to_lines(connection, found)}
        return tuple(lines[case_id] for case_id in wanted if case_id in lines)

    def choices(self, account: str) -> Choices:
        """What the account's cases can be filtered by; a doctor is named as in his newest case."""
        with self._db.read() as connection:
            return Choices(
                doctors=_by_name(connection, _doctors(account)),
                clients=_by_name(connection, _clients(account)),
                scan_types=tuple(one for one in ScanType if connection.execute(_first(account, one)).first()),
            )

    def _total(self, connection: Connection, account: str, query_: CaseQuery, *, few: bool) -> int:
        if not query.is_narrowed(query_):
            return self._count_all(connection, account)
        return int(connection.execute(query.count(account, query_, few=few)).scalar_one())

    def _count_all(self, connection: Connection, account: str) -> int:
        """All cases of an account. No case is ever deleted, so that only those with higher ids are yet to count."""
        last = connection.execute(select(func.max(CASES.c.id))).scalar() or 0
        counted_to, count = self._counted.get(account, (0, 0))
        if last != counted_to:
            of_account = sqlite.unindexed(CASES.c.account) if counted_to else CASES.c.account
            newer = select(func.count()).where(of_account == account, CASES.c.id > counted_to)
            count += connection.execute(newer).scalar_one()
            self._counted[account] = (last, count)
        return count


def _hits(connection: Connection, query_: CaseQuery, at_most: int | None) -> int | None:
    """How many cases of all accounts have the text; None where nothing is looked for."""
    if not query.has_text(query_):
        return None
    return int(connection.execute(sqlite.hits(query_.text, at_most)).scalar_one())


def _is_alone(connection: Connection, account: str) -> bool:
    """Whether the list holds no other account's cases."""
    least, greatest = (select(end(CASES.c.account)).scalar_subquery() for end in (func.min, func.max))
    return set(connection.execute(select(least, greatest)).one()) == {account}


def _doctors(account: str) -> Select[Any]:
    newest = select(func.max(CASES.c.id)).where(CASES.c.account == account).group_by(CASES.c.doctor_id)
    return select(CASES.c.doctor_id, CASES.c.doctor_name).where(CASES.c.id.in_(newest))


def _clients(account: str) -> Select[Any]:
    has_cases = select(CASES.c.id).where(CASES.c.account == account, CASES.c.client_id == CLIENTS.c.id).exists()
    return select(CLIENTS.c.id, CLIENTS.c.name).where(has_cases)


def _first(account: str, scan_type: ScanType) -> Select[Any]:
    """A look into the index; to go through all cases for the types that occur would take a hundred times as long."""
    return select(CASES.c.id).where(CASES.c.account == account, CASES.c.scan_type == scan_type).limit(1)


def _by_name(connection: Connection, statement: Select[Any]) -> tuple[tuple[int, str], ...]:
    """Ids and names, sorted by name."""
    found = [(id_, name) for id_, name in connection.execute(statement)]
    return tuple(sorted(found, key=lambda one: (codec.sort_key(one[1]), one[0])))
