"""sandbox: an Align cloud in a box, to try things with."""

from __future__ import annotations

import sys
import threading
from typing import Annotated

import typer
from rich.text import Text

from labconnector.align.profile import Profile, save_profile
from labconnector.cli.options import DataDir, Json, Verbose, paths_of
from labconnector.cli.output import console, messages, print_json
from labconnector.cli.sync import stop_on_interrupt
from labconnector.sandbox.faults import FAULTS, parse_fault
from labconnector.sandbox.options import Marking, SandboxOptions
from labconnector.sandbox.people import PASSWORD, USER
from labconnector.sandbox.server import Sandbox
from labconnector.system.logs import start_logging

Seed = Annotated[int, typer.Option(help="Another number makes other cases.")]
Small = Annotated[bool, typer.Option("--small", help="Coarse scans: quicker on a slow computer.")]


def detail_of(small: bool) -> float:
    """Share of the triangles in the sandbox's scans."""
    return 0.1 if small else 1.0


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(sandbox)


def sandbox(
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 takes a free one.", min=0, max=65535)] = 0,
    seed: Seed = 1,
    small: Small = False,
    marking: Annotated[Marking, typer.Option(help="What takes an order off the lab's list.")] = Marking.COMPLETED,
    fault: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME[=VALUE][@ORDER][*TIMES]", help="Switch a fault on; see --list-faults."),
    ] = None,
    relist_window: Annotated[
        float, typer.Option(help="Seconds between two lists under which orders are listed again.", min=0)
    ] = SandboxOptions().relist_window_s,
    end_with_input: Annotated[
        bool, typer.Option("--end-with-input", help="End when standard input closes: for a program that starts it.")
    ] = False,
    list_faults: Annotated[bool, typer.Option("--list-faults", help="List the faults and end.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Run the sandbox until Ctrl-C. Sign in to it with `labconnector login --profile sandbox`."""
    if list_faults:
        _list_faults(as_json=as_json)
        return
    paths = paths_of(data_dir)
    start_logging(paths.logs, verbose=verbose)
    stop = stop_on_interrupt()
    faults = [parse_fault(text) for text in fault or ()]
    if end_with_input:
        threading.Thread(target=_wait_for_the_end, args=(stop,), name="input", daemon=True).start()
    options = SandboxOptions(detail=detail_of(small), marking=marking, relist_window_s=relist_window)
    with Sandbox(paths.sandbox, seed=seed, port=port, options=options, faults=faults) as running:
        save_profile(Profile.model_validate(running.profile_values()), paths.profiles / "sandbox.toml")
        if as_json:
            print_json({"url": running.url, "user": USER, "password": PASSWORD, "profile": "sandbox"})
        else:
            console().print(Text(f"The sandbox runs at {running.url} (user {USER}, password {PASSWORD})."))
            messages().print(Text("Sign in: labconnector login --profile sandbox. Stop with Ctrl-C."))
        while not stop.wait(1.0):
            pass


def _wait_for_the_end(stop: threading.Event) -> None:
    sys.stdin.read()
    stop.set()


def _list_faults(*, as_json: bool) -> None:
    if as_json:
        print_json({"faults": [{"name": name, "what": kind.text} for name, kind in FAULTS.items()]})
        return
    for name, kind in FAULTS.items():
        console().print(Text(f"{name:20} {kind.text}" + (f" ({kind.value:g} {kind.unit})" if kind.unit else "")))
