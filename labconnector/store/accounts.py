"""The accounts, their regional addresses, and when Align was last asked for orders."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import select, update

from labconnector.domain.account import Account, Regional
from labconnector.domain.errors import NotFound
from labconnector.store.part import Part
from labconnector.store.sqlite import upsert
from labconnector.store.tables import ACCOUNTS, POLLS


class Accounts(Part):
    """What is kept of an account. No token is: those live in the keystore."""

    def save_account(self, account: Account) -> None:
        """Adds the account, or brings its name up to date."""
        values = {"profile": account.profile, "company_id": account.company_id, "name": account.name}
        no_address = {"domain": "", "path": ""}
        with self._db.write() as connection:
            connection.execute(upsert(ACCOUNTS, {"key": account.key}, values, no_address))

    def accounts(self) -> tuple[Account, ...]:
        """The accounts, by name."""
        with self._db.read() as connection:
            rows = connection.execute(select(ACCOUNTS).order_by(ACCOUNTS.c.name, ACCOUNTS.c.key))
            return tuple(Account(row.profile, row.company_id, row.name) for row in rows)

    def regional(self, account: str) -> Regional | None:
        """Where the account's regional service lives; None until Discovery answered."""
        with self._db.read() as connection:
            row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.key == account)).first()
        return Regional(row.domain, row.path) if row and row.domain else None

    def save_regional(self, account: str, regional: Regional) -> None:
        """Keeps what Discovery returned. Raises NotFound for an account that was not saved."""
        values = {"domain": regional.domain, "path": regional.path}
        with self._db.write() as connection:
            if not connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.key == account).values(values)).rowcount:
                raise NotFound(f"The account {account} is not known here.", action="Sign in again.")

    def last_orders_at(self, account: str) -> datetime | None:
        """When Align was last asked for the lab's orders."""
        with self._db.read() as connection:
            found = connection.execute(select(POLLS.c.asked_at).where(POLLS.c.account == account)).scalar()
        return cast("datetime | None", found)

    def note_orders_asked(self, account: str, at: datetime) -> None:
        """Notes that Align is asked now; not more often than every 120 s (DPMS specification, Get Orders)."""
        with self._db.write() as connection:
            connection.execute(upsert(POLLS, {"account": account}, {"asked_at": at}))
