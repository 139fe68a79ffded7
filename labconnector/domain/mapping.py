"""What the lab teaches the program, and doctor → client: a pure function that gives a client or a question.

Nothing is guessed silently: without a rule there is a question, whose first choice is the best guess. Ordered
material → CAD material is in `materials.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from labconnector.domain.case import unit_name
from labconnector.domain.questions import Choice, Question, QuestionKind


@dataclass(frozen=True, slots=True)
class Doctor:
    """A doctor as Align knows him; the same id may appear at several practices."""

    id: int
    name: str
    license_number: str = ""
    practice_id: int = 0
    practice_name: str = ""


@dataclass(frozen=True, slots=True)
class Client:
    """The lab's own customer record. The millimetres travel with the case; None = as set in the CAD."""

    id: int
    name: str
    license_number: str = ""
    email: str = ""
    cement_gap_mm: float | None = None
    note: str = ""
    min_thickness_mm: float | None = None
    antagonist_distance_mm: float | None = None


@dataclass(frozen=True, slots=True)
class DoctorRule:
    """This doctor's cases are this client's; with a practice, those from there only (0 = from anywhere)."""

    id: int
    doctor_id: int
    doctor_name: str
    license_number: str
    client_id: int
    practice_id: int = 0
    practice_name: str = ""


@dataclass(frozen=True, slots=True)
class CadMaterial:
    """A material of the lab's CAD. Ids differ from reseller to reseller, so the list is never closed.

    method_id: how it is usually made, where that is not the catalogue's first method.
    """

    id: str
    name: str
    method_id: str = ""


@dataclass(frozen=True, slots=True)
class ProductionMethod:
    """How the lab makes it, e.g. 5-axis milling or pressing."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class MaterialKey:
    """What a material rule is about: Align's material by id and name, narrowed where the lab wants it (0 = any)."""

    material_id: str
    material_name: str
    unit_type: int = 0
    doctor_id: int = 0

    @property
    def name(self) -> str:
        """The ordered material: 'Gold'."""
        return self.material_name or f"Material {self.material_id}"

    @property
    def text(self) -> str:
        """How it is written in questions, on the command line and in rules: 'Gold' or 'Gold (Inlay)'."""
        return f"{self.name} ({unit_name(self.unit_type)})" if self.unit_type else self.name


class RuleMode(StrEnum):
    """What a material rule does with a new case."""

    SILENT = "silent"  # it decides
    ASK = "ask"  # it is the first choice of the question, which comes all the same


@dataclass(frozen=True, slots=True)
class MaterialRule:
    """This ordered material is made from that CAD material, by that method ('' = ask for the method)."""

    id: int
    key: MaterialKey
    cad_material_id: str
    method_id: str = ""
    mode: RuleMode = RuleMode.SILENT
    doctor_name: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A built-in guess: an ordered material whose name holds `word` → CAD materials, best first, and method."""

    word: str
    cad_material_ids: tuple[str, ...]
    method_id: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the lab's CAD offers, and the built-in guesses."""

    materials: tuple[CadMaterial, ...]
    methods: tuple[ProductionMethod, ...]
    suggestions: tuple[Suggestion, ...]

    def material(self, cad_material_id: str) -> CadMaterial:
        """The material of that id; an unknown id is the lab's own and stands for itself."""
        found = (m for m in self.materials if m.id == cad_material_id)
        return next(found, CadMaterial(cad_material_id, cad_material_id))

    def method(self, method_id: str) -> ProductionMethod:
        """The production method of that id; an unknown id stands for itself."""
        found = (m for m in self.methods if m.id == method_id)
        return next(found, ProductionMethod(method_id, method_id))

    def usual_method(self, cad_material_id: str) -> str:
        """How a material is usually made, as an id: its own method, else the catalogue's first one."""
        default = self.methods[0].id if self.methods else ""
        return self.material(cad_material_id).method_id or default


@dataclass(frozen=True, slots=True)
class Made:
    """The decision for one ordered material. `why` names the rule or the answer behind it."""

    cad_material: CadMaterial
    method: ProductionMethod
    why: str


# --- doctors --------------------------------------------------------------------------------------------------------


def decide_client(doctor: Doctor, rules: Iterable[DoctorRule], clients: Sequence[Client]) -> Client | Question:
    """The client of this doctor's cases, or the question who it is."""
    rule = doctor_rule(doctor, tuple(rules))
    by_id = {client.id: client for client in clients}
    if rule and rule.client_id in by_id:
        return by_id[rule.client_id]
    return doctor_question(doctor, clients)


def doctor_rule(doctor: Doctor, rules: Sequence[DoctorRule]) -> DoctorRule | None:
    """The rule for this doctor: his licence number goes before Align's id, and a rule for the case's practice before
    one for all. Id 0 means that Align gave none, which two strangers may share."""
    fitting = [rule for rule in rules if rule.practice_id in (0, doctor.practice_id)]
    by_licence = [rule for rule in fitting if rule.license_number == doctor.license_number != ""]
    by_id = [rule for rule in fitting if rule.doctor_id == doctor.id != 0]
    return min(by_licence or by_id, key=lambda rule: rule.practice_id == 0, default=None)


def client_why(doctor: Doctor, rules: Sequence[DoctorRule]) -> str:
    """Which rule says whose client this doctor is: 'rule 3 (this practice), by licence number'; '' for none."""
    rule = doctor_rule(doctor, rules)
    if rule is None:
        return ""
    narrowed = " (this practice)" if rule.practice_id else ""
    by_licence = doctor.license_number and rule.license_number == doctor.license_number
    return f"rule {rule.id}{narrowed}, by {'licence number' if by_licence else 'doctor ID'}"


NEW_CLIENT = "new"
_SIMILAR = 0.6


def doctor_question(doctor: Doctor, clients: Sequence[Client]) -> Question:
    """Asks for the client: same licence number first, then similar names, then a new client."""
    scored = sorted(((_client_score(doctor, c), c) for c in clients), key=lambda pair: -pair[0])
    choices = [Choice(str(c.id), c.name, _why(score)) for score, c in scored if score >= _SIMILAR]
    choices.append(Choice(NEW_CLIENT, doctor.name or f"Doctor {doctor.id}", "a new client"))
    place = f" at {doctor.practice_name}" if doctor.practice_name else ""
    return Question(QuestionKind.DOCTOR, str(doctor.id), f"Which client is {doctor.name}{place}?", tuple(choices))


def _client_score(doctor: Doctor, client: Client) -> float:
    if doctor.license_number and doctor.license_number == client.license_number:
        return 2.0
    return SequenceMatcher(None, _name_key(doctor.name), _name_key(client.name)).ratio()


def _name_key(name: str) -> str:
    words = (word.strip(".,").casefold() for word in name.replace(",", " ").split())
    return " ".join(sorted(word for word in words if word not in {"dr", "dr.", "prof", "dds", "dmd"}))


def _why(score: float) -> str:
    return "same licence number" if score > 1 else "similar name"
