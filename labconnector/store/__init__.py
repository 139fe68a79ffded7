"""The local case list: SQLModel tables on SQLite, Alembic migrations. The only home of SQL.

Everything comes in and goes out as frozen dataclasses; rows never leave this room.
"""

from labconnector.store.store import Store
from labconnector.store.types import RECHECK_AFTER, Journalled, OpenDelivery, Work

__all__ = [
    "RECHECK_AFTER",
    "Journalled",
    "OpenDelivery",
    "Store",
    "Work",
]
