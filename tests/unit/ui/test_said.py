"""Sentences of the engine, known again by their templates. A small translator stands for a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtCore", reason="Qt's libraries are not on this computer", exc_type=ImportError)

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from labconnector.ui.said import said, use_templates

WORDS = {
    "The disk is full": "Der Datenträger ist voll",
    "Tooth {number} {fact}": "Zahn {number} {fact}",
    "is a pontic without a bridge": "ist ein Zwischenglied ohne Brücke",
    "Deliver the case without it?": "Den Fall ohne das übergeben?",
    "The scan file '{name}' {what}.": "Die Scan-Datei „{name}“ {what}.",
    "is worn as {kind}": "wird als {kind} getragen",
    "is cut off": "ist abgeschnitten",
    "The scan file '{name}' cannot be read: {reason}.": "„{name}“ lässt sich nicht lesen: {reason}.",
    "Order {order}, {patient}": "{patient}, Auftrag {order}",
}


class Words(QTranslator):
    """A translation of a few sentences."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, _comment: str | None = None, _n: int = -1) -> str:
        return WORDS.get(source, source) if context == "said" else source


@pytest.fixture(autouse=True)
def words(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    made = Words()
    QCoreApplication.installTranslator(made)
    file = tmp_path / "said.txt"
    file.write_text("".join(f"{source}\n" for source in WORDS if "{" in source), encoding="utf-8")
    use_templates(file)
    yield
    use_templates(None)
    QCoreApplication.removeTranslator(made)


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("The disk is full", "Der Datenträger ist voll"),
        ("The disk is full.", "Der Datenträger ist voll."),
        ("Tooth 14 is a pontic without a bridge", "Zahn 14 ist ein Zwischenglied ohne Brücke"),
        (
            "Tooth 14 is a pontic without a bridge. Deliver the case without it?",
            "Zahn 14 ist ein Zwischenglied ohne Brücke. Den Fall ohne das übergeben?",
        ),
        ("The scan file 'a.stl' is cut off.", "Die Scan-Datei „a.stl“ ist abgeschnitten."),
        ("Order 1001, Bela Example", "Bela Example, Auftrag 1001"),
        (
            "Tooth 14 is worn as a crown. The disk is full.",
            "Zahn 14 wird als a crown getragen. Der Datenträger ist voll.",
        ),
        ("Order 1001, Dr. Ada Sample", "Dr. Ada Sample, Auftrag 1001"),
        ("The disk is full: D:", "Der Datenträger ist voll: D:"),
        ("Nobody has a word for it", "Nobody has a word for it"),
        ("", ""),
    ],
)
def test_a_sentence_is_said_in_the_language(english: str, german: str) -> None:
    assert said(english) == german


def test_the_template_with_the_most_words_of_its_own_is_taken() -> None:
    assert said("The scan file 'a.stl' cannot be read: no rights.") == "„a.stl“ lässt sich nicht lesen: no rights."


def test_braces_in_names_are_nothing_special() -> None:
    assert said("The scan file '{0} {patient}' is cut off.") == "Die Scan-Datei „{0} {patient}“ ist abgeschnitten."


def test_without_templates_only_whole_texts_are_known() -> None:
    use_templates(None)
    assert said("The disk is full") == "Der Datenträger ist voll"
    assert said("Tooth 14 is a pontic without a bridge") == "Tooth 14 is a pontic without a bridge"
