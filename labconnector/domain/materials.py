"""Ordered material → CAD material: pure functions that give a decision or a question.

Ordered is not produced: the doctor orders gold, the lab mills wax (exocad, 'Managing material mappings'). A doctor who
leaves the choice to the lab ('Zirconia: Lab Preference') is asked about as long as no rule says which of the lab's
materials that is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from labconnector.domain.case import unit_name
from labconnector.domain.mapping import Catalogue, Made, MaterialKey, MaterialRule, RuleMode, Suggestion
from labconnector.domain.prescription import Rx, ToothWork
from labconnector.domain.questions import Choice, Question, QuestionKind


def material_keys(rx: Rx, doctor_id: int = 0) -> tuple[MaterialKey, ...]:
    """The distinct ordered materials of a case with their unit types, in the order of their teeth."""
    keys = (key_of(tooth, doctor_id) for tooth in rx.teeth)
    return tuple(dict.fromkeys(key for key in keys if key))


def key_of(tooth: ToothWork, doctor_id: int = 0) -> MaterialKey | None:
    """All that a rule may ask of a tooth; None where nothing is ordered in a material."""
    material = tooth.material
    return MaterialKey(material.id, material.name, tooth.unit_type or 0, doctor_id) if material else None


# --- rules ----------------------------------------------------------------------------------------------------------


def fitting_rules(key: MaterialKey, rules: Iterable[MaterialRule]) -> tuple[MaterialRule, ...]:
    """The rules for a tooth's work, the most specific first: the first one counts.

    A rule fits by material id and name, both: an id that comes with another name may be another material by now.
    """
    return tuple(sorted((rule for rule in rules if _fits(rule.key, key)), key=lambda rule: rank(rule.key)))


def rank(key: MaterialKey) -> tuple[bool, bool]:
    """Orders rules: doctor and unit type, the doctor, the unit type, neither. What a doctor wants is more than what is
    usual for a unit type."""
    return not key.doctor_id, not key.unit_type


def _fits(rule: MaterialKey, key: MaterialKey) -> bool:
    same = (rule.material_id, rule.material_name) == (key.material_id, key.material_name)
    return same and rule.unit_type in (0, key.unit_type) and rule.doctor_id in (0, key.doctor_id)


def rule_text(rule: MaterialRule) -> str:
    """'rule 4 (this doctor, this unit type)': the rule with what it is narrowed to."""
    narrowed = ("this doctor" if rule.key.doctor_id else "", "this unit type" if rule.key.unit_type else "")
    inside = ", ".join(part for part in narrowed if part)
    return f"rule {rule.id} ({inside})" if inside else f"rule {rule.id}"


def before_text(rules: Iterable[MaterialRule]) -> str:
    """', before rule 2 (this doctor) and rule 1': what else fits and does not count; '' for nothing."""
    texts = [rule_text(rule) for rule in rules]
    return f", before {' and '.join(texts)}" if texts else ""


# --- deciding -------------------------------------------------------------------------------------------------------


def made_by_rule(key: MaterialKey, rules: Iterable[MaterialRule], catalogue: Catalogue) -> Made | str:
    """What this ordered material is made of, or why that is asked: 'no rule', or the rule that asks."""
    fitting = fitting_rules(key, rules)
    if not fitting:
        return "no rule"
    rule, others = fitting[0], fitting[1:]
    said = f"{rule_text(rule)}{before_text(others)}"
    if rule.mode is RuleMode.ASK:
        return f"{said}: asks with each case"
    if not rule.method_id:
        return f"{said}: names no production method"
    material, method = catalogue.material(rule.cad_material_id), catalogue.method(rule.method_id)
    return Made(material, method, f"{said}: {rule.key.text} → {material.name}, {method.name}")


# --- asking ---------------------------------------------------------------------------------------------------------


def texts_of(key: MaterialKey, keys: Collection[MaterialKey]) -> tuple[str, str]:
    """What a material of a case is called in questions: by itself, and with its unit type.

    keys: all of the case. Two ids of one name are told apart: 'Gold [7]'.
    """
    ids = {one.material_id for one in keys if one.name == key.name}
    name = key.name if len(ids) == 1 else f"{key.name} [{key.material_id}]"
    return name, f"{name} ({unit_name(key.unit_type) if key.unit_type else 'no unit type'})"


def material_question(key: MaterialKey, text: str, catalogue: Catalogue, rule: MaterialRule | None = None) -> Question:
    """Asks for material and method: the best guesses first, then the rest of the catalogue.

    text: what is asked about, the material alone or with a unit type. rule: the one that asks; its material comes
    first, or is all there is where only its method was forgotten.
    """
    if rule and rule.mode is RuleMode.SILENT:
        material = catalogue.material(rule.cad_material_id)
        choice = _choice(catalogue, material.id, _method(material.id, _suggestion(key, catalogue), catalogue), _USUAL)
        return Question(QuestionKind.MATERIAL, text, f"How is '{text}' made in {material.name}?", (choice,))
    guesses = (_last_time(rule, catalogue),) if rule else _guesses(key, catalogue)
    guessed = {choice.value for choice in guesses}
    rest = (material.id for material in catalogue.materials if material.id not in guessed)
    others = (_choice(catalogue, one, catalogue.usual_method(one), "") for one in rest)
    several = " Several of your materials fit." if len(guesses) > 1 else ""
    return Question(QuestionKind.MATERIAL, text, f"What is '{text}' made of, and how?{several}", (*guesses, *others))


_USUAL = "usual for this order"


def _last_time(rule: MaterialRule, catalogue: Catalogue) -> Choice:
    method = rule.method_id or catalogue.usual_method(rule.cad_material_id)
    return _choice(catalogue, rule.cad_material_id, method, "as you made it so far")


def _guesses(key: MaterialKey, catalogue: Catalogue) -> tuple[Choice, ...]:
    """What fits. Where the usual material is called as the ordered one, all of the lab's that are called so fit too."""
    fitting = _suggestion(key, catalogue)
    alike = [one.id for one in catalogue.materials if fitting.word.casefold() in one.name.casefold()]
    usual = fitting.cad_material_ids
    ids = dict.fromkeys((*usual, *alike) if usual and usual[0] in alike else usual)
    return tuple(_choice(catalogue, one, _method(one, fitting, catalogue), _USUAL) for one in ids)


def _method(cad_material_id: str, fitting: Suggestion, catalogue: Catalogue) -> str:
    """The suggestion's method goes with its first material; the others are made as they usually are."""
    is_best = fitting.cad_material_ids[:1] == (cad_material_id,)
    return fitting.method_id if is_best else catalogue.usual_method(cad_material_id)


def _suggestion(key: MaterialKey, catalogue: Catalogue) -> Suggestion:
    name = key.material_name.casefold()
    found = (s for s in catalogue.suggestions if s.word.casefold() in name)
    return next(found, Suggestion("", (), ""))


def _choice(catalogue: Catalogue, cad_material_id: str, method_id: str, why: str) -> Choice:
    material, method = catalogue.material(cad_material_id), catalogue.method(method_id)
    return Choice(material.id, f"{material.name}, {method.name}", why, method.id)
