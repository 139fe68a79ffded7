"""An order that Align has not listed, from the order file of its package."""

from __future__ import annotations

import re

from labconnector.domain.case import Order
from labconnector.domain.order_id import MOST_DIGITS
from labconnector.domain.prescription import Rx

STATUS = "From a folder"
"""Stands where Align's status would: the first listing by Align is another one, and makes a revision."""


def order_from(rx: Rx) -> Order | None:
    """The order, where the file says whose it is, who ordered it and which patient it is for; else None.

    An Rx sheet alone does not do: it names no doctor's number, and two doctors would be one.
    """
    if not (rx.xml_version and _is_number(rx.order_id) and _is_number(rx.doctor_id) and rx.patient.strip()):
        return None
    last, _, first = (part.strip() for part in rx.patient.partition(","))
    return Order(
        order_id=rx.order_id,
        rx_id="",
        order_code="",
        status=STATUS,
        company_id=0,
        company_name="",
        doctor_id=int(rx.doctor_id),
        doctor_name=rx.doctor_name,
        doctor_license=rx.doctor_license,
        patient_first=first,
        patient_last=last,
        chart_number=rx.chart_number,
        procedure=rx.procedure,
        procedure_type="",
        case_type="",
        scanned_at=None,
        due=rx.due,
        notes=rx.notes,
    )


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(rf"[0-9]{{1,{MOST_DIGITS}}}", text))
