"""The patient as the CAD's database wants him: a last and a first name, never both empty."""

from __future__ import annotations

from dataclasses import dataclass

from labconnector.cad.xml_text import one_line
from labconnector.domain.case import Order


@dataclass(frozen=True, slots=True)
class Patient:
    """last is never empty; both are one line that XML can hold. A comma in a name stays: it is the patient's own."""

    last: str
    first: str


def patient_of(order: Order) -> Patient:
    """The patient of a case. Where the doctor hides the name, the chart number or the order id stands for it."""
    last, first = one_line(order.patient_last), one_line(order.patient_first)
    if not last:
        last, first = first or one_line(order.chart_number) or one_line(f"Order {order.order_id}"), ""
    return Patient(last, first)
