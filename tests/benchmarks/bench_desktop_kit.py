"""What the measurements of the desktop share: a screen, the script to be measured against, a lab that is signed in."""

from __future__ import annotations

import json
import pickle
import sqlite3
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path += [str(HERE.parent), str(HERE.parent / "desktop")]

from bench_store import NOW, PAGE, orders  # noqa: E402
from screen_kit import Screen  # noqa: E402  # the tests' folders are not packages

from labconnector.align.profile import Profile  # noqa: E402
from labconnector.app import App  # noqa: E402
from labconnector.desk.engine import Kept  # noqa: E402
from labconnector.domain.account import Account  # noqa: E402
from labconnector.sandbox.people import PASSWORD, USER  # noqa: E402
from labconnector.sandbox.robot import robot_sign_in  # noqa: E402
from labconnector.store import Store  # noqa: E402
from labconnector.system.keystore import MemoryKeystore  # noqa: E402
from labconnector.system.paths import Paths  # noqa: E402
from labconnector.system.settings import CadSettings  # noqa: E402

CHECK_EVERY_S = 300.0

TRAY_SCRIPT = """
import sys
from PySide6.QtGui import QAction, QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
pixmap = QPixmap(64, 64)
pixmap.fill(QColor("green"))
tray = QSystemTrayIcon(QIcon(pixmap))
menu = QMenu()
action = QAction("Quit", menu)
action.triggered.connect(app.quit)
menu.addAction(action)
tray.setContextMenu(menu)
tray.setToolTip("A tray icon")
tray.show()
sys.exit(app.exec())
"""
"""The least that a program with a tray icon is: the floor for start and memory."""


@dataclass(frozen=True, slots=True)
class Lab:
    """A data folder whose account is signed in to a sandbox in another process. keep: the sign-in."""

    folder: Path
    account: Account
    profile: dict[str, Any]
    kept: Kept

    def plan(self, *, paused: bool = False) -> Path:
        """What `bench_desktop_gui.py` starts with, as a file. It holds tokens of the sandbox."""
        path = self.folder / "plan.pickle"
        kept = Kept(self.kept.secrets, paused=paused)
        path.write_bytes(pickle.dumps((str(self.folder), self.profile, pickle.dumps(kept))))
        return path


@contextmanager
def lab(folder: Path, cases: int) -> Iterator[Lab]:
    """A lab with an empty list; the cloud has so many small cases for it."""
    data = folder / "data"
    (folder / "CAD-Data").mkdir(parents=True)
    with cloud(folder / "cloud", cases) as values:
        keystore = MemoryKeystore()
        with App(Paths(data), keystore, profile=Profile.model_validate(values)) as app:
            account, _ = app.sign_in(app.connection(), _robot, lambda found: found[0])
            cad = CadSettings(folder=folder / "CAD-Data")
            app.save(app.settings.model_copy(update={"cad": cad, "check_every_s": CHECK_EVERY_S}))
        yield Lab(data, account, values, Kept(keystore.values()))


def fill(one: Lab, count: int) -> None:
    """Adds so many cases of years past: delivered, all but a few of them read."""
    path, listed = Paths(one.folder).database, orders(count)
    with Store.open(path) as store:
        for start in range(0, count, PAGE):
            store.journal(one.account.key, listed[start : start + PAGE], NOW + timedelta(seconds=start))
    connection = sqlite3.connect(path)
    with connection:  # by the store it would take the time of so many deliveries
        connection.execute("UPDATE cases SET state = 'delivered', work_at = NULL, fetched_at = listed_at")
        connection.execute("UPDATE cases SET unread = 0 WHERE id % 100")
    connection.close()


@contextmanager
def cloud(folder: Path, cases: int) -> Iterator[dict[str, Any]]:
    """A sandbox in a process of its own: the values of the profile that leads to it."""
    command = [sys.executable, "-P", str(HERE / "bench_desktop_cloud.py"), str(folder), str(cases)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            yield json.loads(server.stdout.readline())
        finally:
            server.stdin.close()


def _robot(url: str) -> None:
    threading.Thread(target=robot_sign_in, args=(url, USER, PASSWORD)).start()


def in_gui(on: Screen, *arguments: object, timeout_s: float = 300) -> Any:
    """Runs a part of `bench_desktop_gui.py` on the screen; what it found."""
    command = [sys.executable, "-P", str(HERE / "bench_desktop_gui.py"), *map(str, arguments)]
    ended = subprocess.run(
        command, env=on.environment, stdout=subprocess.PIPE, text=True, timeout=timeout_s, check=True
    )
    return json.loads(ended.stdout.splitlines()[-1])


@contextmanager
def started(on: Screen, *command: object) -> Iterator[subprocess.Popen[bytes]]:
    """A Python program on the screen; ended politely."""
    line = [sys.executable, "-P", *map(str, command)]
    with subprocess.Popen(line, env=on.environment, stdout=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def medians(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    """The median of each side of runs that took turns."""
    ours, floor = zip(*pairs, strict=True)
    return statistics.median(ours), statistics.median(floor)
