"""Takes a person's answer: for this case, and as a rule for later ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from labconnector.domain.case import Case, Order
from labconnector.domain.decision import doctor_of
from labconnector.domain.errors import UsageError
from labconnector.domain.mapping import NEW_CLIENT, MaterialKey, RuleMode, doctor_rule
from labconnector.domain.materials import fitting_rules, material_keys, texts_of
from labconnector.domain.questions import BY_HAND, Answer, Question, QuestionKind
from labconnector.store.store import Store
from labconnector.sync.decide import with_preps


def give_answer(store: Store, case: Case, answer: Answer, at: datetime) -> None:
    """Stores the answer, learns a rule from it when it is to be remembered, and lets waiting cases go on.

    Raises UsageError, before anything is written, for a client or an ordered material that is not there.
    """
    keys = _keys(store, case, answer) if answer.kind is QuestionKind.MATERIAL else ()
    if answer.kind is QuestionKind.DOCTOR:
        answer = _with_client(store, case, answer)
    store.save_answer(case.id, answer, at)
    if answer.remember and answer.kind is not QuestionKind.CONFIRM:
        _learn(store, case, answer, keys, at)
    store.ready(case.id, at)
    if answer.remember:
        for other in _held_by(store, case, answer, keys):
            store.ready(other, at)


def check_answers(store: Store, case: Case, answers: Iterable[Answer]) -> None:
    """Raises UsageError where an answer does not fit the case. Asked before several are given: all of them or none."""
    findings = [question.key for question in case.questions if question.kind is QuestionKind.CONFIRM]
    for answer in answers:
        if answer.only_doctor and not case.order.doctor_id:
            raise UsageError("Align does not name the doctor of this case.", action="Answer for every doctor.")
        if answer.kind is QuestionKind.MATERIAL:
            _keys(store, case, answer)
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


def _learn(store: Store, case: Case, answer: Answer, keys: tuple[MaterialKey, ...], at: datetime) -> None:
    """Makes the rule. One that said otherwise is replaced, and the case's history tells what it said."""
    if answer.kind is QuestionKind.MATERIAL:
        for key in dict.fromkeys(_rule_key(store, key, answer) for key in keys):
            _learn_material(store, case, answer, key, at)
        return
    doctor = doctor_of(case.order)
    before = doctor_rule(doctor, store.doctor_rules())
    here_only = answer.only_practice or bool(before and before.practice_id)
    said = f"client {before.client_id}" if before and bool(before.practice_id) is here_only else ""
    store.set_doctor_rule(doctor, int(answer.value), here_only=here_only)
    place = " at this practice" if here_only else ""
    _note(store, case, f"doctor {case.order.doctor_id}{place}", f"client {answer.value}", said, at)


def _rule_key(store: Store, key: MaterialKey, answer: Answer) -> MaterialKey:
    """What the rule is about: what the one that asked is about, or every case, narrowed as the answer says."""
    asking = next((rule.key for rule in fitting_rules(key, store.material_rules())), None)
    wide = asking or replace(key, unit_type=0, doctor_id=0)
    return replace(
        wide,
        unit_type=key.unit_type if answer.only_unit else wide.unit_type,
        doctor_id=key.doctor_id if answer.only_doctor else wide.doctor_id,
    )


def _learn_material(store: Store, case: Case, answer: Answer, key: MaterialKey, at: datetime) -> None:
    before = next((rule for rule in store.material_rules() if rule.key == key), None)
    doctor = case.order.doctor_name if key.doctor_id else ""
    store.set_material_rule(key, answer.value, answer.method, before.mode if before else RuleMode.SILENT, doctor)
    said = f"{before.cad_material_id}/{before.method_id}" if before else ""
    what = f"{key.text} of doctor {key.doctor_id}" if key.doctor_id else key.text
    _note(store, case, what, f"{answer.value}/{answer.method}", said, at)


def _note(store: Store, case: Case, what: str, now: str, said: str, at: datetime) -> None:
    if said != now:
        store.note(case.id, "rule", f"{what}: {now}" + (f", no longer {said}" if said else ""), at)


def _held_by(store: Store, case: Case, answer: Answer, keys: tuple[MaterialKey, ...]) -> Iterator[int]:
    """The held cases that a rule may let go on: those of the same question in any account, and of the same person."""
    asked = keys[0].name if keys else answer.key
    for account in store.accounts():
        yield from store.held_by(account.key, answer.kind, asked)
    if answer.kind is QuestionKind.DOCTOR and case.order.doctor_license:
        for held in (one for account in store.accounts() for one in store.held(account.key)):
            if held.order.doctor_license == case.order.doctor_license and held.questions:
                yield held.id


def _keys(store: Store, case: Case, answer: Answer) -> tuple[MaterialKey, ...]:
    """What was ordered that an answer is about: a material, or one of its unit types."""
    rx = store.rx(case.id)
    ordered = material_keys(with_preps(rx, case.order), case.order.doctor_id) if rx else ()
    texts = {key: texts_of(key, ordered) for key in ordered}
    keys = tuple(key for key in ordered if answer.key in texts[key])
    if not keys:
        names = ", ".join(dict.fromkeys(name for name, _with_unit in texts.values()))
        raise UsageError(f"'{answer.key}' is not ordered in this case." + (f" Ordered: {names}." if names else ""))
    _check_narrowed(answer, {key.unit_type: texts[key][1] for key in keys})
    return keys


def _check_narrowed(answer: Answer, units: Mapping[int, str]) -> None:
    """A rule for one unit type needs one. units: those that the answer is about, and what they are called."""
    if answer.only_unit and (0 in units or len(units) > 1):
        several = ", ".join(f"'{text}'" for unit, text in units.items() if unit)
        action = f"Answer for one of them: {several}." if several else "Answer without that."
        raise UsageError(f"'{answer.key}' is not ordered for one unit type here.", action=action)
