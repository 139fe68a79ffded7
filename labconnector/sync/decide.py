"""Turns a fetched case into a hand-off, or into questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from labconnector.domain.case import Case, Order
from labconnector.domain.decision import Decision, Knowledge, client_so_far, decide, planned_so_far
from labconnector.domain.errors import TargetError
from labconnector.domain.handoff import Finding, HandOff
from labconnector.domain.mapping import Client
from labconnector.domain.prescription import Rx, ToothWork
from labconnector.domain.questions import BY_HAND, Answer, Question
from labconnector.domain.revision import FILES_NAME, StoredPackage
from labconnector.sync.destinations import Destination, chosen
from labconnector.sync.ports import Ports

_NOBODY = Client(0, "")
_SAY_SO = Finding(
    BY_HAND, "By the delivery rule in the settings, this case is delivered when you say so.", blocking=True
)


@dataclass(frozen=True, slots=True)
class Material:
    """All that is known of a fetched case when it is decided about."""

    case: Case
    package: StoredPackage
    rx: Rx
    findings: tuple[Finding, ...]
    answers: tuple[Answer, ...]
    patient_number: int


def knowledge(ports: Ports) -> Knowledge:
    """What the lab has taught so far, read afresh."""
    store = ports.store
    return Knowledge(store.clients(), store.doctor_rules(), store.material_rules(), ports.catalogue)


def hand_off(ports: Ports, material: Material, known: Knowledge) -> HandOff | tuple[Question, ...]:
    """The decided hand-off, or every question that is open, those of all chosen targets included."""
    draft = _draft(ports, material, known)
    by_rule = () if ports.by_itself(material.case.order) else (_SAY_SO,)
    findings = (*material.findings, *_of_targets(ports, draft, material, known), *by_rule)
    decision = decide(material.case.order, draft.rx, findings, known, material.answers)
    if isinstance(decision, Decision):
        return replace(draft, client=decision.client, teeth=decision.teeth, confirmed=decision.confirmed)
    return decision


def _of_targets(ports: Ports, draft: HandOff, material: Material, known: Knowledge) -> Iterable[Finding]:
    """What the targets find that this case goes to, as far as its client is known; each code once."""
    order, found = draft.order, dict[str, Finding]()
    client = client_so_far(order, known, material.answers)
    for destination in chosen(ports.targets, order, client):
        for finding in _findings(destination, draft):
            found.setdefault(finding.code, finding)
    return found.values()


def _findings(destination: Destination, draft: HandOff) -> tuple[Finding, ...]:
    """A target that cannot say what it finds cannot place the case either, and says why then."""
    try:
        return destination.target.findings(draft)
    except TargetError:
        return ()


def _draft(ports: Ports, material: Material, known: Knowledge) -> HandOff:
    case, rx = material.case, with_preps(material.rx, material.case.order)
    return HandOff(
        account=ports.account_key,
        order=case.order,
        revision=case.revision,
        rx=rx,
        client=_NOBODY,
        teeth=planned_so_far(case.order, rx, known, material.answers),
        folder=material.package.zip_path.parent / FILES_NAME,
        files=material.package.files,
        patient_number=material.patient_number,
        earlier=ports.store.earlier_deliveries(case.id),
    )


def with_preps(rx: Rx, order: Order) -> Rx:
    """The prescription with the unit types of the order list, and with the teeth that only the list names.

    Material and shade come from the XML, unit types from the list (DPMS specification, Preps). Without readable XML
    the list's teeth are all there is.
    """
    units = {prep.universal: prep for prep in order.preps}
    known = tuple(
        replace(tooth, unit_type=units[tooth.universal].unit_type) if tooth.universal in units else tooth
        for tooth in rx.teeth
    )
    named = {tooth.universal for tooth in known}
    missing = tuple(
        ToothWork(
            universal=prep.universal,
            restoration=prep.unit_name,
            unit_type=prep.unit_type,
            bridge_id=str(prep.bridge_id) if prep.bridge_id is not None else None,
        )
        for prep in order.preps
        if prep.universal not in named
    )
    return replace(rx, teeth=known + missing)
