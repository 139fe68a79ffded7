"""The installer as a whole, with one real environment that the tests of this file share."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from bootstrap_kit import command, environment, make_project, run_bootstrap
from bootstrapping import stamp
from bootstrapping.project import Project

POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in a folder with a blank and an umlaut in its name, set up by the real command."""
    root = make_project(tmp_path_factory.mktemp("work") / "Prüf Ordner")
    result = run_bootstrap(root, "setup", extra=no_system_packages(root))
    assert result.returncode == 0, result.stderr
    for step in (
        "Virtual environment .venv",
        "Pinned packages from installer/requirements.lock",
        "Lab Connector itself",
    ):
        assert f"{step} ... " in result.stderr
    return root


@pytest.fixture
def root(made: Path) -> Iterator[Path]:
    """The shared project; what a test changes in its inputs is put back."""
    inputs = [made / "installer" / "requirements.lock", made / "pyproject.toml"]
    before = [path.read_bytes() for path in inputs]
    yield made
    for path, content in zip(inputs, before, strict=True):
        path.write_bytes(content)


def no_system_packages(root: Path) -> dict[str, str]:
    """A search path on which there is no apt-get, so that no test installs anything."""
    nothing = root.parent / "no programs"
    nothing.mkdir(exist_ok=True)
    return {"PATH": str(nothing)}


def set_up_again(root: Path) -> None:
    """Leaves the environment complete for the next test."""
    assert run_bootstrap(root, "setup", extra=no_system_packages(root)).returncode == 0


