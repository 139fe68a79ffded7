"""Search as it is meant: every typed word stands somewhere in the row; case and accents do not matter. No Qt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_MARKS = re.compile("[\u0300-\u036f]+")  # accents, as NFKD parts them from their letters


def folded(text: str) -> str:
    """For comparing: 'Zoë Müller' → 'zoe muller'."""
    if text.isascii():
        return text.casefold()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def search_text(texts: Iterable[str]) -> str:
    """All that a row can be found by. A word is never found across two texts."""
    return folded("\n".join(texts))


def words_of(typed: str) -> tuple[str, ...]:
    """What was typed, as words to look for."""
    return tuple(folded(typed).split())


def matches(words: Iterable[str], in_text: str) -> bool:
    """Whether all the words occur in a `search_text`."""
    return all(word in in_text for word in words)
