"""sync: one check of Align, or a check every few minutes until it is stopped."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from math import ceil
from typing import Annotated

import typer
from rich.text import Text

from labconnector.app import App, Connection
from labconnector.cli.documents import account_document, case_document, counts_of, troubles_document
from labconnector.cli.opening import opened_alone, restored_or_none
from labconnector.cli.options import DataDir, Json, Verbose
from labconnector.cli.output import console, messages, print_error, print_json
from labconnector.cli.progress import ShownProgress
from labconnector.domain.account import Account
from labconnector.domain.case import Case, CaseState
from labconnector.domain.errors import ConnectorError, Interrupted, PackageError, UsageError
from labconnector.domain.listing import CaseQuery
from labconnector.sync.cycle import CycleResult, run_cycle
from labconnector.sync.events import CaseChanged
from labconnector.sync.ports import Ports
from labconnector.sync.worker import Worker, do_nothing


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(sync)


def sync(
    once: Annotated[bool, typer.Option("--once", help="One check, then end.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Go on until Ctrl-C.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Fetch new cases and deliver them to the CAD folder."""
    if once == watch:
        raise UsageError("Say --once or --watch.")
    with opened_alone(data_dir, verbose=verbose) as app, ShownProgress(quiet=as_json) as shown:
        account, connection, unsigned = restored_or_none(app)
        ports = app.ports(account, connection, shown)
        if unsigned:
            print_error(unsigned, as_json=False)
        if not ports.targets:
            messages().print(Text("No CAD folder is chosen yet: cases are fetched and wait."))
            messages().print(Text("→ Choose one: labconnector settings --cad-dir FOLDER"))
        stop = stop_on_interrupt(connection.transport.close if connection else do_nothing)
        result = run_cycle(ports, stop) if once else sync_until_stopped(ports, app, connection, stop)
        result = replace(result, troubles=((unsigned,) if unsigned else ()) + result.troubles)
        if connection and not stop.is_set():
            app.remember(account, connection.session)
        finish(app, account, result, as_json=as_json, interrupted=once and stop.is_set())


def sync_until_stopped(ports: Ports, app: App, connection: Connection | None, stop: threading.Event) -> CycleResult:
    """Cycles in the worker thread until Ctrl-C, and watched folders beside it."""
    every_s = max(app.settings.check_every_s, app.profile.orders_floor_s)
    intake = app.intake(ports.account, arrived=lambda: worker.wake(), taken=lambda case, _: ports.tell(_came(case)))
    ports = replace(ports, take_in=intake.take_in)
    worker = Worker(ports, every_s, resumed=connection.transport.renew if connection else do_nothing)
    worker.start()
    intake.start()
    while not stop.wait(1.0):
        pass
    intake.stop()
    worker.stop()
    return CycleResult()


def _came(case: Case) -> CaseChanged:
    return CaseChanged(case.order.order_id, case.state, "from a watched folder")


_GRACE_S = 2.0
"""A call to Align that is under way when a stop is asked for has so long to end: it may bring a new token."""


def stop_on_interrupt(cut: Callable[[], None] = do_nothing) -> threading.Event:
    """An event that Ctrl-C and a polite kill set. cut: ends the calls that are still under way a little later."""
    stop = threading.Event()

    def asked(_number: int, _frame: object) -> None:
        if not stop.is_set():
            stop.set()
            timer = threading.Timer(_GRACE_S, cut)
            timer.daemon = True
            timer.start()

    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), asked)
    return stop


def finish(app: App, account: Account, result: CycleResult, *, as_json: bool, interrupted: bool = False) -> None:
    """Prints the outcome and ends with the exit code that fits it."""
    counts = counts_of(app.store.counts(account.key))
    if as_json:
        cases = app.store.cases(account.key, CaseQuery(limit=None))
        print_json(
            {
                "account": account_document(account),
                "cases": [case_document(case, app.paths) for case in cases],
                **counts,
                "asked_again_in_s": _wait_s(result),
                "troubles": troubles_document(result.troubles),
            }
        )
    else:
        if wait_s := _wait_s(result):
            messages().print(Text(f"Align was asked a moment ago; it may be asked again in {wait_s} s."))
        console().print(Text(", ".join(f"{number} {word}" for word, number in counts.items())))
    if code := Interrupted.exit_code if interrupted else exit_code(app, account, result.troubles):
        raise typer.Exit(code)


def _wait_s(result: CycleResult) -> int | None:
    """Seconds until Align may be asked again; None where it was asked."""
    too_soon = result.asked.too_soon_s if result.asked else None
    return None if too_soon is None else ceil(too_soon)


def exit_code(app: App, account: Account, troubles: tuple[ConnectorError, ...]) -> int:
    """The first trouble's code; 6 where a case's files are damaged; else 0. Questions and waiting are normal."""
    if troubles:
        return troubles[0].exit_code
    stuck = app.store.cases(account.key, CaseQuery(states=(CaseState.HELD, CaseState.FAILED), limit=None))
    return PackageError.exit_code if any(case.problem for case in stuck) else 0
