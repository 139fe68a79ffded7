"""What a person types about a client, and the client it makes. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from labconnector.domain.client_rules import NoGap, WideGap, gap_mm, is_email
from labconnector.domain.mapping import Client
from labconnector.ui.parts.matching import folded


class Flaw(StrEnum):
    """Why a field cannot be kept as it is."""

    NO_NAME = "no-name"
    EMAIL = "email"
    GAP_NO_NUMBER = "gap-no-number"
    GAP_RANGE = "gap-range"


@dataclass(frozen=True, slots=True)
class ClientFields:
    """The fields as typed.

    cement_gap: millimetres with a point or a comma, or micrometres with their unit behind; '' = none.
    """

    name: str = ""
    license_number: str = ""
    email: str = ""
    cement_gap: str = ""
    note: str = ""

    @property
    def flaws(self) -> dict[str, Flaw]:
        """What is wrong, by the field's name; empty where all is well."""
        found: dict[str, Flaw] = {}
        if not self.name.strip():
            found["name"] = Flaw.NO_NAME
        if self.email.strip() and not is_email(self.email.strip()):
            found["email"] = Flaw.EMAIL
        gap = gap_of(self.cement_gap)
        if isinstance(gap, Flaw):
            found["cement_gap"] = gap
        return found

    def client(self, client_id: int) -> Client:
        """The client; whole only where there are no flaws."""
        gap = gap_of(self.cement_gap)
        name, license_number, email = (" ".join(t.split()) for t in (self.name, self.license_number, self.email))
        return Client(client_id, name, license_number, email, None if isinstance(gap, Flaw) else gap, self.note.strip())


def fields_of(client: Client, decimal_point: str = ".") -> ClientFields:
    """A client as it is typed."""
    gap = gap_text(client.cement_gap_mm, decimal_point)
    return ClientFields(client.name, client.license_number, client.email, gap, client.note)


def gap_text(gap_mm: float | None, decimal_point: str = ".") -> str:
    """Millimetres without needless zeros; '' for none."""
    return "" if gap_mm is None else f"{gap_mm:.4f}".rstrip("0").rstrip(".").replace(".", decimal_point)


def gap_of(typed: str) -> float | Flaw | None:
    """Millimetres, None for nothing typed, or what is wrong."""
    try:
        return gap_mm(typed)
    except NoGap:
        return Flaw.GAP_NO_NUMBER
    except WideGap:
        return Flaw.GAP_RANGE


def same_client(client: Client, others: Iterable[Client]) -> Client | None:
    """Another record that may well be the same client: same licence number, or same name."""
    rest = [other for other in others if other.id != client.id]
    if client.license_number:
        for other in rest:
            if other.license_number == client.license_number:
                return other
    return next((other for other in rest if folded(other.name) == folded(client.name)), None)
