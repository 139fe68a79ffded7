"""Doctor → client and material → CAD material."""

from __future__ import annotations

from labconnector.domain.mapping import (
    NEW_CLIENT,
    CadMaterial,
    Catalogue,
    Client,
    Doctor,
    DoctorRule,
    Made,
    MaterialKey,
    MaterialRule,
    ProductionMethod,
    Suggestion,
    decide_client,
    decide_material,
    material_keys,
)
from labconnector.domain.prescription import Material, Rx, ToothWork
from labconnector.domain.questions import Question, QuestionKind

CLIENTS = (Client(1, "Praxis Müller"), Client(2, "Example, Eve", license_number="L-7"), Client(3, "Eve Exampel"))
CATALOGUE = Catalogue(
    materials=(CadMaterial("ZI", "Zirconia"), CadMaterial("ZIHT", "Zirconia HT"), CadMaterial("WAX", "Wax")),
    methods=(ProductionMethod("mill5", "5-axis milling"), ProductionMethod("cast", "Casting")),
    suggestions=(Suggestion("gold", ("WAX",), "cast"), Suggestion("zirconia", ("ZI", "ZIHT"), "mill5")),
)
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


def test_gold_is_asked_and_wax_is_guessed() -> None:
    question = decide_material(MaterialKey("5", "Gold"), [], CATALOGUE)
    assert isinstance(question, Question)
    assert (question.choices[0].value, question.choices[0].method) == ("WAX", "cast")
    assert {choice.value for choice in question.choices} == {"ZI", "ZIHT", "WAX"}


def test_each_choice_comes_with_the_method_that_fits_it() -> None:
    wax = CadMaterial("WAX", "Wax", "cast")
    catalogue = Catalogue((CATALOGUE.materials[0], wax), CATALOGUE.methods, (Suggestion("gold", ("WAX",), "cast"),))
    question = decide_material(MaterialKey("5", "Gold"), [], catalogue)
    assert isinstance(question, Question)
    assert {choice.value: choice.method for choice in question.choices} == {"WAX": "cast", "ZI": "mill5"}
    unknown = decide_material(MaterialKey("9", "Unobtainium"), [], catalogue)
    assert isinstance(unknown, Question)
    assert {choice.value: choice.method for choice in unknown.choices} == {"WAX": "cast", "ZI": "mill5"}


def test_a_material_rule_answers_and_says_why() -> None:
    rule = MaterialRule(4, MaterialKey("5", "Gold"), "WAX", "cast")
    made = decide_material(MaterialKey("5", "Gold"), [rule], CATALOGUE)
    assert isinstance(made, Made)
    assert (made.cad_material.id, made.method.id) == ("WAX", "cast")
    assert "rule 4" in made.why


def test_the_more_specific_rule_wins() -> None:
    general = MaterialRule(1, MaterialKey("5", "Gold"), "ZI", "mill5")
    for_inlays = MaterialRule(2, MaterialKey("5", "Gold", 5), "WAX", "cast")
    made = decide_material(MaterialKey("5", "Gold", 5), [general, for_inlays], CATALOGUE)
    assert isinstance(made, Made)
    assert made.cad_material.id == "WAX"


def test_a_cleared_method_asks_for_the_method_only() -> None:
    rule = MaterialRule(4, MaterialKey("5", "Gold"), "WAX", "")
    question = decide_material(MaterialKey("5", "Gold"), [rule], CATALOGUE)
    assert isinstance(question, Question)
    assert [choice.value for choice in question.choices] == ["WAX"]
    assert question.text.startswith("How is 'Gold' made")


def test_the_labs_own_ids_are_taken() -> None:
    made = decide_material(MaterialKey("1", "X"), [MaterialRule(1, MaterialKey("1", "X"), "MYZR", "own")], CATALOGUE)
    assert isinstance(made, Made)
    assert made.cad_material == CadMaterial("MYZR", "MYZR")


def test_one_question_for_a_material_ordered_twice() -> None:
    gold = Material("5", "Gold")
    teeth = (ToothWork(3, "Crown", material=gold), ToothWork(4, "Crown", material=gold), ToothWork(5, "Missing"))
    assert material_keys(Rx("1", teeth=teeth)) == (MaterialKey("5", "Gold"),)
