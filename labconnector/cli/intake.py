"""intake: the folders that files come in, what waits there for a person, and one look at a folder now."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from labconnector.app import App
from labconnector.cli.documents import case_document
from labconnector.cli.opening import opened, opened_alone, stored_case
from labconnector.cli.options import DataDir, Json, Verbose
from labconnector.cli.output import messages, print_json, print_table
from labconnector.cli.sync import stop_on_interrupt
from labconnector.domain.case import Case
from labconnector.domain.errors import FileError, Interrupted, UsageError
from labconnector.domain.incoming import Incoming, Polling
from labconnector.system.settings import WatchedFolder

PATIENCE_S = 10.0
"""One look does not wait longer for a file that somebody still writes."""

Folder = Annotated[Path, typer.Argument(metavar="FOLDER")]
FileNumber = Annotated[int, typer.Argument(metavar="FILE", help="Its number in `intake list`.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(help="Files from folders: manual exports, and scanners in the same network.")
    group.command("list")(list_waiting)
    for command in (add, remove, scan, attach, ignore):
        group.command()(command)
    app.add_typer(group, name="intake")


def list_waiting(data_dir: DataDir = None, as_json: Json = False, verbose: Verbose = False) -> None:
    """Show the watched folders, and the files that wait for a person."""
    with opened(data_dir, verbose=verbose) as app:
        _print(app, as_json=as_json)


def add(
    folder: Folder,
    poll: Annotated[Polling, typer.Option(help="Look again and again, as network drives need it.")] = Polling.AUTO,
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Watch a folder from now on. Its files are read, and never changed or moved."""
    with opened(data_dir, verbose=verbose) as app:
        path = _usable(app, folder)
        others = [one for one in app.settings.intake.folders if one.path != path]
        _keep(app, [*others, WatchedFolder(path=path, polling=poll)])
        _print(app, as_json=as_json)


def remove(folder: Folder, data_dir: DataDir = None, as_json: Json = False, verbose: Verbose = False) -> None:
    """Watch a folder no more. What came from it stays."""
    with opened(data_dir, verbose=verbose) as app:
        path = folder.absolute()
        left = [one for one in app.settings.intake.folders if one.path != path]
        if len(left) == len(app.settings.intake.folders):
            raise UsageError(f"{path} is not watched.", action="See `labconnector intake list`.")
        _keep(app, left)
        _print(app, as_json=as_json)


def scan(folder: Folder, data_dir: DataDir = None, as_json: Json = False, verbose: Verbose = False) -> None:
    """Look at a folder once, take what belongs to a case, and deliver what is ready."""
    with opened_alone(data_dir, verbose=verbose) as app:
        taken = _scan(app, _usable(app, folder))
        if as_json:
            waiting = app.store.incoming_waiting(app.account().key)
            cases = [case_document(app.store.case_by_id(case.id), app.paths) for case in taken]
            print_json({"taken": cases, "waiting": [_document(one) for one in waiting]})
            return
        orders = ", ".join(case.order.order_id for case in taken) or "none"
        messages().print(Text(f"Taken for orders: {orders}."))
        _print_waiting(app)


def attach(
    file: FileNumber,
    order: Annotated[str, typer.Argument(metavar="ORDER", help="Order ID of the case that it belongs to.")],
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Say which order a file belongs to. It is taken with the next look at its folder."""
    with opened(data_dir, verbose=verbose) as app:
        case = stored_case(app, order)
        app.store.answer_incoming(file, case.order.order_id)
        messages().print(Text(f"It is attached to order {case.order.order_id} with the next look at its folder."))
        _print(app, as_json=as_json)


def ignore(file: FileNumber, data_dir: DataDir = None, as_json: Json = False, verbose: Verbose = False) -> None:
    """Do nothing with a file, whatever it is called when it comes again."""
    with opened(data_dir, verbose=verbose) as app:
        app.store.ignore_incoming(file)
        _print(app, as_json=as_json)


def _scan(app: App, folder: Path) -> list[Case]:
    """One look, or as many as it takes until nothing is being written, then a cycle without asking Align."""
    from labconnector.intake.stable import Settling
    from labconnector.sync.cycle import run_cycle

    account = app.account()
    stop, taken = stop_on_interrupt(), list[Case]()
    intake = app.intake(
        account,
        arrived=lambda: None,
        taken=lambda case, _is_new: taken.append(case),
        settling=Settling(patience_s=PATIENCE_S / 2),
    )
    until = time.monotonic() + PATIENCE_S
    while (again_s := intake.look_at([folder])) is not None and time.monotonic() < until:
        if stop.wait(again_s):
            raise Interrupted("The folder was not looked at to the end.")
    ports = replace(app.ports(account, None), take_in=intake.take_in)
    troubles = run_cycle(ports, threading.Event(), listing=False).troubles
    if troubles:
        raise troubles[0]
    return taken


def _usable(app: App, folder: Path) -> Path:
    """The folder by its whole path. FileError where there is none, SettingsError where it is one of ours."""
    from labconnector.intake.found import require_outside

    path = folder.expanduser().absolute()
    if not path.is_dir():
        raise FileError(f"There is no folder {path}.")
    require_outside(path, (app.paths.root, *app.cad_folders()))
    return path


def _keep(app: App, folders: list[WatchedFolder]) -> None:
    intake = app.settings.intake.model_copy(update={"folders": tuple(folders)})
    app.save(app.settings.model_copy(update={"intake": intake}))


def _print(app: App, *, as_json: bool) -> None:
    folders = app.settings.intake.folders
    if as_json:
        waiting = app.store.incoming_waiting(app.settings.account)
        shown = [one.model_dump(mode="json") for one in folders]
        print_json({"folders": shown, "waiting": [_document(one) for one in waiting]})
        return
    rows = [(str(one.path), one.polling) for one in folders]
    print_table("Watched folders", ("Folder", "Looked at again and again"), rows, "No folder is watched.")
    _print_waiting(app)


def _print_waiting(app: App) -> None:
    waiting = app.store.incoming_waiting(app.settings.account)
    rows = [(one.id, one.key, one.text) for one in waiting]
    print_table("Files that wait for you", ("File", "Place", "Why"), rows, "No file waits for you.", ("File",))


def _document(one: Incoming) -> dict[str, object]:
    return {
        "file": one.id,
        "place": one.key,
        "files": one.files,
        "size": one.size,
        "state": one.state,
        "why": one.text,
        "order_id": one.order_id,
        "seen_at": one.seen_at,
    }
