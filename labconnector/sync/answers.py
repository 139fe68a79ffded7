"""Takes a person's answer: for this case, and as a rule for later ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from labconnector.domain.case import Case, Order
from labconnector.domain.decision import doctor_of
from labconnector.domain.errors import UsageError
from labconnector.domain.mapping import NEW_CLIENT, MaterialKey, doctor_rule, material_keys
from labconnector.domain.questions import BY_HAND, Answer, Question, QuestionKind
from labconnector.store.store import Store


def give_answer(store: Store, case: Case, answer: Answer, at: datetime) -> None:
    """Stores the answer, learns a rule from it when it is to be remembered, and lets waiting cases go on.

    Raises UsageError, before anything is written, for a client or an ordered material that is not there.
    """
    key = _key(store, case, answer.key) if answer.kind is QuestionKind.MATERIAL else None
    if answer.kind is QuestionKind.DOCTOR:
        answer = _with_client(store, case, answer)
    store.save_answer(case.id, answer, at)
    if answer.remember and answer.kind is not QuestionKind.CONFIRM:
        _learn(store, case, answer, key, at)
    store.ready(case.id, at)
    if answer.remember:
        for other in _held_by(store, case, answer):
            store.ready(other, at)


def check_answers(store: Store, case: Case, answers: Iterable[Answer]) -> None:
    """Raises UsageError where an answer does not fit the case. Asked before several are given: all of them or none."""
    findings = [question.key for question in case.questions if question.kind is QuestionKind.CONFIRM]
    for answer in answers:
        if answer.kind is QuestionKind.MATERIAL:
            _key(store, case, answer.key)
        elif answer.kind is QuestionKind.DOCTOR:
            _check_client(store, answer)
        elif answer.kind is QuestionKind.CONFIRM and answer.key not in findings:
            asked = f" Asked: {', '.join(findings)}." if findings else ""
            raise UsageError(f"Nobody asks whether to confirm '{answer.key}'.{asked}")


def deliver_now(store: Store, case: Case, at: datetime, *, by_itself: bool) -> None:
    """A person wants the case delivered: for the first time, once more, or in spite of a failure.

    by_itself: whether the delivery rule covers the case; where it does not, the person has said so now.
    """
    if not by_itself:
        say_so(store, case, at)
    store.deliver_again(case.id, at)


def say_so(store: Store, case: Case, at: datetime) -> None:
    """Keeps that a person wants this revision delivered, whatever the delivery rule says."""
    store.save_answer(case.id, Answer(QuestionKind.CONFIRM, BY_HAND, "yes", remember=False), at)


def covered_now(store: Store, account: str, covers: Callable[[Order], bool], at: datetime) -> None:
    """Lets cases go on that waited for somebody to say so, and that a changed delivery rule covers."""
    for case_id in store.held_by(account, QuestionKind.CONFIRM, BY_HAND):
        if covers(store.case_by_id(case_id).order):
            store.ready(case_id, at)


def best_guess(question: Question, *, remember: bool = True) -> Answer:
    """The answer that the first choice of a question stands for."""
    if not question.choices:
        raise UsageError(f"There is nothing to choose from for '{question.text}'.")
    first = question.choices[0]
    new_client = first.label if question.kind is QuestionKind.DOCTOR and first.value == NEW_CLIENT else ""
    return Answer(question.kind, question.key, first.value, first.method, new_client, remember)


def answer_by_guess(store: Store, case: Case, now: Callable[[], datetime], *, remember: bool = True) -> None:
    """Answers every open question of a case with its best guess."""
    for question in case.questions:
        give_answer(store, case, best_guess(question, remember=remember), now())


def _with_client(store: Store, case: Case, answer: Answer) -> Answer:
    """The answer with the id of a client that exists, made anew where one is to be."""
    if answer.new_client:
        client = store.add_client(answer.new_client, license_number=case.order.doctor_license)
        return replace(answer, value=str(client.id), new_client="")
    _check_client(store, answer)
    return answer


def _check_client(store: Store, answer: Answer) -> None:
    if answer.new_client.strip():
        return
    if not any(str(client.id) == answer.value for client in store.clients()):
        raise UsageError(f"There is no client {answer.value}.", action="See `labconnector clients`.")


def _learn(store: Store, case: Case, answer: Answer, key: MaterialKey | None, at: datetime) -> None:
    """Makes the rule. One that said otherwise is replaced, and the case's history tells what it said."""
    if key is not None:
        said = [f"{r.cad_material_id}/{r.method_id}" for r in store.material_rules() if r.key == key]
        store.set_material_rule(key, answer.value, answer.method)
        now, what = f"{answer.value}/{answer.method}", key.text
    else:
        doctor, what = doctor_of(case.order), f"doctor {case.order.doctor_id}"
        rule = doctor_rule(doctor, store.doctor_rules())
        said = [f"client {rule.client_id}"] if rule else []
        store.set_doctor_rule(doctor, int(answer.value))
        now = f"client {answer.value}"
    if said != [now]:
        store.note(case.id, "rule", f"{what}: {now}" + (f", no longer {said[0]}" if said else ""), at)


def _held_by(store: Store, case: Case, answer: Answer) -> Iterator[int]:
    """The held cases that a rule may let go on: those of the same question in any account, and of the same person."""
    for account in store.accounts():
        yield from store.held_by(account.key, answer.kind, answer.key)
    if answer.kind is QuestionKind.DOCTOR and case.order.doctor_license:
        for held in (one for account in store.accounts() for one in store.held(account.key)):
            if held.order.doctor_license == case.order.doctor_license and held.questions:
                yield held.id


def _key(store: Store, case: Case, text: str) -> MaterialKey:
    rx = store.rx(case.id)
    keys = material_keys(rx) if rx else ()
    for key in keys:
        if key.text == text:
            return key
    names = ", ".join(key.text for key in keys)
    raise UsageError(f"'{text}' is not ordered in this case." + (f" Ordered: {names}." if names else ""))
