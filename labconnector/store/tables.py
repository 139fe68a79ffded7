"""The tables. Every row of a case names its account, so that accounts live side by side; what the lab taught is the
lab's, whatever the account.

Texts that end in `_json` hold domain dataclasses (codec.py). Times are UTC. A change here needs a migration
(docs/state-files.md); a test compares both.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar, cast

from sqlalchemy import BigInteger, Index, MetaData, Table, UniqueConstraint, text
from sqlmodel import Field, SQLModel

# Constraints without names cannot be changed by later migrations on SQLite (SQLAlchemy, 'Constraint Naming').
_NAMES = {
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """Base of all tables; its metadata is the schema."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=_NAMES)


def _said_later() -> Any:
    """A text that old rows were given when the column was added."""
    return Field(default="", sa_column_kwargs={"server_default": ""})


class AccountRow(Row, table=True):
    """An account and where its regional service lives ('' until Discovery answered)."""

    __tablename__ = "accounts"
    key: str = Field(primary_key=True)
    profile: str
    company_id: int
    name: str
    domain: str = ""
    path: str = ""


class PollRow(Row, table=True):
    """When the lab's orders were last asked for: the 120 s floor holds over restarts."""

    __tablename__ = "polls"
    account: str = Field(primary_key=True)
    asked_at: datetime


