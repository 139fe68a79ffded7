"""From a case to what is asked on the page, and from what was typed to answers. Knows nothing of Qt.

Nothing is guessed silently: a choice is preset only where one thing speaks for it, the same licence number or the one
material that is usual. Where several would do, the user chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from labconnector.domain.case import Case, unit_name
from labconnector.domain.mapping import NEW_CLIENT, Catalogue, Client
from labconnector.domain.materials import key_of, material_keys, texts_of
from labconnector.domain.questions import BY_HAND, Answer, Choice, Question, QuestionKind
from labconnector.talk.views import CaseView
from labconnector.ui.parts.client_fields import ClientFields


class Fault(StrEnum):
    """What is missing or wrong in what was typed."""

    NO_CLIENT = "no-client"
    NEW_CLIENT = "new-client"  # said at its fields
    NAME_TAKEN = "name-taken"
    NO_MATERIAL = "no-material"
    NO_METHOD = "no-method"
    NO_DECISION = "no-decision"


@dataclass(frozen=True, slots=True)
class Option:
    """A line to choose. why: the reason it is offered; method: what goes with it; more: further words to search."""

    value: str
    text: str
    why: str = ""
    method: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class DoctorAsk:
    """Which client is this doctor? preset: the client's id that is chosen at first, NEW_CLIENT, or '' for neither."""

    question: Question
    doctor: str
    practice: str
    license_number: str
    options: tuple[Option, ...]
    preset: str


@dataclass(frozen=True, slots=True)
class MaterialAsk:
    """What is it made of, and how?

    method_only: the material is known, its name is `options[0].text`. several: more than one of the lab's materials
    fits. units: Align's codes of the unit types that are asked about, empty where one is not known. doctor: his name,
    '' where Align does not tell one doctor from another.
    """

    question: Question
    ordered: str
    teeth_universal: tuple[int, ...]
    options: tuple[Option, ...]
    methods: tuple[Option, ...]
    preset: str
    method_only: bool
    several: bool
    units: tuple[int, ...]
    doctor: str


@dataclass(frozen=True, slots=True)
class ConfirmAsk:
    """Something looks wrong; or, by hand, somebody is to say when."""

    question: Question
    by_hand: bool


Ask = DoctorAsk | MaterialAsk | ConfirmAsk


@dataclass(frozen=True, slots=True)
class Page:
    """All that one case asks."""

    case: Case
    asks: tuple[Ask, ...]

    @property
    def only_by_hand(self) -> bool:
        """Whether nothing is asked but when to deliver."""
        return bool(self.asks) and all(isinstance(ask, ConfirmAsk) and ask.by_hand for ask in self.asks)


@dataclass(frozen=True, slots=True)
class Given:
    """What was decided about one question: an answer, a fault, or neither (left as it is).

    new_client: a client to be made first, whose id completes the answer.
    """

    answer: Answer | None = None
    fault: Fault | None = None
    new_client: Client | None = None


def page_of(view: CaseView, clients: Sequence[Client], catalogue: Catalogue) -> Page:
    """The page of a case: the doctor first, then each material, then what looks wrong."""
    asks = [_ask(view, question, clients, catalogue) for question in view.case.questions]
    return Page(view.case, tuple(sorted(asks, key=lambda ask: _ORDER[ask.question.kind])))


_ORDER = {QuestionKind.DOCTOR: 0, QuestionKind.MATERIAL: 1, QuestionKind.CONFIRM: 2}


def _ask(view: CaseView, question: Question, clients: Sequence[Client], catalogue: Catalogue) -> Ask:
    if question.kind is QuestionKind.DOCTOR:
        return _doctor(view.case, question, clients)
    if question.kind is QuestionKind.MATERIAL:
        return _material(view, question, catalogue)
    return ConfirmAsk(question, question.key == BY_HAND)


def prefer(page: Page, client_id: int) -> Page:
    """The page with this client chosen, e.g. because it was just made."""
    asks = (replace(ask, preset=str(client_id)) if isinstance(ask, DoctorAsk) else ask for ask in page.asks)
    return replace(page, asks=tuple(asks))


def with_client(answers: Iterable[Answer], client_id: int) -> tuple[Answer, ...]:
    """The answers with the id of the client that was just made."""
    made = str(client_id)
    return tuple(replace(one, value=made) if one.kind is QuestionKind.DOCTOR else one for one in answers)


# --- the doctor -----------------------------------------------------------------------------------------------------


def _doctor(case: Case, question: Question, clients: Sequence[Client]) -> DoctorAsk:
    order = case.order
    options = client_options(question.choices, clients, order.doctor_license)
    preset = ""
    if options and options[0].why == SAME_LICENSE:
        preset = options[0].value
    elif not any(option.why for option in options):
        preset = NEW_CLIENT
    return DoctorAsk(question, order.doctor_name, order.company_name, order.doctor_license, options, preset)


SAME_LICENSE = "same licence number"


