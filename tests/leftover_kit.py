"""Processes that a test started and did not end, and those that these started. Seen on Linux only."""

from __future__ import annotations

import ctypes
import os
import select
import signal
import sys
from contextlib import suppress
from pathlib import Path

_ADOPT = 36  # PR_SET_CHILD_SUBREAPER of <linux/prctl.h>


def adopt_orphans() -> None:
    """From now on a process whose parent ends becomes ours, instead of the system's, and so is seen."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)


def children() -> set[int]:
    """The processes whose parent is this one, also those that ended and were not waited for."""
    found: set[int] = set()
    for listed in Path("/proc/self/task").glob("*/children") if sys.platform == "linux" else ():
        with suppress(OSError):  # the thread has ended
            found.update(map(int, listed.read_text().split()))
    return found


def end_leftovers(before: set[int], patience_s: float) -> list[str]:
    """The command lines of new children that do not end by themselves in time; they are killed."""
    return [command for pid in sorted(children() - before) if (command := _end(pid, patience_s))]


def _end(pid: int, patience_s: float) -> str:
    if sys.platform != "linux":
        return ""
    command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    watch = os.pidfd_open(pid)
    try:
        ended, _, _ = select.select([watch], [], [], patience_s)
    finally:
        os.close(watch)
    if not ended:
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return "" if ended else command
