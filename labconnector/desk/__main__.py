"""The engine process: `python -m labconnector.desk`, started by the windows with pipes as its input and output."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from labconnector.desk.desk import Desk, make_desk
from labconnector.desk.serve import serve
from labconnector.system.logs import start_logging, stop_logging
from labconnector.talk.events import Event
from labconnector.talk.messages import Begin


def main() -> None:
    """Serves until the windows end it. What is printed by mistake goes to stderr, never between the messages."""
    _place_for_errors()
    faulthandler.enable()
    if hasattr(os, "nice"):  # what a person sees and types goes first; on Windows our parent has seen to it
        os.nice(_NICE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the windows; they end us
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    _replace(0, os.devnull, os.O_RDONLY)
    os.dup2(2, 1)
    try:
        serve(incoming, outgoing, _make)
    finally:
        stop_logging()


_NICE = 5


def _make(begin: Begin, tell: Callable[[Event], None]) -> Desk:
    start_logging(Path(begin.data_folder) / "logs", verbose=begin.verbose)
    return make_desk(begin, tell)


def _place_for_errors() -> None:
    """A program without a console has no standard error, and the next file to be opened would get its number."""
    try:
        os.fstat(2)
    except OSError:
        _replace(2, os.devnull, os.O_WRONLY)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)


def _replace(number: int, path: str, flags: int) -> None:
    descriptor = os.open(path, flags)
    if descriptor != number:
        os.dup2(descriptor, number)
        os.close(descriptor)


if __name__ == "__main__":
    main()
