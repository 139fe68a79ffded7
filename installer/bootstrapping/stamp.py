"""What is known about the environment: the stamp that a setup leaves in it, and what follows from it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass, replace
from enum import Enum
from pathlib import Path

from .project import Project, this_python


@dataclass(frozen=True, slots=True)
class Stamp:
    """Written unfinished before the first step and finished after the last, so that an interruption shows."""

    finished: bool
    folder: str
    python: str
    inputs: str

    def incomplete(self) -> Stamp:
        """The same for an environment that is sound but lacks packages."""
        return replace(self, inputs="")


class Verdict(Enum):
    """What to do about the environment."""

    READY = "nothing"
    UPDATE = "install into it"
    MAKE = "make it, deleting what is there"


@dataclass(frozen=True, slots=True)
class State:
    """A verdict, and the reason in words when there is an environment that does not fit."""

    verdict: Verdict
    reason: str = ""


def current(project: Project, *, finished: bool) -> Stamp:
    """The stamp for what a setup makes now."""
    return Stamp(finished, str(project.venv), this_python(), project.inputs())


def write(path: Path, stamp: Stamp) -> None:
    """Replaces the stamp in one step. Raises OSError."""
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(json.dumps(asdict(stamp), indent=1), encoding="utf-8")
    fresh.replace(path)


def restore(path: Path, former: Stamp | None) -> None:
    """Puts the former stamp back, or none where there was none. Raises OSError."""
    if former is None:
        path.unlink(missing_ok=True)
    else:
        write(path, former)


def read(path: Path) -> Stamp | None:
    """The stamp, or None where there is none or it cannot be read."""
    try:
        return Stamp(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def judge(project: Project) -> State:
    """What the environment needs. Quick: reads four small files and starts nothing."""
    if not project.settings.is_file():
        return State(Verdict.MAKE)
    stamp = read(project.stamp)
    if stamp is None:
        return _judge_foreign(project)
    reason = _why_anew(project, stamp)
    if reason:
        return State(Verdict.MAKE, reason)
    if not stamp.inputs:
        return State(Verdict.UPDATE, "the last setup did not get to its end")
    if stamp.inputs != project.inputs():
        return State(Verdict.UPDATE, "the pinned packages or pyproject.toml changed")
    return State(Verdict.READY)


def _why_anew(project: Project, stamp: Stamp) -> str:
    if not stamp.finished:
        return "an earlier setup was interrupted"
    if stamp.folder != str(project.venv):
        return f"the folder was moved (it was made in {stamp.folder})"
    if stamp.python != this_python():
        return f"it was made for {stamp.python}, this is {this_python()}"
    return _broken(project)


def _broken(project: Project) -> str:
    home = read_settings(project.settings).get("home", "")
    if not project.python.exists() or not Path(home).is_dir():
        return "the Python that it was made with is gone"
    return ""


def _judge_foreign(project: Project) -> State:
    """An environment that somebody made by hand is kept when it fits: what else is in it is not ours to delete."""
    settings = read_settings(project.settings)
    series = ".".join(settings.get("version", "").split(".")[:2])
    here = settings.get("command", "").endswith(str(project.venv))
    if series == f"{sys.version_info[0]}.{sys.version_info[1]}" and here and not _broken(project):
        return State(Verdict.UPDATE, "it was made by hand")
    return State(Verdict.MAKE, "it does not fit this Python and this folder")


def read_settings(path: Path) -> dict[str, str]:
    """The lines of a `pyvenv.cfg`; empty where it cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    return {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in lines)}
