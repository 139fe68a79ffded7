"""Ordered material → CAD material: what decides, what is asked, and why."""

from __future__ import annotations

from dataclasses import replace

from order_kit import order

from labconnector.domain.decision import Decision, Knowledge, decide, planned_so_far
from labconnector.domain.mapping import (
    CadMaterial,
    Catalogue,
    Client,
    DoctorRule,
    Made,
    MaterialKey,
    MaterialRule,
    ProductionMethod,
    RuleMode,
    Suggestion,
)
from labconnector.domain.materials import key_of, made_by_rule, material_question
from labconnector.domain.prescription import Material, Rx, ToothWork
from labconnector.domain.questions import Answer, Question, QuestionKind, answers_to

CROWN, VENEER = 2, 7
CATALOGUE = Catalogue(
    materials=(CadMaterial("ZI", "Zirconia"), CadMaterial("ZIHT", "Zirconia HT"), CadMaterial("WAX", "Wax", "cast")),
    methods=(ProductionMethod("mill5", "5-axis milling"), ProductionMethod("cast", "Casting")),
    suggestions=(Suggestion("gold", ("WAX",), "cast"), Suggestion("zirconia", ("ZI",), "mill5")),
)
GOLD = MaterialKey("5", "Gold", CROWN, 901)
ANY = MaterialKey("5", "Gold")
RULE = MaterialRule(4, ANY, "WAX", "cast")
ORDER = order()
CLIENT = Client(1, "Ada")
DOCTOR_RULE = DoctorRule(1, 901, "", "", 1)


def teeth(*units: int | None, material: Material | None = None) -> Rx:
    works = (
        ToothWork(at, "Crown", unit_type=unit, material=material or Material("5", "Gold"))
        for at, unit in enumerate(units, 8)
    )
    return Rx("4711", teeth=tuple(works))


def known(*rules: MaterialRule) -> Knowledge:
    return Knowledge((CLIENT,), (DOCTOR_RULE,), rules, CATALOGUE)


def asked(rx: Rx, *rules: MaterialRule, answers: tuple[Answer, ...] = ()) -> list[str]:
    decided = decide(ORDER, rx, (), known(*rules), answers)
    return [] if isinstance(decided, Decision) else [question.key for question in decided]


def question(name: str, rule: MaterialRule | None = None, catalogue: Catalogue = CATALOGUE) -> Question:
    return material_question(MaterialKey("9", name), name, catalogue, rule)


# --- asking -----------------------------------------------------------------------------------------------------------


def test_gold_is_asked_and_wax_is_guessed() -> None:
    assert asked(teeth(CROWN)) == ["Gold"]
    gold = question("Gold")
    assert [(choice.value, choice.method, bool(choice.why)) for choice in gold.choices] == [
        ("WAX", "cast", True),
        ("ZI", "mill5", False),
        ("ZIHT", "mill5", False),
    ]


def test_each_choice_comes_with_the_method_that_fits_it() -> None:
    unknown = question("Unobtainium")
    assert {choice.value: choice.method for choice in unknown.choices} == {
        "ZI": "mill5",
        "ZIHT": "mill5",
        "WAX": "cast",
    }
    assert not any(choice.why for choice in unknown.choices)


def test_a_lab_preference_is_ambiguous_where_the_catalogue_holds_several() -> None:
    several = question("Zirconia: Lab Preference")
    assert [choice.value for choice in several.choices if choice.why] == ["ZI", "ZIHT"]
    assert "Several" in several.text
    own = replace(CATALOGUE, materials=(*CATALOGUE.materials, CadMaterial("HOUSE", "House ZIRCONIA")))
    more = question("Zirconia: Lab Preference", catalogue=own)
    assert [choice.value for choice in more.choices if choice.why] == ["ZI", "ZIHT", "HOUSE"]
    one = question("Zirconia: Lab Preference", catalogue=replace(CATALOGUE, materials=CATALOGUE.materials[::2]))
    assert [choice.value for choice in one.choices if choice.why] == ["ZI"]
    assert "Several" not in one.text


def test_a_cleared_method_asks_for_the_method_only() -> None:
    rule = replace(RULE, method_id="")
    assert asked(teeth(CROWN), rule) == ["Gold"]
    cleared = question("Gold", rule)
    assert [(choice.value, choice.method) for choice in cleared.choices] == [("WAX", "cast")]
    assert cleared.text.startswith("How is 'Gold' made")


def test_a_rule_that_asks_comes_with_its_choice_first() -> None:
    rule = replace(RULE, cad_material_id="ZIHT", method_id="cast", mode=RuleMode.ASK)
    assert asked(teeth(CROWN), rule) == ["Gold"]
    first, *others = question("Gold", rule).choices
    assert (first.value, first.method, bool(first.why)) == ("ZIHT", "cast", True)
    assert [(one.value, one.why) for one in others] == [("ZI", ""), ("WAX", "")]


