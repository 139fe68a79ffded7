"""What delivering a case would do, and why. Nothing is written: no file, no row, no number is given away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from labconnector.cad.target import Target
from labconnector.domain.case import Case, CaseFile
from labconnector.domain.decision import client_reason, client_so_far, planned_so_far
from labconnector.domain.errors import ConnectorError
from labconnector.domain.handoff import Finding, HandOff, Plan, PlannedTooth
from labconnector.domain.mapping import Client
from labconnector.domain.prescription import Rx
from labconnector.domain.questions import Question
from labconnector.domain.revision import StoredPackage
from labconnector.sync.decide import Material, hand_off, knowledge, with_preps
from labconnector.sync.destinations import Destination, chosen
from labconnector.sync.ports import Ports


@runtime_checkable
class Previews(Protocol):
    """A target that can tell what it would place. Not every plug-in can."""

    def preview(self, handoff: HandOff, plan: Plan) -> tuple[CaseFile, ...]:
        """The files that `place` would place, with whole paths."""


@dataclass(frozen=True, slots=True)
class Placing:
    """What one target would do. files: None where the target does not tell. error: why it cannot now."""

    name: str
    plan: Plan | None = None
    files: tuple[CaseFile, ...] | None = None
    error: ConnectorError | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """Either questions, or placings. client: None where he is asked about, else `client_why` says why it is he.

    findings: all that is odd about the case, those that a person accepted too (`confirmed`).
    """

    case: Case
    client: Client | None
    client_why: str
    teeth: tuple[PlannedTooth, ...]
    findings: tuple[Finding, ...]
    confirmed: frozenset[str]
    questions: tuple[Question, ...] = ()
    placings: tuple[Placing, ...] = ()


def preview(ports: Ports, case: Case, package: StoredPackage) -> Preview:
    """What `deliver` would do with a case whose files were fetched, as the rules are now."""
    store, known = ports.store, knowledge(ports)
    rx, answers = store.rx(case.id) or Rx(case.order.order_id), store.answers(case.id)
    number = store.likely_patient_number(case.account, case.order)
    material = Material(case, package, rx, store.findings(case.id), answers, number)
    decided = hand_off(ports, material, known)
    reason = client_reason(case.order, known, answers)
    if isinstance(decided, HandOff):
        to = chosen(ports.targets, case.order, decided.client)
        findings = (*material.findings, *(found for one in to for found in _findings(one.target, decided)))
        each_once = tuple(dict.fromkeys(findings))
        placings = tuple(_placing(one, decided) for one in to)
        return Preview(case, decided.client, reason, decided.teeth, each_once, decided.confirmed, (), placings)
    teeth = planned_so_far(case.order, with_preps(rx, case.order), known, answers)
    client = client_so_far(case.order, known, answers)
    return Preview(case, client, reason, teeth, material.findings, frozenset(), decided)


def _findings(target: Target, handoff: HandOff) -> tuple[Finding, ...]:
    try:
        return target.findings(handoff)
    except ConnectorError:
        return ()  # the placing says why


def _placing(to: Destination, handoff: HandOff) -> Placing:
    try:
        plan = to.target.plan(handoff)
        files = to.target.preview(handoff, plan) if isinstance(to.target, Previews) else None
    except ConnectorError as error:  # also where its settings or its plug-in cannot be used
        return Placing(to.name, error=error)
    return Placing(to.name, plan, files)
