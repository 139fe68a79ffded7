"""`python -m labconnector` and the `labconnector` command."""

from __future__ import annotations

import faulthandler
import sys


def main() -> None:
    """Runs the command line, or the windows, and ends with the exit code."""
    if sys.stderr is not None:  # a program without a console on Windows has none
        faulthandler.enable()
    if sys.argv[1:2] == ["run"]:
        sys.exit(_run_windows(sys.argv[2:]))
    from labconnector.cli.main import run  # after the fault handler, so that a crash while importing leaves a trace

    sys.exit(run(sys.argv[1:]))


def _run_windows(arguments: list[str]) -> int:
    """Without the command line's libraries: the tray icon is there at once."""
    from labconnector.system.screen import EXIT_CODE, NO_SCREEN, has_screen

    if not has_screen() and "--help" not in arguments:
        sys.stderr.write(NO_SCREEN)
        return EXIT_CODE
    try:
        from labconnector.ui.start import run_command
    except ImportError as error:  # a library of the system that Qt needs
        sys.stderr.write(f"{error}\n{NO_SCREEN}")
        return EXIT_CODE
    return run_command(arguments)


if __name__ == "__main__":
    main()
