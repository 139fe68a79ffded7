"""What may stand in a client's record, by whatever way it comes in: a form or a table."""

from __future__ import annotations

import re

WIDEST_GAP_MM = 1.0
_GAP = re.compile(r"([+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+))\s*(mm|[µμu]m|mic|microns?|mikrometer)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")


class NoGap(ValueError):
    """A text is no number with a unit of length."""


class WideGap(ValueError):
    """A length that no cement gap has: below 0, or above `WIDEST_GAP_MM`."""


def gap_mm(typed: str, unit: str = "mm") -> float | None:
    """A cement gap in millimetres, to a ten-thousandth; None where nothing was typed.

    '0,04', '.04 mm', '40 µm': point or comma, in `unit` where none stands behind it. Raises NoGap, WideGap.
    """
    text = typed.strip()
    if not text:
        return None
    found = _GAP.fullmatch(text)
    if found is None:
        raise NoGap(text)
    number = float(found[1].replace(",", "."))
    gap = number if (found[2] or unit).casefold() == "mm" else number / 1000
    if not 0 <= gap <= WIDEST_GAP_MM:
        raise WideGap(text)
    return round(gap, 4)


def is_email(text: str) -> bool:
    """Enough to catch a slip; whether the address exists only the mail server knows."""
    return _EMAIL.fullmatch(text) is not None
