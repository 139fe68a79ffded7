"""Joins rules and answers for one case: either everything is decided, or these questions are open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from labconnector.domain.case import Order
from labconnector.domain.handoff import Finding, PlannedTooth
from labconnector.domain.mapping import (
    Catalogue,
    Client,
    Doctor,
    DoctorRule,
    Made,
    MaterialKey,
    MaterialRule,
    decide_client,
    decide_material,
    key_of,
    material_keys,
)
from labconnector.domain.prescription import Rx
from labconnector.domain.questions import Answer, Choice, Question, QuestionKind


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the lab has taught the program so far."""

    clients: Sequence[Client]
    doctor_rules: Sequence[DoctorRule]
    material_rules: Sequence[MaterialRule]
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything that had to be decided about a case."""

    client: Client
    teeth: tuple[PlannedTooth, ...]
    confirmed: frozenset[str]


def doctor_of(order: Order) -> Doctor:
    """The doctor of an order, with the practice the case came from."""
    return Doctor(order.doctor_id, order.doctor_name, order.doctor_license, order.company_id, order.company_name)


def decide(
    order: Order, rx: Rx, findings: Iterable[Finding], known: Knowledge, answers: Sequence[Answer]
) -> Decision | tuple[Question, ...]:
    """The decision, or every open question of the case at once. Answers given for this case go before rules."""
    client = _client(order, known, answers)
    made = {key: _made(key, known, answers) for key in material_keys(rx)}
    confirmed = frozenset(a.key for a in answers if a.kind is QuestionKind.CONFIRM)
    open_ = [one for one in (client, *made.values()) if isinstance(one, Question)]
    open_ += [confirm_question(f) for f in findings if f.blocking and f.code not in confirmed]
    if open_ or isinstance(client, Question):
        return tuple(open_)
    return Decision(client, planned_so_far(rx, known, answers), confirmed)


def planned_so_far(rx: Rx, known: Knowledge, answers: Sequence[Answer]) -> tuple[PlannedTooth, ...]:
    """Every tooth's work with what it is made of, as far as rules and answers tell."""
    made = {key: _made(key, known, answers) for key in material_keys(rx)}
    return _planned(rx, {key: one for key, one in made.items() if isinstance(one, Made)})


def confirm_question(finding: Finding) -> Question:
    """Asks whether to deliver in spite of a finding. There is one answer; not to give it leaves the case held."""
    choices = (Choice("yes", "Deliver all the same"),)
    return Question(QuestionKind.CONFIRM, finding.code, finding.text, choices)


def _client(order: Order, known: Knowledge, answers: Sequence[Answer]) -> Client | Question:
    for answer in answers:
        if answer.kind is QuestionKind.DOCTOR:
            found = [client for client in known.clients if str(client.id) == answer.value]
            if found:
                return found[0]
    return decide_client(doctor_of(order), known.doctor_rules, known.clients)


def _made(key: MaterialKey, known: Knowledge, answers: Sequence[Answer]) -> Made | Question:
    for answer in answers:
        if answer.kind is QuestionKind.MATERIAL and answer.key == key.text:
            catalogue = known.catalogue
            return Made(catalogue.material(answer.value), catalogue.method(answer.method), "answered for this case")
    return decide_material(key, known.material_rules, known.catalogue)


def _planned(rx: Rx, made: Mapping[MaterialKey, Made]) -> tuple[PlannedTooth, ...]:
    keys = ((tooth, key_of(tooth)) for tooth in rx.teeth)
    return tuple(PlannedTooth(tooth, made.get(key) if key else None) for tooth, key in keys)
