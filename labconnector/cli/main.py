"""All commands, and the one place that turns errors into messages and exit codes (docs/command-line.md)."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

import typer

from labconnector.cli import account, act, cases, demo, diagnose, knowledge, sandbox, settings, sync
from labconnector.cli.output import print_error
from labconnector.domain.errors import ConnectorError, UsageError
from labconnector.system.logs import stop_logging

app = typer.Typer(
    name="labconnector",
    help="Brings iTero cases from MyiTero into the lab's CAD folder.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for module in (demo, sandbox, account, sync, cases, act, knowledge, settings, diagnose):
    module.register(app)

_log = logging.getLogger(__name__)
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code."""
    as_json = "--json" in arguments
    _speak_utf8()
    try:
        return int(app(args=list(arguments) or ["--help"], prog_name="labconnector", standalone_mode=False) or 0)
    except ConnectorError as error:
        _log.info("%s: %s %s", error.code, error.title, error.detail)
        print_error(error, as_json=as_json)
        return error.exit_code
    except typer.TyperException as error:  # the command line itself does not fit
        print_error(UsageError(error.format_message()), as_json=as_json)
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 the top of the command line
        _log.exception("unexpected")
        print_error(ConnectorError(f"An unexpected error ({type(error).__name__})."), as_json=as_json)
        return ConnectorError.exit_code
    finally:
        stop_logging()


def _speak_utf8() -> None:
    """Names in every script must print, whatever code page the Windows console has."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
