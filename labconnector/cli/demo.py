"""demo: the whole way, from a sandbox cloud into a CAD folder."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.text import Text

from labconnector.align.profile import Profile
from labconnector.app import App, Connection
from labconnector.cli.account import chooser, show_address
from labconnector.cli.cases import print_cases
from labconnector.cli.demo_windows import run_in_windows
from labconnector.cli.options import DataDir, Json, Verbose, paths_of
from labconnector.cli.output import console, messages
from labconnector.cli.progress import ShownProgress
from labconnector.cli.sandbox import Seed, Small, detail_of
from labconnector.cli.sync import finish, stop_on_interrupt
from labconnector.cli.typed import command
from labconnector.domain.account import Account
from labconnector.domain.case import CaseState
from labconnector.sandbox.faults import parse_fault
from labconnector.sandbox.options import SandboxOptions
from labconnector.sandbox.people import PASSWORD, USER
from labconnector.sandbox.robot import robot_sign_in
from labconnector.sandbox.server import Sandbox
from labconnector.sync.answers import answer_by_guess
from labconnector.sync.cycle import CycleResult, run_cycle
from labconnector.sync.ports import Ports, utc_now
from labconnector.sync.worker import Worker
from labconnector.system.instance import only_instance
from labconnector.system.keystore import MemoryKeystore
from labconnector.system.logs import start_logging
from labconnector.system.paths import Paths
from labconnector.system.screen import has_screen
from labconnector.system.settings import CadSettings

DEMO_EVERY_S = 10.0
"""A newcomer should see a new case soon; with Align it is five minutes, and never under two."""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(demo)


def demo(
    headless: Annotated[
        bool, typer.Option("--headless", help="In the terminal, and sign in by itself without a browser.")
    ] = False,
    terminal: Annotated[bool, typer.Option("--terminal", help="In the terminal, without windows.")] = False,
    once: Annotated[bool, typer.Option("--once", help="In the terminal: one sync, then end.")] = False,
    auto_answer: Annotated[
        bool, typer.Option("--auto-answer", help="In the terminal: answer every question with the best guess.")
    ] = False,
    cad_dir: Annotated[
        Path | None,
        typer.Option(
            "--cad-dir", metavar="FOLDER", help="CAD folder; made if it is new. [default: CAD-Data in the data]"
        ),
    ] = None,
    cad_kind: Annotated[
        Literal["exocad", "folder"], typer.Option("--cad-kind", help="How cases are laid out.")
    ] = "exocad",
    fault: Annotated[
        list[str] | None, typer.Option(metavar="NAME[=VALUE][@ORDER][*TIMES]", help="Switch a fault of the sandbox on.")
    ] = None,
    seed: Seed = 1,
    small: Small = False,
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Try Lab Connector with a sandbox instead of Align: invented practices, patients and scans."""
    paths = paths_of(data_dir) if data_dir else Paths(paths_of(None).root / "demo")
    in_terminal = terminal or headless or once or auto_answer or as_json
    if not in_terminal and has_screen():
        with App(paths, MemoryKeystore()) as app:
            _use_folder(app, cad_dir, cad_kind)
            app.save(app.settings.model_copy(update={"check_every_s": DEMO_EVERY_S}))
        options_ = ["--seed", str(seed), *(["--small"] if small else []), *(f"--fault={one}" for one in fault or ())]
        raise typer.Exit(run_in_windows(paths, DEMO_EVERY_S, options_, verbose=verbose))
    start_logging(paths.logs, verbose=verbose)
    options = SandboxOptions(relist_window_s=DEMO_EVERY_S, detail=detail_of(small))
    faults = [parse_fault(text) for text in fault or ()]
    with only_instance(paths.lock), Sandbox(paths.sandbox, seed=seed, options=options, faults=faults) as sandbox:
        profile = Profile.model_validate({**sandbox.profile_values(), "orders_floor_s": DEMO_EVERY_S})
        with App(paths, MemoryKeystore(), profile=profile) as app, ShownProgress(quiet=as_json) as shown:
            _use_folder(app, cad_dir, cad_kind)
            account, connection = _signed_in(app, sandbox, headless=headless)
            ports = app.ports(account, connection, shown)
            stop = stop_on_interrupt(connection.transport.close)
            if once:
                result = _sync_once(ports, stop, auto_answer=auto_answer)
            else:
                result = _watch(ports, sandbox, app, connection, stop, auto_answer=auto_answer)
            if not as_json:
                print_cases(app.store.cases(account.key))
                _say_where(app, account)
            finish(app, account, result, as_json=as_json, interrupted=once and stop.is_set())


