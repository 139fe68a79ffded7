"""The name of a case's folder, which is also the stem of its files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from labconnector.cad.contents import MOST_BYTES
from labconnector.cad.patient import patient_of
from labconnector.domain.case import Order
from labconnector.domain.handoff import HandOff
from labconnector.domain.naming import fold_name, safe_component, stem_from_template

UNKNOWN_DATE = datetime(2000, 1, 1)  # noqa: DTZ001 - local time, as exocad writes it
"""Stands where the order has neither a scan date nor a due date."""

_MOST_NAMES = 1000


def case_date(order: Order) -> datetime:
    """The case's date in this computer's local time, without offset: the scan's, else the due date.

    exocad wants the date in the folder's name and the one in the project to be the same (spec, 1.1), so both come from
    here; and it never depends on today, so that a second try after a crash writes the same bytes.
    """
    if order.scanned_at is None:
        return datetime(order.due.year, order.due.month, order.due.day) if order.due else UNKNOWN_DATE  # noqa: DTZ001
    try:
        return order.scanned_at.astimezone().replace(tzinfo=None, microsecond=0)
    except (OverflowError, ValueError, OSError):  # before 1970 on Windows, or year 1 or 9999
        return order.scanned_at.replace(tzinfo=None, microsecond=0)


def has_date(order: Order) -> bool:
    """Whether `case_date` is a real one."""
    return order.scanned_at is not None or order.due is not None


def stem(template: str, handoff: HandOff, tooth_color: str) -> str:
    """The case's name from exocad's placeholders (see `domain.naming.stem_from_template`)."""
    order, patient = handoff.order, patient_of(handoff.order)
    day: date = case_date(order).date()
    values = {
        "p": handoff.client.name,
        "n": str(handoff.client.id),
        "l": patient.last,
        "f": patient.first,
        "d": day.isoformat(),
        "s": order.order_id,
        "tc": tooth_color,
        "o": order.order_id,
    }
    fallback = safe_component(f"Order {order.order_id}", "case", MOST_BYTES)
    return safe_component(stem_from_template(template, values, fallback), fallback, MOST_BYTES)


def candidates(first: str, handoff: HandOff) -> Iterator[str]:
    """Names to try in turn: the stem, with the order id, with the revision, then numbered.

    A new revision never touches the folder of the old one, it goes beside it.
    """
    yield first
    order_id = safe_component(handoff.order.order_id, "case", MOST_BYTES // 2)
    suffix = "" if fold_name(order_id) in fold_name(first) else f"_{order_id}"
    suffix += f"_r{handoff.revision}" if handoff.revision > 1 else ""
    if suffix:
        yield _joined(first, suffix)
    for number in range(2, _MOST_NAMES):
        yield _joined(first, f"{suffix}_{number}")


def _joined(first: str, suffix: str) -> str:
    room = MOST_BYTES - len(suffix.encode("utf-8"))
    return safe_component(first, "case", room) + suffix
