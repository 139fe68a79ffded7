"""What the program and its tests need from Linux itself: one table, Debian's package names, with the reason for each.

Lists of the Qt libraries: what a bare Debian 12 lacks for Qt without a screen, and on top of that with one.
"""

from __future__ import annotations

import ctypes
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """A Debian package, the library (`lib….so.n`) or program that shows whether it is there, and what it is for."""

    package: str
    probe: str
    reason: str

    def present(self) -> bool:
        """Whether it is there, however it came there."""
        if ".so." not in self.probe:
            return shutil.which(self.probe) is not None
        try:
            ctypes.CDLL(self.probe)
        except OSError:
            return False
        return True


QT = (
    Need("libglib2.0-0", "libglib-2.0.so.0", "Qt: event loop"),
    Need("libgl1", "libGL.so.1", "Qt: drawing, needed even without a screen"),
    Need("libegl1", "libEGL.so.1", "Qt: drawing, needed even without a screen"),
    Need("libx11-6", "libX11.so.6", "Qt: drawing, needed even without a screen"),
    Need("libxkbcommon0", "libxkbcommon.so.0", "Qt: keyboard"),
    Need("libfontconfig1", "libfontconfig.so.1", "Qt: finding fonts"),
    Need("libfreetype6", "libfreetype.so.6", "Qt: drawing fonts"),
    Need("libdbus-1-3", "libdbus-1.so.3", "Qt: tray icon and notifications"),
    Need("libbrotli1", "libbrotlidec.so.1", "Qt: network"),
    Need("libxcb-cursor0", "libxcb-cursor.so.0", "Qt: windows on X11"),
    Need("libxcb-icccm4", "libxcb-icccm.so.4", "Qt: windows on X11"),
    Need("libxcb-keysyms1", "libxcb-keysyms.so.1", "Qt: windows on X11"),
    Need("libxcb-shape0", "libxcb-shape.so.0", "Qt: windows on X11"),
    Need("libxkbcommon-x11-0", "libxkbcommon-x11.so.0", "Qt: keyboard on X11"),
)

TESTS = (
    Need("xvfb", "Xvfb", "tests: a screen in memory for the windows"),
    Need("icewm", "icewm", "tests: window manager and home of the tray icon"),
    Need("xdotool", "xdotool", "tests: real mouse clicks and keys"),
    Need("gnome-keyring", "gnome-keyring-daemon", "tests: a real password store"),
    Need("dbus", "dbus-run-session", "tests: the bus on which the password store answers"),
    Need("chromium", "chromium", "tests: signing in with a real browser"),
)


def missing(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Those that are not there. None on Windows and macOS, where the Python packages bring everything."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(need for need in needs if not need.present())
