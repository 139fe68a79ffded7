"""Takes the names of people and practices out of a text that leaves the lab."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from labconnector.domain.listing import CaseQuery
from labconnector.store.store import Store

MASK = "•••"

_WHOLE_WORDS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # written without blanks: each sign is looked at alone
_WORD = re.compile(rf"[{_WHOLE_WORDS}]|[^\W\d_{_WHOLE_WORDS}]+")
_WIDEST_GAP = 4  # characters between two words of one name: ', ', '_-_'
_SURE = 4  # letters from which on a word is a name even in small letters: 'an' is none, 'An' may be one
_TITLES = frozenset({
    "dr", "med", "dent", "prof", "dds", "dmd", "bds", "msc", "phd", "mr", "mrs", "ms", "herr", "frau",
    "and", "und", "of", "the", "de", "du", "van", "von", "der", "den", "la", "le", "di", "el", "al", "zu",
    "praxis", "practice", "dental",
})  # fmt: skip
"""Words that are no name by themselves."""

Words = tuple[str, ...]


class NameMask:
    """Knows names and masks them wherever they stand, in whatever case, joined with blanks, commas or underscores."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[Words]] = {}
        self._known: set[Words] = set()

    def add_person(self, name: str) -> None:
        """Hides the whole name, its parts in any order, and each part alone."""
        self.add_firm(name)
        for part in re.split(r"[\s,;]+", unicodedata.normalize("NFC", name)):
            words = _words(part)
            if not (len(words) == 1 and words[0] in _TITLES):
                self._add(words)

    def add_firm(self, name: str) -> None:
        """Hides the name as a whole, with and without titles, but not its words: 'Practice' alone is no secret."""
        words = _words(name)
        self._add(words)
        bare = tuple(word for word in words if word not in _TITLES)
        if len("".join(bare)) >= _SURE:
            self._add(bare)

    def _add(self, words: Words) -> None:
        if words and words not in self._known and len("".join(words)) > 1:
            self._known.add(words)
            self._by_first.setdefault(words[0], []).append(words)

    def hide(self, text: str) -> str:
        """The text with every name masked."""
        text = unicodedata.normalize("NFC", text)
        found = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
        shown: list[str] = []
        done = at = 0
        while at < len(found):
            length = self._length_at(found, at)
            if length:
                shown += [text[done : found[at][0]], MASK]
                done = found[at + length - 1][1]
            at += length or 1
        return "".join((*shown, text[done:]))

    def _length_at(self, found: list[tuple[int, int, str]], at: int) -> int:
        """How many words from here on are one name; the longest counts."""
        names = self._by_first.get(found[at][2].casefold(), ())
        return max((len(name) for name in names if _stands_at(name, found, at)), default=0)


def _stands_at(name: Words, found: list[tuple[int, int, str]], at: int) -> bool:
    here = found[at : at + len(name)]
    if tuple(word.casefold() for _, _, word in here) != name:
        return False
    if any(later[0] - sooner[1] > _WIDEST_GAP for sooner, later in pairwise(here)):
        return False
    return len(name) > 1 or len(name[0]) >= _SURE or here[0][2][0].isupper()


def _words(name: str) -> Words:
    return tuple(word.casefold() for word in _WORD.findall(unicodedata.normalize("NFC", name)))


def stored_names(store: Store) -> NameMask:
    """Every patient, doctor, practice and client of every account. Raises StoreError and its kin."""
    people: set[str] = {rule.doctor_name for rule in store.doctor_rules()}
    firms: set[str] = {client.name for client in store.clients()}
    for account in store.accounts():
        firms.add(account.name)
        for line in store.lines(account.key, CaseQuery(limit=None), count=False).lines:
            people |= {line.patient, line.doctor}
            firms |= {line.practice, line.client}
    mask = NameMask()
    for person in people:
        mask.add_person(person)
    for firm in firms:
        mask.add_firm(firm)
    return mask
