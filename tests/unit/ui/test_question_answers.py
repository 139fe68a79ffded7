"""From a held case to what is asked, and from what was typed to answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import store_kit

from labconnector.domain.case import Case, CaseState
from labconnector.domain.mapping import (
    CadMaterial,
    Catalogue,
    Client,
    Doctor,
    MaterialKey,
    MaterialRule,
    ProductionMethod,
    Suggestion,
    doctor_question,
)
from labconnector.domain.materials import material_question
from labconnector.domain.prescription import Material, Rx, ToothWork
from labconnector.domain.questions import BY_HAND, Answer, Choice, Question, QuestionKind
from labconnector.talk.views import CaseView, Links
from labconnector.ui.parts.client_fields import ClientFields
from labconnector.ui.questions.answers import (
    ConfirmAsk,
    DoctorAsk,
    Fault,
    Given,
    MaterialAsk,
    Page,
    add,
    assign,
    confirm,
    make,
    page_of,
    prefer,
    usual_method,
    with_client,
)

GOLD = Material("7", "Gold")
GOLD_KEY = MaterialKey("7", "Gold")
DOCTOR = Doctor(901, "Dr. Ada Sample", "L-901", 501, "Practice on the Hill")
CATALOGUE = Catalogue(
    (CadMaterial("AU", "Gold"), CadMaterial("WAX", "Wax", "cast"), CadMaterial("ZI", "Zirconia")),
    (ProductionMethod("mill-5", "Milling, 5 axes"), ProductionMethod("cast", "Milled and cast")),
    (Suggestion("gold", ("WAX",), "cast"), Suggestion("zircon", ("ZI", "AU"), "mill-5")),
)
CONFIRM = Question(QuestionKind.CONFIRM, "teeth-up", "The jaws stand teeth up.", (Choice("yes", "Deliver"),))


def page(*questions: Question, clients: tuple[Client, ...] = (), catalogue: Catalogue = CATALOGUE) -> Page:
    """The page of a case with these questions; gold is ordered for Universal 8 and 9."""
    case = Case(1, "a", store_kit.order(doctor_license="L-901"), CaseState.HELD, True, 1, store_kit.AT)
    rx = Rx("1001", teeth=(ToothWork(8, "Crown", material=GOLD), ToothWork(9, "Crown", material=GOLD)))
    view = CaseView(replace(case, questions=questions), rx, (), (), (), (), Links(), Path("/nowhere"))
    return page_of(view, clients, catalogue)


def doctor(*clients: Client) -> DoctorAsk:
    """The doctor's question over these clients."""
    (ask,) = page(doctor_question(DOCTOR, clients), clients=clients).asks
    assert isinstance(ask, DoctorAsk)
    return ask


def material(name: str = "Gold", cad_material_id: str = "") -> MaterialAsk:
    """The question for an ordered material."""
    key = MaterialKey("7", name)
    rule = MaterialRule(1, key, cad_material_id) if cad_material_id else None
    (ask,) = page(material_question(key, name, CATALOGUE, rule)).asks
    assert isinstance(ask, MaterialAsk)
    return ask


def test_the_doctor_comes_first_then_materials_then_doubts() -> None:
    gold, who = material_question(GOLD_KEY, "Gold", CATALOGUE), doctor_question(DOCTOR, ())
    kinds = [ask.question.kind for ask in page(CONFIRM, gold, who).asks]
    assert kinds == [QuestionKind.DOCTOR, QuestionKind.MATERIAL, QuestionKind.CONFIRM]


# --- which client -----------------------------------------------------------------------------------------------------


def test_the_same_licence_number_is_chosen_before_similar_names() -> None:
    ask = doctor(Client(1, "Ada Sample"), Client(2, "Somebody Else", "L-901"), Client(3, "Far Away Dental"))
    assert [(option.value, option.why) for option in ask.options] == [
        ("2", "same licence number"),
        ("1", "similar name"),
        ("3", ""),
    ]
    assert ask.preset == "2"


def test_a_similar_name_alone_is_offered_but_not_chosen() -> None:
    assert doctor(Client(1, "Ada Sample")).preset == ""


def test_a_doctor_nobody_resembles_is_a_new_client() -> None:
    assert doctor(Client(3, "Far Away Dental")).preset == "new"
    assert doctor().preset == "new"


def test_clients_are_those_of_now_not_those_of_the_question() -> None:
    asked_with = (Client(1, "Ada Sample"), Client(2, "Other Name", "L-901"))
    question = doctor_question(DOCTOR, asked_with)
    now = (Client(1, "Ada Sample", "L-901"), Client(3, "Came Later"))
    (ask,) = page(question, clients=now).asks
    assert isinstance(ask, DoctorAsk)
    assert [option.value for option in ask.options] == ["1", "3"]
    assert ask.options[0].why == "same licence number"


def test_a_licence_number_that_was_corrected_speaks_for_nobody() -> None:
    question = doctor_question(DOCTOR, (Client(2, "Other Name", "L-901"),))
    (ask,) = page(question, clients=(Client(2, "Other Name", "L-777"),)).asks
    assert isinstance(ask, DoctorAsk)
    assert ask.options[0].why == ""


def test_an_existing_client_is_an_answer() -> None:
    ask = doctor(Client(1, "Ada Sample"))
    assert assign(ask, "1", True).answer == Answer(QuestionKind.DOCTOR, "901", "1", remember=True)
    assert assign(ask, "", True).fault is Fault.NO_CLIENT


