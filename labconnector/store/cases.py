"""A case's steps from state to state. Each is one transaction with its history line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from labconnector.domain.case import CaseState, Problem
from labconnector.domain.errors import NotFound
from labconnector.domain.handoff import Finding
from labconnector.domain.outline import outline_of
from labconnector.domain.prescription import Rx
from labconnector.domain.questions import Answer, Question
from labconnector.domain.revision import StoredPackage
from labconnector.store import codec, rows
from labconnector.store.journal import RECHECKED
from labconnector.store.part import Part, case_row, chunks, log, set_case
from labconnector.store.sqlite import upsert
from labconnector.store.tables import ANSWERS, CASES, CLIENTS, QUESTIONS, REVISIONS


class Cases(Part):
    """What happens to a case. Every method raises NotFound for an unknown case, DiskFull and StoreError."""

    def downloading(self, case_id: int, at: datetime) -> None:
        """A download begins. If a crash ends it, the case is work again. A mere next try leaves no history line."""
        with self._db.write() as connection:
            row = case_row(connection, case_id)
            set_case(connection, case_id, state=CaseState.DOWNLOADING, work_at=at)
            if row["state"] == CaseState.LISTED:
                log(connection, case_id, "downloading", "Download begun", at)

    def fetched(self, case_id: int, package: StoredPackage, rx: Rx, findings: Sequence[Finding], at: datetime) -> int:
        """The files are here: state READY, to be decided and delivered. Returns the revision they are kept under.

        A revision that has files keeps them: other files make the next revision, unread (see `next_revision`).
        """
        with self._db.write() as connection:
            row = case_row(connection, case_id)
            number = rows.number_for(rows.newest_revision(connection, row), package.files)
            if number > row["revision"]:
                _open_revision(connection, row, number, at)
            found = {"rx_json": codec.dump(codec.RX, rx), "findings_json": codec.dump(codec.FINDINGS, tuple(findings))}
            stored = _package_columns(package, rows.stored_path(package.zip_path, self._db.folder))
            of_revision = (REVISIONS.c.case_id == case_id) & (REVISIONS.c.number == number)
            connection.execute(update(REVISIONS).where(of_revision).values(fetched_at=at, **stored, **found))
            outline = codec.outline_columns(outline_of(codec.load(codec.ORDER, row["order_json"]), rx))
            _settle(connection, case_id, CaseState.READY, at, fetched_at=at, recheck_from=None, **outline)
            text = f"{len(package.files)} files, {package.size:,} bytes; {len(findings)} findings"
            log(connection, case_id, "fetched", text, at)
        return number

    def same_files(self, case_id: int, at: datetime) -> CaseState:
        """A recheck found the files we have: the case goes back to the state before, which is returned.

        If that is HELD, a rule may have been learnt meanwhile: decide again.
        """
        with self._db.write() as connection:
            state = _back(connection, case_row(connection, case_id), at)
            log(connection, case_id, "same-files", "The files are the ones we have", at)
        return state

    def keep_files(self, case_id: int, at: datetime) -> CaseState:
        """A recheck found no files at Align: ours stay, and the case goes back as `same_files` does."""
        with self._db.write() as connection:
            state = _back(connection, case_row(connection, case_id), at)
            set_case(connection, case_id, expected_at=None, **codec.problem_columns(None))
            log(connection, case_id, "kept", "Align has no other files: the ones we have stay", at)
        return state

    def hold(self, case_id: int, questions: Sequence[Question], problem: Problem | None, at: datetime) -> None:
        """The case waits for a person: for the answers to `questions`, or because of a damaged package."""
        with self._db.write() as connection:
            row = case_row(connection, case_id)
            _settle(connection, case_id, CaseState.HELD, None, problem, recheck_from=None)
            asked = [_question_columns(row, question) for question in questions]
            if asked:
                connection.execute(insert(QUESTIONS), asked)
            reasons = [f"{question.kind} {question.key}" for question in questions]
            reasons += [problem.title] if problem else []
            log(connection, case_id, "held", "; ".join(reasons), at)

    def wait(self, case_id: int, problem: Problem, expected_at: datetime | None, at: datetime) -> None:
        """Align has no files yet; asked again at `problem.next_try`. One history line a wait, not one a try."""
        with self._db.write() as connection:
            row = case_row(connection, case_id)
            _settle(connection, case_id, CaseState.WAITING, problem.next_try, problem, expected_at=expected_at)
            if _problem_code(row) != problem.code:
                log(connection, case_id, "waiting", problem.title, at)

    def fail(self, case_id: int, problem: Problem, at: datetime) -> None:
        """It did not work; tried again at `problem.next_try`, or when somebody asks."""
        with self._db.write() as connection:
            _settle(connection, case_id, CaseState.FAILED, problem.next_try, problem)
            log(connection, case_id, "failed", f"{problem.title} (try {problem.tries})", at)

    def ready(self, case_id: int, at: datetime) -> None:
        """To be decided again and delivered, e.g. after an answer; to be fetched first if there are no files yet."""
        with self._db.write() as connection:
            _go_on(connection, case_row(connection, case_id), at)
            log(connection, case_id, "ready", "To be delivered", at)

    def decided(self, case_id: int, client_id: int, at: datetime) -> None:
        """The case is this client's. Raises NotFound for an unknown client."""
        with self._db.write() as connection:
            name = connection.execute(select(CLIENTS.c.name).where(CLIENTS.c.id == client_id)).scalar()
            if name is None:
                raise NotFound("The client is not in the list.", action="See `labconnector clients`.")
            set_case(connection, case_id, client_id=client_id, client_name=name)
            log(connection, case_id, "decided", f"Client {name}", at)

    def deliver_again(self, case_id: int, at: datetime) -> None:
        """A person wants it delivered, once more or in spite of a failure."""
        with self._db.write() as connection:
            _go_on(connection, case_row(connection, case_id), at)
            log(connection, case_id, "deliver-again", "Asked for by the user", at)

    def download_again(self, case_id: int, at: datetime) -> None:
        """A person wants the files fetched once more. If there are files, it is a recheck: they are kept."""
        with self._db.write() as connection:
            row = case_row(connection, case_id)
            back = row["recheck_from"] or (row["state"] if row["state"] in RECHECKED else CaseState.READY)
            recheck_from = back if row["fetched_at"] else None
            set_case(connection, case_id, state=CaseState.LISTED, work_at=at, recheck_from=recheck_from)
            log(connection, case_id, "download-again", "Asked for by the user", at)

    def save_answer(self, case_id: int, answer: Answer, at: datetime) -> None:
        """Keeps what a person decided for this case; the same question answered again is answered anew."""
        key = {"case_id": case_id, "kind": answer.kind, "key": answer.key}
        said = {"value": answer.value, "method": answer.method, "new_client": answer.new_client}
        with self._db.write() as connection:
            row = case_row(connection, case_id)
            said_now = said | {"remember": answer.remember, "revision": row["revision"], "at": at}
            connection.execute(upsert(ANSWERS, key, said_now, {"account": row["account"]}))
            log(connection, case_id, "answered", f"{answer.kind} {answer.key}: {answer.value or 'new client'}", at)

    def mark_read(self, case_ids: Iterable[int], unread: bool = False) -> None:
        """Marks cases as read, or as unread again."""
        with self._db.write() as connection:
            for some in chunks(case_ids):
                connection.execute(update(CASES).where(CASES.c.id.in_(some)).values(unread=unread))

    def note(self, case_id: int, event: str, text: str, at: datetime) -> None:
        """Adds a history line. `text` must hold no patient data."""
        with self._db.write() as connection:
            log(connection, case_id, event, text, at)