def client_options(choices: Iterable[Choice], clients: Sequence[Client], license_number: str) -> tuple[Option, ...]:
    """The lab's clients as they are now: same licence number first, then the guesses, then the rest by name."""
    whys = {choice.value: choice.why for choice in choices}
    for client in clients:
        if license_number and client.license_number == license_number:
            whys[str(client.id)] = SAME_LICENSE
        elif whys.get(str(client.id)) == SAME_LICENSE:
            whys[str(client.id)] = ""
    places = {value: place for place, value in enumerate(whys)}
    options = [_client_option(client, whys.get(str(client.id), "")) for client in clients]
    return tuple(sorted(options, key=lambda one: (_rank(one.why), places.get(one.value, 0), one.text.casefold())))


def _rank(why: str) -> int:
    return 0 if why == SAME_LICENSE else 1 if why else 2


def _client_option(client: Client, why: str) -> Option:
    more = " ".join(part for part in (client.license_number, client.email, client.note) if part)
    return Option(str(client.id), client.name, why, more=more)


def assign(ask: DoctorAsk, client_id: str, remember: bool, only_practice: bool = False) -> Given:
    """The answer that an existing client is meant; '' = none was chosen."""
    if not client_id:
        return Given(fault=Fault.NO_CLIENT)
    return Given(_client_is(ask, client_id, remember, only_practice))


def _client_is(ask: DoctorAsk, value: str, remember: bool, only_practice: bool) -> Answer:
    only_practice = remember and only_practice
    return Answer(QuestionKind.DOCTOR, ask.question.key, value, remember=remember, only_practice=only_practice)


def add(ask: DoctorAsk, typed: ClientFields, remember: bool, only_practice: bool = False) -> Given:
    """The answer that a new client is meant, of what was typed."""
    if typed.flaws:
        return Given(fault=Fault.NEW_CLIENT)
    client = typed.client(0)
    if any(option.text.casefold() == client.name.casefold() for option in ask.options):
        return Given(fault=Fault.NAME_TAKEN)
    return Given(_client_is(ask, NEW_CLIENT, remember, only_practice), new_client=client)


# --- materials ------------------------------------------------------------------------------------------------------


def _material(view: CaseView, question: Question, catalogue: Catalogue) -> MaterialAsk:
    options = tuple(
        Option(one.value, catalogue.material(one.value).name, one.why, one.method) for one in question.choices
    )
    methods = [Option(method.id, method.name) for method in catalogue.methods]
    known = {option.value for option in methods}
    own = dict.fromkeys(one.method for one in question.choices if one.method and one.method not in known)
    methods += [Option(method, catalogue.method(method).name) for method in own]
    method_only = len({option.value for option in options}) == 1
    guesses = [option.value for option in options if option.why]
    preset = options[0].value if method_only else guesses[0] if len(guesses) == 1 else ""
    asked = _asked(view, question.key)
    units = () if any(unit == 0 for _universal, unit in asked) else tuple(dict.fromkeys(unit for _u, unit in asked))
    order = view.case.order
    return MaterialAsk(
        question,
        question.key,
        tuple(universal for universal, _unit in asked),
        options,
        tuple(methods),
        preset,
        method_only,
        several=not preset and len(guesses) > 1,
        units=units,
        doctor=order.doctor_name if order.doctor_id else "",
    )


def _asked(view: CaseView, key: str) -> tuple[tuple[int, int], ...]:
    """The teeth that this material was ordered for, with their unit types."""
    if view.rx is None:
        return ()
    keys, keyed = material_keys(view.rx), ((tooth.universal, key_of(tooth)) for tooth in view.rx.teeth)
    return tuple((universal, one.unit_type) for universal, one in keyed if one and key in texts_of(one, keys))


def usual_method(ask: MaterialAsk, material_id: str) -> str:
    """The production method that goes with a material; '' where none is known."""
    return next((option.method for option in ask.options if option.value == material_id), "")


def make(
    ask: MaterialAsk,
    material_id: str,
    method_id: str,
    remember: bool,
    *,
    only_unit: int = 0,
    only_doctor: bool = False,
) -> Given:
    """The answer for one ordered material; '' = not chosen.

    only_unit: for this unit type alone, 0 = for all that are asked about. The others are asked about next.
    """
    if not material_id:
        return Given(fault=Fault.NO_MATERIAL)
    if not method_id and ask.methods:
        return Given(fault=Fault.NO_METHOD)
    key = f"{ask.question.key} ({unit_name(only_unit)})" if only_unit and len(ask.units) > 1 else ask.question.key
    return Given(
        Answer(
            QuestionKind.MATERIAL,
            key,
            material_id,
            method_id,
            remember=remember,
            only_unit=remember and only_unit != 0,
            only_doctor=remember and only_doctor,
        )
    )


# --- what looks wrong -----------------------------------------------------------------------------------------------


def confirm(ask: ConfirmAsk, deliver: bool | None) -> Given:
    """Deliver all the same, leave it held, or (None) nobody said."""
    if deliver is None:
        return Given(fault=Fault.NO_DECISION)
    if not deliver:
        return Given()
    return Given(Answer(QuestionKind.CONFIRM, ask.question.key, "yes", remember=False))