def _use_folder(app: App, cad_dir: Path | None, kind: Literal["exocad", "folder"]) -> None:
    """The demo makes its CAD folder at the first run. One that is gone later is missed, as a lab's drive would be."""
    folder = cad_dir.absolute() if cad_dir else app.paths.root / "CAD-Data"
    is_new = cad_dir is None or app.settings.cad.folder != folder
    if is_new and folder.parent.is_dir():
        with suppress(OSError):  # what is in the way is told by the test of the folder
            folder.mkdir(exist_ok=True)
    app.save(app.settings.model_copy(update={"cad": CadSettings(kind=kind, folder=folder)}))


def _signed_in(app: App, sandbox: Sandbox, *, headless: bool) -> tuple[Account, Connection]:
    connection = app.connection()
    open_browser = _robot if headless else _with_hint(sandbox)
    account, _ = app.sign_in(connection, open_browser, chooser(None))
    messages().print(Text(f"Connected to {account.name}."))
    return account, connection


def _robot(address: str) -> None:
    """Signs in as a person would, in a thread, as the browser does."""
    threading.Thread(target=robot_sign_in, args=(address, USER, PASSWORD), name="robot", daemon=True).start()


def _with_hint(sandbox: Sandbox) -> Callable[[str], None]:
    def open_browser(address: str) -> None:
        messages().print(Text(f"The sandbox plays Align at {sandbox.url}: user {USER}, password {PASSWORD}"))
        show_address(address)

    return open_browser


def _sync_once(ports: Ports, stop: threading.Event, *, auto_answer: bool) -> CycleResult:
    result = run_cycle(ports, stop)
    while auto_answer and not stop.is_set() and not result.troubles and _answer_all(ports):
        result = replace(run_cycle(ports, stop, listing=False), asked=result.asked)
    return result


def _answer_all(ports: Ports) -> bool:
    """Answers every question that is open; False where there was none."""
    held = ports.store.asking(ports.account_key)
    for case_id in held:
        case = ports.store.case_by_id(case_id)
        if case.state is CaseState.HELD:  # an answer to an earlier case may have answered this one too
            answer_by_guess(ports.store, case, utc_now)
    return bool(held)


def _watch(
    ports: Ports, sandbox: Sandbox, app: App, connection: Connection, stop: threading.Event, *, auto_answer: bool
) -> CycleResult:
    messages().print(Text(f"Send new cases from {sandbox.url}. They land in {app.settings.cad.folder}. Ctrl-C ends."))
    messages().print(Text(f"See them, in another window: {command(app.paths.root, 'cases')}"), soft_wrap=True)
    worker = Worker(ports, DEMO_EVERY_S, resumed=connection.transport.renew)
    with _running(worker):
        while not stop.wait(1.0):
            if auto_answer and _answer_all(ports):
                worker.wake()
    return CycleResult()


@contextmanager
def _running(worker: Worker) -> Iterator[None]:
    worker.start()
    try:
        yield
    finally:
        worker.stop()


def _say_where(app: App, account: Account) -> None:
    out = console()
    out.print(Text(f"\nCAD folder: {app.settings.cad.folder}"))
    if asking := app.store.asking(account.key):
        order_id = app.store.case_by_id(asking[0]).order.order_id
        out.print(Text(f"Answer a question: {command(app.paths.root, 'show', order_id)}"), soft_wrap=True)
