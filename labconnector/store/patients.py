"""The patients' numbers in the CAD's database: each patient keeps his own for good, and no two share one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import count

from sqlalchemy import Connection, insert, select

from labconnector.domain.case import Order
from labconnector.domain.naming import fold_name
from labconnector.store.part import Part
from labconnector.store.tables import PATIENTS

LOWEST = 1 << 20
HIGHEST = (1 << 30) - 1


class Patients(Part):
    """Numbers are drawn from LOWEST … HIGHEST and written down, so that what was drawn once is never drawn again.

    They are not counted upwards: DentalDB goes on from the highest number that it knows, and its next patient would
    meet our next one. LOWEST keeps clear of what it has given already; above HIGHEST there is room for it to count.
    Never 0: importing a case with 0 stores 0, and the next one collides (spec cad-handoff, section 1.2).
    """

    def patient_number(self, account: str, order: Order) -> int:
        """The number of an order's patient; a patient who is new gets one."""
        key = _key(account, order)
        with self._db.read() as connection:
            known = _known(connection, key)
        if known is not None:
            return known
        with self._db.write() as connection:
            known = _known(connection, key)  # another thread may have been first
            return known if known is not None else _new(connection, key)

    def likely_patient_number(self, account: str, order: Order) -> int:
        """The number that `patient_number` would give now; a patient who is new does not get it yet."""
        key = _key(account, order)
        with self._db.read() as connection:
            known = _known(connection, key)
            return known if known is not None else _free(connection, key)


def _free(connection: Connection, key: str) -> int:
    for number in draws(key):
        if connection.execute(select(PATIENTS.c.key).where(PATIENTS.c.number == number)).first() is None:
            return number
    raise AssertionError  # pragma: no cover - draws do not end


def _known(connection: Connection, key: str) -> int | None:
    return connection.execute(select(PATIENTS.c.number).where(PATIENTS.c.key == key)).scalar()


def _new(connection: Connection, key: str) -> int:
    number = _free(connection, key)
    connection.execute(insert(PATIENTS).values(key=key, number=number))
    return number


def draws(key: str) -> Iterator[int]:
    """The numbers that a patient may have, in the order in which they are tried; always the same for one key."""
    for turn in count():
        drawn = hashlib.sha256(f"{key}|{turn}".encode()).digest()
        yield LOWEST + int.from_bytes(drawn[:8], "big") % (HIGHEST - LOWEST + 1)


def _key(account: str, order: Order) -> str:
    """A digest: the table holds no name. Two practices may use one chart number, so practice and name go in as well; a
    nameless order is a patient by itself."""
    who = [order.chart_number.strip(), order.patient_last, order.patient_first]
    if not any(who):
        who = [f"order {order.order_id}"]
    text = "\x1f".join([account, str(order.company_id), *(" ".join(fold_name(one).split()) for one in who)])
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
