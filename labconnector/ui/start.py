"""`labconnector run`: the tray first, everything else when it is needed.

What is imported here is paid for before the icon shows; so no typer, no database, no network.
"""

from __future__ import annotations

import argparse
import logging
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QSettings, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication

from labconnector.domain.errors import AlreadyRunning, ConnectorError
from labconnector.system.instance import only_instance
from labconnector.system.logs import start_logging, stop_logging
from labconnector.system.paths import data_paths
from labconnector.talk.messages import Begin
from labconnector.talk.views import Hint
from labconnector.ui.bridge import Bridge
from labconnector.ui.desktop import Desktop
from labconnector.ui.icons import app_icon
from labconnector.ui.single import ShowServer, show_the_first
from labconnector.ui.theme import use_theme

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """How the desktop is to run.

    hidden: no window at first, as after a login. profile and hint: the demo's sandbox, keep: its sign-in (`Begin`).
    """

    data_folder: Path
    hidden: bool = False
    verbose: bool = False
    profile: dict[str, Any] | None = None
    hint: Hint | None = None
    keep: bytes = b""


def run_command(arguments: Sequence[str]) -> int:
    """The command `run`; returns its exit code."""
    parser = argparse.ArgumentParser(prog="labconnector run", description="Lab Connector with tray icon and windows.")
    parser.add_argument("--hidden", action="store_true", help="Show no window at first, only the tray icon.")
    parser.add_argument("--data-dir", type=Path, metavar="FOLDER", help="Folder for list, settings and packages.")
    parser.add_argument("--verbose", action="store_true", help="Print the log.")
    given = parser.parse_args(list(arguments))
    return run_desktop(Plan(data_paths(given.data_dir).root, given.hidden, given.verbose))


def run_desktop(plan: Plan) -> int:
    """Runs until the user quits. A second launch shows the first one's window and ends."""
    paths = data_paths(plan.data_folder)
    app = make_application(plan.data_folder)
    try:
        with only_instance(paths.lock):
            start_logging(paths.logs, verbose=plan.verbose)
            return _run(app, plan)
    except AlreadyRunning as error:
        if show_the_first(plan.data_folder):
            return 0
        print(f"{error.title}. {error.message}\n{error.action}", file=sys.stderr)
        return error.exit_code
    except ConnectorError as error:
        print(f"{error.title}. {error.message}\n{error.action}", file=sys.stderr)
        return error.exit_code
    finally:
        stop_logging()


def make_application(data_folder: Path) -> QApplication:
    """The application: name, look, and where window geometry is kept."""
    QCoreApplication.setApplicationName("Lab Connector")
    QCoreApplication.setOrganizationName("Lab Connector")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(data_folder / "windows"))
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101
    app.setQuitOnLastWindowClosed(False)
    app.setDesktopFileName("labconnector")
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    use_theme(app)
    app.setWindowIcon(app_icon())
    return app


def _run(app: QApplication, plan: Plan) -> int:
    bridge = Bridge(Begin(str(plan.data_folder), plan.verbose, plan.keep, plan.profile, plan.hint))
    desktop = Desktop(bridge)
    server = ShowServer(plan.data_folder)
    server.show_asked.connect(desktop.open_first)
    _end_on_signals(app, desktop)
    sys.excepthook = _told_to_log
    QTimer.singleShot(0, lambda: _begin(desktop, plan))
    code = app.exec()
    server.close()
    return code


def _begin(desktop: Desktop, plan: Plan) -> None:
    desktop.bridge.wake()
    if not plan.hidden or not desktop.tray.available:
        desktop.show_list()


def _end_on_signals(app: QApplication, desktop: Desktop) -> None:
    """Ctrl-C and a polite kill quit in good order.

    Python's handlers run only when Python does: the signal writes to a socket, which wakes Qt, which calls Python.
    """
    reading, writing = socket.socketpair()
    for end in (reading, writing):
        end.setblocking(False)
    signal.set_wakeup_fd(writing.fileno())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: desktop.quit())
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(lambda: (reading.recv(64), writing.fileno()))  # holds both ends while the program runs


def _told_to_log(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    _log.error("unexpected", exc_info=(kind, error, trace))
