"""Answers, rules and finding an order through the desk, over a real engine and sandbox."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from desk_whole_kit import Whole, cloud, connected, whole

from labconnector.desk.links import links_of
from labconnector.domain.case import CaseState
from labconnector.domain.errors import AlignBusy, NotFound, UsageError
from labconnector.domain.listing import CaseQuery
from labconnector.domain.mapping import MaterialKey, RuleMode
from labconnector.domain.questions import BY_HAND, Answer, QuestionKind
from labconnector.sync.answers import best_guess
from labconnector.talk.events import CasesTold
from labconnector.talk.views import DeliverBy


def doctor_of(one: Whole, case_id: int) -> int:
    return one.desk.case(case_id).case.order.doctor_id


def two_of_one_doctor(one: Whole) -> tuple[int, int]:
    """Two held cases of one doctor; the sandbox makes new ones until there are."""
    seen: dict[int, int] = {}
    while True:
        for case_id in one.ids().values():
            first = seen.setdefault(doctor_of(one, case_id), case_id)
            if first != case_id:
                return first, case_id
        one.sandbox.world.new_case()
        one.cycle()
        one.told.wait_for(lambda: set(one.states().values()) == {CaseState.HELD})


def asked(one: Whole, case_id: int) -> set[QuestionKind]:
    return {question.kind for question in one.desk.case(case_id).case.questions}


def state(one: Whole, case_id: int) -> CaseState:
    return one.desk.case(case_id).case.state


# --- answers ----------------------------------------------------------------------------------------------------------


def test_answers_are_given_all_or_none(tmp_path: Path) -> None:
    with connected(tmp_path, 3) as one:
        case_id = next(i for i in one.ids().values() if asked(one, i) >= {QuestionKind.DOCTOR, QuestionKind.MATERIAL})
        questions = one.desk.case(case_id).case.questions
        good = [best_guess(question) for question in questions if question.kind is QuestionKind.MATERIAL]
        doctor = next(question for question in questions if question.kind is QuestionKind.DOCTOR)
        bad = (
            Answer(QuestionKind.DOCTOR, doctor.key, "4711"),
            Answer(QuestionKind.DOCTOR, doctor.key, "", new_client="  "),
            Answer(QuestionKind.DOCTOR, "4711", "1", new_client="X"),
            Answer(QuestionKind.MATERIAL, "Unobtainium", "zirconia"),
            Answer(QuestionKind.CONFIRM, "nothing", "yes"),
        )
        for one_bad in bad:
            with pytest.raises(UsageError):
                one.desk.answer(case_id, [*good, one_bad])
        assert one.desk.material_rules() == ()
        assert one.desk.doctor_rules() == ()
        assert one.desk.clients() == ()
        assert one.desk.case(case_id).case.questions == questions
        with pytest.raises(NotFound):
            one.desk.answer(4711, [])


def test_a_rule_lets_the_other_cases_of_the_doctor_go_on(tmp_path: Path) -> None:
    with connected(tmp_path, 2) as one:
        first, second = two_of_one_doctor(one)
        one.desk.answer(first, [best_guess(question) for question in one.desk.case(first).case.questions])
        one.told.wait_for(lambda: state(one, first) is CaseState.DELIVERED)
        one.told.wait_for(lambda: QuestionKind.DOCTOR not in asked(one, second))
        (rule,) = [rule for rule in one.desk.doctor_rules() if rule.rule.doctor_id == doctor_of(one, first)]
        assert rule.client_name
        assert one.desk.case(first).case.client_name == rule.client_name


def test_two_questions_for_one_doctor_at_once(tmp_path: Path) -> None:
    """Two windows ask for the same doctor; the second one's answer comes when the first has let its case go on."""
    with connected(tmp_path, 2) as one:
        first, second = two_of_one_doctor(one)
        open_there = [best_guess(question) for question in one.desk.case(second).case.questions]
        one.desk.answer(first, [best_guess(question) for question in one.desk.case(first).case.questions])
        one.told.wait_for(lambda: QuestionKind.DOCTOR not in asked(one, second))
        with pytest.raises(UsageError, match="answered meanwhile"):
            one.desk.answer(second, open_there)
        doctors = [rule for rule in one.desk.doctor_rules() if rule.rule.doctor_id == doctor_of(one, first)]
        assert len(doctors) == len(one.desk.clients()) == 1
        one.answer_all()
        one.told.wait_for(lambda: set(one.states().values()) == {CaseState.DELIVERED} and one.rests())
        placed = len(list(one.cad.iterdir()))
        with pytest.raises(UsageError, match="answered meanwhile"):
            one.desk.answer(second, open_there)
        one.cycle()
        assert len(list(one.cad.iterdir())) == placed


