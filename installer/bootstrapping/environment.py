"""Makes the virtual environment and installs the pinned packages and the project into it."""

from __future__ import annotations

import importlib
import importlib.util
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from . import debian, stamp
from .child import run_quietly
from .explain import explain_output, files_explained
from .guard import only_one
from .project import Project, base_python
from .stamp import Verdict, judge
from .telling import SetupError, Teller

ISOLATED = ("-I", "-X", "utf8")
"""Python's own variables and the user's packages stay out of the setup."""

PACKAGES_STEP = "Pinned packages from installer/requirements.lock"


def ensure_environment(project: Project, teller: Teller) -> None:
    """Leaves a complete environment behind; does nothing when there is one. Raises SetupError."""
    with files_explained("the project folder and .venv in it", project):
        verdict = judge(project).verdict
        if verdict is Verdict.READY:
            return
        if verdict is Verdict.MAKE:
            ensure_venv_module(teller)
        project.venv.mkdir(exist_ok=True)
        with only_one(project.guard, lambda: teller.say("Another setup is running in this folder; waiting for it.")):
            _bring_up_to_date(project, teller)


def _bring_up_to_date(project: Project, teller: Teller) -> None:
    state = judge(project)  # again: while we waited, another setup may have done it all
    if state.verdict is Verdict.READY:
        return
    former = stamp.read(project.stamp)
    stamp.write(project.stamp, stamp.current(project, finished=False))
    if state.verdict is Verdict.MAKE:
        _make(project, teller, state.reason)
    else:
        teller.say(f"Bringing .venv up to date: {state.reason}.")
    try:
        _install_packages(project, teller)
        _install_project(project, teller)
    except SetupError:
        # pip has undone its part: what was there still works, and a new environment need not be made once more.
        kept = former if state.verdict is Verdict.UPDATE else stamp.current(project, finished=True).incomplete()
        stamp.restore(project.stamp, kept)
        raise
    stamp.write(project.stamp, stamp.current(project, finished=True))


def ensure_venv_module(teller: Teller) -> None:
    """Debian ships `venv` without its half `ensurepip`; installs that where we may. Raises SetupError."""
    if _can_make_environments():
        return
    step = "Python's module for virtual environments"
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    what = f"This Python ({sys.executable}) lacks the modules venv and ensurepip."
    if not debian.is_debian() or sys.base_prefix != "/usr":
        raise SetupError(
            step, what, "Install a complete Python 3.11 or newer, e.g. from https://www.python.org/downloads/."
        )
    before = debian.rights()
    if before is None:
        raise SetupError(step, what, f"Type this line, then run it again:  {debian.install_line([package])}")
    with teller.step(f"Debian package {package}") as note:
        outcome = debian.install([package], before, note)
        importlib.invalidate_caches()
        if not _can_make_environments():
            raise SetupError(step, what, f"Try this line:  {debian.install_line([package])}", outcome.lines)


def _can_make_environments() -> bool:
    return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))


def _make(project: Project, teller: Teller, reason: str) -> None:
    step = "Virtual environment .venv"
    if reason:
        teller.say(f"Making .venv anew: {reason}.")
    with teller.step(step), files_explained(step, project):
        _empty(project.venv, keep={project.guard.name, project.stamp.name})
        _run(step, [base_python(), *ISOLATED, "-m", "venv", project.venv])


def _empty(folder: Path, keep: set[str]) -> None:
    """Deletes what is in the folder. The lock and the stamp stay: they say that this is going on."""
    for entry in folder.iterdir():
        if entry.name in keep:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _install_packages(project: Project, teller: Teller) -> None:
    with teller.step(PACKAGES_STEP) as note:
        _pip(
            PACKAGES_STEP,
            project,
            ["--require-hashes", "--only-binary", ":all:", "--progress-bar", "off", "-r", project.lock],
            lambda line: _note_package(line, note),
        )


def _note_package(line: str, note: Callable[[str], None]) -> None:
    match = re.match(r"(?:Collecting|Downloading) ([\w.]+)|(Installing) collected", line)
    if match:
        note(match[1] or "writing the files")


def _install_project(project: Project, teller: Teller) -> None:
    """From this folder, so that changes count at once. The build tools are among the pinned packages: no network."""
    step = "Lab Connector itself"
    with teller.step(step):
        _pip(step, project, ["--no-index", "--no-deps", "--no-build-isolation", "-e", project.root])


def _pip(
    step: str, project: Project, arguments: Sequence[str | Path], on_line: Callable[[str], None] = lambda line: None
) -> None:
    _run(step, [project.python, *ISOLATED, "-m", "pip", "install", *arguments], on_line)


def _run(step: str, command: Sequence[str | Path], on_line: Callable[[str], None] = lambda line: None) -> None:
    outcome = run_quietly(command, on_line=on_line)
    if outcome.code != 0:
        what, do = explain_output(outcome.lines)
        raise SetupError(step, what, do, outcome.lines)