class CaseRow(Row, table=True):
    """A case: the order as last listed, and where its newest revision stands.

    No foreign key to accounts: nothing may keep an order that Align lists once from being written down.
    patient_key, doctor_key: what they are sorted by. due: 9999-12-31 where none was given, so that it sorts last.
    listed_at: of the newest revision. work_at: from when there is something to do, NULL = nothing.
    recheck_from: the state to go back to when a recheck finds the same files, NULL = no recheck is pending.
    teeth, work, material: `Outline` of the newest revision, teeth as '8,9'. trouble: title of `problem_json`.
    seen, seen_at: the furthest trace of its deliveries; '' = the folders are as they were delivered.
    """

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("account", "order_id"),
        Index("ix_cases_work", "account", "work_at", "due", "listed_at", sqlite_where=text("work_at IS NOT NULL")),
        Index("ix_cases_unread", "account", "unread", "listed_at", sqlite_where=text("unread = 1")),
        Index("ix_cases_listed", "account", "listed_at"),
        Index("ix_cases_due", "account", "due"),
        Index("ix_cases_patient", "account", "patient_key"),
        Index("ix_cases_doctor_key", "account", "doctor_key"),
        Index("ix_cases_doctor", "account", "doctor_id", "listed_at"),
        Index("ix_cases_client", "account", "client_id", "listed_at"),
        Index("ix_cases_state", "account", "state", "listed_at"),
        Index("ix_cases_type", "account", "scan_type", "listed_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    account: str
    order_id: str
    order_code: str
    patient: str
    patient_key: str
    chart_number: str
    doctor_id: int
    doctor_name: str
    doctor_key: str
    practice_id: int
    practice: str
    scan_type: str
    notes: str
    due: date
    listed_at: datetime
    fingerprint: str
    state: str
    unread: bool
    revision: int
    work_at: datetime | None
    fetched_at: datetime | None
    recheck_from: str | None
    expected_at: datetime | None
    client_id: int | None
    client_name: str
    problem_json: str | None
    order_json: str
    teeth: str = _said_later()
    work: str = _said_later()
    material: str = _said_later()
    trouble: str = _said_later()
    seen: str = _said_later()
    seen_at: datetime | None = None


class RevisionRow(Row, table=True):
    """One state of a case's files. The package columns are NULL until it was fetched."""

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("case_id", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    account: str
    case_id: int = Field(foreign_key="cases.id")
    number: int
    status: str
    scanned_at: datetime | None
    listed_at: datetime
    fetched_at: datetime | None = None
    zip_path: str | None = None
    zip_sha256: str | None = None
    zip_size: int | None = None
    files_json: str | None = None
    rx_json: str | None = None
    findings_json: str | None = None
    delivered_to: str | None = None
    delivered_at: datetime | None = None
    delivered_files_json: str | None = None


class HistoryRow(Row, table=True):
    """One thing that happened to a case."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_case", "case_id"),)
    id: int | None = Field(default=None, primary_key=True)
    account: str
    case_id: int = Field(foreign_key="cases.id")
    revision: int
    at: datetime
    event: str
    text: str


class QuestionRow(Row, table=True):
    """An open question of a case, in the order asked."""

    __tablename__ = "questions"
    __table_args__ = (Index("ix_questions_key", "account", "kind", "key"), Index("ix_questions_case", "case_id"))
    id: int | None = Field(default=None, primary_key=True)
    account: str
    case_id: int = Field(foreign_key="cases.id")
    kind: str
    key: str
    text: str
    choices_json: str


class AnswerRow(Row, table=True):
    """What a person decided for one case, and for which revision."""

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("case_id", "kind", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    account: str
    case_id: int = Field(foreign_key="cases.id")
    revision: int
    kind: str
    key: str
    value: str
    method: str
    new_client: str
    remember: bool
    at: datetime


class DeliveryRow(Row, table=True):
    """A placing in the CAD folder; without `finished_at` a crash came between.

    seen, seen_at: a `Trace` of the CAD in the folder, '' = none. looked_ns: the folder's time stamp (POSIX, ns) when it
    was last looked into.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_open", "account", sqlite_where=text("finished_at IS NULL")),
        Index("ix_deliveries_case", "case_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    account: str
    case_id: int = Field(foreign_key="cases.id")
    revision: int
    target: str
    folder: str
    begun_at: datetime
    finished_at: datetime | None = None
    seen: str = _said_later()
    seen_at: datetime | None = None
    looked_ns: int = Field(default=0, sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})


class ClientRow(Row, table=True):
    """The lab's customer. Ids are never used twice: an old answer must not point to another client."""

    __tablename__ = "clients"
    __table_args__: ClassVar[dict[str, Any]] = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    name: str
    license_number: str
    email: str
    cement_gap_mm: float | None
    note: str
    min_thickness_mm: float | None = None
    antagonist_distance_mm: float | None = None


class PatientRow(Row, table=True):
    """A patient's number in the CAD's database. key: digest of account, practice, chart number and name."""

    __tablename__ = "patients"
    __table_args__ = (UniqueConstraint("number"),)
    key: str = Field(primary_key=True)
    number: int


class DoctorRuleRow(Row, table=True):
    """This doctor's cases are this client's; with a practice, those from there only (0 = from anywhere)."""

    __tablename__ = "doctor_rules"
    __table_args__ = (UniqueConstraint("doctor_id", "practice_id"), Index("ix_doctor_rules_client", "client_id"))
    id: int | None = Field(default=None, primary_key=True)
    doctor_id: int
    doctor_name: str
    license_number: str
    practice_id: int
    practice_name: str
    client_id: int = Field(foreign_key="clients.id")


class MaterialRuleRow(Row, table=True):
    """This ordered material is made from that CAD material, by that method. unit_type, doctor_id: 0 = any."""

    __tablename__ = "material_rules"
    __table_args__ = (UniqueConstraint("material_id", "material_name", "unit_type", "doctor_id"),)
    id: int | None = Field(default=None, primary_key=True)
    material_id: str
    material_name: str
    unit_type: int
    doctor_id: int
    doctor_name: str
    cad_material_id: str
    method_id: str
    mode: str


class IncomingRow(Row, table=True):
    """A file, or files that belong together, in a watched folder. key: its place. size: bytes."""

    __tablename__ = "incoming"
    __table_args__ = (UniqueConstraint("account", "key"), Index("ix_incoming_sha256", "account", "sha256"))
    id: int | None = Field(default=None, primary_key=True)
    account: str
    key: str
    files: int
    size: int = Field(sa_type=BigInteger)
    stamp: str
    sha256: str
    state: str
    text: str
    order_id: str
    seen_at: datetime


def _table(model: type[Row]) -> Table:
    return cast("Table", model.__table__)  # type: ignore[attr-defined]  # SQLModel adds it and does not declare it


ACCOUNTS = _table(AccountRow)
POLLS = _table(PollRow)
CASES = _table(CaseRow)
REVISIONS = _table(RevisionRow)
HISTORY = _table(HistoryRow)
QUESTIONS = _table(QuestionRow)
ANSWERS = _table(AnswerRow)
DELIVERIES = _table(DeliveryRow)
CLIENTS = _table(ClientRow)
PATIENTS = _table(PatientRow)
DOCTOR_RULES = _table(DoctorRuleRow)
MATERIAL_RULES = _table(MaterialRuleRow)
INCOMING = _table(IncomingRow)
