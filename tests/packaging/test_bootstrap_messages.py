"""What the installer says, and to whom."""

from __future__ import annotations

import ast
import errno
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bootstrap_kit import INSTALLER, make_project, run_bootstrap
from bootstrapping import explain
from bootstrapping.telling import SetupError, Teller

BOOTSTRAP = INSTALLER / "bootstrap.py"


def test_old_pythons_can_read_the_script() -> None:
    tree = ast.parse(BOOTSTRAP.read_text(encoding="utf-8"), feature_version=(3, 6))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert imported <= {"shutil", "sys"}
    assert "__future__" not in BOOTSTRAP.read_text(encoding="utf-8"), "3.6 does not know `annotations` yet"


def run_as_old_python(script_path: Path, path: str) -> subprocess.CompletedProcess[str]:
    script = (
        "import runpy, sys; sys.version_info = (3, 8, 10, 'final', 0); sys.argv = ['', 'demo'];"
        f"runpy.run_path({str(script_path)!r}, run_name='__main__')"
    )
    return subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_old_python_is_told_what_to_install(tmp_path: Path) -> None:
    result = run_as_old_python(BOOTSTRAP, str(tmp_path))
    assert result.returncode == 1
    assert result.stderr.startswith("Lab Connector needs Python 3.11 or newer. This is Python 3.8.10 (")
    assert "What to do: Install Python 3.1" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="makes a program without .exe")
def test_an_old_python_names_the_newer_one_that_is_there(tmp_path: Path) -> None:
    newer = tmp_path / "python3.12"
    newer.write_text("#!/bin/sh\n")
    newer.chmod(0o755)
    script = tmp_path / "my folder" / "bootstrap.py"
    script.parent.mkdir()
    shutil.copy(BOOTSTRAP, script)
    assert f'Type:  python3.12 "{script}" demo\n' in run_as_old_python(script, str(tmp_path)).stderr


def test_help_goes_to_stdout(tmp_path: Path) -> None:
    root = make_project(tmp_path / "p")
    for flag in ("-h", "--help"):
        result = run_bootstrap(root, flag)
        assert (result.returncode, result.stderr) == (0, "")
        assert "bootstrap.py demo [arguments]" in result.stdout
    assert not (root / ".venv").exists()


@pytest.mark.parametrize("words", [(), ("dmeo",), ("setup", "now")])
def test_a_wrong_command_gives_the_help_and_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run_bootstrap(make_project(tmp_path / "p"), *words)
    assert (result.returncode, result.stdout) == (2, "")
    assert "bootstrap.py demo [arguments]" in result.stderr


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "hash differs"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("OSError: [WinError 112] There is not enough space on the disk", "disk is full"),
        ("ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: 'x'", "cannot be written"),
        ("ERROR: Could not install packages due to an OSError: [WinError 5] Access is denied: 'x.dll'", "in use"),
        ("WARNING: Retrying ... NewConnectionError('...: [Errno 11001] getaddrinfo failed')", "cannot be reached"),
        ("WARNING: Retrying ... Temporary failure in name resolution", "cannot be reached"),
        ("... ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407'))", "proxy refused"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificate is not trusted"),
        ("ERROR: No matching distribution found for pyside6-essentials==6.11.3", "no ready-made build"),
        (
            "ERROR: Could not find a version that satisfies the requirement x==1 (from versions: none)",
            "or cannot be reached",
        ),
        ("something else", "stopped with an error"),
    ],
)
def test_what_pip_says_is_explained(line: str, words: str) -> None:
    assert words in explain.explain_output(["Collecting x", line, "note: more"])[0]


def test_no_network_is_not_taken_for_a_missing_build() -> None:
    lines = [
        "WARNING: NewConnectionError: Failed to establish a new connection",
        "ERROR: No matching distribution found for x",
    ]
    assert explain.explain_output(lines)[0] == "The package server cannot be reached."


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "cannot be written"),
        (errno.EACCES, "cannot be written"),
        (errno.EIO, "I/O"),
    ],
)
def test_errors_of_the_system_are_explained(number: int, words: str) -> None:
    assert words in explain.explain_os_error(OSError(number, "I/O"))[0]


def test_a_missing_lock_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path / "p")
    (root / ".venv").mkdir()
    (root / "installer" / "requirements.lock").unlink()
    result = run_bootstrap(root, "setup")
    assert result.returncode == 1
    assert "requirements.lock" in result.stderr
    assert "Get a complete copy of the project" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_in_the_place_of_the_environment_is_an_error_not_a_traceback(tmp_path: Path) -> None:
    root = make_project(tmp_path / "p")
    (root / ".venv").write_text("a file")
    result = run_bootstrap(root, "setup")
    assert result.returncode == 1
    assert "Setup stopped at this step: " in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_folder_without_the_right_to_write_is_an_error_not_a_traceback(tmp_path: Path) -> None:
    before: tuple[str, ...] = ()
    if os.geteuid() == 0:  # root may write everywhere, unless it gives that right up
        if shutil.which("setpriv") is None:
            pytest.skip("runs as root, and there is no setpriv to give root's rights up")
        before = ("setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override", "--")
    root = make_project(tmp_path / "p")
    root.chmod(0o555)
    try:
        result = run_bootstrap(root, "setup", before=before)
    finally:
        root.chmod(0o755)
    assert result.returncode == 1
    assert "cannot be written" in result.stderr
    assert "What to do: Move the project" in result.stderr
    assert "Traceback" not in result.stderr


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_step_is_one_line_with_its_seconds() -> None:
    stream = io.StringIO()
    times = iter([10.0, 13.25])
    with Teller(stream, lambda: next(times)).step("Packages") as note:
        note("numpy")
    assert stream.getvalue() == "Packages ... 3.2 s\n"


def test_on_a_terminal_the_line_shows_what_it_is_at() -> None:
    stream = Terminal()
    with Teller(stream).step("Packages") as note:
        note("numpy")
    assert "\rPackages ... numpy" in stream.getvalue()
    assert "\x1b" not in stream.getvalue()
    assert stream.getvalue().count("\n") == 1


def test_an_error_names_step_cause_remedy_and_the_tools_last_words() -> None:
    error = SetupError("Packages", "It broke.", "Mend it.", [f"line {number}" for number in range(100)])
    lines = error.text().splitlines()
    assert lines[:3] == ["Setup stopped at this step: Packages", "  It broke.", "  What to do: Mend it."]
    assert lines[-1] == "    | line 99"
    assert len(lines) < 20
