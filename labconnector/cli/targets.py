"""targets: shows the CAD targets, adds, changes and removes them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from labconnector.cad.kinds import kind_names
from labconnector.cli.opening import opened
from labconnector.cli.options import DataDir, Json, Verbose
from labconnector.cli.output import print_json, print_table
from labconnector.cli.settings import checked_target, validated
from labconnector.domain.errors import UsageError
from labconnector.system.settings import CadSettings, Settings


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(targets)


def targets(
    set_: Annotated[str, typer.Option("--set", metavar="NAME", help="Change this target, or add it.")] = "",
    remove: Annotated[str, typer.Option(metavar="NAME", help="Remove a target; its folder stays as it is.")] = "",
    kind: Annotated[str, typer.Option(help="With --set: exocad, 3shape, folder, or a plug-in's.")] = "",
    folder: Annotated[Path | None, typer.Option("--dir", metavar="FOLDER", help="With --set: deliver here.")] = None,
    stem: Annotated[str | None, typer.Option(help="With --set: name of a case's folder; '' for the usual one.")] = None,
    option: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="With --set: an option of the kind; '' = the usual.")
    ] = None,
    procedure: Annotated[
        list[str] | None, typer.Option(help="With --set: only this procedure or scan type. Several times; '' = all.")
    ] = None,
    doctor: Annotated[
        list[str] | None, typer.Option(metavar="NUMBER", help="With --set: only this doctor, by Align's id.")
    ] = None,
    client: Annotated[
        list[str] | None, typer.Option(metavar="NUMBER", help="With --set: only this client (`labconnector clients`).")
    ] = None,
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Show where cases are delivered, or change it. The folder is tested first."""
    with opened(data_dir, verbose=verbose) as app:
        changed = app.settings
        if remove:
            changed = _without(changed, remove)
        if set_:
            rule = {"procedures": procedure, "doctor_ids": doctor, "client_ids": client}
            now = _named(changed, set_) or CadSettings(name=set_)
            one = _changed(now, kind, folder, stem, option or [])
            one["when"] = {**one["when"], **{name: _list(values) for name, values in rule.items() if values}}
            changed = _with(changed, set_, one)
            checked_target(_named(changed, set_) or changed.cad)
        if changed != app.settings:
            app.save(changed)
        _print(app.settings, as_json=as_json)


def _changed(now: CadSettings, kind: str, folder: Path | None, stem: str | None, options: list[str]) -> dict[str, Any]:
    values = now.model_dump()
    if kind and kind != now.kind:
        values |= {"kind": kind, "options": {}}
    if folder:
        values["folder"] = folder.absolute()
    if stem is not None:
        values["stem_template"] = stem
    values["options"] = _options(values["options"], options)
    return values


def _options(now: dict[str, bool | str], given: list[str]) -> dict[str, bool | str]:
    """The options with NAME=VALUE put in; one without a value is the kind's own again."""
    options = dict(now)
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:
            raise UsageError(f"'{one}' is not NAME=VALUE.")
        if value:
            options[name] = {"true": True, "false": False}.get(value, value)
        else:
            options.pop(name, None)
    return options


def _list(values: list[str]) -> list[str]:
    return [value for value in values if value]


def _named(settings: Settings, name: str) -> CadSettings | None:
    found = (one for one in (settings.cad, *settings.further) if one.called.casefold() == name.casefold())
    return next(found, None)


def _with(settings: Settings, name: str, values: dict[str, Any]) -> Settings:
    if settings.cad.called.casefold() == name.casefold():
        values["name"] = settings.cad.called if values["kind"] != settings.cad.kind else settings.cad.name
        return validated(settings, {"cad": values})
    others = [one.model_dump() for one in settings.further]
    names = [one.called.casefold() for one in settings.further]
    if name.casefold() in names:
        others[names.index(name.casefold())] = values
    else:
        others.append(values)
    return validated(settings, {"further": others})


def _without(settings: Settings, name: str) -> Settings:
    left = [one for one in settings.further if one.called.casefold() != name.casefold()]
    if len(left) == len(settings.further):
        if settings.cad.called.casefold() == name.casefold():
            raise UsageError("The first target stays.", action="Change it with --set.")
        raise UsageError(f"There is no target '{name}'.", action="See `labconnector targets`.")
    return validated(settings, {"further": [one.model_dump() for one in left]})


def _print(settings: Settings, *, as_json: bool) -> None:
    shown = (settings.cad, *settings.further)
    if as_json:
        rows = [{**one.model_dump(mode="json"), "name": one.called} for one in shown]
        print_json({"targets": rows, "kinds": kind_names()})
        return
    columns = ("Name", "Kind", "Folder", "Options", "Cases")
    print_table("", columns, [_row(one) for one in shown], "")


def _row(one: CadSettings) -> list[str]:
    options = ", ".join(f"{name}={str(value).lower()}" for name, value in one.options.items())
    rules = [
        *one.when.procedures,
        *(f"doctor {number}" for number in one.when.doctor_ids),
        *(f"client {number}" for number in one.when.client_ids),
    ]
    return [one.called, one.kind, str(one.folder or ""), options, ", ".join(rules) or "all"]
