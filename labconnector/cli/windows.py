"""run: the windows. `python -m labconnector run` starts them without this module; here it is listed with the others."""

from __future__ import annotations

from typing import Annotated

import typer

from labconnector.cli.options import DataDir, Verbose, paths_of


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(run)


def run(
    hidden: Annotated[bool, typer.Option("--hidden", help="Show no window at first, only the tray icon.")] = False,
    data_dir: DataDir = None,
    verbose: Verbose = False,
) -> None:
    """Run Lab Connector with its tray icon and windows."""
    from labconnector.ui.start import Plan, run_desktop

    raise typer.Exit(run_desktop(Plan(paths_of(data_dir).root, hidden, verbose)))
