"""Other programs: run quietly with their output kept, or run in our place."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PYTHON_TRAPS = ("PYTHONHOME", "PYTHONPATH", "PYTHONPLATLIBDIR", "__PYVENV_LAUNCHER__", "VIRTUAL_ENV")
"""Variables that make a Python look for its own parts elsewhere."""

PIP_TRAPS = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON", "PIP_DRY_RUN", "PIP_IGNORE_INSTALLED")
"""Settings of pip that send packages elsewhere or leave them out. The user's index, proxy and certificate stay."""

PIP_OVERRIDES = {
    "PIP_USER": "0",  # also when a configuration file says otherwise: variables win over files
    "PIP_REQUIRE_HASHES": "0",  # asked for on the command line where it is meant
    "PIP_NO_INPUT": "1",  # nobody could see the question
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended and what it printed, both streams together."""

    code: int
    lines: tuple[str, ...]


def program_environment(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What our own program and the tests run in."""
    clean = {name: value for name, value in environment.items() if name not in PYTHON_TRAPS}
    # Before Python 3.13 the path files of an environment are read in the system's encoding. On Windows that is not the
    # one they are written in, and a project folder with an umlaut in its name would not be found.
    clean.setdefault("PYTHONUTF8", "1")
    return clean


def tool_environment(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What `venv`, pip and apt run in."""
    clean = {name: value for name, value in program_environment(environment).items() if name not in PIP_TRAPS}
    return clean | PIP_OVERRIDES


def run_quietly(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    on_line: Callable[[str], None] = lambda line: None,
) -> Outcome:
    """Runs a tool to its end, never asking anything. An interruption ends the tool first: nobody is left writing.

    Raises OSError where the tool cannot be started.
    """
    lines: list[str] = []
    with subprocess.Popen(
        command,
        env=dict(tool_environment() if environment is None else environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        close_fds=False,  # keeps the setup's lock alive in a tool that outlives us (guard.py)
    ) as process:
        assert process.stdout is not None  # noqa: S101 - for the type checker
        try:
            for line in process.stdout:
                lines.append(line.rstrip("\n"))
                on_line(lines[-1])
        except BaseException:
            process.terminate()
            process.wait()
            raise
    return Outcome(process.returncode, tuple(lines))


def run_in_our_place(command: Sequence[str | Path], *, cwd: Path | None = None) -> int:
    """Hands terminal, signals and exit code over to the program.

    POSIX: this process becomes the program, so that Ctrl-C, `kill` and a closed terminal reach it and nobody else;
    does not return. Windows has no such call: there it runs as a child and its exit code is returned.
    """
    if os.name != "nt":
        if cwd is not None:
            os.chdir(cwd)
        os.execve(command[0], [os.fspath(word) for word in command], program_environment())  # noqa: S606
    return run_as_child(command, cwd=cwd)


def run_as_child(command: Sequence[str | Path], *, cwd: Path | None = None) -> int:
    """Runs the program to its end and gives its exit code."""
    with subprocess.Popen(command, env=program_environment(), cwd=cwd) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # the console sent Ctrl-C to the program too; it decides
                continue
