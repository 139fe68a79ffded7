"""What is asked of the case list. Any thread may ask; every answer is one unchanging state."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import RowMapping, Select, and_, func, or_, select

from labconnector.domain.case import Case, CaseFile, CaseState, HistoryEntry
from labconnector.domain.decision import doctor_of
from labconnector.domain.handoff import Finding
from labconnector.domain.listing import CaseQuery, Counts
from labconnector.domain.mapping import Doctor
from labconnector.domain.prescription import Rx
from labconnector.domain.questions import Answer, QuestionKind
from labconnector.domain.revision import Revision, StoredPackage
from labconnector.store import codec, query, rows
from labconnector.store.part import Part, case_row, chunks, no_case
from labconnector.store.tables import ANSWERS, CASES, HISTORY, QUESTIONS, REVISIONS
from labconnector.store.types import Work

_ALL = CaseQuery()
_MOST_PROBLEMS = 500


class Reading(Part):
    """The questions that the case list answers."""

    def case(self, account: str, order_id: str) -> Case | None:
        """The case of an order, None if the account has none such."""
        wanted = (CASES.c.account == account, CASES.c.order_id == order_id)
        return next(iter(self._cases(rows.case_select().where(*wanted))), None)

    def case_by_id(self, case_id: int) -> Case:
        """The case of that id. Raises NotFound."""
        found = self._cases(rows.case_select().where(CASES.c.id == case_id))
        if not found:
            raise no_case()
        return found[0]

    def cases(self, account: str, query_: CaseQuery = _ALL) -> tuple[Case, ...]:
        """The cases that a query asks for, 200 at most unless it says otherwise. Any text can be searched for."""
        return self._cases(query.listing(account, query_))

    def counts(self, account: str) -> Counts:
        """How many cases there are in each state, and unread."""
        with self._db.read() as connection:
            by_state = connection.execute(query.by_state(account)).all()
            unread = connection.execute(query.unread(account)).scalar_one()
        return Counts({CaseState(state): count for state, count in by_state}, unread)

    def work_due(self, account: str, now: datetime, limit: int = 200) -> tuple[Work, ...]:
        """What there is to do: cases to fetch, ones a crash left downloading, to deliver, or whose next try has come.

        The earliest due date first, then the longest listed. It costs the same however many cases are done.
        """
        with self._db.read() as connection:
            found = connection.execute(query.work(account, now, limit)).mappings().all()
            cases = rows.to_cases(connection, found)
        return tuple(Work(case, bool(row["recheck_from"])) for case, row in zip(cases, found, strict=True))

    def next_due(self, account: str) -> datetime | None:
        """From when there is something to do: in the past when there is something now, None when there is nothing."""
        with self._db.read() as connection:
            return cast("datetime | None", connection.execute(query.next_work(account)).scalar())

    def held(self, account: str) -> tuple[Case, ...]:
        """Every held case, the longest listed first."""
        held = (CASES.c.account == account, CASES.c.state == CaseState.HELD)
        return self._cases(rows.case_select().where(*held).order_by(*query.OLDEST))

    def asking(self, account: str) -> tuple[int, ...]:
        """The ids of the held cases that ask something, the longest listed first."""
        asks = select(QUESTIONS.c.id).where(QUESTIONS.c.case_id == CASES.c.id).exists()
        held = (CASES.c.account == account, CASES.c.state == CaseState.HELD, asks)
        with self._db.read() as connection:
            return rows.ids(connection.execute(select(CASES.c.id).where(*held).order_by(*query.OLDEST)))

    def order_ids(self, case_ids: Collection[int]) -> set[str]:
        """The order ids of these cases. Raises NotFound where one is not in the list."""
        wanted = set(case_ids)
        found: dict[int, str] = {}
        with self._db.read() as connection:
            for some in chunks(wanted):
                of_some = select(CASES.c.id, CASES.c.order_id).where(CASES.c.id.in_(some))
                found |= {row.id: row.order_id for row in connection.execute(of_some)}
        if len(found) < len(wanted):
            raise no_case()
        return set(found.values())

    def held_by(self, account: str, kind: QuestionKind, key: str) -> tuple[int, ...]:
        """The ids of the held cases that ask this, e.g. all that wait for the same doctor, or this and more words."""
        this = or_(QUESTIONS.c.key == key, QUESTIONS.c.key.startswith(f"{key} ", autoescape=True))
        asked = (QUESTIONS.c.account == account, QUESTIONS.c.kind == kind, this)
        held = and_(QUESTIONS.c.case_id == CASES.c.id, CASES.c.state == CaseState.HELD)
        statement = select(CASES.c.id).distinct().join(QUESTIONS, held).where(*asked).order_by(CASES.c.id)
        with self._db.read() as connection:
            return rows.ids(connection.execute(statement))

    def problems(self, account: str, now: datetime | None = None) -> tuple[Case, ...]:
        """The cases that somebody should look at, the longest listed first, 500 at most.

        Those are the failed ones, held ones with a damaged package, and waiting ones whose files should have been
        there by `now` (None: this moment).
        """
        statement = query.troubled(account, now or datetime.now(UTC)).limit(_MOST_PROBLEMS)
        return self._cases(rows.case_select().where(CASES.c.id.in_(statement)).order_by(*query.OLDEST))

    def history(self, case_id: int) -> tuple[HistoryEntry, ...]:
        """What happened to a case, oldest first."""
        wanted = select(HISTORY).where(HISTORY.c.case_id == case_id).order_by(HISTORY.c.id)
        with self._db.read() as connection:
            found = connection.execute(wanted).all()
        return tuple(HistoryEntry(row.at, row.event, row.text, row.revision) for row in found)

    def revisions(self, case_id: int) -> tuple[Revision, ...]:
        """Every revision of a case, oldest first."""
        wanted = select(REVISIONS).where(REVISIONS.c.case_id == case_id).order_by(REVISIONS.c.number)
        with self._db.read() as connection:
            found = connection.execute(wanted).mappings().all()
        return tuple(rows.revision_of(row, self._db.folder) for row in found)

    def rx(self, case_id: int) -> Rx | None:
        """The prescription of the newest revision; None until it was fetched."""
        found = self._newest(case_id)["rx_json"]
        return codec.load(codec.RX, found) if found else None

    def findings(self, case_id: int) -> tuple[Finding, ...]:
        """What the check of the newest revision found."""
        return codec.load(codec.FINDINGS, self._newest(case_id)["findings_json"] or "[]")

    def package(self, case_id: int) -> StoredPackage | None:
        """The package of the newest revision; None until it was fetched."""
        return rows.package_of(self._newest(case_id), self._db.folder)

    def next_revision(self, case_id: int, files: tuple[CaseFile, ...]) -> int:
        """The number under which `fetched` would keep these files: they get the next one if others are there."""
        return rows.number_for(self._newest(case_id), files)

    def answers(self, case_id: int) -> tuple[Answer, ...]:
        """What was decided for this case alone. To confirm what looks odd counts for the revision it was about."""
        fits = (ANSWERS.c.kind != QuestionKind.CONFIRM) | (ANSWERS.c.revision == CASES.c.revision)
        wanted = select(ANSWERS).join(CASES, CASES.c.id == ANSWERS.c.case_id).where(CASES.c.id == case_id, fits)
        with self._db.read() as connection:
            found = connection.execute(wanted.order_by(ANSWERS.c.id)).all()
        return tuple(
            Answer(QuestionKind(row.kind), row.key, row.value, row.method, row.new_client, row.remember)
            for row in found
        )

    def doctors(self, account: str) -> tuple[Doctor, ...]:
        """Every doctor seen, once for each practice, as in the newest case, by name."""
        newest = select(func.max(CASES.c.id)).where(CASES.c.account == account)
        newest = newest.group_by(CASES.c.doctor_id, CASES.c.practice_id)
        statement = select(CASES.c.order_json).where(CASES.c.id.in_(newest)).order_by(CASES.c.doctor_key, CASES.c.id)
        with self._db.read() as connection:
            found = connection.execute(statement).scalars().all()
        return tuple(doctor_of(codec.load(codec.ORDER, text)) for text in found)

    def _cases(self, statement: Select[Any]) -> tuple[Case, ...]:
        with self._db.read() as connection:
            return rows.to_cases(connection, connection.execute(statement).mappings().all())

    def _newest(self, case_id: int) -> RowMapping:
        with self._db.read() as connection:
            return rows.newest_revision(connection, case_row(connection, case_id))
