"""The table of unit types: what ships, and what the lab writes on top of it. docs/exocad.md explains the file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from labconnector.cad.units import Kind, Nature, UnitTable
from labconnector.domain.errors import SettingsError
from labconnector.system.resources import resource

OWN_NAME = "units.toml"
"""The lab's own table in the data folder."""

_Id = Annotated[str, StringConstraints(pattern=r"^\S*$", max_length=80)]
_Text = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\r\n]*$")]

_NEEDS: dict[Nature, tuple[str, ...]] = {
    Nature.HEALTHY: (),
    Nature.MADE: ("reconstruction", "preparation"),
    Nature.IMPLANT: ("reconstruction", "preparation", "implant"),
    Nature.MISSING: ("reconstruction", "preparation", "alone"),
    Nature.NO_SPACE: ("alone",),
    Nature.SCAN_BODY: ("ask",),
    Nature.ASK: ("ask",),
}
_OPTIONAL: dict[Nature, tuple[str, ...]] = {Nature.MADE: ("implant", "remark"), Nature.IMPLANT: ("remark",)}


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Kind(_Entry):
    id: _Id = Field(min_length=1)
    name: _Text = Field(min_length=1)
    nature: Nature = Field(alias="is")
    reconstruction: _Id = ""
    preparation: _Id = ""
    implant: _Id = ""
    alone: _Id = ""
    ask: _Text = ""
    remark: _Text = ""

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> _Kind:
        """Nothing is filled in silently, and nothing that would have no effect is taken."""
        wanted, may = _NEEDS[self.nature], _OPTIONAL.get(self.nature, ())
        for name in ("reconstruction", "preparation", "implant", "alone", "ask", "remark"):
            if name in wanted and not getattr(self, name):
                raise ValueError(f"'{self.id}' is '{self.nature}' and needs '{name}'")
            if getattr(self, name) and name not in (*wanted, *may):
                raise ValueError(f"'{self.id}' is '{self.nature}' and cannot have '{name}'")
        return self


class _Unit(_Entry):
    code: int = Field(ge=1, le=999)
    kind: str = Field(min_length=1)


class _Word(_Entry):
    word: _Text = Field(min_length=1)
    kind: str = Field(min_length=1)


class _Specification(_Entry):
    word: _Text = Field(min_length=1)
    kind: str = ""
    remark: _Text = ""

    @model_validator(mode="after")
    def _says_one_thing(self) -> _Specification:
        if bool(self.kind) == bool(self.remark):
            raise ValueError(f"'{self.word}' needs either 'kind' or 'remark'")
        return self


class _Abutment(_Entry):
    word: _Text = Field(min_length=1)
    material: _Id = Field(min_length=1)


class _File(_Entry):
    """One file. Each table may be missing."""

    kind: tuple[_Kind, ...] = ()
    unit: tuple[_Unit, ...] = ()
    word: tuple[_Word, ...] = ()
    specification: tuple[_Specification, ...] = ()
    abutment: tuple[_Abutment, ...] = ()


def load_units(own: Path | None = None) -> UnitTable:
    """The shipped table, with the lab's own file on top where there is one.

    A kind of the same id and a unit of the same code take the shipped one's place; the lab's words are looked for
    first. Raises SettingsError that names the file and the entry.
    """
    shipped = _shipped()
    if own is None or not own.is_file():
        return _table(shipped, _File(), own)
    return _table(shipped, _read(own), own)


@cache
def _shipped() -> _File:
    return _read(resource("catalogues") / "units.toml")


def _table(shipped: _File, own: _File, path: Path | None) -> UnitTable:
    kinds = {one.id: _kind(one) for file in (shipped, own) for one in file.kind}
    for where, name in _named_kinds(own):
        if name not in kinds:
            action = f"Correct that entry. There are: {', '.join(kinds)}."
            raise SettingsError(f"{path}: '{where}': There is no kind '{name}'", action=action)
    return UnitTable(
        {one.code: kinds[one.kind] for file in (shipped, own) for one in file.unit},
        tuple((one.word, kinds[one.kind]) for file in (own, shipped) for one in file.word),
        tuple((one.word, one.material) for file in (own, shipped) for one in file.abutment),
        tuple((one.word, kinds.get(one.kind), one.remark) for file in (own, shipped) for one in file.specification),
    )


def _named_kinds(own: _File) -> Iterator[tuple[str, str]]:
    """The kinds that entries name, with the entry's place."""
    yield from ((f"unit.{index}", one.kind) for index, one in enumerate(own.unit))
    yield from ((f"word.{index}", one.kind) for index, one in enumerate(own.word))
    yield from ((f"specification.{index}", one.kind) for index, one in enumerate(own.specification) if one.kind)


def _kind(one: _Kind) -> Kind:
    return Kind(**one.model_dump())


def _read(path: Path) -> _File:
    try:
        return _File.model_validate(tomllib.loads(path.read_text("utf-8-sig")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{path}: '{where}': {first['msg']}", action="Correct that entry.") from error
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read: {error}", action="Correct or delete that file.") from error
