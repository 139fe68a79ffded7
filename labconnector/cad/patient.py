"""The patient as the CAD's database wants him: a name and a number that stay the same from case to case."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from labconnector.domain.case import Order
from labconnector.domain.handoff import HandOff
from labconnector.domain.naming import fold_name

_LOWEST = 1 << 20
_HIGHEST = (1 << 31) - 1


@dataclass(frozen=True, slots=True)
class Patient:
    """number: 2^20 … 2^31-1, above the small numbers that DentalDB gives by itself, and never 0.

    Importing a case with the id 0 stores 0, and the next one collides (spec, 1.2).
    """

    number: int
    last: str
    first: str


def patient_of(handoff: HandOff) -> Patient:
    """The patient of a case. Where the doctor hides the name, the chart number or the order id stands for it."""
    order = handoff.order
    last, first = " ".join(order.patient_last.split()), " ".join(order.patient_first.split())
    if not last:
        last, first = first or order.chart_number.strip() or f"Order {order.order_id}", ""
    return Patient(_number(handoff.account, order), last, first)


def _number(account: str, order: Order) -> int:
    """Two practices may use one chart number, so practice and name go in as well; a nameless order is a patient."""
    who = [order.chart_number.strip(), order.patient_last, order.patient_first]
    if not any(who):
        who = [f"order {order.order_id}"]
    key = "\x1f".join([account, str(order.company_id), *(" ".join(fold_name(one).split()) for one in who)])
    drawn = int.from_bytes(hashlib.sha256(key.encode("utf-8", "backslashreplace")).digest()[:8], "big")
    return _LOWEST + drawn % (_HIGHEST - _LOWEST + 1)
