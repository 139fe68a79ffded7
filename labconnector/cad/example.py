"""What a template makes of an invented case, for the settings to show while it is typed."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from labconnector.cad.kinds import find_kind
from labconnector.cad.naming import stem
from labconnector.domain.case import Order
from labconnector.domain.errors import SettingsError
from labconnector.domain.handoff import HandOff
from labconnector.domain.mapping import Client
from labconnector.domain.prescription import Rx

PLACEHOLDERS = {
    "%p": "client",
    "%n": "client's number",
    "%l": "patient's last name",
    "%f": "patient's first name",
    "%d": "date",
    "%s": "tray number (the order ID)",
    "%tc": "shade",
    "%o": "order ID",
}
"""What a template may hold (`domain.naming.stem_from_template`), and what stands there."""

_SHADE = "A2"
_ORDER = Order(
    order_id="10012345",
    rx_id="",
    order_code="",
    status="",
    company_id=0,
    company_name="",
    doctor_id=0,
    doctor_name="",
    doctor_license="",
    patient_first="Robin",
    patient_last="Sample",
    chart_number="",
    procedure="",
    procedure_type="",
    case_type="",
    scanned_at=datetime(2026, 3, 14, 12).astimezone(),
    due=None,
)


def example_folder(kind: str, template: str) -> str:
    """The name of the invented case's folder. '' means the kind's own template.

    Raises SettingsError for a kind that is not there and for a placeholder that means nothing.
    """
    template = template or find_kind(kind).stem_template
    _check(template)
    return stem(template, _invented(), _SHADE)


def _check(template: str) -> None:
    for found in re.finditer(r"%tc|%(\w)", template):
        if found.group() not in PLACEHOLDERS:
            known = ", ".join(f"{name} ({what})" for name, what in PLACEHOLDERS.items())
            raise SettingsError(
                f"'{found.group()}' in the folder name stands for nothing.", action=f"There are: {known}."
            )


def _invented() -> HandOff:
    return HandOff(
        account="",
        order=_ORDER,
        revision=1,
        rx=Rx(_ORDER.order_id),
        client=Client(12, "Practice on the Hill"),
        teeth=(),
        folder=Path(),
        files=(),
        patient_number=1,
    )
