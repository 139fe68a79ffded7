"""diagnose: looks at everything this program needs, and says what to do about what is missing."""

from __future__ import annotations

import typer
from rich.text import Text

from labconnector.checks import run_checks
from labconnector.cli.options import DataDir, Json, Verbose, paths_of
from labconnector.cli.output import console, print_json
from labconnector.domain.check import Check
from labconnector.system.logs import start_logging


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(diagnose)


def diagnose(data_dir: DataDir = None, as_json: Json = False, verbose: Verbose = False) -> None:
    """Check this computer, the case list, the connection profile, the password store and the CAD folder."""
    paths = paths_of(data_dir)
    start_logging(paths.logs, verbose=verbose)
    checks = run_checks(paths)
    if as_json:
        print_json({"checks": [_document(check) for check in checks]})
    else:
        for check in checks:
            _print(check)
    failed = next((check.error for check in checks if check.error), None)
    if failed:
        raise typer.Exit(failed.exit_code)


def _document(check: Check) -> dict[str, object]:
    return {"name": check.name, "ok": check.error is None, "text": check.text, **_error(check)}


def _error(check: Check) -> dict[str, object]:
    return {"error": check.error.as_dict()} if check.error else {}


def _print(check: Check) -> None:
    mark = Text("✗ ", style="red") if check.error else Text("✓ ", style="green")
    console().print(mark + Text(f"{check.name}: {check.text}"))
    if check.error:
        console().print(Text(f"  → {check.error.action}"))
