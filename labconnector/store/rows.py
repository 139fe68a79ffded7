"""Rows into the domain's dataclasses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, select

from labconnector.domain.case import Case, CaseFile, CaseState, Problem
from labconnector.domain.questions import Question, QuestionKind
from labconnector.domain.revision import Revision, StoredPackage
from labconnector.domain.seen import Seen, Trace
from labconnector.store import codec
from labconnector.store.part import chunks
from labconnector.store.tables import CASES, QUESTIONS, REVISIONS

_NEWEST = and_(REVISIONS.c.case_id == CASES.c.id, REVISIONS.c.number == CASES.c.revision)
_OF_REVISION = (
    REVISIONS.c.files_json,
    REVISIONS.c.delivered_files_json,
    REVISIONS.c.delivered_to,
    REVISIONS.c.delivered_at,
)


def case_select() -> Select[Any]:
    """Every case with what the list shows of its newest revision."""
    return select(CASES, *_OF_REVISION).join(REVISIONS, _NEWEST)


def to_cases(connection: Connection, rows: Sequence[RowMapping]) -> tuple[Case, ...]:
    """The cases of rows that `case_select` gave, with the open questions of the held ones."""
    questions = _questions(connection, [row["id"] for row in rows if row["state"] == CaseState.HELD])
    return tuple(_case(row, tuple(questions.get(row["id"], ()))) for row in rows)


def _questions(connection: Connection, case_ids: Sequence[int]) -> Mapping[int, Sequence[Question]]:
    found: dict[int, list[Question]] = {}
    for some in chunks(case_ids):
        wanted = select(QUESTIONS).where(QUESTIONS.c.case_id.in_(some)).order_by(QUESTIONS.c.id)
        for row in connection.execute(wanted):
            choices = codec.load(codec.CHOICES, row.choices_json)
            found.setdefault(row.case_id, []).append(Question(QuestionKind(row.kind), row.key, row.text, choices))
    return found


def _case(row: RowMapping, questions: tuple[Question, ...]) -> Case:
    return Case(
        id=row["id"],
        account=row["account"],
        order=codec.load(codec.ORDER, row["order_json"]),
        state=CaseState(row["state"]),
        unread=row["unread"],
        revision=row["revision"],
        listed_at=row["listed_at"],
        client_id=row["client_id"],
        client_name=row["client_name"],
        questions=questions,
        files=_files(row),
        problem=_problem(row),
        delivered_to=row["delivered_to"] or "",
        delivered_at=row["delivered_at"],
        expected_at=row["expected_at"],
        seen=seen_of(row) if row["state"] == CaseState.DELIVERED else None,
    )


def seen_of(row: RowMapping) -> Seen | None:
    """What was seen of a case, or of one of its folders."""
    return Seen(Trace(row["seen"]), row["seen_at"]) if row["seen"] else None


def _files(row: RowMapping) -> tuple[CaseFile, ...]:
    """The delivered files where there are any, else the package's."""
    text = row["delivered_files_json"] or row["files_json"]
    return codec.load(codec.FILES, text) if text else ()


TROUBLED = frozenset({CaseState.WAITING, CaseState.DOWNLOADING, CaseState.HELD, CaseState.FAILED})
"""States that a problem says something about; the tries of a download are counted while it is tried again."""


def _problem(row: RowMapping) -> Problem | None:
    is_shown = row["problem_json"] and row["state"] in TROUBLED
    return codec.load(codec.PROBLEM, row["problem_json"]) if is_shown else None


def revision_of(row: RowMapping, root: Path) -> Revision:
    """A revision. `root`: the data folder, to which stored paths are relative."""
    return Revision(
        number=row["number"],
        status=row["status"],
        scanned_at=row["scanned_at"],
        listed_at=row["listed_at"],
        fetched_at=row["fetched_at"],
        package=package_of(row, root),
        rx=codec.load(codec.RX, row["rx_json"]) if row["rx_json"] else None,
        findings=codec.load(codec.FINDINGS, row["findings_json"] or "[]"),
        delivered_to=row["delivered_to"] or "",
        delivered_at=row["delivered_at"],
        delivered_files=codec.load(codec.FILES, row["delivered_files_json"] or "[]"),
    )


def package_of(row: RowMapping, root: Path) -> StoredPackage | None:
    """The package of a revision; None until it was fetched."""
    if row["zip_path"] is None:
        return None
    files = codec.load(codec.FILES, row["files_json"])
    return StoredPackage(root / row["zip_path"], row["zip_sha256"], row["zip_size"], files)


def newest_revision(connection: Connection, case: RowMapping) -> RowMapping:
    """The row of a case's newest revision."""
    newest = (REVISIONS.c.case_id == case["id"], REVISIONS.c.number == case["revision"])
    return connection.execute(select(REVISIONS).where(*newest)).mappings().one()


def number_for(newest: RowMapping, files: Iterable[CaseFile]) -> int:
    """The revision that files belong to. A revision keeps the files it has: others make the next one."""
    number: int = newest["number"]
    if newest["files_json"] is None:
        return number
    there = codec.load(codec.FILES, newest["files_json"])
    return number if _contents(there) == _contents(files) else number + 1


def _contents(files: Iterable[CaseFile]) -> frozenset[tuple[str, str]]:
    return frozenset((file.path, file.sha256) for file in files)


def stored_path(path: Path, root: Path) -> str:
    """How a path is kept: relative to the data folder where it lies in it, so that the folder can be moved."""
    whole = path.absolute()
    return str(PurePosixPath(whole.relative_to(root))) if whole.is_relative_to(root) else str(whole)


def ids(rows: Iterable[Any]) -> tuple[int, ...]:
    """The first column of each row."""
    return tuple(row[0] for row in rows)
