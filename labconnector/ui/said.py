"""Texts that the engine made, in the user's language.

The engine speaks English, and puts names and numbers into its sentences: "The zip holds 'upper.stl' twice." The
translation has "The zip holds '{name}' twice."; which of these templates made a sentence is found out here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_HOLE = re.compile(r"\{(\w+)\}")
_SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z'])")
_DEEPEST = 3
"""Sentences stand in sentences: 'Tooth {number} {fact}.', and the fact has a tooth kind in it."""

_Template = tuple[str, tuple[str, ...], tuple[str, ...]]  # the source, its fixed pieces, the names of its holes


def said(text: str) -> str:
    """A text of the engine in the user's language, as far as the translation has it, and in the windows' own terms."""
    return _said(_IN_WINDOWS.get(text, text), _DEEPEST) if text else ""


_REPORT = QT_TRANSLATE_NOOP("said", "Try again. If it happens again, send us the support report: Settings, Help.")
_SIGN_IN = QT_TRANSLATE_NOOP("said", "Sign in again: Settings, Account.")
_RESTART = QT_TRANSLATE_NOOP("said", "Restart the computer. If it stays so, send the support report: Settings, Help.")
_TYPED = QT_TRANSLATE_NOOP("said", "Check what was typed.")
_CLIENTS = QT_TRANSLATE_NOOP("said", "Look at the clients: one may have been deleted meanwhile.")
_FOLDER = QT_TRANSLATE_NOOP("said", "Choose one: Settings, CAD folder.")
_FILL_IN = QT_TRANSLATE_NOOP("said", "Fill in addresses and client ID as Align gave them: Settings, Connection.")
_DAMAGED = QT_TRANSLATE_NOOP("said", "A copy was kept. Send us the support report before you do anything else.")
_IN_WINDOWS = {
    "Try again. If it happens again, run `labconnector diagnose` and send us the report.": _REPORT,
    "Sign in again: `labconnector login`.": _SIGN_IN,
    "Restart the computer. If it stays so, run `labconnector diagnose`.": _RESTART,
    "See `labconnector --help`.": _TYPED,
    "See `labconnector clients`.": _CLIENTS,
    "Choose one: `labconnector settings --cad-dir FOLDER`.": _FOLDER,
    "`labconnector settings --cad-dir FOLDER`": _FOLDER,
    "Fill in the addresses and client ID that Align gave you (README, Real account).": _FILL_IN,
    "A copy was kept. See docs/state-files.md, 'A damaged case list'.": _DAMAGED,
}
"""What the engine says to do names commands and documents; who sits at a window is sent to a window."""


def use_templates(file: Path | None) -> None:
    """From now on sentences are compared with the templates in a file, one a line; None = English, nothing to do."""
    _Templates.file = file
    _Templates.known.cache_clear()
    _said.cache_clear()


class _Templates:
    file: Path | None = None

    @staticmethod
    @lru_cache(maxsize=1)
    def known() -> tuple[_Template, ...]:
        """Those with the most fixed letters first. Read when the first sentence needs them."""
        if _Templates.file is None or not _Templates.file.is_file():
            return ()
        lines = _Templates.file.read_text(encoding="utf-8").splitlines()
        found = [_template(line) for line in lines if _HOLE.search(line)]
        return tuple(sorted(found, key=lambda one: -sum(map(len, one[1]))))


def _template(source: str) -> _Template:
    parts = _HOLE.split(source)
    return source, tuple(parts[::2]), tuple(parts[1::2])


@lru_cache(maxsize=2_000)
def _said(text: str, depth: int) -> str:
    whole = _translated(text)
    if whole != text or _Templates.file is None or depth == 0:
        return whole
    sentences = _SENTENCES.split(text)
    return (
        _by_template(text, depth, across=False)
        or _one_by_one(sentences, depth, all)
        or _by_template(text, depth, across=True)  # 'Dr. Ada' looks like the end of a sentence
        or _after_colon(text, depth)
        or _one_by_one(sentences, depth, any)
        or text
    )


def _translated(text: str) -> str:
    """As the file has it, with or without the full stop that a joined sentence got."""
    whole = QCoreApplication.translate("said", text)
    if whole == text and text.endswith("."):
        bare = QCoreApplication.translate("said", text[:-1])
        return text if bare == text[:-1] else bare + "."
    return whole


def _by_template(text: str, depth: int, *, across: bool) -> str:
    """across: whether what stands in a hole may go on over the end of a sentence. '' where no template fits."""
    for source, pieces, names in _Templates.known():
        stop = "." if text.endswith(".") and not pieces[-1].endswith(".") else ""
        values = _filled(text.removesuffix(stop), pieces)
        if values is None or (not across and any(map(_SENTENCES.search, values))):
            continue
        pattern = QCoreApplication.translate("said", source)
        if pattern != source:
            said_values = {name: _said(value, depth - 1) for name, value in zip(names, values, strict=True)}
            return _put_in(pattern, said_values) + stop
    return ""


def _one_by_one(sentences: list[str], depth: int, enough: Callable[[Iterable[bool]], bool]) -> str:
    """enough: whether all or any of the sentences must be known; '' where they are not."""
    if len(sentences) == 1:
        return ""
    parts = [_said(sentence, depth - 1) for sentence in sentences]
    return " ".join(parts) if enough(new != old for new, old in zip(parts, sentences, strict=True)) else ""


def _after_colon(text: str, depth: int) -> str:
    """'Listed by Align: In Lab Review': something known, then a detail."""
    head, colon, detail = text.partition(": ")
    known = QCoreApplication.translate("said", head)
    return f"{known}: {_said(detail, depth - 1)}" if colon and known != head else ""


def _put_in(pattern: str, values: dict[str, str]) -> str:
    """Not str.format: what a user typed may hold braces."""
    return _HOLE.sub(lambda found: values.get(found[1], found[0]), pattern)


def _filled(text: str, pieces: tuple[str, ...]) -> list[str] | None:
    """What stands in the holes between the pieces; None where they do not make this text."""
    first, last = pieces[0], pieces[-1]
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return None
    at, end = len(first), len(text) - len(last)
    values = []
    for piece in pieces[1:-1]:
        found = text.find(piece, at, end)
        if found < 0:
            return None
        values.append(text[at:found])
        at = found + len(piece)
    return [*values, text[at:end]]