def test_without_remembering_the_next_case_asks_again(tmp_path: Path) -> None:
    with connected(tmp_path, 2) as one:
        first, second = two_of_one_doctor(one)
        guesses = [best_guess(question, remember=False) for question in one.desk.case(first).case.questions]
        one.desk.answer(first, guesses)
        one.told.wait_for(lambda: state(one, first) is CaseState.DELIVERED)
        assert one.desk.doctor_rules() == ()
        assert one.desk.material_rules() == ()
        assert QuestionKind.DOCTOR in asked(one, second)


def test_by_hand_waits_for_deliver(tmp_path: Path) -> None:
    with cloud(tmp_path, 2) as sandbox, whole(tmp_path, sandbox) as one:
        one.desk.change_settings(replace(one.desk.settings(), deliver_by=DeliverBy.NONE))
        one.connect()
        one.synced()
        for case_id in one.ids().values():
            questions = [q for q in one.desk.case(case_id).case.questions if q.key != BY_HAND]
            one.desk.answer(case_id, [best_guess(question) for question in questions])
        by_hand = {BY_HAND}
        one.told.wait_for(
            lambda: all({q.key for q in one.desk.case(i).case.questions} == by_hand for i in one.ids().values())
        )
        first, second = one.ids().values()
        one.desk.deliver([first])
        one.told.wait_for(lambda: state(one, first) is CaseState.DELIVERED)
        assert state(one, second) is CaseState.HELD
        assert one.desk.next_question(None) == second


# --- what was taught ----------------------------------------------------------------------------------------------


def taught(one: Whole) -> int:
    """A delivered case; all that it asked is known from now on."""
    (case_id,) = one.ids().values()
    one.answer_all()
    one.told.wait_for(lambda: state(one, case_id) is CaseState.DELIVERED)
    return case_id


