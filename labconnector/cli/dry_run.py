"""deliver --dry-run: what would be written, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import typer
from rich.text import Text

from labconnector.app import App
from labconnector.cli.documents import Document, file_document, question_document
from labconnector.cli.output import console, print_json, print_table
from labconnector.cli.typed import answer_command
from labconnector.domain.case import Case
from labconnector.domain.errors import UsageError
from labconnector.domain.handoff import PlannedTooth
from labconnector.domain.materials import key_of
from labconnector.sync.fetch import is_here
from labconnector.sync.ports import always
from labconnector.sync.preview import Placing, Preview, preview


def tell_only(app: App, case: Case, *, as_json: bool, download: bool) -> None:
    """Prints what `deliver` would do with a case now. Ends with the code of a target that cannot be used now.

    UsageError where the case's files were never here, or are to be fetched: what they hold decides.
    """
    package = app.store.package(case.id)
    if package is None or download:
        raise UsageError(
            f"What order {case.order.order_id} would become is known once its files are here.",
            action="Fetch them first: `labconnector sync --once`.",
        )
    app.require_target()
    ports = replace(app.ports(app.account(), None), by_itself=always)  # who delivers by hand has said so
    told, fetches = preview(ports, case, package), not is_here(package)
    by_itself = app.settings.deliver.covers(case.order)
    if as_json:
        print_json({"dry_run": _document(told, fetches=fetches, by_itself=by_itself)})
    else:
        _print(app, told, fetches=fetches, by_itself=by_itself)
    for placing in told.placings:
        if placing.error:
            raise typer.Exit(placing.error.exit_code)


# --- for programs ---------------------------------------------------------------------------------------------------


def _document(told: Preview, *, fetches: bool, by_itself: bool) -> Document:
    client = told.client
    return {
        "order_id": told.case.order.order_id,
        "revision": told.case.revision,
        "would": "ask" if told.questions else "deliver",
        "fetches_first": fetches,
        "by_itself": by_itself,
        "client": {"id": client.id, "name": client.name, "why": told.client_why} if client else None,
        "teeth": [_tooth(planned) for planned in told.teeth],
        "findings": [
            {"code": one.code, "text": one.text, "blocking": one.blocking, "confirmed": one.code in told.confirmed}
            for one in told.findings
        ],
        "questions": [question_document(question) for question in told.questions],
        "targets": [_target(placing) for placing in told.placings],
    }


def _tooth(planned: PlannedTooth) -> dict[str, Any]:
    work, made, key = planned.work, planned.made, key_of(planned.work)
    return {
        "universal": work.universal,
        "restoration": work.restoration,
        "ordered": key.name if key else None,
        "material_id": made.cad_material.id if made else None,
        "material": made.cad_material.name if made else None,
        "method_id": made.method.id if made else None,
        "method": made.method.name if made else None,
        "why": made.why if made else planned.asked or None,
    }


def _target(placing: Placing) -> Document:
    plan = placing.plan
    return {
        "name": placing.name,
        "folder": str(plan.folder) if plan else None,
        "files": [file_document(file, plan.folder) for file in placing.files] if plan and placing.files else None,
        "error": placing.error.as_dict() if placing.error else None,
    }


# --- for people -----------------------------------------------------------------------------------------------------


def _print(app: App, told: Preview, *, fetches: bool, by_itself: bool) -> None:
    say = console()
    facts = [("Client", f"{told.client.name} ({told.client_why})" if told.client else "asked")]
    if fetches:
        facts.append(("Files", "would be fetched from Align again first: they are not here any more"))
    if not by_itself:
        facts.append(("Delivery", "by hand: the delivery rule in the settings does not cover this case"))
    _table(f"Order {told.case.order.order_id}, revision {told.case.revision}", ("", ""), facts)
    _print_teeth(told)
    for found in told.findings:
        accepted = " (accepted)" if found.code in told.confirmed else ""
        say.print(Text(f"• {found.text}{accepted}"))
    for placing in told.placings:
        _print_placing(placing)
    for question in told.questions:
        rows = [(c.label, c.value + (f"/{c.method}" if c.method else ""), c.why) for c in question.choices]
        _table(f"\nIt would be held: {question.text}", ("Choice", "Write", ""), rows)
    if told.questions:
        asked = replace(told.case, questions=told.questions)
        say.print(Text(f"\nAnswer, or change and answer:\n{answer_command(app.paths.root, asked)}"), soft_wrap=True)
    say.print(Text("\nNothing was written."))


def _print_teeth(told: Preview) -> None:
    rows = []
    for tooth in map(_tooth, told.teeth):
        made = f"{tooth['material']}, {tooth['method']}" if tooth["material"] else "asked" if tooth["why"] else ""
        rows.append((tooth["universal"], tooth["restoration"], tooth["ordered"], made, tooth["why"]))
    if rows:
        _table("\nTeeth", ("Universal", "Restoration", "Ordered", "Made of", "Why"), rows)


def _print_placing(placing: Placing) -> None:
    if placing.error:
        console().print(Text(f"\n{placing.name}: {placing.error.message}\n→ {placing.error.action}"))
        return
    folder = placing.plan.folder if placing.plan else ""
    if placing.files is None or placing.plan is None:
        console().print(Text(f"\n{placing.name} would place the case in {folder}; it does not tell which files."))
        return
    rows = [(f.role.value, _below(f.path, str(folder)), f"{f.size:,}") for f in placing.files]
    _table(f"\n{placing.name} would write {folder}", ("Role", "Name", "Bytes"), rows)


def _below(path: str, folder: str) -> str:
    return path.removeprefix(folder).lstrip("/\\")


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A table below its title, which is not broken to the table's width."""
    console().print(Text(title), soft_wrap=True)
    print_table("", columns, rows, "")