def test_one_question_for_a_material_ordered_twice() -> None:
    assert asked(teeth(CROWN, VENEER, None)) == ["Gold"]


def test_what_a_rule_for_one_unit_type_leaves_open_is_asked_by_unit_type() -> None:
    crowns = replace(RULE, key=replace(ANY, unit_type=CROWN))
    assert asked(teeth(CROWN), crowns) == []
    assert asked(teeth(CROWN, VENEER, None), crowns) == ["Gold (Veneer)", "Gold (no unit type)"]
    asking = replace(crowns, mode=RuleMode.ASK)
    assert asked(teeth(CROWN, VENEER), asking) == ["Gold (Crown)", "Gold (Veneer)"]


def test_an_answer_for_one_unit_type_leaves_the_others_open() -> None:
    veneers = Answer(QuestionKind.MATERIAL, "Gold (Veneer)", "ZI", "mill5")
    assert asked(teeth(CROWN, VENEER), answers=(veneers,)) == ["Gold (Crown)"]
    whole = Question(QuestionKind.MATERIAL, "Gold", "?")
    assert answers_to(whole, veneers)
    assert answers_to(whole, replace(veneers, key="Gold"))
    assert not answers_to(whole, replace(veneers, key="Golden"))
    assert not answers_to(whole, replace(veneers, kind=QuestionKind.CONFIRM))


# --- deciding ---------------------------------------------------------------------------------------------------------


def test_an_id_with_another_name_and_a_name_with_another_id_are_asked() -> None:
    assert asked(teeth(CROWN), RULE) == []
    assert asked(teeth(CROWN, material=Material("5", "Gold alloy")), RULE) == ["Gold alloy"]
    assert asked(teeth(CROWN, material=Material("6", "Gold")), RULE) == ["Gold"]


def test_the_more_specific_rule_wins_and_says_so() -> None:
    unit = MaterialRule(2, replace(ANY, unit_type=CROWN), "ZI", "mill5")
    doctor = MaterialRule(3, replace(ANY, doctor_id=901), "ZIHT", "mill5")
    both = MaterialRule(1, GOLD, "AU", "cast")
    other = MaterialRule(5, replace(GOLD, unit_type=VENEER), "X", "cast")
    rules = [RULE, unit, doctor, both, other]
    whys = []
    while rules[:-1]:
        made = made_by_rule(GOLD, rules, CATALOGUE)
        assert isinstance(made, Made)
        whys.append(made.why.partition(":")[0])
        rules = [rule for rule in rules if rule.cad_material_id != made.cad_material.id]
    assert whys == [
        "rule 1 (this doctor, this unit type), before rule 3 (this doctor) and rule 2 (this unit type) and rule 4",
        "rule 3 (this doctor), before rule 2 (this unit type) and rule 4",
        "rule 2 (this unit type), before rule 4",
        "rule 4",
    ]


def test_a_tooth_without_a_unit_type_or_a_doctor_is_of_no_narrowed_rule() -> None:
    tooth = teeth(None).teeth[0]
    assert key_of(tooth) == ANY
    narrowed = [MaterialRule(2, replace(ANY, unit_type=CROWN), "ZI", "mill5")]
    assert made_by_rule(ANY, narrowed, CATALOGUE) == "no rule"


def test_the_labs_own_ids_are_taken() -> None:
    made = made_by_rule(GOLD, [replace(RULE, cad_material_id="MYZR", method_id="own")], CATALOGUE)
    assert isinstance(made, Made)
    assert made.cad_material == CadMaterial("MYZR", "MYZR")


def test_why_each_tooth_is_made_so_or_asked() -> None:
    crowns = replace(RULE, key=replace(ANY, unit_type=CROWN))
    answer = Answer(QuestionKind.MATERIAL, "Gold (Veneer)", "ZI", "mill5")
    rules = known(crowns, replace(RULE, id=9, mode=RuleMode.ASK))
    crown, veneer, unknown = planned_so_far(ORDER, teeth(CROWN, VENEER, None), rules, (answer,))
    assert crown.made is not None
    assert crown.made.why == "rule 4 (this unit type), before rule 9: Gold (Crown) → Wax, Casting"
    assert veneer.made is not None
    assert veneer.made.why == "answered for this case, before rule 9"
    assert (unknown.made, unknown.asked) == (None, "rule 9: asks with each case")
    cleared = planned_so_far(ORDER, teeth(CROWN), known(replace(RULE, method_id="")), ())
    assert cleared[0].asked == "rule 4: names no production method"
    assert planned_so_far(ORDER, teeth(CROWN), known(), ())[0].asked == "no rule"
