"""settings: shows them, and changes what is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from labconnector.app import App
from labconnector.cad.exocad_settings import read_stem_template
from labconnector.cad.kinds import find_kind
from labconnector.cad.target import build_target
from labconnector.cli.opening import opened
from labconnector.cli.options import DataDir, Json, Verbose
from labconnector.cli.output import print_json, print_table
from labconnector.domain.errors import SettingsError
from labconnector.system.settings import CadSettings, Settings


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(settings)


def settings(
    cad_dir: Annotated[Path | None, typer.Option("--cad-dir", metavar="FOLDER", help="Deliver cases here.")] = None,
    cad_kind: Annotated[str, typer.Option("--cad-kind", help="exocad, 3shape or folder.")] = "",
    stem: Annotated[str | None, typer.Option(help="Name of a case's folder, e.g. %d_%l; '' for the usual one.")] = None,
    cad_template_from: Annotated[
        Path | None,
        typer.Option("--cad-template-from", metavar="FILE", help="Name cases as exocad's defaultsettings.cfg says."),
    ] = None,
    profile: Annotated[str, typer.Option(help="Connection profile.")] = "",
    check_every: Annotated[
        float | None, typer.Option(help="Seconds between two checks; never under Align's 120.")
    ] = None,
    parallel: Annotated[int | None, typer.Option(help="Downloads at a time, 1 to 8.")] = None,
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Show the settings, or change those that are named. The CAD folder is tested first."""
    with opened(data_dir, verbose=verbose) as app:
        stem = read_stem_template(cad_template_from) if cad_template_from else stem
        cad = {"folder": cad_dir.absolute() if cad_dir else None, "kind": cad_kind or None, "stem_template": stem}
        own = {"profile": profile or None, "check_every_s": check_every, "parallel_downloads": parallel}
        changed = _changed(app.settings, cad, own)
        if changed != app.settings:
            checked_target(changed.cad)
            app.save(changed)
        _print(app, as_json=as_json)


def _changed(now: Settings, cad: dict[str, Any], own: dict[str, Any]) -> Settings:
    new_cad = {**now.cad.model_dump(), **{key: value for key, value in cad.items() if value is not None}}
    if new_cad["kind"] != now.cad.kind:
        new_cad["options"] = {}
    return validated(now, {**{key: value for key, value in own.items() if value is not None}, "cad": new_cad})


def validated(now: Settings, changed: dict[str, Any]) -> Settings:
    """The settings with these changed. Raises SettingsError that names the one that is not right."""
    try:
        return Settings.model_validate({**now.model_dump(), **changed})
    except ValidationError as error:
        first = error.errors()[0]
        said = first["msg"].removeprefix("Value error, ")
        what = f"'{first['loc'][-1]}' cannot be {first['input']!r}: {said}." if first["loc"] else f"No: {said}."
        raise SettingsError(what, action="See `labconnector settings --help`.") from error


def checked_target(cad: CadSettings) -> None:
    """Raises what is wrong with a target: SettingsError, or that of its folder."""
    find_kind(cad.kind).checked(cad.options)
    if cad.folder:
        build_target(cad.kind, cad.folder, cad.stem_template, cad.options).check()


def _print(app: App, *, as_json: bool) -> None:
    document = app.settings.model_dump(mode="json")
    if as_json:
        print_json({"settings": document, "file": str(app.paths.settings)})
        return
    print_table(str(app.paths.settings), ("Setting", "Value"), list(_flat(document)), "")


def _flat(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Single settings, then those of a group, as `cad.folder`."""
    groups = {name: value for name, value in document.items() if isinstance(value, dict)}
    yield from ((name, value) for name, value in document.items() if name not in groups)
    for group, values in groups.items():
        yield from ((f"{group}.{name}", value) for name, value in values.items())