def test_a_deleted_doctor_rule_is_asked_for_again(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        case_id = taught(one)
        (rule,) = one.desk.doctor_rules()
        one.desk.delete_doctor_rule(rule.rule.id)
        with pytest.raises(NotFound):
            one.desk.delete_doctor_rule(rule.rule.id)
        with pytest.raises(NotFound):
            one.desk.change_doctor_rule(rule.rule.id, rule.rule.client_id, 0)
        assert state(one, case_id) is CaseState.DELIVERED  # what was delivered stays
        while (new := one.sandbox.world.new_case().case.order).doctor_id != rule.rule.doctor_id:
            pass
        one.cycle()
        one.told.wait_for(lambda: one.states()[new.order_id] is CaseState.HELD)
        assert QuestionKind.DOCTOR in asked(one, one.ids()[new.order_id])


def test_a_changed_rule_counts_for_what_is_delivered_from_now_on(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        case_id = taught(one)
        other = one.desk.save_client(replace(one.desk.clients()[0], id=0, name="Other Dental"))
        (rule,) = one.desk.doctor_rules()
        with pytest.raises(NotFound):
            one.desk.change_doctor_rule(rule.rule.id, 4711, 0)
        one.desk.change_doctor_rule(rule.rule.id, other.id, 0)
        assert one.desk.doctor_rules()[0].client_name == "Other Dental"
        assert one.desk.case(case_id).case.client_name != "Other Dental"


def test_a_cleared_method_is_all_that_is_asked_and_the_review_answers_it(tmp_path: Path) -> None:
    with connected(tmp_path, 3) as one:
        one.answer_all(remember=False)
        one.told.wait_for(lambda: set(one.states().values()) == {CaseState.DELIVERED})
        held: list[int] = []
        while not held:
            one.sandbox.world.new_case()
            one.cycle()
            one.told.wait_for(lambda: one.rests())
            held = [i for i in one.ids().values() if asked(one, i) >= {QuestionKind.DOCTOR, QuestionKind.MATERIAL}]
        case_id = held[0]
        questions = one.desk.case(case_id).case.questions
        material = next(q for q in questions if q.kind is QuestionKind.MATERIAL)
        guess = best_guess(material)
        rule_key = next(key for key in _keys(one, case_id) if key.text == material.key)
        one.desk.change_material_rule(rule_key, guess.value, guess.method, RuleMode.SILENT)
        one.told.wait_for(lambda: material.key not in {q.key for q in one.desk.case(case_id).case.questions})
        one.told.wait_for(lambda: state(one, case_id) is CaseState.HELD)
        (rule,) = one.desk.material_rules()
        assert (rule.material_name, bool(rule.method_name)) == (one.desk.catalogue().material(guess.value).name, True)
        one.desk.clear_method(rule.rule.id)
        assert one.desk.material_rules()[0].method_name == ""
        doctor = [best_guess(q) for q in one.desk.case(case_id).case.questions if q.kind is not QuestionKind.MATERIAL]
        one.desk.answer(case_id, doctor)
        one.told.wait_for(lambda: asked(one, case_id) == {QuestionKind.MATERIAL})
        (question,) = [q for q in one.desk.case(case_id).case.questions if q.key == material.key]
        assert {choice.value for choice in question.choices} == {guess.value}
        one.desk.change_material_rule(rule_key, guess.value, guess.method, RuleMode.SILENT)
        one.told.wait_for(lambda: material.key not in {q.key for q in one.desk.case(case_id).case.questions})


def _keys(one: Whole, case_id: int) -> list[MaterialKey]:
    rx = one.desk.case(case_id).rx
    assert rx
    return [MaterialKey(t.material.id, t.material.name) for t in rx.teeth if t.material]


def test_every_change_of_what_was_taught_is_told_to_the_windows(tmp_path: Path) -> None:
    with connected(tmp_path, 3) as one:
        one.answer_all()
        (doctor_rule, *_), (material_rule, *_), (client, *_) = (
            one.desk.doctor_rules(),
            one.desk.material_rules(),
            one.desk.clients(),
        )
        rule = material_rule.rule
        changes: tuple[Callable[[], object], ...] = (
            lambda: one.desk.change_doctor_rule(doctor_rule.rule.id, client.id, 0),
            lambda: one.desk.change_material_rule(rule.key, rule.cad_material_id, rule.method_id, rule.mode),
            lambda: one.desk.clear_method(rule.id),
            lambda: one.desk.delete_material_rule(rule.id),
            lambda: one.desk.delete_doctor_rule(doctor_rule.rule.id),
            lambda: one.desk.save_client(replace(client, cement_gap_mm=0.06)),
            lambda: one.desk.delete_client(client.id),
        )
        for change in changes:
            one.settled()
            one.told.all.clear()
            change()
            one.told.wait_for(lambda: None in [told.order_ids for told in one.told.of(CasesTold)])


def test_a_deleted_client_takes_its_rules_along(tmp_path: Path) -> None:
    with connected(tmp_path, 2) as one:
        first, second = two_of_one_doctor(one)
        guesses = [best_guess(q) for q in one.desk.case(first).case.questions if q.kind is QuestionKind.DOCTOR]
        one.desk.answer(first, guesses)
        one.told.wait_for(lambda: QuestionKind.DOCTOR not in asked(one, second) | asked(one, first))
        (client,) = one.desk.clients()
        one.desk.delete_client(client.id)
        assert one.desk.doctor_rules() == ()
        # 'first' has an answer of its own that leads to nobody now: it is asked again, not delivered to somebody else
        for case_id in (first, second):
            one.desk.deliver([case_id])
        one.told.wait_for(lambda: all(QuestionKind.DOCTOR in asked(one, i) for i in (first, second)))


# --- finding ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["", "   ", "12a", "١٢٣", "-5", "1" * 13, "1 2", "ABC123"])
def test_what_is_no_order_id(tmp_path: Path, typed: str) -> None:
    with cloud(tmp_path, 1) as sandbox, whole(tmp_path, sandbox) as one, pytest.raises(UsageError):
        one.desk.find(typed)


def test_an_order_is_found_here_and_at_align(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        (here,) = one.ids()
        found = one.desk.find(f"  {here}\t")
        assert (found.case.order.order_id, found.was_here, bool(found.status_now)) == (here, True, True)
        new = one.sandbox.world.new_case().case.order.order_id
        found = one.desk.find(new)
        assert (found.case.order.order_id, found.was_here) == (new, False)
        one.told.wait_for(lambda: one.states()[new] is CaseState.HELD)
        with pytest.raises(NotFound, match="does not list"):
            one.desk.find("900999999")


def test_too_soon_to_ask_is_not_not_found(tmp_path: Path) -> None:
    with connected(tmp_path, 1, relist_window_s=3600) as one:
        new = one.sandbox.world.new_case().case.order.order_id
        with pytest.raises(AlignBusy, match="a moment ago") as busy:
            one.desk.find(new)
        assert busy.value.retry_after
        assert one.desk.find(next(iter(one.ids()))).was_here


def test_what_is_here_is_found_without_a_network(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        one.sandbox.stop()
        found = one.desk.find(next(iter(one.ids())))
        assert (found.was_here, found.status_now) == (True, "")


def test_signed_out_by_a_lost_store_it_says_who_was_not_asked(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox:
        with whole(tmp_path, sandbox) as one:
            one.connect()
            one.synced()
            (here,) = one.ids()
        with whole(tmp_path, sandbox) as one:
            assert not one.desk.state().signed_in
            assert one.desk.find(here).status_now == ""
            with pytest.raises(NotFound, match="nobody is signed in"):
                one.desk.find("900999999")


# --- links --------------------------------------------------------------------------------------------------------


def test_a_case_opens_though_the_profile_cannot_be_read(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        (case_id,) = one.ids().values()
        one.desk._app._given_profile = None
        one.desk._app.settings = one.desk._app.settings.model_copy(update={"profile": "gone"})
        view = one.desk.case(case_id)
        assert view.links == links_of(view.case, "")
        assert one.desk.state().myitero_url == ""
        assert one.desk.lines(CaseQuery()).lines
