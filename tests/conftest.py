"""What every test shares: strictness about threads and processes left behind, and a clean environment."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from keyring.backends.fail import Keyring as NoPasswordStore
from leftover_kit import adopt_orphans, children, end_leftovers
from schema_kit import check_projects_below

os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).with_name('screen.json')}")
with suppress(ImportError):  # without Qt's libraries the windows' tests are skipped
    import PySide6.QtWidgets  # noqa: F401

    pytest_plugins = ["pytestqt.plugin"]

settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

adopt_orphans()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """The whole suite runs on every core (None: xdist counts them); a part of it right here."""
    return None if config.args_source is pytest.Config.ArgsSource.TESTPATHS else 0


@pytest.fixture(autouse=True, scope="session")
def ctrl_c_reaches_children() -> None:
    """A shell that starts the tests in the background makes them, and all they start, deaf to Ctrl-C."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def no_threads_left_behind() -> Iterator[None]:
    """A test that leaves a thread behind fails."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(5)
    alive = [thread.name for thread in left if thread.is_alive()]
    assert not alive, f"threads left behind: {alive}"


@pytest.fixture(autouse=True)
def no_processes_left_behind() -> Iterator[None]:
    """A test that leaves a process behind fails; what it left is ended."""
    before = children()
    yield
    left = end_leftovers(before, 5)
    assert not left, f"processes left behind: {left}"


@pytest.fixture(autouse=True)
def every_project_is_valid(tmp_path: Path) -> Iterator[None]:
    """A test that writes a `.dentalProject` which is not as our schema says fails, whatever else it looks at."""
    yield
    check_projects_below(tmp_path)


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the user's own data, password store or browser."""
    monkeypatch.setenv("LABCONNECTOR_HOME", str(tmp_path / "labconnector-home"))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    # keyring would take any class of a test module that looks like a store
    monkeypatch.setattr("keyring.core._keyring_backend", NoPasswordStore())  # type: ignore[no-untyped-call]
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
