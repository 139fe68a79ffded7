"""cases, show, find."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from labconnector.app import App
from labconnector.cli.documents import case_document
from labconnector.cli.opening import opened, opened_alone, stored_case
from labconnector.cli.options import DataDir, Json, OrderId, Verbose
from labconnector.cli.output import console, print_json, print_table
from labconnector.cli.typed import answer_command
from labconnector.domain.case import Case, CaseState, ScanType
from labconnector.domain.errors import NotFound
from labconnector.domain.listing import CaseQuery
from labconnector.domain.order_id import typed_order_id
from labconnector.domain.prescription import Rx
from labconnector.domain.questions import Question, QuestionKind
from labconnector.sync.journal import ask


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(cases)
    app.command()(show)
    app.command()(find)


def cases(
    text: Annotated[
        str, typer.Argument(help="Words to look for: patient, doctor, order id, chart number, notes.")
    ] = "",
    unread: Annotated[bool, typer.Option("--unread", help="Only cases that were never opened.")] = False,
    state: Annotated[list[CaseState] | None, typer.Option(help="Only these states.")] = None,
    scan_type: Annotated[ScanType | None, typer.Option("--type", help="Only this scan type.")] = None,
    client: Annotated[int | None, typer.Option(help="Only this client, by number.")] = None,
    limit: Annotated[int, typer.Option(help="At most so many.", min=1)] = 100,
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """List cases, newest first."""
    query = CaseQuery(
        text=text,
        unread=True if unread else None,
        states=tuple(state or ()),
        scan_type=scan_type,
        client_id=client,
        limit=limit,
    )
    with opened(data_dir, verbose=verbose) as app:
        found = app.store.cases(app.account().key, query)
        if as_json:
            print_json({"cases": [case_document(case, app.paths) for case in found]})
        else:
            print_cases(found)


def print_cases(found: tuple[Case, ...]) -> None:
    """The case list as a table; unread cases are bold with a dot."""
    wide = console().width >= _WIDE
    columns = ("", "Order", "Patient", "Doctor", *(("Client", "Type") if wide else ()), "Due", "State", "What next")
    rows = [_row(case, wide=wide) for case in found]
    print_table("", columns, rows, "No cases.", whole=("", "Order", "Due", "State"))


_WIDE = 130


_STATE_STYLES = {
    CaseState.DELIVERED: "green",
    CaseState.HELD: "yellow",
    CaseState.FAILED: "red",
    CaseState.WAITING: "cyan",
}


def _row(case: Case, *, wide: bool) -> tuple[Text, ...]:
    order, style = case.order, "bold" if case.unread else ""
    due = order.due.isoformat() if order.due else ""
    due_style = "red" if order.due and order.due < datetime.now(UTC).date() else ""
    state = case.state.value + (f" (rev. {case.revision})" if case.revision > 1 else "")
    more = (case.client_name, order.scan_type.value) if wide else ()
    cells = (order.order_id, order.patient, order.doctor_name, *more)
    return (
        Text("●" if case.unread else "", style="green"),
        *(Text(cell, style=style) for cell in cells),
        Text(due, style=due_style),
        Text(state, style=_STATE_STYLES.get(case.state, "")),
        Text(what_next(case)),
    )


def what_next(case: Case) -> str:
    """Why a case does not go on, in a few words."""
    if case.questions:
        return " · ".join(dict.fromkeys(_in_short(question) for question in case.questions))
    if case.state is CaseState.WAITING and case.expected_at:
        return f"files expected by {case.expected_at:%b %d, %H:%M} UTC"
    return case.problem.title if case.problem and case.state is not CaseState.DELIVERED else ""


def _in_short(question: Question) -> str:
    """A question for one cell of the list; `show` asks it in full."""
    match question.kind:
        case QuestionKind.DOCTOR:
            return "which client?"
        case QuestionKind.MATERIAL:
            return f"made of what: {question.key}?"
        case QuestionKind.CONFIRM:
            return "deliver all the same?"


def show(order: OrderId, data_dir: DataDir = None, as_json: Json = False, verbose: Verbose = False) -> None:
    """Show one case whole. It counts as read from then on."""
    with opened(data_dir, verbose=verbose) as app:
        case = stored_case(app, order)
        rx, history = app.store.rx(case.id), app.store.history(case.id)
        if as_json:
            events = [
                {"at": h.at.isoformat(), "event": h.event, "text": h.text, "revision": h.revision} for h in history
            ]
            print_json({"case": {**case_document(case, app.paths), "teeth": _teeth(rx), "history": events}})
        else:
            _print_case(case, rx, app.paths.root)
            rows = [(f"{h.at:%Y-%m-%d %H:%M:%S}", h.event, h.text) for h in history]
            print_table("\nHistory (UTC)", ("When", "What", ""), rows, "")
        app.store.mark_read([case.id], unread=False)


def _teeth(rx: Rx | None) -> list[dict[str, object]]:
    teeth = rx.teeth if rx else ()
    return [
        {
            "fdi": tooth.fdi,
            "universal": tooth.universal,
            "restoration": tooth.restoration,
            "material": tooth.material.name if tooth.material else None,
            "shade": tooth.shade.body or None,
            "bridge": tooth.bridge_id,
            "pontic": tooth.pontic,
        }
        for tooth in teeth
    ]


def _print_case(case: Case, rx: Rx | None, folder: Path) -> None:
    order = case.order
    facts = [
        ("Patient", order.patient),
        ("Doctor", f"{order.doctor_name}, {order.company_name}"),
        ("Client", case.client_name),
        ("Scan type", order.scan_type.value),
        ("Due", order.due.isoformat() if order.due else ""),
        ("State", f"{case.state.value}, revision {case.revision}; Align says: {order.status}"),
        ("Notes", order.notes),
        ("Folder", case.delivered_to),
        ("CAD", f"{case.seen.trace.value} since {case.seen.at.astimezone():%Y-%m-%d %H:%M}" if case.seen else ""),
    ]
    print_table(f"Order {order.order_id}", ("", ""), [fact for fact in facts if fact[1]], "")
    teeth = [
        (t["fdi"], t["universal"], t["restoration"], t["material"], t["shade"], "pontic" if t["pontic"] else "")
        for t in _teeth(rx)
    ]
    if teeth:
        print_table("\nTeeth", ("FDI", "Universal", "Restoration", "Material", "Shade", ""), teeth, "")
    files = [(f.role.value, f.path, f.size, f"{f.mesh.triangles:,}" if f.mesh else "") for f in case.files]
    if files:
        print_table("\nFiles", ("Role", "Name", "Bytes", "Triangles"), files, "")
    for question in case.questions:
        rows = [(c.label, c.value + (f"/{c.method}" if c.method else ""), c.why) for c in question.choices[:6]]
        print_table(f"\n{question.text}", ("Choice", "Write", ""), rows, "")
    if case.questions:
        console().print(Text(f"\nAnswer, or change and answer:\n{answer_command(folder, case)}"), soft_wrap=True)
    if case.problem and case.state is not CaseState.DELIVERED:
        console().print(Text(f"\n{case.problem.title}. {case.problem.message}\n→ {case.problem.action}"))


def find(order: OrderId, data_dir: DataDir = None, as_json: Json = False, verbose: Verbose = False) -> None:
    """Look an order up: in the list, then at Align. It says whose it is; nothing is downloaded."""
    order_id = typed_order_id(order)
    with opened_alone(data_dir, verbose=verbose) as app:
        case, status = _found(app, order_id)
        if as_json:
            print_json({"case": case_document(case, app.paths), "status_now": status})
            return
    console().print(
        Text(f"{order_id}: {case.order.patient}, sent by {case.order.doctor_name} ({case.order.company_name})")
    )
    console().print(Text(f"Here: {case.state.value}. Align says: {status or 'not asked, nobody is signed in'}"))


def _found(app: App, order_id: str) -> tuple[Case, str]:
    """The case, with Align's status of now. The order list may be asked only every two minutes; it is not forced."""
    account = app.account()
    ports = app.ports(account, app.restored())
    if ports.cloud and app.store.case(account.key, order_id) is None:
        ask(ports, ports.cloud)
    case = app.store.case(account.key, order_id)
    if case is None:
        raise NotFound(
            f"Align does not list order {order_id} for {account.name}.",
            action="Check the Order ID (not the Order Code) on "
            f"{app.profile.myitero_url}. Orders that another program has downloaded are not listed any more.",
        )
    return case, ports.cloud.order_by_rx(case.order.rx_id).status if ports.cloud else ""
