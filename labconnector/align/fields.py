"""Kinds of values as Align's documents write them, and the ways in which real answers differ from that."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import BeforeValidator

_NO_DATE_YEAR = 1
"""The service's language writes 'no date' as 0001-01-01."""
_DAY_FIRST_OF_ALL = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})")
_AMERICAN = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*$")


def lower_keys(value: object) -> object:
    """A mapping with keys in lower case; both spellings of names occur in the documents. Other values stay."""
    return {str(key).lower(): one for key, one in value.items()} if isinstance(value, dict) else value


def to_text(value: object) -> object:
    """Text without blanks around it; null is ''; numbers become text."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else value


def to_number(value: object) -> object:
    """A number, also from text; null and '' are None."""
    if isinstance(value, str):
        value = value.strip()
        return int(value) if re.fullmatch(r"[+-]?\d{1,18}", value) else value or None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def to_list(value: object) -> object:
    """A list; null is the empty one."""
    return [] if value is None else value


def to_day(value: object) -> date | None:
    """The calendar day as written, whatever time or zone follows; None where there is none.

    A due date is a day at the lab. Shifting it by a time zone would make it the day before for half the world.
    """
    text = value if isinstance(value, str) else ""
    iso, american = _DAY_FIRST_OF_ALL.match(text), _AMERICAN.match(text)
    try:
        if iso:
            found = date(int(iso[1]), int(iso[2]), int(iso[3]))
        elif american:
            found = date(int(american[3]), int(american[1]), int(american[2]))
        else:
            return None
    except ValueError:
        return None
    return None if found.year == _NO_DATE_YEAR else found


def to_moment(value: object) -> datetime | None:
    """A moment in UTC; without a zone it is UTC already ('always in GMT + 0'). None where there is none."""
    text = value.strip() if isinstance(value, str) else ""
    american = _AMERICAN.match(text)
    try:
        if american:
            month, day, year, hour, minute, second = (int(part or 0) for part in american.groups())
            found = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        else:
            found = datetime.fromisoformat(text)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return None if found.year == _NO_DATE_YEAR else found


Text = Annotated[str, BeforeValidator(to_text)]
Number = Annotated[int, BeforeValidator(lambda value: to_number(value) or 0)]
MaybeNumber = Annotated[int | None, BeforeValidator(to_number)]
Day = Annotated[date | None, BeforeValidator(to_day)]
Moment = Annotated[datetime | None, BeforeValidator(to_moment)]
