"""What was typed or pasted as an order ID, and what it is where it is none. Plain Python."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from labconnector.domain.order_id import MOST_DIGITS


class Wrong(StrEnum):
    """Why something typed is no order ID."""

    EMPTY = "empty"
    CODE = "code"  # letters and digits, as Order Codes and Order Details IDs have them
    NAME = "name"  # no digit at all
    SIGNS = "signs"  # digits with something between them
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Typed:
    """order_id: the digits, '' where it is none; wrong: why. blanks: whether blanks were left out of it."""

    order_id: str
    blanks: bool = False
    wrong: Wrong | None = None


_LABEL = re.compile(r"^(order|case)\s*(id|number|no\.?)?\s*[:#]\s*|^#\s*", re.IGNORECASE)


def typed_id(text: str) -> Typed:
    """Blanks are left out wherever they are, and 'Order ID:' in front, as pasting from a page brings it along."""
    bare = _LABEL.sub("", text.strip())
    digits = "".join(_digit(sign) for sign in bare if not _is_blank(sign))
    wrong = _wrong(digits)
    if wrong:
        return Typed("", wrong=wrong)
    return Typed(digits, blanks=any(_is_blank(sign) for sign in text))


def _is_blank(sign: str) -> bool:
    """Blanks of every width, and signs that are not seen at all."""
    return sign.isspace() or unicodedata.category(sign) == "Cf"


def _digit(sign: str) -> str:
    """Digits of other scripts count as digits."""
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def _wrong(digits: str) -> Wrong | None:
    if not digits:
        return Wrong.EMPTY
    if digits.isdecimal():
        return Wrong.LONG if len(digits) > MOST_DIGITS else None
    if not any(sign.isdecimal() for sign in digits):
        return Wrong.NAME
    return Wrong.CODE if any(sign.isalpha() for sign in digits) else Wrong.SIGNS
