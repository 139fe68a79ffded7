"""What a person types about a client, and the client it makes. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from labconnector.domain.client_rules import (
    ANTAGONIST_DISTANCE,
    CEMENT_GAP,
    MIN_THICKNESS,
    Limits,
    NoLength,
    WrongLength,
    is_email,
    length_mm,
)
from labconnector.domain.mapping import Client
from labconnector.ui.parts.matching import folded


class Flaw(StrEnum):
    """Why a field cannot be kept as it is."""

    NO_NAME = "no-name"
    EMAIL = "email"
    NO_NUMBER = "no-number"
    GAP_RANGE = "gap-range"
    THICKNESS_RANGE = "thickness-range"
    DISTANCE_RANGE = "distance-range"


@dataclass(frozen=True, slots=True)
class ClientFields:
    """The fields as typed.

    Lengths: millimetres with a point or a comma, or micrometres with their unit behind; '' = none.
    """

    name: str = ""
    license_number: str = ""
    email: str = ""
    cement_gap: str = ""
    note: str = ""
    min_thickness: str = ""
    antagonist_distance: str = ""

    @property
    def flaws(self) -> dict[str, Flaw]:
        """What is wrong, by the field's name; empty where all is well."""
        found: dict[str, Flaw] = {}
        if not self.name.strip():
            found["name"] = Flaw.NO_NAME
        if self.email.strip() and not is_email(self.email.strip()):
            found["email"] = Flaw.EMAIL
        return found | {name: length for name, length in self._lengths().items() if isinstance(length, Flaw)}

    def client(self, client_id: int) -> Client:
        """The client; whole only where there are no flaws."""
        name, license_number, email = (" ".join(t.split()) for t in (self.name, self.license_number, self.email))
        gap, thickness, distance = (None if isinstance(one, Flaw) else one for one in self._lengths().values())
        return Client(client_id, name, license_number, email, gap, self.note.strip(), thickness, distance)

    def _lengths(self) -> dict[str, float | Flaw | None]:
        return {name: length_of(getattr(self, name), name) for name in LENGTHS}


LENGTHS: dict[str, tuple[Limits, Flaw]] = {
    "cement_gap": (CEMENT_GAP, Flaw.GAP_RANGE),
    "min_thickness": (MIN_THICKNESS, Flaw.THICKNESS_RANGE),
    "antagonist_distance": (ANTAGONIST_DISTANCE, Flaw.DISTANCE_RANGE),
}
"""The fields that are lengths, with their limits."""


def fields_of(client: Client, decimal_point: str = ".") -> ClientFields:
    """A client as it is typed."""
    gap, thickness, distance = (
        length_text(one, decimal_point)
        for one in (client.cement_gap_mm, client.min_thickness_mm, client.antagonist_distance_mm)
    )
    return ClientFields(client.name, client.license_number, client.email, gap, client.note, thickness, distance)


def length_text(length_mm: float | None, decimal_point: str = ".") -> str:
    """Millimetres without needless zeros; '' for none."""
    return "" if length_mm is None else f"{length_mm:.4f}".rstrip("0").rstrip(".").replace(".", decimal_point)


def length_of(typed: str, name: str) -> float | Flaw | None:
    """Millimetres, None for nothing typed, or what is wrong. name: of a field in `LENGTHS`."""
    limits, out_of_range = LENGTHS[name]
    try:
        return length_mm(typed, limits)
    except NoLength:
        return Flaw.NO_NUMBER
    except WrongLength:
        return out_of_range


def same_client(client: Client, others: Iterable[Client]) -> Client | None:
    """Another record that may well be the same client: same licence number, or same name."""
    rest = [other for other in others if other.id != client.id]
    if client.license_number:
        for other in rest:
            if other.license_number == client.license_number:
                return other
    return next((other for other in rest if folded(other.name) == folded(client.name)), None)
