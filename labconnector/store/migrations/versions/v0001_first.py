"""The first schema.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel import UTCDateTime

from labconnector.store.sqlite import create_search

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    "cases_fts",
    "revisions",
    "questions",
    "history",
    "doctor_rules",
    "deliveries",
    "answers",
    "polls",
    "material_rules",
    "clients",
    "cases",
    "accounts",
)
_SEARCHED = ("patient", "doctor_name", "practice", "order_id", "order_code", "chart_number", "notes")


def upgrade() -> None:
    """Makes every table and the search index."""
    _accounts()
    _cases()
    _clients()
    _material_rules()
    _polls()
    _answers()
    _deliveries()
    _doctor_rules()
    _history()
    _questions()
    _revisions()
    create_search(op.get_bind(), _SEARCHED)


def downgrade() -> None:
    """Removes everything."""
    for name in _TABLES:
        op.drop_table(name)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _time(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, UTCDateTime(), nullable=nullable)


def _accounts() -> None:
    op.create_table(
        "accounts",
        _text("key"),
        _text("profile"),
        _number("company_id"),
        _text("name"),
        _text("domain"),
        _text("path"),
        sa.PrimaryKeyConstraint("key", name="pk_accounts"),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        _number("id"),
        _text("account"),
        _text("order_id"),
        _text("order_code"),
        _text("patient"),
        _text("patient_key"),
        _text("chart_number"),
        _number("doctor_id"),
        _text("doctor_name"),
        _text("doctor_key"),
        _number("practice_id"),
        _text("practice"),
        _text("scan_type"),
        _text("notes"),
        sa.Column("due", sa.Date(), nullable=False),
        _time("listed_at"),
        _text("fingerprint"),
        _text("state"),
        sa.Column("unread", sa.Boolean(), nullable=False),
        _number("revision"),
        _time("work_at", nullable=True),
        _time("fetched_at", nullable=True),
        _text("recheck_from", nullable=True),
        _time("expected_at", nullable=True),
        _number("client_id", nullable=True),
        _text("client_name"),
        _text("problem_json", nullable=True),
        _text("order_json"),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("account", "order_id", name="uq_cases_account_order_id"),
    )
    op.create_index("ix_cases_client", "cases", ["account", "client_id", "listed_at"])
    op.create_index("ix_cases_doctor", "cases", ["account", "doctor_id", "listed_at"])
    op.create_index("ix_cases_doctor_key", "cases", ["account", "doctor_key"])
    op.create_index("ix_cases_due", "cases", ["account", "due"])
    op.create_index("ix_cases_listed", "cases", ["account", "listed_at"])
    op.create_index("ix_cases_patient", "cases", ["account", "patient_key"])
    op.create_index("ix_cases_state", "cases", ["account", "state", "listed_at"])
    op.create_index("ix_cases_unread", "cases", ["account", "listed_at"], sqlite_where=sa.text("unread = 1"))
    op.create_index(
        "ix_cases_work",
        "cases",
        ["account", "work_at", "due", "listed_at"],
        sqlite_where=sa.text("work_at IS NOT NULL"),
    )


def _clients() -> None:
    op.create_table(
        "clients",
        _number("id"),
        _text("name"),
        _text("license_number"),
        _text("email"),
        sa.Column("cement_gap_mm", sa.Float(), nullable=True),
        _text("note"),
        sa.PrimaryKeyConstraint("id", name="pk_clients"),
        sqlite_autoincrement=True,
    )


def _material_rules() -> None:
    op.create_table(
        "material_rules",
        _number("id"),
        _text("material_id"),
        _text("material_name"),
        _text("restoration"),
        _text("cad_material_id"),
        _text("method_id"),
        sa.PrimaryKeyConstraint("id", name="pk_material_rules"),
        sa.UniqueConstraint(
            "material_id",
            "material_name",
            "restoration",
            name="uq_material_rules_material_id_material_name_restoration",
        ),
    )


def _polls() -> None:
    op.create_table("polls", _text("account"), _time("asked_at"), sa.PrimaryKeyConstraint("account", name="pk_polls"))


def _answers() -> None:
    op.create_table(
        "answers",
        _number("id"),
        _text("account"),
        _number("case_id"),
        _number("revision"),
        _text("kind"),
        _text("key"),
        _text("value"),
        _text("method"),
        _text("new_client"),
        sa.Column("remember", sa.Boolean(), nullable=False),
        _time("at"),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
        sa.UniqueConstraint("case_id", "kind", "key", name="uq_answers_case_id_kind_key"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_answers_case_id_cases"),
    )


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        _number("id"),
        _text("account"),
        _number("case_id"),
        _number("revision"),
        _text("target"),
        _text("folder"),
        _time("begun_at"),
        _time("finished_at", nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_deliveries_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
    )
    op.create_index("ix_deliveries_case", "deliveries", ["case_id"])
    op.create_index("ix_deliveries_open", "deliveries", ["account"], sqlite_where=sa.text("finished_at IS NULL"))


def _doctor_rules() -> None:
    op.create_table(
        "doctor_rules",
        _number("id"),
        _number("doctor_id"),
        _text("doctor_name"),
        _text("license_number"),
        _number("client_id"),
        sa.PrimaryKeyConstraint("id", name="pk_doctor_rules"),
        sa.UniqueConstraint("doctor_id", name="uq_doctor_rules_doctor_id"),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_doctor_rules_client_id_clients"),
    )
    op.create_index("ix_doctor_rules_client", "doctor_rules", ["client_id"])


def _history() -> None:
    op.create_table(
        "history",
        _number("id"),
        _text("account"),
        _number("case_id"),
        _number("revision"),
        _time("at"),
        _text("event"),
        _text("text"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_history_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_history"),
    )
    op.create_index("ix_history_case", "history", ["case_id"])


def _questions() -> None:
    op.create_table(
        "questions",
        _number("id"),
        _text("account"),
        _number("case_id"),
        _text("kind"),
        _text("key"),
        _text("text"),
        _text("choices_json"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_questions_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
    )
    op.create_index("ix_questions_case", "questions", ["case_id"])
    op.create_index("ix_questions_key", "questions", ["account", "kind", "key"])


def _revisions() -> None:
    op.create_table(
        "revisions",
        _number("id"),
        _text("account"),
        _number("case_id"),
        _number("number"),
        _text("status"),
        _time("scanned_at", nullable=True),
        _time("listed_at"),
        _time("fetched_at", nullable=True),
        _text("zip_path", nullable=True),
        _text("zip_sha256", nullable=True),
        _number("zip_size", nullable=True),
        _text("files_json", nullable=True),
        _text("rx_json", nullable=True),
        _text("findings_json", nullable=True),
        _text("delivered_to", nullable=True),
        _time("delivered_at", nullable=True),
        _text("delivered_files_json", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.UniqueConstraint("case_id", "number", name="uq_revisions_case_id_number"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_revisions_case_id_cases"),
    )
