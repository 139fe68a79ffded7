"""clients, rules: what the lab has taught the program."""

from __future__ import annotations

from typing import Annotated

import typer

from labconnector.app import App
from labconnector.cli.opening import opened
from labconnector.cli.options import DataDir, Json, Verbose
from labconnector.cli.output import print_json, print_table
from labconnector.domain.errors import NotFound, UsageError
from labconnector.domain.mapping import Client, RuleMode
from labconnector.domain.materials import rank


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(clients)
    app.command()(rules)


def clients(
    add: Annotated[str, typer.Option(metavar="NAME", help="Add a client.")] = "",
    license_number: Annotated[str, typer.Option("--license", help="With --add: the doctor's licence number.")] = "",
    email: Annotated[str, typer.Option(help="With --add.")] = "",
    cement_gap: Annotated[float | None, typer.Option(help="With --add: cement gap in mm.", min=0, max=1)] = None,
    min_thickness: Annotated[
        float | None, typer.Option(help="With --add: least thickness in mm.", min=0, max=5)
    ] = None,
    antagonist_distance: Annotated[
        float | None, typer.Option(help="With --add: distance to the antagonist in mm.", min=-1, max=1)
    ] = None,
    delete: Annotated[int | None, typer.Option(metavar="NUMBER", help="Delete a client and its doctor rules.")] = None,
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """List, add or delete the lab's clients."""
    with opened(data_dir, verbose=verbose) as app:
        if add:
            new = Client(0, add, license_number, email, cement_gap, "", min_thickness, antagonist_distance)
            app.store.add_clients([new])
        if delete is not None:
            _known(delete, [client.id for client in app.store.clients()], "client")
            app.store.delete_client(delete)
        known = app.store.clients()
    fields = ("id", "name", "license_number", "email", "cement_gap_mm", "min_thickness_mm", "antagonist_distance_mm")
    if as_json:
        print_json({"clients": [{field: getattr(client, field) for field in fields} for client in known]})
        return
    rows = [[getattr(client, field) for field in fields] for client in known]
    columns = ("Number", "Name", "Licence", "E-mail", "Cement gap", "Min. thickness", "Antagonist (mm)")
    print_table("", columns, rows, "No clients yet.")


def rules(
    delete: Annotated[
        str, typer.Option(metavar="KIND:NUMBER", help="Delete a rule, e.g. doctor:3 or material:2: it is asked again.")
    ] = "",
    clear_method: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Of a material rule, forget only the production method.")
    ] = None,
    ask: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Of a material rule: ask each time, its material first.")
    ] = None,
    silent: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Of a material rule: decide without asking again.")
    ] = None,
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Review which doctor is which client, and what ordered materials are made of."""
    with opened(data_dir, verbose=verbose) as app:
        if delete:
            _delete_rule(app, delete)
        if clear_method is not None:
            _known(clear_method, [rule.id for rule in app.store.material_rules()], "material rule")
            app.store.clear_method(clear_method)
        for number, mode in ((ask, RuleMode.ASK), (silent, RuleMode.SILENT)):
            if number is not None:
                _set_mode(app, number, mode)
        doctors, materials = _doctor_rows(app), _material_rows(app)
    if as_json:
        print_json({"doctors": doctors, "materials": materials})
        return
    columns = ("Rule", "Doctor", "Client", "Only from")
    print_table("Doctors", columns, [list(row.values()) for row in doctors], "No doctor rules yet.")
    made = ("Rule", "Ordered", "Made of", "Method", "Only for doctor", "New cases")
    print_table("\nMaterials", made, [list(row.values()) for row in materials], "No material rules yet.")


def _doctor_rows(app: App) -> list[dict[str, str]]:
    names = {client.id: client.name for client in app.store.clients()}
    return [
        {
            "rule": f"doctor:{rule.id}",
            "doctor": rule.doctor_name,
            "client": names.get(rule.client_id, ""),
            "only_from": rule.practice_name or (str(rule.practice_id) if rule.practice_id else ""),
        }
        for rule in app.store.doctor_rules()
    ]


def _material_rows(app: App) -> list[dict[str, str]]:
    return [
        {
            "rule": f"material:{rule.id}",
            "ordered": rule.key.text,
            "cad_material": rule.cad_material_id,
            "method": rule.method_id,
            "only_doctor": rule.doctor_name or (str(rule.key.doctor_id) if rule.key.doctor_id else ""),
            "mode": rule.mode.value,
        }
        for rule in sorted(app.store.material_rules(), key=lambda rule: (rule.key.name.casefold(), rank(rule.key)))
    ]


def _set_mode(app: App, number: int, mode: RuleMode) -> None:
    rules = {rule.id: rule for rule in app.store.material_rules()}
    _known(number, list(rules), "material rule")
    rule = rules[number]
    app.store.set_material_rule(rule.key, rule.cad_material_id, rule.method_id, mode, rule.doctor_name)


def _delete_rule(app: App, text: str) -> None:
    kind, _, number = text.partition(":")
    if kind not in ("doctor", "material") or not number.isdigit():
        raise UsageError(f"'{text}' is no rule.", action="Write it as `labconnector rules` lists it: doctor:3.")
    if kind == "doctor":
        _known(int(number), [rule.id for rule in app.store.doctor_rules()], "doctor rule")
        app.store.delete_doctor_rule(int(number))
    else:
        _known(int(number), [rule.id for rule in app.store.material_rules()], "material rule")
        app.store.delete_material_rule(int(number))


def _known(number: int, numbers: list[int], what: str) -> None:
    if number not in numbers:
        raise NotFound(f"There is no {what} {number}.", action="List them first; the number is in the first column.")
