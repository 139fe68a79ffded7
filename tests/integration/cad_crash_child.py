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

from labconnector.cad.case_target import CaseFolderTarget
from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.folder import FolderTarget
from labconnector.cad.folder_options import FolderOptions
from labconnector.cad.placer import Step, no_step
from labconnector.domain.errors import ConnectorError


def target_of(kind: str, root: Path, step: Step = no_step) -> CaseFolderTarget:
    """The target of the kind of test."""
    if kind == "exocad":
        return ExocadTarget(root, step=step)
    options = {"flat": FolderOptions(sub_folders=False, ready_marker="ready"), "zip": FolderOptions(zipped=True)}
    return FolderTarget(root, options=options.get(kind, FolderOptions()), step=step)


def main(kind: str, root: str, package: str, die_at: int, limit: int) -> None:
    """One placing."""
    done = 0

    def step(_: str) -> None:
        nonlocal done
        if done == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        done += 1

    teeth, one = bridge(2, 4, 3)
    case = handoff(Path(package), teeth, bridges=(one,))
    if limit:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    target = target_of(kind, Path(root), step)
    try:
        target.place(case, target.plan(case))
    except ConnectorError as error:
        print(error.code)
    else:
        print(done)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
