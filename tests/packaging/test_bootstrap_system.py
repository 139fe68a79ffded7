"""System packages, other programs, and one setup at a time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from bootstrap_kit import INSTALLER
from bootstrapping import child, debian, environment, main, needs
from bootstrapping.guard import only_one
from bootstrapping.needs import Need
from bootstrapping.telling import SetupError, Teller

pytestmark = pytest.mark.skipif(os.name == "nt", reason="uses programs written in sh")

LIBRARY = Need("libnothing9", "libnothing.so.9", "nothing")


class Tools:
    """A folder of stand-in programs that is the whole search path; `log` holds how apt-get was called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log"

    def add(self, name: str, body: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    def add_apt(self, body: str) -> None:
        """An apt-get that notes its arguments and then does `body`."""
        self.add("env", 'exec /usr/bin/env PATH="$PATH" "$@"')
        self.add("apt-get", f'echo "$@" >> "{self.log}"\n{body}')

    def calls(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tools:
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "platform", "linux")
    return Tools(folder)


@pytest.fixture
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)


@pytest.fixture
def as_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


def wanted(tools: Tools, *names: str) -> tuple[Need, ...]:
    return tuple(Need(name, f"{name}-program", f"why {name}") for name in names)


INSTALLS = """
for word in "$@"; do
  case $word in
    -*|install|update|DPkg*) ;;
    *) echo "#!/bin/sh" > "{0}/$word-program"; /bin/chmod +x "{0}/$word-program" ;;
  esac
done
"""


@pytest.mark.usefixtures("as_root")
def test_missing_packages_are_installed_as_root_without_recommended_ones(tools: Tools) -> None:
    tools.add_apt(INSTALLS.format(tools.folder))
    stream = io.StringIO()
    assert main.provide(wanted(tools, "one", "two"), Teller(stream)) == ()
    assert tools.calls() == ["update", "-o DPkg::Lock::Timeout=300 install -y --no-install-recommends one two"]
    assert stream.getvalue().startswith("Debian packages: one two ... ")


@pytest.mark.usefixtures("as_root")
def test_nothing_is_started_when_nothing_is_missing(tools: Tools) -> None:
    tools.add_apt("exit 1")
    tools.add("one-program", "")
    assert main.provide(wanted(tools, "one"), Teller(io.StringIO())) == ()
    assert tools.calls() == []


@pytest.mark.usefixtures("as_root")
def test_a_failed_update_is_tried_once_more(tools: Tools) -> None:
    tools.add_apt(f'[ "$1" != update ] || exit 100\n{INSTALLS.format(tools.folder)}')
    assert main.provide(wanted(tools, "one"), Teller(io.StringIO())) == ()
    assert [call.split()[0] for call in tools.calls()] == ["update", "update", "-o"]


@pytest.mark.usefixtures("as_root")
def test_an_unknown_package_costs_only_itself(tools: Tools) -> None:
    refuse = 'case "$*" in *odd*) echo "E: Unable to locate package odd"; exit 100 ;; esac'
    tools.add_apt(f"{refuse}\n{INSTALLS.format(tools.folder)}")
    stream = io.StringIO()
    left = main.provide(wanted(tools, "one", "odd", "two"), Teller(stream))
    assert [need.package for need in left] == ["odd"]
    assert "    | E: Unable to locate package odd" in stream.getvalue()
    assert "To install, type:  sudo apt-get install -y --no-install-recommends odd\n" in stream.getvalue()


@pytest.mark.usefixtures("as_user")
def test_sudo_is_used_where_it_asks_nothing(tools: Tools) -> None:
    tools.add_apt(INSTALLS.format(tools.folder))
    tools.add("true", "exit 0")
    tools.add("sudo", f'echo "sudo $1" >> "{tools.log}"\nshift\nexec "$@"')
    assert main.provide(wanted(tools, "one"), Teller(io.StringIO())) == ()
    assert tools.calls()[:2] == ["sudo -n", "sudo -n"]


@pytest.mark.usefixtures("as_user")
def test_without_rights_the_line_to_type_is_shown(tools: Tools) -> None:
    tools.add_apt("exit 1")
    tools.add("sudo", "exit 1")
    stream = io.StringIO()
    assert len(main.provide((*wanted(tools, "one"), LIBRARY), Teller(stream))) == 2
    assert "  one                  why one\n" in stream.getvalue()
    assert "To install, type:  sudo apt-get install -y --no-install-recommends one libnothing9\n" in stream.getvalue()
    assert tools.calls() == []


