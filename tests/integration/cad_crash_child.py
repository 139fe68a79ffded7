"""Places the invented case in a process of its own that kills itself, or is refused room, at a given step.

Arguments: kind of target, CAD folder, package folder, number of the step to die at (-1: none), most bytes a file may
have (0: no limit). Prints the number of steps done, or the error's code.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from cad_kit import bridge, handoff

from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.folder import FolderTarget
from labconnector.domain.errors import ConnectorError


def main(kind: str, root: str, package: str, die_at: int, limit: int) -> None:
    """One placing."""
    done = 0

    def step(_: str) -> None:
        nonlocal done
        if done == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        done += 1

    targets = {"exocad": ExocadTarget, "folder": FolderTarget}
    teeth, one = bridge(2, 4, 3)
    case = handoff(Path(package), teeth, bridges=(one,))
    if limit:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    target = targets[kind](Path(root), step=step)
    try:
        target.place(case, target.plan(case))
    except ConnectorError as error:
        print(error.code)
    else:
        print(done)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