def _settle(
    connection: Connection,
    case_id: int,
    state: CaseState,
    work_at: datetime | None,
    problem: Problem | None = None,
    **values: Any,
) -> None:
    """Puts a case into a state. What it was asked is no longer asked, and only the given problem is left."""
    connection.execute(delete(QUESTIONS).where(QUESTIONS.c.case_id == case_id))
    values = {"expected_at": None} | codec.problem_columns(problem) | values
    set_case(connection, case_id, state=state, work_at=work_at, **values)


def _back(connection: Connection, row: RowMapping, at: datetime) -> CaseState:
    """Ends a recheck: the state before it, which is returned."""
    state = CaseState(row["recheck_from"] or CaseState.READY)
    work_at = at if state is CaseState.READY else None
    set_case(connection, row["id"], state=state, work_at=work_at, fetched_at=at, recheck_from=None)
    return state


def _problem_code(row: RowMapping) -> str:
    return codec.load(codec.PROBLEM, row["problem_json"]).code if row["problem_json"] else ""


def _go_on(connection: Connection, row: RowMapping, at: datetime) -> None:
    """READY if the files are here, else LISTED. A recheck that is due comes first and then leads to READY."""
    is_ready = row["fetched_at"] and not row["recheck_from"]
    recheck_from = CaseState.READY if row["recheck_from"] else None
    _settle(connection, row["id"], CaseState.READY if is_ready else CaseState.LISTED, at, recheck_from=recheck_from)


def _open_revision(connection: Connection, row: RowMapping, number: int, at: datetime) -> None:
    """The next revision of a case, because other files came under the same status and scan."""
    old = rows.newest_revision(connection, row)
    listed = {"status": old["status"], "scanned_at": old["scanned_at"], "listed_at": at}
    connection.execute(insert(REVISIONS).values(account=row["account"], case_id=row["id"], number=number, **listed))
    set_case(connection, row["id"], revision=number, listed_at=at, unread=True)
    log(connection, row["id"], "revised", "The files have changed", at)


def _package_columns(package: StoredPackage, zip_path: str) -> dict[str, Any]:
    files = codec.dump(codec.FILES, package.files)
    zip_ = {"zip_path": zip_path, "zip_sha256": package.sha256, "zip_size": package.size}
    return zip_ | {"files_json": files}


def _question_columns(row: RowMapping, question: Question) -> dict[str, Any]:
    case = {"account": row["account"], "case_id": row["id"]}
    asked = {"kind": question.kind, "key": question.key, "text": question.text}
    return case | asked | {"choices_json": codec.dump(codec.CHOICES, question.choices)}
