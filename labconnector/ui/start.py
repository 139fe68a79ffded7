"""`labconnector run`: the tray first, everything else when it is needed.

What is imported here is paid for before the icon shows; so no typer, no database, no network.
"""

from __future__ import annotations

import argparse
import importlib
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication

from labconnector.domain.errors import ConnectorError
from labconnector.system.paths import data_paths
from labconnector.ui.language import kept_language, use_language
from labconnector.ui.single import ShowServer, show_the_first
from labconnector.ui.theme import use_theme
from labconnector.ui.tray import Tray

if TYPE_CHECKING:
    from labconnector.talk.views import Hint
    from labconnector.ui.desktop import Desktop

_BREATH_MS = 100
"""The tray takes the icon before the rest begins and needs the processor."""
_LATE_TRAY_MS = 10_000
"""At a login the desktop's tray may come after us; only then is a window the way in."""
_QUIET_MS = 3_000
_PART_MS = 50
LATER_PARTS = (
    "cases.model",
    "cases.table",
    "cases.delegates",
    "cases.deeds",
    "cases.filter_bar",
    "cases.window",
    "notice_texts",
)
"""Modules of ours that the first click and the first notification need; each needs some of those not named."""


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
    app = make_application(plan.data_folder)
    if show_the_first(plan.data_folder):
        return 0
    tray = Tray()
    with ExitStack() as held:
        QTimer.singleShot(_BREATH_MS, lambda: _begin(app, tray, plan, held))
        return app.exec()


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
    use_language(app, kept_language())
    return app


def _begin(app: QApplication, tray: Tray, plan: Plan, held: ExitStack) -> None:
    """Everything but the icon. held: keeps it until the program ends."""
    from labconnector.system.logs import start_logging, stop_logging
    from labconnector.talk.messages import Begin
    from labconnector.ui.bridge import Bridge
    from labconnector.ui.desktop import Desktop
    from labconnector.ui.icons import app_icon

    start_logging(data_paths(plan.data_folder).logs, verbose=plan.verbose, name="windows.log")
    held.callback(stop_logging)
    sys.excepthook = _told_to_log
    app.setWindowIcon(app_icon())
    bridge = Bridge(Begin(str(plan.data_folder), plan.verbose, plan.keep, plan.profile, plan.hint))
    desktop = Desktop(bridge, tray)
    held.callback(lambda: desktop)
    _end_on_signals(app, desktop)
    _begin_alone(desktop, plan, held)
    QTimer.singleShot(_QUIET_MS, desktop, lambda: load_later(desktop))


def _begin_alone(desktop: Desktop, plan: Plan, held: ExitStack) -> None:
    """Begins, if no other program works in the data folder; else says so."""
    from labconnector.system.instance import only_instance

    try:
        held.enter_context(only_instance(data_paths(plan.data_folder).lock))
    except ConnectorError as error:
        if show_the_first(plan.data_folder):  # it started in the same moment
            desktop.quit()
        else:
            desktop.show_broken(error, lambda: _begin_alone(desktop, plan, held))
        return
    server = ShowServer(plan.data_folder, desktop)
    server.show_asked.connect(desktop.open_first)
    desktop.bridge.wake()
    if not plan.hidden:
        desktop.show_list()
    elif not desktop.tray.available:
        QTimer.singleShot(_LATE_TRAY_MS, desktop, lambda: _show_without_tray(desktop))


def _show_without_tray(desktop: Desktop) -> None:
    if not desktop.tray.available:
        desktop.open_first()


def load_later(parent: QObject) -> QTimer:
    """Loads the case list's code while nobody waits, so that a click on the icon opens it at once, and the notices'.

    A part at a time: no turn of the event loop is to take long. The timer runs until all is there.
    """
    parts = list(LATER_PARTS)
    timer = QTimer(parent)
    timer.setInterval(_PART_MS)

    def load() -> None:
        importlib.import_module(f"labconnector.ui.{parts.pop(0)}")
        if not parts:
            timer.stop()

    timer.timeout.connect(load)
    timer.start()
    return timer


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
    import logging

    logging.getLogger(__name__).error("unexpected", exc_info=(kind, error, trace))
