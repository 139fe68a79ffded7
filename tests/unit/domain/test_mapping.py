"""Doctor → client."""

from __future__ import annotations

from dataclasses import replace

from labconnector.domain.mapping import NEW_CLIENT, Client, Doctor, DoctorRule, client_why, decide_client
from labconnector.domain.questions import Question, QuestionKind

CLIENTS = (Client(1, "Praxis Müller"), Client(2, "Example, Eve", license_number="L-7"), Client(3, "Eve Exampel"))
DOCTOR = Doctor(501, "Dr. Eve Example", "L-7", 11, "Practice One")


def test_a_rule_answers() -> None:
    rule = DoctorRule(1, 501, "", "", 3)
    assert decide_client(DOCTOR, [rule], CLIENTS) == CLIENTS[2]


def test_doctors_without_an_id_are_not_one_doctor() -> None:
    """Else a stranger's cases would go to the client of the first doctor whose id Align left out."""
    stranger = Doctor(0, "Dr. Noel Nobody", "L-9")
    assert isinstance(decide_client(stranger, [DoctorRule(1, 0, "Dr. Eve Example", "", 3)], CLIENTS), Question)
    by_licence = DoctorRule(1, 0, "Dr. Noel Nobody", "L-9", 3)
    assert decide_client(stranger, [by_licence], CLIENTS) == CLIENTS[2]


def test_the_licence_goes_before_the_id() -> None:
    by_id, by_licence = DoctorRule(1, 501, "", "", 3), DoctorRule(2, 99, "", "L-7", 2)
    assert decide_client(DOCTOR, [by_id, by_licence], CLIENTS) == CLIENTS[1]


def test_empty_licences_are_not_equal() -> None:
    unlicensed = Doctor(502, "Dr. Noel Nobody")
    decided = decide_client(unlicensed, [DoctorRule(1, 501, "", "", 3)], CLIENTS)
    assert isinstance(decided, Question)


def test_a_rule_for_a_client_that_is_gone_asks_again() -> None:
    assert isinstance(decide_client(DOCTOR, [DoctorRule(1, 501, "", "L-7", 77)], CLIENTS), Question)


def test_the_question_guesses_licence_then_name_then_new() -> None:
    question = decide_client(DOCTOR, [], CLIENTS)
    assert isinstance(question, Question)
    assert question.kind is QuestionKind.DOCTOR
    assert question.key == "501"
    assert [choice.value for choice in question.choices] == ["2", "3", NEW_CLIENT]
    assert [choice.why for choice in question.choices] == ["same licence number", "similar name", "a new client"]


def test_one_practice_of_a_doctor_may_be_another_client() -> None:
    everywhere, here = DoctorRule(1, 501, "", "L-7", 3), DoctorRule(2, 501, "", "L-7", 2, 11, "Practice One")
    elsewhere = replace(DOCTOR, practice_id=12)
    for rules in ([everywhere, here], [here, everywhere]):
        assert decide_client(DOCTOR, rules, CLIENTS) == CLIENTS[1]
        assert decide_client(elsewhere, rules, CLIENTS) == CLIENTS[2]
    assert isinstance(decide_client(elsewhere, [here], CLIENTS), Question)


def test_a_rule_of_another_practice_does_not_hide_the_doctors_own() -> None:
    by_licence, by_id = DoctorRule(1, 99, "", "L-7", 2, 12, "Practice Two"), DoctorRule(2, 501, "", "", 3)
    assert decide_client(DOCTOR, [by_licence, by_id], CLIENTS) == CLIENTS[2]


def test_why_this_client() -> None:
    here, by_id = DoctorRule(2, 501, "", "L-7", 2, 11, "Practice One"), DoctorRule(3, 501, "", "", 2)
    assert client_why(DOCTOR, [here, by_id]) == "rule 2 (this practice), by licence number"
    assert client_why(DOCTOR, [by_id]) == "rule 3, by doctor ID"
    assert client_why(DOCTOR, []) == ""
