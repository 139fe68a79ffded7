"""What a remembered answer becomes: the rule it makes, and the cases that go on with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from store_kit import AT, events, found, listed, opened, package

from labconnector.domain.account import Account
from labconnector.domain.case import Case, CaseState, Prep
from labconnector.domain.decision import Knowledge, decide
from labconnector.domain.errors import UsageError
from labconnector.domain.mapping import Catalogue, Doctor, MaterialKey, RuleMode
from labconnector.domain.prescription import Material, Rx, ToothWork
from labconnector.domain.questions import Answer, QuestionKind
from labconnector.store import Store
from labconnector.sync.answers import check_answers, give_answer
from labconnector.sync.decide import with_preps

GOLD = MaterialKey("7", "Gold")
CROWN, VENEER = 2, 7
ANSWER = Answer(QuestionKind.MATERIAL, "Gold", "WAX", "cast")


def held(store: Store, folder: Path, order_id: str, *units: int, id_: str = "7") -> Case:
    """A case with a tooth in gold for each unit type, held by what it really asks."""
    preps = tuple(Prep(at, unit, "") for at, unit in enumerate(units, 8))
    case = listed(store, order_id, preps=preps)
    works = tuple(ToothWork(prep.universal, "", material=Material(id_, "Gold")) for prep in preps)
    store.downloading(case.id, AT)
    store.fetched(case.id, package(folder, order_id), Rx(order_id, "5.0", teeth=works), (), AT)
    case = found(store, order_id)
    known = Knowledge(store.clients(), store.doctor_rules(), store.material_rules(), Catalogue((), (), ()))
    rx = store.rx(case.id)
    assert rx is not None
    questions = decide(case.order, with_preps(rx, case.order), (), known, ())
    assert isinstance(questions, tuple)
    store.hold(case.id, questions, None, AT)
    return found(store, order_id)


def keys(store: Store) -> list[MaterialKey]:
    """What the rules are about."""
    return [rule.key for rule in store.material_rules()]


def test_the_rule_is_for_all_cases_unless_it_is_narrowed(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = held(store, tmp_path, "1001", CROWN)
        doctor = case.order.doctor_id
        narrowings = ((False, False), (True, False), (False, True), (True, True))
        for unit, person in narrowings:
            for rule in store.material_rules():
                store.delete_material_rule(rule.id)
            give_answer(store, case, replace(ANSWER, only_unit=unit, only_doctor=person), AT)
            wanted = replace(GOLD, unit_type=CROWN if unit else 0, doctor_id=doctor if person else 0)
            assert keys(store) == [wanted]
            assert store.material_rules()[0].doctor_name == (case.order.doctor_name if person else "")


def test_the_rule_that_asks_is_the_one_that_is_changed_and_it_goes_on_asking(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.set_material_rule(GOLD, "AU", "mill")
        asking = store.set_material_rule(replace(GOLD, unit_type=CROWN), "AU", "mill", RuleMode.ASK)
        case = held(store, tmp_path, "1001", CROWN, VENEER)
        assert [question.key for question in case.questions if question.kind is QuestionKind.MATERIAL] == [
            "Gold (Crown)"
        ]
        give_answer(store, case, replace(ANSWER, key="Gold (Crown)"), AT)
        assert store.material_rules()[1] == replace(asking, cad_material_id="WAX", method_id="cast")
        assert "rule" in events(store, case)


def test_cases_that_ask_about_a_part_go_on_too_and_others_do_not(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.save_account(Account("sandbox", 41, "Sample Lab"))
        whole = held(store, tmp_path, "1001", CROWN)
        rule = store.set_material_rule(replace(GOLD, unit_type=CROWN), "AU", "mill")
        part = held(store, tmp_path, "1002", CROWN, VENEER)
        assert "Gold (Veneer)" in [question.key for question in part.questions]
        store.delete_material_rule(rule.id)
        other = held(store, tmp_path, "1003", CROWN)
        store.hold(other.id, [question for question in other.questions if question.key != "Gold"], None, AT)
        give_answer(store, whole, ANSWER, AT)
        states = [found(store, order_id).state for order_id in ("1001", "1002", "1003")]
        assert states == [CaseState.READY, CaseState.READY, CaseState.HELD]


def test_what_cannot_be_narrowed_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = held(store, tmp_path, "1001", CROWN, VENEER)
        nobody = replace(case, order=replace(case.order, doctor_id=0))
        for one, answer in (
            (case, replace(ANSWER, only_unit=True)),
            (case, replace(ANSWER, key="Gold (Inlay)")),
            (nobody, replace(ANSWER, only_doctor=True)),
        ):
            with pytest.raises(UsageError):
                check_answers(store, one, [answer])
        check_answers(store, case, [replace(ANSWER, key="Gold (Veneer)", only_unit=True)])
        assert store.answers(case.id) == ()
        assert keys(store) == []


def test_a_client_for_one_practice_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = held(store, tmp_path, "1001", CROWN)
        order, old, new = case.order, store.add_client("Old"), store.add_client("New")
        store.set_doctor_rule(Doctor(order.doctor_id, order.doctor_name, order.doctor_license), old.id)
        answer = Answer(QuestionKind.DOCTOR, str(order.doctor_id), str(new.id), only_practice=True)
        give_answer(store, case, answer, AT)
        assert [(rule.practice_id, rule.client_id) for rule in store.doctor_rules()] == [
            (0, old.id),
            (order.company_id, new.id),
        ]
        give_answer(store, case, replace(answer, value=str(old.id), only_practice=False), AT)
        assert {rule.client_id for rule in store.doctor_rules()} == {old.id}
