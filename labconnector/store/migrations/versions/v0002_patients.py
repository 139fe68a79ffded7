"""The patients' numbers in the CAD's database.

Revision ID: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "patients",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_patients"),
        sa.UniqueConstraint("number", name="uq_patients_number"),
    )


def downgrade() -> None:
    """Removes it."""
    op.drop_table("patients")
