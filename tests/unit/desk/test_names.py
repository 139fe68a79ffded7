"""Names are masked wherever they stand; what is no name stays readable."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import store_kit

from labconnector.desk.names import MASK, NameMask, stored_names
from labconnector.domain.account import Account


def person(*names: str) -> NameMask:
    mask = NameMask()
    for name in names:
        mask.add_person(name)
    return mask


@pytest.mark.parametrize(
    "text",
    [
        "case 4711 of Example, Bela: held",
        "case 4711 of Bela Example: held",
        "/cad/2026-05-04_Example_Bela/4711.xml",
        "bela.example writes",
        "EXAMPLE",
        "patient=example;",
        "Example-Bela and again Example",
    ],
)
def test_a_patient_in_whatever_shape(text: str) -> None:
    hidden = person("Example, Bela").hide(text)
    assert MASK in hidden
    assert "example" not in hidden.lower()
    assert "bela" not in hidden.lower()
    assert ("4711" in hidden) == ("4711" in text)


@pytest.mark.parametrize(
    ("name", "text", "hidden"),
    [
        ("O'Neil-Lüders, Änne", "of Änne O'Neil-Lüders.", "of ••• •••."),
        ("山田, 太郎", "case山田太郎.stl and 山", "case•••.stl and 山"),
        ("Li, An", "an order of An Li, LI and li", "an order of ••• •••, ••• and li"),
        ("Dr. med. Ada Sample", "Dr. Sample asked Dr. Other", "Dr. ••• asked Dr. Other"),
        ("Иванова, Анна", "ИВАНОВА анна", "•••"),
        ("123", "case 123", "case 123"),
        ("", "case 123", "case 123"),
        ("J., Example", "J. Example and J.", "••• and J."),
    ],
)
def test_people(name: str, text: str, hidden: str) -> None:
    assert person(name).hide(text) == hidden


def test_decomposed_letters_are_the_same_letters() -> None:
    text = unicodedata.normalize("NFD", "case of Lüders")
    assert person(unicodedata.normalize("NFD", "Lüders, Änne")).hide(text) == "case of •••"


def test_a_practice_is_hidden_whole_but_its_words_are_not() -> None:
    mask = NameMask()
    mask.add_firm("Practice on the Hill")
    mask.add_firm("Praxis Grünwald")
    assert mask.hide("the practice asked") == "the practice asked"
    assert mask.hide("Practice_on the  Hill asked") == "••• asked"
    assert mask.hide("Grünwald's practice on a hill") == "•••'s practice on a hill"


def test_words_far_apart_are_no_name() -> None:
    mask = NameMask()
    mask.add_firm("Red Tooth")
    assert mask.hide("red 4711 tooth, Red, Tooth") == "red 4711 tooth, •••"


def test_a_log_line_without_names_stays_as_it_is() -> None:
    line = "2026-05-04 08:30:15,123 INFO labconnector.sync.work: case 4711: READY after 3 tries, 12,345 bytes\n"
    assert person("Example, Bela", "Dr. Ada Sample").hide(line) == line


def test_the_names_of_a_store(tmp_path: Path) -> None:
    with store_kit.opened(tmp_path) as store:
        store.save_account(Account("sandbox", 41, "Example Lab"))
        store_kit.listed(store, "1001", patient_last="Quillon", patient_first="Vera", doctor_name="Dr. Tarn Oxley")
        store_kit.listed(store, "1002", company_name="Gables & Wren")
        store.add_client("Fenwick Smiles")
        mask = stored_names(store)
    text = "Vera, Quillon; Oxley; Gables & Wren; Fenwick Smiles; Ada Sample; Example Lab"
    assert mask.hide(text).replace(MASK, "").strip(" ,;") == ""
