"""Reads a table of clients as other programs write it: whatever separator, encoding, language and unit."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from labconnector.desk.new_file import file_error
from labconnector.domain.client_file import ClientFile, SkippedLine
from labconnector.domain.client_rules import CEMENT_GAP, NoLength, WrongLength, is_email, length_mm
from labconnector.domain.errors import FileError
from labconnector.domain.mapping import Client

_MOST_BYTES = 10_000_000
_MOST_ROWS = 50_000
_LONGEST = 500  # characters of a cell

_NAMES: Mapping[str, Sequence[str]] = {
    "name": (
        "name", "client", "clientname", "customer", "customername", "company", "practice", "doctor", "dentist",
        "kunde", "kundenname", "praxis", "praxisname", "zahnarzt", "behandler", "firma", "auftraggeber",
    ),
    "license_number": (
        "license", "licence", "licensenumber", "licencenumber", "licenseno", "licenceno", "lizenz", "lizenznummer",
        "lizenznr", "zulassung", "zulassungsnummer", "zulassungsnr", "lanr",
    ),
    "email": ("email", "mail", "emailaddress", "mailaddress", "emailadresse", "mailadresse"),
    "cement_gap": ("cementgap", "gap", "spacer", "zementspalt", "zementfuge", "spalt"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks", "notiz", "notizen", "bemerkung",
             "bemerkungen", "kommentar", "anmerkung", "anmerkungen", "hinweis"),
}  # fmt: skip
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}


def read_clients(path: Path, existing: Iterable[Client] = ()) -> ClientFile:
    """The clients of a CSV file, and the lines that are left out with the reason. Nothing is stored.

    Separated by semicolon, comma or tab; UTF-8, UTF-16 or Windows-1252. The first line names the columns, in English or
    German; a name is needed, the rest may be missing. `existing`: the clients that are in the list already.
    Raises FileError where it is no such table.
    """
    rows = list(_rows(path, _text(path)))
    if not rows:
        raise FileError(f"{path.name} is empty.", action=_EXPECTED)
    header, columns = rows[0][1], _columns(rows[0][1])
    if "name" not in columns:
        raise FileError(f"{path.name} has no column with the clients' names.", action=_EXPECTED)
    return _Reader(columns, header, existing).read(rows[1:])


_EXPECTED = (
    "The first line must name the columns: name, licence, email, cement gap (mm), note. Only the name is needed. "
    "Save the table as CSV in Excel."
)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FileError(f"{path.name} is too large to be a list of clients.", action=_EXPECTED)
        data = path.read_bytes()
    except OSError as error:
        raise file_error(path, error) from error
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise FileError(f"{path.name} is no CSV file.", action=_EXPECTED)
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")  # bytes that Windows-1252 leaves open


def _rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the number of the line it starts in."""
    text = text.replace("\0", "")
    lines = list(io.StringIO(text, newline=""))
    separator, skipped = _separator(lines)
    reader = csv.reader(lines[skipped:], delimiter=separator)
    start = skipped + 1
    try:
        for count, row in enumerate(reader):
            if count > _MOST_ROWS:
                raise FileError(f"{path.name} has too many lines to be a list of clients.", action=_EXPECTED)
            if any(cell.strip() for cell in row):
                yield start, [_cell(cell) for cell in row]
            start = skipped + reader.line_num + 1
    except csv.Error as error:
        raise FileError(f"Line {start} of {path.name} cannot be read: {error}.", action=_EXPECTED) from error


def _separator(lines: Sequence[str]) -> tuple[str, int]:
    """What stands between two cells of the header, and how many lines to skip: Excel's 'sep=;' may come first."""
    if lines and (found := re.fullmatch(r"sep=([;,\t])\s*", lines[0], re.IGNORECASE)):
        return found[1], 1
    header = next((line for line in lines if line.strip()), "")
    return max(";\t,", key=header.count), 0


def _cell(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())[:_LONGEST]


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Field → column; of two columns for one field the first counts."""
    found: dict[str, int] = {}
    for column, title in enumerate(header):
        field = _FIELD_OF.get(_key_of_title(title))
        if field:
            found.setdefault(field, column)
    return found


def _key_of_title(title: str) -> str:
    """'Cement gap (µm)' → 'cementgap', 'E-Mail' → 'email', 'Name *' → 'name'."""
    bare = re.sub(r"[(\[].*", "", title.casefold())
    bare = re.sub(r"\b(?:in|mm|[µμu]m)\b", "", bare)
    return re.sub(r"[^a-z]", "", bare)


class _Reader:
    """Reads rows one after another and knows which clients there are."""

    def __init__(self, columns: Mapping[str, int], header: Sequence[str], existing: Iterable[Client]) -> None:
        self._columns = columns
        gap_title = header[columns["cement_gap"]].casefold() if "cement_gap" in columns else ""
        self._gap_unit = "µm" if re.search(r"[µμu]m\b|mic|mikro", gap_title) else "mm" if "mm" in gap_title else ""
        self._names: dict[str, list[tuple[str, str]]] = {}
        self._licences: dict[str, str] = {}
        for client in existing:
            self._remember(client, f"'{client.name}' is in the list already")

    def read(self, rows: Iterable[tuple[int, list[str]]]) -> ClientFile:
        """All rows below the header."""
        clients: list[Client] = []
        skipped: list[SkippedLine] = []
        for number, row in rows:
            cells = {field: row[column] if column < len(row) else "" for field, column in self._columns.items()}
            taken = self._client(number, cells)
            if isinstance(taken, Client):
                self._remember(taken, f"line {number} has '{taken.name}' already")
                clients.append(taken)
            else:
                skipped.append(taken)
        return ClientFile(tuple(clients), tuple(skipped))

    def _client(self, number: int, cells: Mapping[str, str]) -> Client | SkippedLine:
        name, email = cells["name"], cells.get("email", "")
        if not name:
            return SkippedLine(number, "", "there is no name")
        if email and not is_email(email):
            return SkippedLine(number, name, f"'{email}' is no e-mail address")
        try:
            gap = self._gap_mm(cells.get("cement_gap", ""))
        except ValueError as error:
            return SkippedLine(number, name, str(error))
        client = Client(0, name, cells.get("license_number", ""), email, gap, cells.get("note", ""))
        there = self._known(client)
        return SkippedLine(number, name, there, duplicate=True) if there else client

    def _remember(self, client: Client, said: str) -> None:
        licence = client.license_number.casefold()
        self._names.setdefault(client.name.casefold(), []).append((licence, said))
        if licence:
            self._licences.setdefault(licence, f"{said}, with this licence number")

    def _known(self, client: Client) -> str:
        """Why it is there already, '' where it is not. Two licence numbers are two persons of one name."""
        licence = client.license_number.casefold()
        if licence in self._licences:
            return self._licences[licence]
        same = self._names.get(client.name.casefold(), ())
        return next((said for theirs, said in same if not (theirs and licence)), "")

    def _gap_mm(self, text: str) -> float | None:
        """Without a unit anywhere, more than 1 is taken for µm. Raises ValueError with the reason."""
        try:
            return self._in_unit(text)
        except NoLength:
            raise ValueError(f"'{text}' is no cement gap") from None
        except WrongLength:
            wide = f"a cement gap of {text} cannot be: 0 to {CEMENT_GAP.widest:g} mm are possible"
            raise ValueError(wide) from None

    def _in_unit(self, text: str) -> float | None:
        try:
            return length_mm(text, CEMENT_GAP, self._gap_unit or "mm")
        except WrongLength:
            if self._gap_unit:
                raise
            return length_mm(text, CEMENT_GAP, "µm")
