"""What the CAD did with what was delivered.

Revision ID: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel import UTCDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the columns: nothing was seen of any case yet, and no folder was looked at."""
    for table in ("cases", "deliveries"):
        op.add_column(table, sa.Column("seen", sa.String(), server_default="", nullable=False))
        op.add_column(table, sa.Column("seen_at", UTCDateTime(), nullable=True))
    op.add_column("deliveries", sa.Column("looked_ns", sa.BigInteger(), server_default="0", nullable=False))


def downgrade() -> None:
    """Removes what was added."""
    op.drop_column("deliveries", "looked_ns")
    for table in ("deliveries", "cases"):
        op.drop_column(table, "seen_at")
        op.drop_column(table, "seen")
