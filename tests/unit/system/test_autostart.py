"""Start at login, for all three systems; what each keeps is read back by somebody else's parser."""

from __future__ import annotations

import configparser
import plistlib
import subprocess
import sys
from pathlib import Path

import pytest

from labconnector.domain.errors import SettingsError
from labconnector.system.autostart import (
    ARGUMENTS,
    Entry,
    entry_of,
    login_arguments,
    login_program,
    set_start_at_login,
    starts_at_login,
)
from labconnector.system.desktop_entry import DesktopEntry, entry_text
from labconnector.system.launch_agent import LaunchAgent, agent_bytes
from labconnector.system.paths import default_folder
from labconnector.system.run_key import APPROVED, RUN, RunKey

ODD = Path("/data/50 % off; \"Q\" $HOME `id` \\ é 'x' %f\tend\\")
"""A folder name that every quoting has to care about."""


class Memory:
    """A registry in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}

    def get(self, key: str, name: str) -> str | bytes | None:
        return self.values.get((key, name))

    def set(self, key: str, name: str, value: str) -> None:
        self.values[key, name] = value

    def delete(self, key: str, name: str) -> None:
        self.values.pop((key, name), None)


@pytest.fixture(params=["windows", "macos", "linux"])
def entry(request: pytest.FixtureRequest, tmp_path: Path) -> Entry:
    """Each system's, with nothing in it."""
    kinds: dict[str, Entry] = {
        "windows": RunKey(Memory()),
        "macos": LaunchAgent(tmp_path / "LaunchAgents"),
        "linux": DesktopEntry(tmp_path / "autostart"),
    }
    return kinds[request.param]


@pytest.mark.parametrize("folder", [default_folder(), ODD])
def test_what_is_switched_on_starts_until_it_is_switched_off(entry: Entry, folder: Path) -> None:
    assert not starts_at_login(folder, entry)
    set_start_at_login(False, folder, entry)
    for _again in range(2):
        set_start_at_login(True, folder, entry)
        assert starts_at_login(folder, entry)
        assert not starts_at_login(Path("/another"), entry)
    set_start_at_login(False, folder, entry)
    assert not starts_at_login(folder, entry)


def test_another_data_folder_takes_the_place_of_the_first(entry: Entry) -> None:
    set_start_at_login(True, ODD, entry)
    set_start_at_login(True, default_folder(), entry)
    assert starts_at_login(default_folder(), entry)
    assert not starts_at_login(ODD, entry)


def test_the_data_folder_is_named_only_where_it_is_not_the_usual_one() -> None:
    assert login_arguments(default_folder()) == ["-P", "-m", "labconnector", "run", "--hidden"]
    assert login_arguments(Path("/b"), Path("/a")) == [*ARGUMENTS, "--data-dir", "/b"]


def test_windows_starts_it_without_a_console_where_it_can(tmp_path: Path) -> None:
    python = tmp_path / "python.exe"
    assert login_program(python) == str(python)
    (tmp_path / "pythonw.exe").touch()
    assert login_program(python) == str(tmp_path / "pythonw.exe")
    assert login_program(tmp_path / "python3") == str(tmp_path / "python3")


def test_the_run_key_quotes_what_has_blanks() -> None:
    registry = Memory()
    RunKey(registry).write(["C:\\Program Files\\py\\pythonw.exe", *ARGUMENTS, "--data-dir", "D:\\Our lab\\"])
    text = registry.get(RUN, "LabConnector")
    assert text == ('"C:\\Program Files\\py\\pythonw.exe" -P -m labconnector run --hidden --data-dir "D:\\Our lab\\\\"')


def test_what_the_task_manager_switched_off_is_off_until_it_is_switched_on_here() -> None:
    registry, folder = Memory(), default_folder()
    key = RunKey(registry)
    set_start_at_login(True, folder, key)
    registry.values[APPROVED, "LabConnector"] = bytes([3, 0, 0, 0]) + bytes(8)
    assert not starts_at_login(folder, key)
    registry.values[APPROVED, "LabConnector"] = bytes([2, 0, 0, 0]) + bytes(8)
    assert starts_at_login(folder, key)
    registry.values[APPROVED, "LabConnector"] = bytes([3, 0, 0, 0]) + bytes(8)
    set_start_at_login(True, folder, key)
    assert starts_at_login(folder, key)


def test_a_command_that_windows_would_cut_off_is_refused() -> None:
    registry = Memory()
    with pytest.raises(SettingsError, match="260"):
        set_start_at_login(True, Path("/" + "long/" * 60), RunKey(registry))
    assert not registry.values


