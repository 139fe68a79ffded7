"""Orders from templates, people and a seed: the same seed and day give the same orders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from uuid import NAMESPACE_URL, UUID, uuid5

from labconnector.domain.case import Order
from labconnector.domain.prescription import Rx
from labconnector.sandbox.content.look import ORTHO_XML, PackageLook, SandboxOrder
from labconnector.sandbox.content.people import (
    DENTISTS,
    LAB_ID,
    LAB_NAME,
    PATIENTS,
    Dentist,
    Patient,
    Practice,
    practice_address,
    practice_of,
)
from labconnector.sandbox.content.procedures import ProcedureMap, procedure_map
from labconnector.sandbox.content.templates import TEMPLATES, Template
from labconnector.sandbox.content.units import bridges_of

FIRST_ORDER_ID = 900_000_000
"""Order number n has the id FIRST_ORDER_ID + n: nine digits, as Align's have now."""

STANDARD_COUNT = len(TEMPLATES)
_RX_SPACE: UUID = uuid5(NAMESPACE_URL, "https://sandbox.invalid/labconnector/rx")
_SCANNERS = ("iTero Element 2", "iTero Element 5D", "iTero Element 5D Plus", "iTero Lumina")


def generate_orders(seed: int, count: int | None, today: datetime) -> tuple[SandboxOrder, ...]:
    """The first `count` orders; None = the standard set, one of each kind. `today` is an aware time."""
    wanted = STANDARD_COUNT if count is None else count
    standard = [_standard_order(seed, number, today) for number in range(1, min(wanted, STANDARD_COUNT) + 1)]
    return (*standard, *(next_order(seed, number, today) for number in range(STANDARD_COUNT + 1, wanted + 1)))


def _standard_order(seed: int, number: int, today: datetime) -> SandboxOrder:
    people = Random(seed)  # noqa: S311 - invented people need no secrecy
    dentists, patients = list(DENTISTS), list(PATIENTS)
    people.shuffle(patients)
    people.shuffle(dentists)
    who = patients[(number - 1) % len(patients)], dentists[(number - 1) % len(dentists)]
    return _order(seed, number, today, TEMPLATES[number - 1], who)


def next_order(seed: int, number: int, today: datetime, procedure_map_id: int | None = None) -> SandboxOrder:
    """One more order, scanned just before `today`. Raises ValueError for an unknown procedure map id."""
    rng = Random(f"{seed}:{number}")  # noqa: S311 - invented people need no secrecy
    chosen = procedure_map(procedure_map_id) if procedure_map_id is not None else None
    template = replace(rng.choice(_fitting(chosen)), hours_ago=rng.uniform(0.02, 0.4))
    if chosen:
        template = replace(template, map_id=chosen.id, named=True)
    return _order(seed, number, today, template, (rng.choice(PATIENTS), rng.choice(DENTISTS)))


def _fitting(chosen: ProcedureMap | None) -> Sequence[Template]:
    if chosen is None:
        return [t for t in TEMPLATES if t.common]
    if chosen.type_name == "iCast":
        return [t for t in TEMPLATES if procedure_map(t.map_id).type_name == "iCast"]
    return [t for t in TEMPLATES if t.common and procedure_map(t.map_id).procedure == chosen.procedure]


def _order(seed: int, number: int, today: datetime, template: Template, who: tuple[Patient, Dentist]) -> SandboxOrder:
    listed = _listed(number, today, template, who)
    look = replace(template.look, seed=seed * 1_000_003 + number * 101)
    days = template.available_days
    return SandboxOrder(
        order=replace(listed, rx_id=str(uuid5(_RX_SPACE, f"{seed}:{number}"))),
        rx=_rx(listed, template, who[1]),
        look=look,
        ready_after_s=template.ready_after_s,
        available_at=today + timedelta(days=days) if days else None,
        captures=template.captures,
        procedure_map_id=template.map_id,
    )


def _listed(number: int, today: datetime, template: Template, who: tuple[Patient, Dentist]) -> Order:
    """The order as the list gives it, without its Rx id."""
    patient, dentist = who
    practice: Practice = practice_of(dentist, number)
    chosen = procedure_map(template.map_id)
    return Order(
        order_id=str(FIRST_ORDER_ID + number),
        rx_id="",
        order_code=f"SBX-{number * 7919 % 1_000_000:06d}",
        status=template.status,
        company_id=practice.id,
        company_name=practice.name,
        doctor_id=dentist.id,
        doctor_name=dentist.full_name,
        doctor_license=dentist.license,
        patient_first=patient.first,
        patient_last=patient.last,
        chart_number=f"C-{1000 + number:04d}" if template.chart else "",
        procedure=chosen.procedure if template.named else "",
        procedure_type=chosen.type_name if template.named else "",
        case_type=template.case_type or _case_type(chosen),
        scanned_at=today - timedelta(hours=template.hours_ago, seconds=number),
        due=(today + timedelta(days=template.due_days)).date(),
        notes=template.notes,
        preps=tuple(unit.prep for unit in template.units),
        lab_id=LAB_ID,
        lab_name=LAB_NAME,
        scanner_model=_SCANNERS[number % len(_SCANNERS)],
    )


def _case_type(chosen: ProcedureMap) -> str:
    """The older case type that matches best ('Backwards Compatibility', DPMS specification)."""
    if chosen.type_name == "iCast":
        return "iCast"
    if chosen.procedure.startswith("Invisalign"):
        return "Invisalign"
    return "Restorative" if chosen.procedure == "Fixed Restorative" else "iRecord"


def _rx(order: Order, template: Template, dentist: Dentist) -> Rx:
    return Rx(
        order_id=order.order_id,
        xml_version=_newest(template.look.xml_versions),
        procedure=_rx_procedure(order, template),
        patient=_rx_patient(order, template.look),
        chart_number=order.chart_number,
        doctor_name=dentist.rx_name,
        doctor_id=str(dentist.id),
        doctor_license=dentist.license,
        due=order.due,
        notes=order.notes,
        shade_system=template.shade_system if template.units else "",
        ship_to=practice_address(order.company_id),
        teeth=tuple(sorted((u.work for u in template.units if u.work), key=lambda work: work.universal)),
        bridges=bridges_of(template.units),
    )


def _rx_procedure(order: Order, template: Template) -> str:
    """XML 3.0 names the case type and no procedure."""
    return order.case_type if template.look.xml_versions == ORTHO_XML else procedure_map(template.map_id).procedure


def _rx_patient(order: Order, look: PackageLook) -> str:
    """'Last, First', but 'First, Last' in XML 3.0, as the one real export that is public has it; '' when hidden."""
    if look.hidden_name:
        return ""
    return f"{order.patient_first}, {order.patient_last}" if look.xml_versions == ORTHO_XML else order.patient


def _newest(versions: tuple[str, ...]) -> str:
    """'5.0' of ('10', …, '50'); '' when there is no XML."""
    newest = max(versions, default="")
    return f"{newest[0]}.{newest[1:]}" if newest else ""
