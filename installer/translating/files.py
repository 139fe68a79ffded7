"""The translation files: `.ts`, which people work on, `.qm`, which the program reads. By Qt's lupdate and lrelease."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PySide6

from translating.engine import engine_texts, scan_types
from translating.windows import Text, window_texts

SOURCE = "en"
"""Its file holds plurals only: all else is said in the sources."""


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a `.ts` file. forms: the translation, one a plural form. done: not marked as unfinished."""

    text: Text
    forms: tuple[str, ...]
    done: bool


def all_texts(package: Path) -> list[Text]:
    """Everything that a translation must have."""
    return sorted({*window_texts(package / "ui"), *engine_texts(package), *scan_types(package)})


def templates(texts: Iterable[Text]) -> str:
    """The engine's sentences with placeholders, one a line: `said.txt`, by which the program knows them again."""
    return "".join(f"{text.source}\n" for text in texts if text.context == "said" and "{" in text.source)


def update(texts: list[Text], file: Path) -> None:
    """Brings a `.ts` file to these texts; what is there stays, what nobody says any more goes."""
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "texts.py"
        listing.write_text("".join(map(_call, texts)), encoding="utf-8")
        plurals = ["-pluralonly"] if file.stem.endswith(f"_{SOURCE}") else []
        options = ["-no-obsolete", "-locations", "none", "-disable-heuristic", "sametext", "-silent", *plurals]
        _run("lupdate", *options, str(listing), "-target-language", file.stem.rpartition("_")[2], "-ts", str(file))


def release(file: Path, made: Path) -> None:
    """Makes the `.qm` of a `.ts`; unfinished entries are left out."""
    _run("lrelease", "-silent", "-nounfinished", str(file), "-qm", str(made))


def read(file: Path) -> list[Message]:
    """The entries of a `.ts` file."""
    tree = ElementTree.parse(file)  # noqa: S314  our own file
    contexts = tree.iter("context")
    return [_message(one.findtext("name", ""), node) for one in contexts for node in one.iter("message")]


def _message(context: str, node: ElementTree.Element) -> Message:
    plural = node.get("numerus") == "yes"
    text = Text(context, node.findtext("source", ""), node.findtext("comment", ""), plural)
    translation = node.find("translation")
    assert translation is not None  # noqa: S101
    forms = [form.text or "" for form in translation.iter("numerusform")] if plural else [translation.text or ""]
    return Message(text, tuple(forms), translation.get("type") is None)


def _call(text: Text) -> str:
    """The text as lupdate reads it."""
    given = f"{repr_of(text.source)}, {repr_of(text.comment)}"
    if text.plural:  # it takes no translate() for one with plurals
        return f"class {text.context}:\n    def made(self, n):\n        self.tr({given}, n)\n\n\n"
    return f"QCoreApplication.translate({repr_of(text.context)}, {given})\n"


def repr_of(text: str) -> str:
    """A string in double quotes, as lupdate understands it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(tool: str, *arguments: str) -> None:
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    subprocess.run([str(Path(PySide6.__file__).parent / name), *arguments], check=True)
