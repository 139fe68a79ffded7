"""The lab's own materials: what is saved is loaded, what a table holds is read, what is wrong is named."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from labconnector.cad.material_csv import MOST_BYTES, read_catalogue_csv
from labconnector.cad.materials import load_catalogue, save_own_catalogue
from labconnector.domain.errors import SettingsError
from labconnector.domain.mapping import CadMaterial, Catalogue, ProductionMethod, Suggestion

SHIPPED = load_catalogue()


def changed() -> Catalogue:
    """The shipped catalogue with one of each changed or added."""
    materials = tuple(
        replace(m, name="House zirconia", method_id="house") if m.id == "ZI" else m for m in SHIPPED.materials
    )
    return Catalogue(
        (*materials, CadMaterial("X9", 'Größe "9"')),
        (*SHIPPED.methods, ProductionMethod("house", "Our machine")),
        (Suggestion("gold", ("X9", "AU"), "house"), *SHIPPED.suggestions),
    )


def test_what_is_saved_is_loaded_and_holds_only_what_differs(tmp_path: Path) -> None:
    own = tmp_path / "materials.toml"
    save_own_catalogue(own, changed())
    assert load_catalogue(own) == changed()
    values = tomllib.loads(own.read_text("utf-8"))
    assert {name: len(rows) for name, rows in values.items()} == {"material": 2, "method": 1, "suggestion": 1}
    save_own_catalogue(own, load_catalogue(own))
    assert load_catalogue(own) == changed()
    assert list(tmp_path.iterdir()) == [own]


def test_without_a_difference_there_is_no_own_file(tmp_path: Path) -> None:
    own = tmp_path / "materials.toml"
    for catalogue in (SHIPPED, changed(), SHIPPED):
        save_own_catalogue(own, catalogue)
    assert not own.exists()


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (replace(SHIPPED, materials=SHIPPED.materials[1:]), SHIPPED.materials[0].id),
        (replace(SHIPPED, methods=SHIPPED.methods[1:]), SHIPPED.methods[0].id),
        (replace(SHIPPED, materials=(*SHIPPED.materials, CadMaterial("ZI", "Twice"))), "several materials.*ZI"),
        (replace(SHIPPED, materials=(*SHIPPED.materials, CadMaterial(" ", "Nameless"))), "without an id.*Nameless"),
        (replace(SHIPPED, methods=(*SHIPPED.methods, ProductionMethod("", ""))), "method without an id"),
        (replace(SHIPPED, materials=(*SHIPPED.materials, CadMaterial("X9", "X", "magic"))), "method: magic"),
    ],
)
def test_what_is_wrong_is_named_and_changes_nothing(tmp_path: Path, wrong: Catalogue, named: str) -> None:
    own = tmp_path / "materials.toml"
    save_own_catalogue(own, changed())
    with pytest.raises(SettingsError, match=named):
        save_own_catalogue(own, wrong)
    assert load_catalogue(own) == changed()


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be written"):
        save_own_catalogue(tmp_path / "file" / "materials.toml", changed())


# --- import -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("header", ["", "ID;Name;Method\n"])
def test_a_table_as_spreadsheets_save_it(tmp_path: Path, encoding: str, delimiter: str, header: str) -> None:
    method = SHIPPED.methods[1]
    text = f'{header}ZI;House zirconia;{method.name.upper()}\n\nX9;"Größe 9"\r\n X10 ; Ten ; {method.id} ;;\n'
    table = tmp_path / "table.csv"
    table.write_bytes(_delimited(text, delimiter).encode(encoding))
    read = read_catalogue_csv(table, SHIPPED)
    assert read.material("ZI") == CadMaterial("ZI", "House zirconia", method.id)
    assert read.materials[-2:] == (CadMaterial("X9", "Größe 9"), CadMaterial("X10", "Ten", method.id))
    assert len(read.materials) == len(SHIPPED.materials) + 2
    assert (read.methods, read.suggestions) == (SHIPPED.methods, SHIPPED.suggestions)


def _delimited(text: str, delimiter: str) -> str:
    method = SHIPPED.methods[1]
    for name in (method.name.upper(), method.id):
        text = text.replace(name, f'"{name}"' if "," in name else name)
    return text.replace(";", delimiter).replace(f' "{method.id}" ', f'"{method.id}"')


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "no materials"),
        (b"id;name;method\n\n", "no materials"),
        (b"X9;Nine\n;Ten\n", "line 2: the id is missing"),
        (b"X9\n", "line 1: the name is missing"),
        (b"X9;Nine\nX9;Ten\n", "line 2: the id 'X9' is there twice"),
        (b"X9;Nine;magic\n", "line 1: there is no production method 'magic'"),
        (b"X9;Nine;;;5\n", "line 1: there are more than three fields"),
        (b"PK\x03\x04\0\0", "no list of materials"),
        (b"X" * (MOST_BYTES + 1), "no list of materials"),
        (b"X" * 200_000, "no list of materials"),
    ],
)
def test_a_table_that_is_not_right(tmp_path: Path, data: bytes, named: str) -> None:
    table = tmp_path / "table.csv"
    table.write_bytes(data)
    with pytest.raises(SettingsError, match=named):
        read_catalogue_csv(table, SHIPPED)


def test_no_such_table(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(SettingsError, match="cannot be read"):
            read_catalogue_csv(path, SHIPPED)
