"""The catalogue of CAD materials, production methods and usual choices: what ships, and what the lab adds."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from labconnector.domain.errors import SettingsError
from labconnector.domain.mapping import CadMaterial, Catalogue, ProductionMethod, Suggestion
from labconnector.system.resources import resource
from labconnector.system.whole_file import write_whole


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
    files = [_read(resource("catalogues") / "exocad.toml")]
    if own and own.is_file():
        files.append(_read(own))
    materials = {one.id: CadMaterial(one.id, one.name, one.method) for file in files for one in file.material}
    methods = {one.id: ProductionMethod(one.id, one.name) for file in files for one in file.method}
    suggestions = [_suggestion(one) for file in reversed(files) for one in file.suggestion]
    return Catalogue(tuple(materials.values()), tuple(methods.values()), tuple(suggestions))


def save_own_catalogue(path: Path, catalogue: Catalogue) -> None:
    """Keeps what differs from the shipped catalogue as the lab's own file; without a difference there is none.

    Raises SettingsError, before anything is written, where an id is missing, there twice or unknown, or where a shipped
    material or method was left out: those can be changed, not removed.
    """
    shipped = load_catalogue()
    _check(catalogue, shipped)
    values = _own_values(catalogue, shipped)
    try:
        if values:
            write_whole(path, tomli_w.dumps(values).encode())
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be written: {error.strerror}.", action="Check the disk and the folder's rights."
        ) from error


def _check(catalogue: Catalogue, shipped: Catalogue) -> None:
    for what, now, before in (
        ("material", catalogue.materials, shipped.materials),
        ("production method", catalogue.methods, shipped.methods),
    ):
        ids = [one.id for one in now]
        _refuse(f"There is a {what} without an id or a name", (_known_of(one) for one in now if not _named(one)))
        _refuse(f"There are several {what}s with the id", (one for one, times in Counter(ids).items() if times > 1))
        _refuse(f"A built-in {what} can be changed, not removed", (one.id for one in before if one.id not in ids))
    methods = {"", *(method.id for method in catalogue.methods)}
    _refuse(
        "There is no production method", (one.method_id for one in catalogue.materials if one.method_id not in methods)
    )


def _named(one: CadMaterial | ProductionMethod) -> bool:
    return bool(one.id.strip() and one.name.strip())


def _known_of(one: CadMaterial | ProductionMethod) -> str:
    return one.id.strip() or one.name.strip()


def _refuse(why: str, found: Iterable[str]) -> None:
    for one in found:
        raise SettingsError(f"{why}: {one}." if one else f"{why}.", action="Correct that entry; nothing was changed.")


def _own_values(catalogue: Catalogue, shipped: Catalogue) -> dict[str, Any]:
    """The tables of the lab's own file; empty ones are left out."""
    tables = {
        "material": [
            {"id": one.id, "name": one.name} | ({"method": one.method_id} if one.method_id else {})
            for one in catalogue.materials
            if one not in shipped.materials
        ],
        "method": [{"id": one.id, "name": one.name} for one in catalogue.methods if one not in shipped.methods],
        "suggestion": [
            {"word": one.word, "materials": list(one.cad_material_ids), "method": one.method_id}
            for one in catalogue.suggestions
            if one not in shipped.suggestions
        ],
    }
    return {name: rows for name, rows in tables.items() if rows}


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