def told(result: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """What the program said; nothing else may be on stdout."""
    said: dict[str, Any] = json.loads(result.stdout)
    return said


@contextmanager
def waiting_program(root: Path) -> Iterator[subprocess.Popen[str]]:
    """`demo` whose program runs and waits, in a process group of its own."""
    with subprocess.Popen(
        command(root, "demo", "--wait"),
        env=environment(no_system_packages(root)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process


def test_a_second_run_does_nothing(root: Path) -> None:
    set_up_again(root)
    result = run_bootstrap(root, "setup", extra=no_system_packages(root))
    assert " ... " not in result.stderr
    assert f"Ready: {root / '.venv'}" in result.stderr


def test_demo_runs_in_the_users_folder_with_arguments_and_exit_code(root: Path, tmp_path: Path) -> None:
    set_up_again(root)
    (tmp_path / "labconnector.py").write_text("raise SystemExit('the wrong one')")
    traps = {"PYTHONHOME": "/nowhere", "PYTHONPATH": str(tmp_path), "__PYVENV_LAUNCHER__": "/nowhere"}
    # Python itself would not start with PYTHONHOME set wrong, so the trap for the children is set inside.
    script = (
        f"import os, runpy, sys; os.environ.update({traps!r}); sys.argv = {command(root, 'demo', '--exit', '5')[1:]!r};"
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(),
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 5, result.stderr
    said = told(result)
    assert [word for word in said["argv"] if word != "--headless"] == ["demo", "--exit", "5"]
    assert Path(said["cwd"]) == tmp_path
    assert Path(said["prefix"]) == root / ".venv"
    assert not {"PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__"} & set(said["environment"])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")
def test_the_tests_run_in_the_project_folder_and_missing_packages_are_told(root: Path, tmp_path: Path) -> None:
    set_up_again(root)
    result = run_bootstrap(root, "test", "-q", extra=no_system_packages(root), cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert told(result)["argv"] == ["-q"]
    assert Path(told(result)["cwd"]) == root
    assert "xvfb                 tests: a screen in memory for the windows" in result.stderr
    assert "Going on; tests that need them are skipped." in result.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")
def test_on_a_build_server_missing_packages_are_an_error(root: Path) -> None:
    set_up_again(root)
    result = run_bootstrap(root, "test", extra=no_system_packages(root) | {"CI": "true"})
    assert result.returncode == 1
    assert result.stdout == ""
    assert "Setup stopped at this step: System packages for the tests" in result.stderr


@POSIX
def test_ctrl_c_is_the_programs(root: Path) -> None:
    set_up_again(root)
    with waiting_program(root) as process:
        assert process.stderr is not None
        os.killpg(process.pid, signal.SIGINT)
        errors = process.stderr.read()
    assert process.returncode == 7
    assert "Traceback" not in errors


@POSIX
def test_a_program_that_is_told_to_end_ends(root: Path) -> None:
    set_up_again(root)
    with waiting_program(root) as process:
        process.terminate()
    assert process.returncode == -signal.SIGTERM


@POSIX
def test_an_interrupt_sent_to_the_script_alone_reaches_the_program(root: Path) -> None:
    set_up_again(root)
    with waiting_program(root) as process:
        process.send_signal(signal.SIGINT)
    assert process.returncode == 7


@POSIX
def test_an_interrupted_setup_is_noticed_and_made_anew(root: Path) -> None:
    set_up_again(root)
    left = root / ".venv" / "left over"
    left.mkdir()
    gate = root / "gate"
    os.mkfifo(gate)
    (root / "pyproject.toml").write_text((root / "pyproject.toml").read_text() + "\n# changed\n")
    with subprocess.Popen(
        command(root, "setup"), env=environment(no_system_packages(root)), stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stderr is not None
        seen = ""
        while not seen.endswith("Lab Connector itself ... "):
            seen += process.stderr.read(1)
        writer = os.open(gate, os.O_WRONLY)  # opens once the build waits at the gate: pip is in the middle of it
        gate.unlink()
        process.terminate()
        seen += process.stderr.read()
    os.close(writer)
    assert process.returncode == 130
    assert "Stopped. Run the same command again to go on." in seen
    known = stamp.read(Project(root).stamp)
    assert known is not None
    assert not known.finished

    again = run_bootstrap(root, "setup", extra=no_system_packages(root))
    assert again.returncode == 0, again.stderr
    assert "Making .venv anew: an earlier setup was interrupted." in again.stderr
    assert not left.exists()


def test_two_setups_at_once_do_the_work_once(root: Path) -> None:
    set_up_again(root)
    (root / "pyproject.toml").write_text((root / "pyproject.toml").read_text() + "\n# changed again\n")
    both = [
        subprocess.Popen(
            command(root, "setup"), env=environment(no_system_packages(root)), stderr=subprocess.PIPE, encoding="utf-8"
        )
        for _ in range(2)
    ]
    errors = [process.communicate(timeout=100)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], errors
    assert "".join(errors).count("Lab Connector itself ... ") == 1
    assert stamp.judge(Project(root)).verdict is stamp.Verdict.READY


def test_a_package_that_is_not_the_pinned_one_stops_the_setup(root: Path, tmp_path: Path) -> None:
    set_up_again(root)
    wheel = tmp_path / "pinned-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("pinned-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: pinned\nVersion: 1\n")
        archive.writestr("pinned-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("pinned-1.dist-info/RECORD", "")
    (root / "installer" / "requirements.lock").write_text(f"pinned==1 --hash=sha256:{'0' * 64}\n")
    local = no_system_packages(root) | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path)}
    refused = run_bootstrap(root, "setup", extra=local)
    assert refused.returncode == 1
    assert "Setup stopped at this step: Pinned packages" in refused.stderr
    assert "its hash differs" in refused.stderr
    assert "    | " in refused.stderr

    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (root / "installer" / "requirements.lock").write_text(f"pinned==1 --hash=sha256:{digest}\n")
    taken = run_bootstrap(root, "setup", extra=local)
    assert taken.returncode == 0, taken.stderr
    assert "Bringing .venv up to date" in taken.stderr


def test_without_a_network_the_message_says_so(root: Path) -> None:
    set_up_again(root)
    (root / "installer" / "requirements.lock").write_text(f"colorama==0.4.6 --hash=sha256:{'0' * 64}\n")
    closed = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1", "PIP_NO_CACHE_DIR": "1"}
    result = run_bootstrap(root, "setup", extra=no_system_packages(root) | closed)
    assert result.returncode == 1
    assert "The package server cannot be reached." in result.stderr
    assert "Traceback" not in result.stderr
    (root / "installer" / "requirements.lock").write_text("")
    set_up_again(root)


def test_the_users_pip_settings_do_not_break_it(root: Path, tmp_path: Path) -> None:
    set_up_again(root)
    (root / "pyproject.toml").write_text((root / "pyproject.toml").read_text() + "\n# pip settings\n")
    traps = {
        "PIP_REQUIRE_VIRTUALENV": "1",
        "PIP_USER": "1",
        "PIP_TARGET": str(tmp_path),
        "PIP_REQUIRE_HASHES": "1",
        "PIP_NO_BINARY": ":all:",
    }
    result = run_bootstrap(root, "setup", extra=no_system_packages(root) | traps)
    assert result.returncode == 0, result.stderr
    assert not list(tmp_path.iterdir())


def test_a_second_start_needs_no_pip(root: Path) -> None:
    """It is quick by doing nothing: no pip, no network, one process before the program."""
    set_up_again(root)
    (pip,) = (root / ".venv").glob("[Ll]ib/**/site-packages/pip")
    away = pip.rename(pip.with_name("pip-away"))
    try:
        result = run_bootstrap(root, "demo", extra=no_system_packages(root))
    finally:
        away.rename(pip)
    assert result.returncode == 0, result.stderr
    assert told(result)["argv"][0] == "demo"
    assert not [line for line in result.stderr.splitlines() if " ... " in line and "System packages" not in line]
