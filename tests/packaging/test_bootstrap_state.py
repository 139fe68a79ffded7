"""What follows from what is found in `.venv`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from bootstrap_kit import make_project
from bootstrapping import stamp
from bootstrapping.project import Project, this_python
from bootstrapping.stamp import State, Verdict, judge


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose environment looks complete."""
    project = Project(make_project(tmp_path / "p"))
    project.python.parent.mkdir(parents=True)
    project.python.write_text("")
    version = ".".join(str(part) for part in sys.version_info[:3])
    project.settings.write_text(f"home = {tmp_path}\nversion = {version}\ncommand = python3 -m venv {project.venv}\n")
    stamp.write(project.stamp, stamp.current(project, finished=True))
    return project


def restamp(project: Project, **changes: object) -> None:
    known = stamp.read(project.stamp)
    assert known is not None
    stamp.write(project.stamp, replace(known, **changes))  # type: ignore[arg-type]


def test_a_complete_one_is_left_alone(project: Project) -> None:
    assert judge(project) == State(Verdict.READY)


def test_none_is_made_without_a_reason(tmp_path: Path) -> None:
    assert judge(Project(make_project(tmp_path / "p"))) == State(Verdict.MAKE)


def test_an_empty_folder_is_none(project: Project) -> None:
    project.settings.unlink()
    assert judge(project) == State(Verdict.MAKE)


def test_an_interrupted_one_is_made_anew(project: Project) -> None:
    restamp(project, finished=False)
    assert judge(project) == State(Verdict.MAKE, "an earlier setup was interrupted")


def test_one_in_a_moved_folder_is_made_anew(project: Project, tmp_path: Path) -> None:
    project.root.rename(tmp_path / "moved")
    state = judge(Project(tmp_path / "moved"))
    assert state.verdict is Verdict.MAKE
    assert state.reason == f"the folder was moved (it was made in {project.venv})"


def test_one_of_another_python_is_made_anew(project: Project) -> None:
    restamp(project, python="cpython 3.9 linux-x86_64")
    assert judge(project) == State(Verdict.MAKE, f"it was made for cpython 3.9 linux-x86_64, this is {this_python()}")


def test_one_whose_python_was_removed_is_made_anew(project: Project) -> None:
    project.python.unlink()
    assert judge(project) == State(Verdict.MAKE, "the Python that it was made with is gone")


def test_one_whose_base_was_removed_is_made_anew(project: Project) -> None:
    project.settings.write_text(project.settings.read_text().replace("home = ", "home = /gone"))
    assert judge(project).verdict is Verdict.MAKE


@pytest.mark.parametrize("name", ["lock", "pyproject"])
def test_changed_inputs_are_installed_into_it(project: Project, name: str) -> None:
    path: Path = getattr(project, name)
    path.write_text(path.read_text() + "\n# new\n")
    assert judge(project) == State(Verdict.UPDATE, "the pinned packages or pyproject.toml changed")


def test_a_failed_installation_goes_on_from_there(project: Project) -> None:
    known = stamp.read(project.stamp)
    assert known is not None
    stamp.restore(project.stamp, known.incomplete())
    assert judge(project) == State(Verdict.UPDATE, "the last setup did not get to its end")


def test_one_made_by_hand_that_fits_is_kept(project: Project) -> None:
    stamp.restore(project.stamp, None)
    assert judge(project) == State(Verdict.UPDATE, "it was made by hand")


@pytest.mark.parametrize(
    "change", [("version = 3", "version = 2"), ("command = ", "was = "), ("home = ", "home = /gone")]
)
def test_one_made_by_hand_that_does_not_fit_is_made_anew(project: Project, change: tuple[str, str]) -> None:
    stamp.restore(project.stamp, None)
    project.settings.write_text(project.settings.read_text().replace(*change))
    assert judge(project).verdict is Verdict.MAKE


@pytest.mark.parametrize("content", ["", "{", "[]", '{"finished": true}', '{"other": 1}', "\udcff"])
def test_a_stamp_that_cannot_be_read_is_none(project: Project, content: str) -> None:
    project.stamp.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert stamp.read(project.stamp) is None
