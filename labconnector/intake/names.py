"""What names tell: which files are looked at, and which order they may belong to."""

from __future__ import annotations

import re
from collections.abc import Container
from fnmatch import translate
from functools import lru_cache
from pathlib import PurePath

from labconnector.scans.roles import order_in_name

ZIP = ".zip"
SCANS = frozenset({".stl", ".ply"})
"""A file of these begins a case; other files come along with them."""

_NUMBER = re.compile(r"(?<!\d)\d{5,12}(?!\d)")
_JAWS = re.compile(r"(?i)(?<![a-z])(?:upper|lower|maxill\w*|mandib\w*|jaw|upperjaw|lowerjaw|bite\d*|u|l)(?![a-z])")


def suffix_of(name: str) -> str:
    """The ending in lower case, with its dot; '' where there is none."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if stem and dot else ""


def is_wanted(name: str, allow: Container[str], deny: tuple[str, ...]) -> bool:
    """Whether a file is looked at. allow: endings such as '.stl'. deny: patterns such as '*.part'."""
    return suffix_of(name) in allow and not is_denied(name, deny)


def is_denied(name: str, deny: tuple[str, ...]) -> bool:
    """Whether a file or folder is passed over: hidden ones always are, and names that are no text (Linux takes any)."""
    if name.startswith(".") or not _is_text(name):
        return True
    return bool(deny) and bool(_any_of(deny).match(name.casefold()))


@lru_cache(maxsize=8)
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(translate(pattern.casefold()) for pattern in patterns))


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def numbers_in(name: str) -> frozenset[str]:
    """Numbers that may be an order ID. Dates are among them: only one that is in the case list counts."""
    return frozenset(_NUMBER.findall(PurePath(name).name)) | ({order_in_name(name)} - {""})


def group_of(name: str) -> str:
    """What files of one case have in common in their names: the order ID, else all but the jaw."""
    if exact := order_in_name(name):
        return exact
    numbers = numbers_in(name)
    if len(numbers) == 1:
        return next(iter(numbers))
    stem = _JAWS.sub("", PurePath(name).stem)
    return re.sub(r"[\W_]+", " ", stem).strip().casefold()
