"""Rules narrowed to a unit type, a doctor or a practice; rules that ask; more of what a lab keeps for a client.

Revision ID: 0004
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_CLIENT_COLUMNS = ("min_thickness_mm", "antagonist_distance_mm")


def upgrade() -> None:
    """Makes both tables of rules anew with what they hold: SQLite cannot change a constraint in place."""
    for name in _CLIENT_COLUMNS:
        op.add_column("clients", sa.Column(name, sa.Float(), nullable=True))
    _anew(
        "material_rules",
        [
            *_columns("material_id", "material_name"),
            *_columns("unit_type", "doctor_id", kind=sa.Integer()),
            *_columns("doctor_name", "cad_material_id", "method_id", "mode"),
            sa.UniqueConstraint(
                *("material_id", "material_name", "unit_type", "doctor_id"),
                name="uq_material_rules_material_id_material_name_unit_type_doctor_id",
            ),
        ],
        # No version made a rule for one restoration only; where a hand did, the one for all of them stays.
        "INSERT INTO material_rules SELECT id, material_id, material_name, 0, 0, '', cad_material_id, method_id,"
        " 'silent' FROM old_material_rules WHERE restoration = ''",
    )
    _doctor_rules(
        [*_columns("practice_id", kind=sa.Integer()), *_columns("practice_name")],
        ["doctor_id", "practice_id"],
        "INSERT INTO doctor_rules SELECT id, doctor_id, doctor_name, license_number, 0, '', client_id"
        " FROM old_doctor_rules",
    )


def downgrade() -> None:
    """Keeps the rules that are not narrowed."""
    _doctor_rules(
        [],
        ["doctor_id"],
        "INSERT INTO doctor_rules SELECT id, doctor_id, doctor_name, license_number, client_id"
        " FROM old_doctor_rules WHERE practice_id = 0",
    )
    _anew(
        "material_rules",
        [
            *_columns("material_id", "material_name", "restoration", "cad_material_id", "method_id"),
            sa.UniqueConstraint(
                *("material_id", "material_name", "restoration"),
                name="uq_material_rules_material_id_material_name_restoration",
            ),
        ],
        "INSERT INTO material_rules SELECT id, material_id, material_name, '', cad_material_id, method_id"
        " FROM old_material_rules WHERE unit_type = 0 AND doctor_id = 0",
    )
    for name in reversed(_CLIENT_COLUMNS):
        op.drop_column("clients", name)


def _doctor_rules(narrowing: list[sa.schema.SchemaItem], key: list[str], copy: str) -> None:
    op.drop_index("ix_doctor_rules_client", "doctor_rules")
    items = [
        *_columns("doctor_id", kind=sa.Integer()),
        *_columns("doctor_name", "license_number"),
        *narrowing,
        *_columns("client_id", kind=sa.Integer()),
        sa.UniqueConstraint(*key, name="_".join(("uq_doctor_rules", *key))),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_doctor_rules_client_id_clients"),
    ]
    _anew("doctor_rules", items, copy)
    op.create_index("ix_doctor_rules_client", "doctor_rules", ["client_id"])


def _anew(name: str, items: list[sa.schema.SchemaItem], copy: str) -> None:
    """The table with other columns; `copy` fills it from `old_` and its name."""
    op.rename_table(name, f"old_{name}")
    number = sa.Column("id", sa.Integer(), nullable=False)
    op.create_table(name, number, *items, sa.PrimaryKeyConstraint("id", name=f"pk_{name}"))
    op.execute(copy)
    op.drop_table(f"old_{name}")


def _columns(*names: str, kind: sa.types.TypeEngine[Any] | None = None) -> list[sa.schema.SchemaItem]:
    return [sa.Column(name, kind or sa.String(), nullable=False) for name in names]
