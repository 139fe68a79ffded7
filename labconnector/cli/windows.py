"""run: the windows. `python -m labconnector run` starts them without this module; here it is listed with the others."""

from __future__ import annotations

import typer

_ALL_AS_THEY_ARE = {"allow_extra_args": True, "ignore_unknown_options": True}
"""`run_command` reads its options itself."""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(add_help_option=False, context_settings=_ALL_AS_THEY_ARE)(run)


def run(context: typer.Context) -> None:
    """Run Lab Connector with its tray icon and windows."""
    from labconnector.ui.start import run_command

    raise typer.Exit(run_command(context.args))
