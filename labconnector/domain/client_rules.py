"""What may stand in a client's record, by whatever way it comes in: a form or a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from labconnector.domain.mapping import Client

_LENGTH = re.compile(r"([+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+))\s*(mm|[µμu]m|mic|microns?|mikrometer)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")


@dataclass(frozen=True, slots=True)
class Limits:
    """From where to where a length of a client may be, in millimetres."""

    lowest: float
    widest: float


CEMENT_GAP = Limits(0, 1)
MIN_THICKNESS = Limits(0, 5)
ANTAGONIST_DISTANCE = Limits(-1, 1)
"""Below 0 the crown goes into its antagonist, for what is ground in by hand."""


class NoLength(ValueError):
    """A text is no number with a unit of length."""


class WrongLength(ValueError):
    """A length outside of its limits."""


def length_mm(typed: str, limits: Limits, unit: str = "mm") -> float | None:
    """A length in millimetres, to a ten-thousandth; None where nothing was typed.

    '0,04', '.04 mm', '40 µm': point or comma, in `unit` where none stands behind it. Raises NoLength, WrongLength.
    """
    text = typed.strip()
    if not text:
        return None
    found = _LENGTH.fullmatch(text)
    if found is None:
        raise NoLength(text)
    number = float(found[1].replace(",", "."))
    length = number if (found[2] or unit).casefold() == "mm" else number / 1000
    if not limits.lowest <= length <= limits.widest:
        raise WrongLength(text)
    return round(length, 4)


def client_lengths(client: Client) -> tuple[tuple[str, str], ...]:
    """What the lab keeps for a client, as it is written on sheets: ('Cement gap', '0.05 mm')."""
    kept = (
        ("Cement gap", client.cement_gap_mm),
        ("Minimum thickness", client.min_thickness_mm),
        ("Distance to antagonist", client.antagonist_distance_mm),
    )
    return tuple((name, f"{length:g} mm") for name, length in kept if length is not None)


def is_email(text: str) -> bool:
    """Enough to catch a slip; whether the address exists only the mail server knows."""
    return _EMAIL.fullmatch(text) is not None
