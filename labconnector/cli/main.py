"""All commands, and the one place that turns errors into messages and exit codes (docs/command-line.md)."""

from __future__ import annotations

import importlib
import logging
import os
import signal
import sys
from collections.abc import Sequence

import typer

from labconnector.cli.output import print_error
from labconnector.domain.errors import ConnectorError, Interrupted, UsageError
from labconnector.system.logs import stop_logging

COMMANDS = {
    "windows": ("run",),
    "demo": ("demo",),
    "sandbox": ("sandbox",),
    "account": ("login", "logout", "accounts"),
    "sync": ("sync",),
    "cases": ("cases", "show", "find"),
    "act": ("answer", "deliver"),
    "intake": ("intake",),
    "knowledge": ("clients", "rules"),
    "settings": ("settings",),
    "targets": ("targets",),
    "diagnose": ("diagnose",),
}
"""Module of this package → the commands it adds. Only what a command needs is loaded."""

_log = logging.getLogger(__name__)


class _Ended(BaseException):
    """Ctrl-C or a polite kill. Not KeyboardInterrupt, which typer turns into an exit code of its own."""


def _end(_number: int, _frame: object) -> None:
    raise _Ended


def command_app(arguments: Sequence[str]) -> typer.Typer:
    """The command line with the named command, or with all of them where none is named."""
    app = typer.Typer(
        name="labconnector",
        help="Brings iTero cases from MyiTero into the lab's CAD folder.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        callback=_every_command,
    )
    named = next((word for word in arguments if not word.startswith("-")), "")
    modules = [module for module, commands in COMMANDS.items() if named in commands] or list(COMMANDS)
    for module in modules:
        importlib.import_module(f"labconnector.cli.{module}").register(app)
    return app


def _every_command() -> None:
    """Keeps the commands' names where one command alone is loaded."""


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code."""
    as_json = "--json" in arguments
    _speak_utf8()
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _end)
        app = command_app(arguments)
        return int(app(args=list(arguments) or ["--help"], prog_name="labconnector", standalone_mode=False) or 0)
    except ConnectorError as error:
        _log.info("%s: %s %s", error.code, error.title, error.detail)
        print_error(error, as_json=as_json)
        return error.exit_code
    except typer.TyperException as error:  # the command line itself does not fit
        print_error(UsageError(error.format_message()), as_json=as_json)
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt, _Ended):
        print_error(Interrupted("The command was ended before it was done."), as_json=as_json)
        return Interrupted.exit_code
    except BrokenPipeError:  # whoever read our output has gone, e.g. `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
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
