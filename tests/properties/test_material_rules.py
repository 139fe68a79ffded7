"""Whatever rules a lab has: the most specific one counts, in whatever order they were learnt."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from order_kit import order

from labconnector.domain.decision import Decision, Knowledge, decide, planned_so_far
from labconnector.domain.mapping import Catalogue, Client, DoctorRule, MaterialKey, MaterialRule, RuleMode
from labconnector.domain.materials import fitting_rules, material_keys, texts_of
from labconnector.domain.prescription import Material, Rx, ToothWork
from labconnector.domain.questions import Answer, Question, QuestionKind

UNITS, DOCTORS, IDS, NAMES = (0, 2, 7), (0, 901, 902), ("5", "6"), ("Gold", "Zirconia", "Gold alloy")
KEYS = st.builds(
    MaterialKey, st.sampled_from(IDS), st.sampled_from(NAMES), st.sampled_from(UNITS), st.sampled_from(DOCTORS)
)
RULES = st.lists(
    st.builds(
        MaterialRule,
        st.integers(1, 99),
        KEYS,
        st.sampled_from(("ZI", "WAX")),
        st.sampled_from(("", "mill-5")),
        st.sampled_from(RuleMode),
    ),
    max_size=12,
    unique_by=(lambda rule: rule.key, lambda rule: rule.id),
)
TEETH = st.lists(
    st.builds(
        ToothWork,
        st.integers(1, 32),
        st.just("Crown"),
        material=st.none() | st.builds(Material, st.sampled_from(IDS), st.sampled_from(NAMES)),
        unit_type=st.none() | st.sampled_from((2, 7)),
    ),
    max_size=6,
    unique_by=lambda tooth: tooth.universal,
)
ORDER = order()
EMPTY = Catalogue((), (), ())


def known(rules: list[MaterialRule]) -> Knowledge:
    return Knowledge((Client(1, "Ada"),), (DoctorRule(1, 901, "", "", 1),), rules, EMPTY)


@given(KEYS, RULES, st.randoms())
def test_the_most_specific_rule_comes_first_however_they_are_ordered(key, rules, random) -> None:  # type: ignore[no-untyped-def]
    found = fitting_rules(key, rules)
    shuffled = rules[:]
    random.shuffle(shuffled)
    assert fitting_rules(key, shuffled) == found
    wanted = [(key.unit_type, key.doctor_id), (0, key.doctor_id), (key.unit_type, 0), (0, 0)]
    by_key = {rule.key: rule for rule in rules}
    narrowed = (replace(key, unit_type=unit, doctor_id=doctor) for unit, doctor in dict.fromkeys(wanted))
    assert found == tuple(by_key[one] for one in narrowed if one in by_key)


@given(TEETH, RULES)
def test_every_tooth_is_made_by_its_rule_or_is_asked_about(teeth: list[ToothWork], rules: list[MaterialRule]) -> None:
    rx = Rx("4711", teeth=tuple(teeth))
    decided = decide(ORDER, rx, (), known(rules), ())
    questions = () if isinstance(decided, Decision) else decided
    keys = {question.key for question in questions}
    assert len(keys) == len(questions)
    for planned in planned_so_far(ORDER, rx, known(rules), ()):
        material = planned.work.material
        if material is None:
            assert (planned.made, planned.asked) == (None, "")
            continue
        key = MaterialKey(material.id, material.name, planned.work.unit_type or 0, 901)
        rule = next(iter(fitting_rules(key, rules)), None)
        if rule and rule.mode is RuleMode.SILENT and rule.method_id:
            assert planned.made is not None
            assert planned.made.cad_material.id == rule.cad_material_id
        else:
            assert planned.made is None
            assert planned.asked
            assert keys.intersection(texts_of(key, material_keys(rx, 901)))


@given(TEETH, RULES)
def test_answering_what_is_asked_leaves_nothing_open_and_no_silent_rule_aside(
    teeth: list[ToothWork], rules: list[MaterialRule]
) -> None:
    rx, lab = Rx("4711", teeth=tuple(teeth)), known(rules)
    decided = decide(ORDER, rx, (), lab, ())
    questions: tuple[Question, ...] = () if isinstance(decided, Decision) else decided
    answers = tuple(Answer(QuestionKind.MATERIAL, one.key, "PMMA", "print") for one in questions)
    before = planned_so_far(ORDER, rx, lab, ())
    after = decide(ORDER, rx, (), lab, answers)
    assert isinstance(after, Decision)
    for was, now in zip(before, after.teeth, strict=True):
        if was.made:
            assert now.made == was.made
        elif now.made:
            assert now.made.cad_material.id == "PMMA"
        else:
            assert now.work.material is None
