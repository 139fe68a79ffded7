"""`python -m labconnector` and the `labconnector` command."""

from __future__ import annotations

import faulthandler
import sys


def main() -> None:
    """Runs the command line and ends with its exit code."""
    faulthandler.enable()
    from labconnector.cli.main import run  # after the fault handler, so that a crash while importing leaves a trace

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
