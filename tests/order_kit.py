"""An order of an invented patient, for every test that needs one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from labconnector.domain.case import Order

_ORDER = Order(
    order_id="4711",
    rx_id="",
    order_code="",
    status="Ready for Download",
    company_id=501,
    company_name="Practice on the Hill",
    doctor_id=901,
    doctor_name="Dr. Ada Sample",
    doctor_license="L-901",
    patient_first="Ada",
    patient_last="Sample",
    chart_number="C-1",
    procedure="Fixed Restorative",
    procedure_type="",
    case_type="",
    scanned_at=datetime(2026, 11, 20, 11, 0, tzinfo=UTC),
    due=date(2026, 12, 1),
    notes="Please call before noon.",
)


def order(order_id: str = "4711", **changes: Any) -> Order:
    """The order, with another id and other values of any of its fields. Rx id and code follow the order id."""
    named = {"rx_id": f"00000000-0000-4000-8000-{order_id.zfill(12)[-12:]}", "order_code": f"OC{order_id}"}
    return replace(_ORDER, order_id=order_id, **{**named, **changes})
