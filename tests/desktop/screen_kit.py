"""A real X11 screen with a window manager and a tray, and the program in it, looked at and handled from outside."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QColor, QImage

T = TypeVar("T")
NEEDED = ("Xvfb", "icewm", "xdotool")
MISSING = [name for name in NEEDED if shutil.which(name) is None]

_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv)
app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


def wait_for(what: Callable[[], T], timeout_s: float = 30, why: str = "") -> T:
    """Waits until `what` gives something true, and returns it."""
    until = time.monotonic() + timeout_s
    while not (found := what()):
        assert time.monotonic() < until, f"never happened: {why or what}"
        time.sleep(0.05)  # another process is looked at: there is nothing to be woken by
    return found


@dataclass
class Screen:
    """The screen. `environment` is what a program on it is started with."""

    environment: dict[str, str]
    folder: Path

    def xdotool(self, *arguments: object) -> str:
        """Runs xdotool; '' where it found nothing."""
        command = ["xdotool", *map(str, arguments)]
        ended = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=30, check=False)
        return ended.stdout.strip()

    def windows(self, title: str) -> list[str]:
        """The ids of visible windows with that text in their title."""
        return self.xdotool("search", "--onlyvisible", "--name", title).split()

    def window(self, title: str, timeout_s: float = 30) -> str:
        """Waits for a window and returns its id."""
        return wait_for(lambda: self.windows(title), timeout_s, f"a window '{title}'")[0]

    def active_title(self) -> str:
        """The title of the window that has the keyboard."""
        return self.xdotool("getactivewindow", "getwindowname")

    def windows_of(self, process: int) -> list[str]:
        """The ids of a program's visible windows: tray icon, menus and balloons too."""
        return self.xdotool("search", "--onlyvisible", "--pid", process).split()

    def activate(self, title: str) -> None:
        """Gives a window the keyboard."""
        window = self.window(title)
        self.xdotool("windowactivate", "--sync", window)
        wait_for(lambda: title in self.active_title(), why=f"'{title}' active")

    def key(self, *keys: str) -> None:
        """Types keys into the active window."""
        self.xdotool("key", "--clearmodifiers", *keys)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """A real click."""
        self.xdotool("mousemove", x, y)
        self.xdotool("click", button)

    def grab(self, name: str = "screen") -> QImage:
        """The whole screen, tray included; kept as a PNG in the test's folder."""
        path = self.folder / f"{name}.png"
        subprocess.run(
            [sys.executable, "-c", _GRAB, str(path)], env=self.environment, check=True, timeout=60, capture_output=True
        )
        return QImage(str(path))

    def tray_dot(self, colour: str) -> tuple[int, int] | None:
        """Where in the panel at the bottom this colour is, None where it is not. The dot of the tray icon."""
        image, wanted = self.grab("tray"), QColor(colour)
        found = [
            (x, y)
            for y in range(image.height() - 32, image.height())
            for x in range(image.width() // 2, image.width())
            if _near(image.pixelColor(x, y), wanted)
        ]
        if len(found) < 6:
            return None
        return found[len(found) // 2]

    def geometry(self, window: str) -> tuple[int, int, int, int]:
        """x, y, width and height of a window; four zeros where it has gone meanwhile."""
        text = self.xdotool("getwindowgeometry", "--shell", window)
        values = dict(re.findall(r"(\w+)=(-?\d+)", text))
        x, y, width, height = (int(values.get(name, 0)) for name in ("X", "Y", "WIDTH", "HEIGHT"))
        return x, y, width, height


def _near(one: QColor, other: QColor) -> bool:
    differences = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return max(map(abs, differences)) < 12


@contextmanager
def screen(folder: Path, *, tray: bool = True, size: str = "1280x800") -> Iterator[Screen]:
    """Xvfb, with icewm on it for windows and tray."""
    folder.mkdir(parents=True, exist_ok=True)
    home = folder / "home"
    home.mkdir(exist_ok=True)
    with ExitStack() as stack:
        display = stack.enter_context(_xvfb(size))
        environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        environment |= {"DISPLAY": display, "HOME": str(home), "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": str(home)}
        found = Screen(environment, folder)
        if tray:
            stack.enter_context(window_manager(found))
        yield found


@contextmanager
def window_manager(on: Screen) -> Iterator[None]:
    """icewm, with its panel and tray, while this holds."""
    with _running(["icewm"], on.environment):
        wait_for(lambda: on.xdotool("search", "--class", "icewm"), why="icewm")
        yield


@contextmanager
def _xvfb(size: str) -> Iterator[str]:
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as process:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            process.terminate()
            process.wait(10)


@contextmanager
def _running(command: Sequence[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(list(command), env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(10)


@dataclass
class Program:
    """The program on a screen."""

    process: subprocess.Popen[str]
    log: Path

    def ended(self, timeout_s: float = 30) -> int:
        """Waits for its end; the exit code."""
        return self.process.wait(timeout_s)


@contextmanager
def program(on: Screen, *arguments: object, **environment: str) -> Iterator[Program]:
    """`labconnector` with these arguments on the screen. It is told to end, politely, if it has not."""
    log = on.folder / "program.log"
    command = [sys.executable, "-P", "-m", "labconnector", *map(str, arguments)]
    with (
        log.open("a") as out,
        subprocess.Popen(command, env=on.environment | environment, stdout=out, stderr=out, text=True) as process,
    ):
        try:
            yield Program(process, log)
        finally:
            if process.poll() is None:
                process.terminate()
            assert process.wait(30) is not None
    said = log.read_text()
    assert "Traceback" not in said, said
    assert "QWidget" not in said, said