@pytest.mark.usefixtures("tools")
def test_other_linuxes_are_told_the_file_names() -> None:
    stream = io.StringIO()
    assert main.provide((LIBRARY,), Teller(stream)) == (LIBRARY,)
    assert "libnothing.so.9" in stream.getvalue()
    assert "apt-get" not in stream.getvalue()


def test_windows_and_macos_need_no_system_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    for platform in ("win32", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        assert needs.missing((LIBRARY,)) == ()


def test_each_package_stands_in_the_table_once_with_a_reason() -> None:
    table = needs.QT + needs.TESTS
    assert len({need.package for need in table}) == len(table)
    assert all(need.reason for need in table)


@pytest.mark.usefixtures("as_user")
def test_a_python_without_ensurepip_gets_the_exact_line(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    tools.add_apt("exit 1")
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    monkeypatch.setattr(environment, "_can_make_environments", lambda: False)
    with pytest.raises(SetupError) as caught:
        environment.ensure_venv_module(Teller(io.StringIO()))
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert debian.install_line([package]) in caught.value.do


def test_a_foreign_python_without_ensurepip_is_not_mended_with_debian_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "base_prefix", "/opt/own")
    monkeypatch.setattr(environment, "_can_make_environments", lambda: False)
    with pytest.raises(SetupError, match="lacks the modules venv and ensurepip"):
        environment.ensure_venv_module(Teller(io.StringIO()))


def test_the_users_index_and_certificate_stay() -> None:
    clean = child.tool_environment(
        {"PIP_INDEX_URL": "https://mirror.example", "PIP_CERT": "c", "PIP_TARGET": "t", "A": "b"}
    )
    assert clean["PIP_INDEX_URL"] == "https://mirror.example"
    assert clean["PIP_CERT"] == "c"
    assert clean["A"] == "b"
    assert clean["PIP_USER"] == "0"
    assert "PIP_TARGET" not in clean


def test_a_tools_output_is_kept_with_both_streams() -> None:
    seen: list[str] = []
    script = "import sys; print('out', flush=True); print('err', file=sys.stderr); sys.exit(3)"
    outcome = child.run_quietly([sys.executable, "-c", script], on_line=seen.append)
    assert outcome == child.Outcome(3, ("out", "err"))
    assert seen == ["out", "err"]


def test_a_child_gives_its_exit_code_as_on_windows(tmp_path: Path) -> None:
    script = "import os, sys; sys.exit(5 if os.path.exists('here') else 1)"
    (tmp_path / "here").write_text("")
    assert child.run_as_child([sys.executable, "-c", script], cwd=tmp_path) == 5


def test_an_interruption_ends_the_tool_first() -> None:
    def interrupt(line: str) -> None:
        pids.append(int(line))
        raise KeyboardInterrupt

    pids: list[int] = []
    script = "import os, threading; print(os.getpid(), flush=True); threading.Event().wait(60)"
    with pytest.raises(KeyboardInterrupt):
        child.run_quietly([sys.executable, "-c", script], on_line=interrupt)
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)


def test_a_second_setup_waits_and_says_so(tmp_path: Path) -> None:
    waiting = threading.Event()
    order: list[str] = []

    def second() -> None:
        with only_one(tmp_path / "lock", waiting.set):
            order.append("second")

    thread = threading.Thread(target=second)
    with only_one(tmp_path / "lock", waiting.set):
        thread.start()
        assert waiting.wait(20)
        order.append("first")
    thread.join(20)
    assert order == ["first", "second"]


HOLDER = """
import subprocess, sys
sys.path.insert(0, {installer!r})
from pathlib import Path
from bootstrapping.guard import only_one
with only_one(Path({lock!r}), lambda: None):
    tool = "import sys; print('tool', flush=True); sys.stdin.read()"
    subprocess.Popen([sys.executable, "-c", tool], close_fds=False).wait()
"""


def test_a_tool_that_outlives_its_killed_setup_keeps_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    waiting = threading.Event()
    taken = threading.Event()

    def next_setup() -> None:
        with only_one(lock, waiting.set):
            taken.set()

    with subprocess.Popen(
        [sys.executable, "-c", HOLDER.format(installer=str(INSTALLER), lock=str(lock))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"tool\n"
        holder.kill()
        holder.wait()
        thread = threading.Thread(target=next_setup)
        thread.start()
        assert waiting.wait(20)
        assert not taken.is_set()
        holder.stdin.close()  # the tool sees its input end, and ends
        thread.join(20)
    assert taken.is_set()
