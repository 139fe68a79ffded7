"""Which cases are delivered by themselves, and what lets the others go."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli_kit import run
from order_kit import order
from sync_kit import Lab, lab

from labconnector.domain.case import Case, CaseState, ScanType
from labconnector.domain.questions import BY_HAND, QuestionKind
from labconnector.sync.answers import best_guess, covered_now, deliver_now, give_answer
from labconnector.system.settings import DeliverSettings


def rule(one: Lab, **values: object) -> DeliverSettings:
    """Another delivery rule from now on."""
    deliver = DeliverSettings.model_validate(values)
    one.app.save(one.app.settings.model_copy(update={"deliver": deliver}))
    return deliver


def answer_all_but_by_hand(one: Lab) -> Case:
    """Best guesses until nothing but the delivery itself is asked; the first case."""
    one.sync()
    while open_ := [(case, q) for case in one.cases() for q in case.questions if q.key != BY_HAND]:
        for case, question in open_:
            give_answer(one.app.store, case, best_guess(question), one.clock.now())
        one.sync(listing=False)
    return one.cases()[0]


def asked(case: Case) -> list[tuple[QuestionKind, str]]:
    return [(question.kind, question.key) for question in case.questions]


ONLY_BY_HAND = [(QuestionKind.CONFIRM, BY_HAND)]


@pytest.mark.parametrize(
    ("values", "covered"),
    [
        ({}, True),
        ({"by": "all", "doctor_ids": (1,)}, True),
        ({"by": "none", "doctor_ids": (901,), "procedures": ("Fixed Restorative",)}, False),
        ({"by": "chosen"}, False),
        ({"by": "chosen", "doctor_ids": (901,)}, True),
        ({"by": "chosen", "doctor_ids": (902,)}, False),
        ({"by": "chosen", "procedures": ("fixed restorative",)}, True),
        ({"by": "chosen", "procedures": (ScanType.RESTORATIVE.value,)}, True),
        ({"by": "chosen", "procedures": (ScanType.ICAST.value,)}, False),
        ({"by": "chosen", "doctor_ids": (902,), "procedures": ("Fixed Restorative",)}, True),
        ({"by": "chosen", "procedures": ("",)}, False),
    ],
)
def test_what_a_rule_covers(values: dict[str, object], covered: bool) -> None:
    assert DeliverSettings.model_validate(values).covers(order()) is covered


def test_a_case_that_the_rule_does_not_cover_is_held_until_somebody_says_so(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        rule(one, by="none")
        case = answer_all_but_by_hand(one)
        assert case.state is CaseState.HELD
        assert asked(case) == ONLY_BY_HAND
        assert not list(one.cad.glob("*/"))
        give_answer(one.app.store, case, best_guess(case.questions[0]), one.clock.now())
        one.sync(listing=False)
        assert one.cases()[0].state is CaseState.DELIVERED


def test_chosen_doctors_go_by_themselves(tmp_path: Path) -> None:
    with lab(tmp_path, cases=4) as one:
        one.sync()
        chosen = one.cases()[0].order.doctor_id
        rule(one, by="chosen", doctor_ids=(chosen,))
        answer_all_but_by_hand(one)
        states = {(case.order.doctor_id == chosen, case.state) for case in one.cases()}
        assert states == {(True, CaseState.DELIVERED), (False, CaseState.HELD)}


def test_who_delivers_has_said_so_whether_it_was_asked_or_not(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        case = answer_all_but_by_hand(one)
        assert case.state is CaseState.DELIVERED
        covers = rule(one, by="none").covers
        deliver_now(one.app.store, case, one.clock.now(), by_itself=covers(case.order))
        one.sync(listing=False)
        again = one.cases()[0]
        assert again.state is CaseState.DELIVERED
        assert again.delivered_at
        assert case.delivered_at
        assert again.delivered_at > case.delivered_at


def test_a_new_revision_is_asked_about_anew(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        rule(one, by="none")
        case = answer_all_but_by_hand(one)
        give_answer(one.app.store, case, best_guess(case.questions[0]), one.clock.now())
        one.sync(listing=False)
        one.sandbox.world.rescan(case.order.order_id)
        revised = answer_all_but_by_hand(one)
        assert revised.revision == 2
        assert asked(revised) == ONLY_BY_HAND


def test_a_rule_that_covers_more_lets_what_waited_go(tmp_path: Path) -> None:
    with lab(tmp_path, cases=4) as one:
        rule(one, by="none")
        first = answer_all_but_by_hand(one)
        wider = rule(one, by="chosen", doctor_ids=(first.order.doctor_id,))
        covered_now(one.app.store, one.account.key, wider.covers, datetime.now(UTC))
        one.sync(listing=False)
        for case in one.cases():
            assert (case.state is CaseState.DELIVERED) == (case.order.doctor_id == first.order.doctor_id)


def test_the_command_line_says_so_too(tmp_path: Path) -> None:
    with lab(tmp_path, cases=2) as one:
        rule(one, by="none")
        answer_all_but_by_hand(one)
        first, second = (case.order.order_id for case in one.cases())
    for order_id, command in ((first, ("answer", first, "--confirm", BY_HAND)), (second, ("deliver", second))):
        ran = run(*command, "--json", "--data-dir", tmp_path / "data")
        assert ran.code == 0, ran.err
        assert ran.document["case"]["order_id"] == order_id
        assert ran.document["case"]["state"] == "delivered"
