"""`python -m labconnector` and the `labconnector` command."""

from __future__ import annotations

import faulthandler
import sys


def main() -> None:
    """Runs the command line, or the windows, and ends with the exit code."""
    if sys.stderr is not None:  # a program without a console on Windows has none
        faulthandler.enable()
    if sys.argv[1:2] == ["run"]:
        # Without the command line's libraries: the tray icon is there at once.
        from labconnector.ui.start import run_command

        sys.exit(run_command(sys.argv[2:]))
    from labconnector.cli.main import run  # after the fault handler, so that a crash while importing leaves a trace

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