def test_the_launch_agent_is_what_launchd_reads(tmp_path: Path) -> None:
    command = ["/opt/py/bin/python3", *login_arguments(ODD)]
    LaunchAgent(tmp_path).write(command)
    (file,) = tmp_path.iterdir()
    values = plistlib.loads(file.read_bytes())
    assert file.name == f"{values['Label']}.plist"
    assert values["ProgramArguments"] == command
    assert values["RunAtLoad"] is True


@pytest.mark.parametrize("data", [b"", b"<plist", b"\x00\xff", plistlib.dumps([1]), plistlib.dumps({"Label": "x"})])
def test_a_launch_agent_that_starts_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "labconnector.login.plist").write_bytes(data)
    assert not LaunchAgent(tmp_path).starts(list(ARGUMENTS))


def test_a_disabled_launch_agent_starts_nothing(tmp_path: Path) -> None:
    values = {**plistlib.loads(agent_bytes(["/py", *ARGUMENTS])), "Disabled": True}
    (tmp_path / "labconnector.login.plist").write_bytes(plistlib.dumps(values))
    assert not LaunchAgent(tmp_path).starts(list(ARGUMENTS))


def keys_of(text: str) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(delimiters="=", comment_prefixes="#", strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return parser["Desktop Entry"]


def unescaped(value: str) -> str:
    """The specification's escapes of strings, for `unicode_escape` knows the same ones."""
    return value.replace("\\s", " ").encode("latin-1", "backslashreplace").decode("unicode_escape")


@pytest.mark.parametrize("folder", [default_folder(), ODD, Path("/a\nb"), Path("/[x] {y} a=b !")])
def test_a_desktop_entry_is_what_a_shell_and_a_desktop_read(folder: Path) -> None:
    command = ["/opt/our lab/python3", *login_arguments(folder)]
    keys = keys_of(entry_text(command))
    assert keys["Type"] == "Application"
    assert unescaped(keys["TryExec"]) == command[0]
    shell = f"printf '%s\\0' {unescaped(keys['Exec'])}"
    told = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, check=True, cwd="/")
    assert told.stdout.decode().split("\0")[:-1] == [one.replace("%", "%%") for one in command]


@pytest.mark.parametrize("line", ["Hidden=true", "Hidden = True", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_switched_off_is_off_until_it_is_switched_on_here(tmp_path: Path, line: str) -> None:
    entry, folder = DesktopEntry(tmp_path), default_folder()
    set_start_at_login(True, folder, entry)
    (file,) = tmp_path.iterdir()
    file.write_text(file.read_text("utf-8") + line + "\n", "utf-8")
    assert not starts_at_login(folder, entry)
    set_start_at_login(True, folder, entry)
    assert starts_at_login(folder, entry)


def test_other_groups_and_comments_of_a_desktop_entry_do_not_count(tmp_path: Path) -> None:
    text = entry_text(["/py", *ARGUMENTS]) + "# Hidden=true\n[Desktop Action x]\nHidden=true\nExec=other\n"
    (tmp_path / "labconnector.desktop").write_text(text, "utf-8")
    assert DesktopEntry(tmp_path).starts(list(ARGUMENTS))


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"Exec=x", b"[Desktop Entry]\nName=x\n"])
def test_a_desktop_entry_that_starts_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "labconnector.desktop").write_bytes(data)
    assert not DesktopEntry(tmp_path).starts(list(ARGUMENTS))


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the XDG folders are Linux's")
def test_linux_keeps_it_in_the_users_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = tmp_path / "data"
    set_start_at_login(True, folder)
    assert starts_at_login(folder)
    exec_line = keys_of((tmp_path / "config/autostart/labconnector.desktop").read_text("utf-8"))["Exec"]
    assert exec_line == f"{sys.executable} -P -m labconnector run --hidden --data-dir {folder}"
    set_start_at_login(False, folder)
    assert not starts_at_login(folder)


@pytest.mark.parametrize("named", ["", "relative/config"])
def test_without_a_usable_name_the_usual_folder_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", named)
    entry_of("linux", tmp_path).write(["/py", *ARGUMENTS])
    assert (tmp_path / ".config/autostart/labconnector.desktop").is_file()


def test_macos_keeps_it_in_the_users_library(tmp_path: Path) -> None:
    entry_of("darwin", tmp_path).write(["/py", *ARGUMENTS])
    assert (tmp_path / "Library/LaunchAgents/labconnector.login.plist").is_file()


def test_a_folder_in_the_way_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("")
    entry = DesktopEntry(tmp_path / "autostart")
    assert not starts_at_login(tmp_path, entry)
    with pytest.raises(SettingsError, match="cannot be switched on") as caught:
        set_start_at_login(True, tmp_path, entry)
    assert "start at login" in caught.value.action


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be switched on"):
        set_start_at_login(True, Path("/data/\udcff"), DesktopEntry(tmp_path))
    assert not list(tmp_path.iterdir())
