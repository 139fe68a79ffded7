"""Tables of clients as other programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from labconnector.desk.client_import import read_clients
from labconnector.domain.client_file import ClientFile
from labconnector.domain.errors import FileError
from labconnector.domain.mapping import Client

ENGLISH = "Name;Licence;E-mail;Cement gap (mm);Note\nDr. Ada Sample;L-1;ada@sample.test;0.04;Flat contacts\n"


def read(folder: Path, text: str | bytes, *existing: Client, encoding: str = "utf-8") -> ClientFile:
    path = folder / "clients.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return read_clients(path, existing)


def test_all_columns(tmp_path: Path) -> None:
    found = read(tmp_path, ENGLISH)
    assert found.clients == (Client(0, "Dr. Ada Sample", "L-1", "ada@sample.test", 0.04, "Flat contacts"),)
    assert found.skipped == ()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_encodings_and_line_ends(tmp_path: Path, separator: str, encoding: str, end: str) -> None:
    lines = (("Kunde", "Lizenz-Nr.", "Bemerkung"), ("Praxis Grünwald & Söhne", "Z 7", "Höcker, flach"), ())
    text = end.join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    found = read(tmp_path, text, encoding=encoding)
    assert found.clients == (Client(0, "Praxis Grünwald & Söhne", "Z 7", note="Höcker, flach"),)


@pytest.mark.parametrize(
    "header",
    [
        "Praxisname;Zulassungsnummer;E-Mail-Adresse;Zementspalt in mm;Notizen",
        "CUSTOMER NAME;License No.;Mail;Cement Gap [mm];Comments",
        "sep=;\nname*;licence number;email;gap (mm);remark",
        "\n\nClient;LANR;EMail;Spacer mm;Hinweis",
    ],
)
def test_header_names(tmp_path: Path, header: str) -> None:
    found = read(tmp_path, f"{header}\nDr. Ada Sample;L-1;ada@sample.test;0,04;Flat contacts\n")
    assert found.clients == (Client(0, "Dr. Ada Sample", "L-1", "ada@sample.test", 0.04, "Flat contacts"),)


@pytest.mark.parametrize(
    ("title", "cell", "mm"),
    [
        ("Cement gap (mm)", "0,04", 0.04),
        ("Cement gap", "0.04", 0.04),
        ("Cement gap", "40", 0.04),
        ("Cement gap", "40 µm", 0.04),
        ("Cement gap (mm)", "40 um", 0.04),
        ("Cement gap (µm)", "40", 0.04),
        ("Zementspalt in μm", "0,5", 0.0005),
        ("Cement gap (microns)", "35.5", 0.0355),
        ("Cement gap (µm)", "0.04 mm", 0.04),
        ("Cement gap", "0", 0.0),
        ("Cement gap", "", None),
    ],
)
def test_cement_gaps_in_mm_and_microns(tmp_path: Path, title: str, cell: str, mm: float | None) -> None:
    found = read(tmp_path, f"Name;{title}\nDr. Ada Sample;{cell}\n", encoding="utf-8")
    assert [client.cement_gap_mm for client in found.clients] == [mm]


def test_lines_that_are_left_out_say_why(tmp_path: Path) -> None:
    rows = (
        "Name;Cement gap;Email",
        "First;0.04;",
        ";0.05;",
        "",
        "Odd gap;a lot;",
        "Wide gap (mm);2 mm;",
        "Under;-1;",
        "Odd mail;;not a mail",
        'Two\t lines;;"a@b.test"',
        "Short",
    )
    found = read(tmp_path, "\n".join(rows))
    assert [client.name for client in found.clients] == ["First", "Two lines", "Short"]
    assert [(line.number, line.name) for line in found.skipped] == [
        (3, ""), (5, "Odd gap"), (6, "Wide gap (mm)"), (7, "Under"), (8, "Odd mail"),
    ]  # fmt: skip
    assert [line.reason for line in found.skipped][:2] == ["there is no name", "'a lot' is no cement gap"]
    assert found.duplicates == 0


def test_line_numbers_count_lines_inside_of_cells(tmp_path: Path) -> None:
    found = read(tmp_path, 'Name;Note\nFirst;"one\ntwo\nthree"\n;no name\n')
    assert found.clients == (Client(0, "First", note="one two three"),)
    assert [line.number for line in found.skipped] == [5]


def test_clients_that_are_there_already(tmp_path: Path) -> None:
    rows = (
        "EXAMPLE & sons;",
        "By number;l-2",
        "New;L-3",
        "new;",
        "Other;L-3",
        "Dr. Twin;L-8",
        "Dr. Twin;L-9",
        "Dr. Twin;",
    )
    text = "\n".join(("Name;Licence", *rows))
    found = read(
        tmp_path, text, Client(4, "Example & Sons"), Client(5, "Dr. Number", "L-2"), Client(6, "Dr. Twin", "L-7")
    )
    assert [(client.name, client.license_number) for client in found.clients] == [
        ("New", "L-3"), ("Dr. Twin", "L-8"), ("Dr. Twin", "L-9"),
    ]  # fmt: skip
    assert [line.number for line in found.skipped] == [2, 3, 5, 6, 9]
    assert found.duplicates == 5
    assert found.skipped[0].reason == "'Example & Sons' is in the list already"
    assert found.skipped[1].reason == "'Dr. Number' is in the list already, with this licence number"
    assert found.skipped[2].reason == "line 4 has 'New' already"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\n \n;;\n", "is empty"),
        (b"Licence;Note\nL-1;x\n", "no column with the clients' names"),
        (b"PK\x03\x04 an Excel workbook", "is no CSV file"),
        (b"Name;Note\n" + b"x;y\n" * 50_001, "too many lines"),
        (b"x" * 10_000_001, "too large"),
        (b"Name;Note\nA;" + b"x" * 140_000 + b"\n", "Line 2"),
    ],
    ids=["empty", "blank", "no names", "workbook", "long", "large", "a cell of 140 kB"],
)
def test_what_is_no_table_of_clients(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(FileError) as caught:
        read(tmp_path, data)
    assert words in caught.value.message
    assert "columns" in caught.value.action


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        read_clients(tmp_path / "none.csv")
    assert "none.csv" in caught.value.message


@pytest.mark.parametrize("data", [b"Name\n\x81\x8d\x8f\n", b"\xff\xfeN", b"Name\n\0\0A\0\n", b"Name\n\xe2\x80\xa8A\n"])
def test_odd_bytes_do_no_harm(tmp_path: Path, data: bytes) -> None:
    try:
        found = read(tmp_path, data)
    except FileError:
        return
    assert len(found.clients) + len(found.skipped) <= 1