def test_a_new_client_is_made_of_what_was_typed() -> None:
    given = add(doctor(), ClientFields("  Dr. Ada   Sample ", " L-901 ", " ada@example.test ", "0,05 mm"), False)
    assert given.new_client == Client(0, "Dr. Ada Sample", "L-901", "ada@example.test", 0.05)
    assert given.answer is not None
    assert not given.answer.remember
    assert with_client([given.answer], 12)[0].value == "12"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (ClientFields(" \t"), Fault.NEW_CLIENT),
        (ClientFields("Ada", email="ada@"), Fault.NEW_CLIENT),
        (ClientFields("Ada", cement_gap="50"), Fault.NEW_CLIENT),
        (ClientFields("ADA  sample"), Fault.NAME_TAKEN),
    ],
)
def test_what_a_client_cannot_be_made_of(typed: ClientFields, fault: Fault) -> None:
    given = add(doctor(Client(1, "Ada Sample")), typed, True)
    assert (given.fault, given.answer, given.new_client) == (fault, None, None)


def test_a_client_that_was_just_made_is_preferred() -> None:
    clients = (Client(1, "Ada Sample"), Client(5, "Just Made"))
    (ask,) = prefer(page(doctor_question(DOCTOR, clients), clients=clients), 5).asks
    assert isinstance(ask, DoctorAsk)
    assert ask.preset == "5"


# --- which material ---------------------------------------------------------------------------------------------------


def test_the_one_usual_material_is_chosen_with_its_method() -> None:
    ask = material("Gold")
    assert (ask.preset, usual_method(ask, "WAX"), ask.method_only) == ("WAX", "cast", False)
    assert [option.text for option in ask.options] == ["Wax", "Gold", "Zirconia"]
    assert ask.teeth_universal == (8, 9)


def test_of_several_usual_ones_none_is_chosen() -> None:
    ask = material("Zirconia: Lab Preference")
    assert ask.preset == ""
    assert [option.why for option in ask.options] == ["usual for this order", "usual for this order", ""]
    assert ask.teeth_universal == ()


def test_where_the_material_is_known_only_the_method_is_asked() -> None:
    ask = material("Gold", "AU")
    assert (ask.method_only, ask.preset, ask.options[0].text) == (True, "AU", "Gold")


def test_a_method_of_the_labs_own_that_left_the_catalogue_is_still_offered() -> None:
    choice = Choice("AU", "Gold, Pressing", "", "press")
    (ask,) = page(Question(QuestionKind.MATERIAL, "Gold", "?", (choice,))).asks
    assert isinstance(ask, MaterialAsk)
    assert [option.value for option in ask.methods] == ["mill-5", "cast", "press"]


def test_material_and_method_are_an_answer() -> None:
    ask = material()
    wanted = Answer(QuestionKind.MATERIAL, "Gold", "WAX", "cast", remember=False)
    assert make(ask, "WAX", "cast", False).answer == wanted
    assert make(ask, "", "cast", True).fault is Fault.NO_MATERIAL
    assert make(ask, "WAX", "", True).fault is Fault.NO_METHOD


def test_without_methods_none_is_missing() -> None:
    bare = Catalogue((CadMaterial("AU", "Gold"), CadMaterial("ZI", "Zirconia")), (), ())
    (ask,) = page(material_question(GOLD_KEY, "Gold", bare), catalogue=bare).asks
    assert isinstance(ask, MaterialAsk)
    assert make(ask, "AU", "", True).fault is None


# --- deliver all the same ---------------------------------------------------------------------------------------------


def test_confirming_is_one_answer_and_leaving_none() -> None:
    (ask,) = page(CONFIRM).asks
    assert isinstance(ask, ConfirmAsk)
    assert confirm(ask, True).answer == Answer(QuestionKind.CONFIRM, "teeth-up", "yes", remember=False)
    assert confirm(ask, False) == Given()
    assert confirm(ask, None).fault is Fault.NO_DECISION


def test_only_by_hand_is_told_from_a_doubt() -> None:
    by_hand = Question(QuestionKind.CONFIRM, BY_HAND, "Cases of this doctor are delivered when you say so.")
    assert page(by_hand).only_by_hand
    assert not page(by_hand, CONFIRM).only_by_hand
    assert not page().only_by_hand


# --- narrowed ---------------------------------------------------------------------------------------------------------


def test_for_one_unit_type_the_answer_says_so_and_leaves_the_others() -> None:
    crowns = replace(material(), units=(2,))
    several = replace(crowns, units=(2, 7))
    one = make(crowns, "WAX", "cast", True, only_unit=2).answer
    part = make(several, "WAX", "cast", True, only_unit=7, only_doctor=True).answer
    once = make(several, "WAX", "cast", False, only_unit=7, only_doctor=True).answer
    assert one == Answer(QuestionKind.MATERIAL, "Gold", "WAX", "cast", only_unit=True)
    assert part == Answer(QuestionKind.MATERIAL, "Gold (Veneer)", "WAX", "cast", only_unit=True, only_doctor=True)
    assert once == Answer(QuestionKind.MATERIAL, "Gold (Veneer)", "WAX", "cast", remember=False)


def test_unit_types_are_offered_where_all_teeth_have_one() -> None:
    assert material().units == ()  # the order list names none of the teeth


def test_for_one_practice_only_where_it_is_remembered() -> None:
    ask = doctor(Client(1, "Ada"))
    assert assign(ask, "1", True, True).answer == Answer(QuestionKind.DOCTOR, "901", "1", only_practice=True)
    assert assign(ask, "1", False, True).answer == Answer(QuestionKind.DOCTOR, "901", "1", remember=False)
    new = add(ask, ClientFields("Bea"), True, True).answer
    assert new is not None
    assert new.only_practice
