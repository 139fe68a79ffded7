"""The catalogue of CAD materials, production methods and usual choices: what ships, and what the lab adds."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from labconnector.domain.errors import SettingsError
from labconnector.domain.mapping import CadMaterial, Catalogue, ProductionMethod, Suggestion
from labconnector.system.resources import resource


class _Named(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)


class _Material(_Named):
    method: str = ""


class _Suggestion(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    word: str = Field(min_length=1)
    materials: tuple[str, ...] = Field(min_length=1)
    method: str = Field(min_length=1)


class _File(BaseModel):
    """One catalogue file. Tables `[[material]]`, `[[method]]`, `[[suggestion]]`, each of them may be missing."""

    model_config = ConfigDict(extra="forbid")

    material: tuple[_Material, ...] = ()
    method: tuple[_Named, ...] = ()
    suggestion: tuple[_Suggestion, ...] = ()


def load_catalogue(own: Path | None = None) -> Catalogue:
    """The shipped catalogue, with the lab's own file on top where there is one.

    A material or method of the same id takes the shipped one's place, new ones come behind; the lab's suggestions are
    asked first. Raises SettingsError that names the file and the entry.
    """
    files = [_read(path) for path in sorted(resource("catalogues").glob("*.toml"))]
    if own and own.is_file():
        files.append(_read(own))
    materials = {one.id: CadMaterial(one.id, one.name, one.method) for file in files for one in file.material}
    methods = {one.id: ProductionMethod(one.id, one.name) for file in files for one in file.method}
    suggestions = [_suggestion(one) for file in reversed(files) for one in file.suggestion]
    return Catalogue(tuple(materials.values()), tuple(methods.values()), tuple(suggestions))


def _suggestion(one: _Suggestion) -> Suggestion:
    return Suggestion(one.word, one.materials, one.method)


def _read(path: Path) -> _File:
    try:
        return _File.model_validate(tomllib.loads(path.read_text("utf-8-sig")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{path}: '{where}': {first['msg']}", action="Correct that entry.") from error
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read: {error}", action="Correct or delete that file.") from error
