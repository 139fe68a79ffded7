"""CAD materials from a table that a person kept: `id;name;method`, as a spreadsheet saves it."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from labconnector.domain.errors import SettingsError
from labconnector.domain.mapping import CadMaterial, Catalogue

MOST_BYTES = 1_000_000
"""A list of materials is far smaller; anything above is another file chosen by mistake."""

_COLUMNS = ("id", "name", "method")
_ACTION = "Nothing was changed. A line is: id;name;method, for example ZI;Zirconia;mill-5. The method may be left out."


def read_catalogue_csv(path: Path, catalogue: Catalogue) -> Catalogue:
    """The catalogue with the file's materials on top: known ids are changed, new ones come behind. Nothing is kept.

    Fields are parted by semicolon, comma or tab; a first line `id;name;method` may be there. The method is one of the
    catalogue's, by id or by name. Raises SettingsError that names the file and the line.
    """
    rows = _rows(path)
    read: dict[str, CadMaterial] = {}
    for number, row in enumerate(rows, start=1):
        fields = [*(field.strip() for field in row), "", "", ""]
        if not any(fields) or (number == 1 and tuple(map(str.casefold, fields[:2])) == _COLUMNS[:2]):
            continue
        material = _material(fields, catalogue, f"{path.name}, line {number}")
        if material.id in read:
            raise SettingsError(f"{path.name}, line {number}: the id '{material.id}' is there twice.", action=_ACTION)
        read[material.id] = material
    if not read:
        raise SettingsError(f"{path.name} holds no materials.", action=_ACTION)
    present = {one.id: one for one in catalogue.materials}
    return replace(catalogue, materials=tuple({**present, **read}.values()))


def _rows(path: Path) -> list[list[str]]:
    lines = _text(path).splitlines()
    try:
        return list(csv.reader(lines, delimiter=_delimiter(lines)))
    except csv.Error as error:  # a field of more than 131,072 characters, for one
        raise SettingsError(f"{path.name} is no list of materials: {error}.", action=_ACTION) from error


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {error.strerror}.", action="Check that the file is there and not open elsewhere."
        ) from error
    if len(data) > MOST_BYTES or b"\0" in data:
        raise SettingsError(f"{path.name} is no list of materials.", action=f"Save the table as CSV. {_ACTION}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:  # as spreadsheets on Windows save it
        return data.decode("cp1252", "replace")


def _delimiter(lines: list[str]) -> str:
    """Whichever most lines have; a semicolon where none has any."""
    return max(";\t,", key=lambda one: sum(one in line for line in lines))


def _material(fields: list[str], catalogue: Catalogue, where: str) -> CadMaterial:
    id_, name, method, *more = fields
    if not id_ or not name:
        raise SettingsError(f"{where}: the {'name' if id_ else 'id'} is missing.", action=_ACTION)
    if any(more):
        raise SettingsError(f"{where}: there are more than three fields.", action=_ACTION)
    wanted = method.casefold()
    found = [one.id for one in catalogue.methods if wanted in (one.id.casefold(), one.name.casefold())]
    if method and not found:
        known = ", ".join(one.id for one in catalogue.methods)
        raise SettingsError(f"{where}: there is no production method '{method}'.", action=f"Known: {known}.")
    return CadMaterial(id_, name, found[0] if method else "")
