"""Joins rules and answers for one case: either everything is decided, or these questions are open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    client_why,
    decide_client,
)
from labconnector.domain.materials import (
    before_text,
    fitting_rules,
    key_of,
    made_by_rule,
    material_keys,
    material_question,
    texts_of,
)
from labconnector.domain.prescription import Rx, ToothWork
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
    confirmed = frozenset(a.key for a in answers if a.kind is QuestionKind.CONFIRM)
    open_ = [client] if isinstance(client, Question) else []
    open_ += _asked(_decided(order, rx, known, answers), known)
    open_ += [confirm_question(f) for f in findings if f.blocking and f.code not in confirmed]
    if open_ or isinstance(client, Question):
        return tuple(open_)
    return Decision(client, planned_so_far(order, rx, known, answers), confirmed)


def planned_so_far(order: Order, rx: Rx, known: Knowledge, answers: Sequence[Answer]) -> tuple[PlannedTooth, ...]:
    """Every tooth's work with what it is made of, as far as rules and answers tell, and why."""
    decided = _decided(order, rx, known, answers)
    keys = ((tooth, key_of(tooth, order.doctor_id)) for tooth in rx.teeth)
    return tuple(_planned(tooth, decided[key] if key else "") for tooth, key in keys)


def _planned(tooth: ToothWork, decided: Made | str) -> PlannedTooth:
    return PlannedTooth(tooth, None, decided) if isinstance(decided, str) else PlannedTooth(tooth, decided)


def client_so_far(order: Order, known: Knowledge, answers: Sequence[Answer]) -> Client | None:
    """The client, as far as rules and answers tell."""
    client = _client(order, known, answers)
    return client if isinstance(client, Client) else None


def client_reason(order: Order, known: Knowledge, answers: Sequence[Answer]) -> str:
    """Why this client: the answer for this case, or the rule."""
    said = _answered_client(known, answers)
    return "answered for this case" if said else client_why(doctor_of(order), known.doctor_rules)


def confirm_question(finding: Finding) -> Question:
    """Asks whether to deliver in spite of a finding. There is one answer; not to give it leaves the case held."""
    choices = (Choice("yes", "Deliver all the same"),)
    return Question(QuestionKind.CONFIRM, finding.code, finding.text, choices)


def _client(order: Order, known: Knowledge, answers: Sequence[Answer]) -> Client | Question:
    said = _answered_client(known, answers)
    return said or decide_client(doctor_of(order), known.doctor_rules, known.clients)


def _answered_client(known: Knowledge, answers: Sequence[Answer]) -> Client | None:
    values = [answer.value for answer in answers if answer.kind is QuestionKind.DOCTOR]
    return next((client for client in known.clients if str(client.id) in values), None)


# --- materials ------------------------------------------------------------------------------------------------------


def _decided(order: Order, rx: Rx, known: Knowledge, answers: Sequence[Answer]) -> dict[MaterialKey, Made | str]:
    """What each ordered material is made of, or why that is asked."""
    said = {answer.key: answer for answer in answers if answer.kind is QuestionKind.MATERIAL}
    keys = material_keys(rx, order.doctor_id)
    return {key: _made(key, texts_of(key, keys), known, said) for key in keys}


def _made(key: MaterialKey, texts: tuple[str, str], known: Knowledge, said: Mapping[str, Answer]) -> Made | str:
    name, with_unit = texts
    answer = said.get(with_unit) or said.get(name)
    if answer is None:
        return made_by_rule(key, known.material_rules, known.catalogue)
    why = f"answered for this case{before_text(fitting_rules(key, known.material_rules))}"
    return Made(known.catalogue.material(answer.value), known.catalogue.method(answer.method), why)


def _asked(decided: Mapping[MaterialKey, Made | str], known: Knowledge) -> Iterator[Question]:
    """One question a material; one a unit type where only some of its teeth are open, or other rules ask about them."""
    texts = {key: texts_of(key, decided.keys()) for key in decided}
    for name in dict.fromkeys(name for name, _with_unit in texts.values()):
        one = {key: decided[key] for key in decided if texts[key][0] == name}
        open_ = [key for key in one if isinstance(one[key], str)]
        together = len(open_) == len(one) and len(set(one.values())) == 1
        for key in open_[:1] if together else open_:
            rule = next(iter(fitting_rules(key, known.material_rules)), None)
            yield material_question(key, name if together else texts[key][1], known.catalogue, rule)
