"""The case list as it is shown: narrow lines, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from labconnector.domain.case import Case, ScanType
from labconnector.domain.listing import CaseLine, CaseQuery, Choices, Lines
from labconnector.store import codec, query, rows
from labconnector.store.part import Part, chunks
from labconnector.store.tables import CASES, CLIENTS

_WHOLE = CaseQuery()


class Listing(Part):
    """What the window's list shows."""

    def lines(self, account: str, query_: CaseQuery = _WHOLE, *, count: bool = True) -> Lines:
        """A page of the list, 200 at most unless the query says otherwise, with the total of the whole query.

        count False, for pages after the first: the total of a full page is only what the page proves.
        """
        with self._db.read() as connection:
            found = connection.execute(query.listing(account, query_)).mappings().all()
            lines = tuple(_line(case) for case in rows.to_cases(connection, found))
            total = query_.offset + len(lines)
            is_open = not lines or (count and len(lines) == query_.limit)
            if is_open and query_.offset + len(lines):
                total = connection.execute(query.count(account, query_)).scalar_one()
        return Lines(query_, lines, total)

    def lines_by_id(self, case_ids: Iterable[int]) -> tuple[CaseLine, ...]:
        """These cases as lines, in the order asked for; ids that are not in the list are left out."""
        wanted = tuple(dict.fromkeys(case_ids))
        lines: dict[int, CaseLine] = {}
        with self._db.read() as connection:
            for some in chunks(wanted):
                found = connection.execute(rows.case_select().where(CASES.c.id.in_(some))).mappings().all()
                lines |= {case.id: _line(case) for case in rows.to_cases(connection, found)}
        return tuple(lines[case_id] for case_id in wanted if case_id in lines)

    def choices(self, account: str) -> Choices:
        """What the account's cases can be filtered by."""
        named = select(CASES.c.doctor_id, CASES.c.doctor_name).distinct().where(CASES.c.account == account)
        clients = select(CLIENTS.c.id, CLIENTS.c.name).where(CLIENTS.c.id.in_(select(CASES.c.client_id)))
        types = select(CASES.c.scan_type).distinct().where(CASES.c.account == account)
        with self._db.read() as connection:
            doctors = {row.doctor_id: row.doctor_name for row in connection.execute(named)}
            found = {row.id: row.name for row in connection.execute(clients)}
            occurring = set(connection.execute(types).scalars())
        return Choices(_by_name(doctors), _by_name(found), tuple(one for one in ScanType if one in occurring))


def _by_name(named: Mapping[int, str]) -> tuple[tuple[int, str], ...]:
    return tuple(sorted(named.items(), key=lambda one: (codec.sort_key(one[1]), one[0])))


def _line(case: Case) -> CaseLine:
    order = case.order
    return CaseLine(
        id=case.id,
        order_id=order.order_id,
        unread=case.unread,
        patient=order.patient,
        doctor=order.doctor_name,
        practice=order.company_name,
        client=case.client_name,
        teeth_universal=tuple(sorted({prep.universal for prep in order.preps})),
        work=", ".join(dict.fromkeys(prep.unit_name for prep in order.preps if prep.unit_name)),
        material="",
        scan_type=order.scan_type,
        due=order.due,
        listed_at=case.listed_at,
        state=case.state,
        revision=case.revision,
        has_scans=bool(case.files),
        asks=tuple(dict.fromkeys(question.kind for question in case.questions)),
        trouble=case.problem.title if case.problem else "",
        expected_at=case.expected_at,
    )
