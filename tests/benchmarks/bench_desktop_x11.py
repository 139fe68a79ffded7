"""Looks at another program's windows on an X11 screen through libX11, as cheaply as can be: no process for a look."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from typing import Any

_VIEWABLE = 2
_CARDINAL = 6
_BIGGEST_ICON = 64
_LONG, _INT, _POINTER = ctypes.c_long, ctypes.c_int, ctypes.c_void_p


class _Attributes(ctypes.Structure):
    """XWindowAttributes."""

    _fields_ = (
        *((name, _INT) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", _POINTER),
        ("root", ctypes.c_ulong),
        *((name, _INT) for name in ("class_", "bit_gravity", "win_gravity", "backing_store")),
        *((name, ctypes.c_ulong) for name in ("backing_planes", "backing_pixel")),
        ("save_under", _INT),
        ("colormap", ctypes.c_ulong),
        *((name, _INT) for name in ("map_installed", "map_state")),
        *((name, _LONG) for name in ("all_event_masks", "your_event_mask", "do_not_propagate_mask")),
        ("override_redirect", _INT),
        ("screen", _POINTER),
    )


_OnError = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER)
_IGNORE = _OnError(lambda _display, _error: 0)  # a window that has gone meanwhile is no reason to end


class Looker:
    """One connection to a screen."""

    def __init__(self, x11: Any, display: ctypes.c_void_p) -> None:
        self._x11 = x11
        self._display = display
        self._root = x11.XDefaultRootWindow(display)
        self._of_process = x11.XInternAtom(display, b"_NET_WM_PID", 0)

    def has_icon(self, process: int) -> bool:
        """Whether the process has an icon in the tray: a window that is seen and as small as one."""
        return any(self._is_icon(window) and self._process(window) == process for window in self._windows(self._root))

    def _windows(self, parent: int) -> Iterator[int]:
        root, above, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        found = ctypes.POINTER(ctypes.c_ulong)()
        given = (ctypes.byref(root), ctypes.byref(above), ctypes.byref(found), ctypes.byref(count))
        if not self._x11.XQueryTree(self._display, parent, *given):
            return
        windows = [found[place] for place in range(count.value)]
        if found:
            self._x11.XFree(found)
        for window in windows:
            yield window
            yield from self._windows(window)

    def _is_icon(self, window: int) -> bool:
        has = _Attributes()
        if not self._x11.XGetWindowAttributes(self._display, window, ctypes.byref(has)):
            return False
        is_small: bool = 8 <= has.width <= _BIGGEST_ICON and 8 <= has.height <= _BIGGEST_ICON
        return is_small and bool(has.map_state == _VIEWABLE)

    def _process(self, window: int) -> int:
        kind, size, count, left = ctypes.c_ulong(), _INT(), ctypes.c_ulong(), ctypes.c_ulong()
        value = ctypes.POINTER(_LONG)()
        told = (ctypes.byref(part) for part in (kind, size, count, left, value))
        asked = (self._display, window, self._of_process, 0, 1, 0, _CARDINAL)
        if self._x11.XGetWindowProperty(*asked, *told) or not count.value:
            return 0
        process = int(value[0])
        self._x11.XFree(value)
        return process


@contextmanager
def looker(display: str) -> Iterator[Looker]:
    """Looks at the screen of this name, ':7'."""
    x11: Any = ctypes.CDLL(find_library("X11"))
    x11.XOpenDisplay.restype = _POINTER
    x11.XDefaultRootWindow.restype = x11.XInternAtom.restype = ctypes.c_ulong
    x11.XDefaultRootWindow.argtypes = x11.XCloseDisplay.argtypes = [_POINTER]
    x11.XInternAtom.argtypes = [_POINTER, ctypes.c_char_p, _INT]
    x11.XFree.argtypes = [_POINTER]
    x11.XQueryTree.argtypes = [_POINTER, ctypes.c_ulong, *([_POINTER] * 4)]
    x11.XGetWindowAttributes.argtypes = [_POINTER, ctypes.c_ulong, _POINTER]
    x11.XGetWindowProperty.argtypes = [
        *(_POINTER, ctypes.c_ulong, ctypes.c_ulong, _LONG, _LONG, _INT, ctypes.c_ulong),
        *([_POINTER] * 5),
    ]
    x11.XSetErrorHandler.restype = _POINTER
    x11.XSetErrorHandler.argtypes = [_OnError]
    x11.XSetErrorHandler(_IGNORE)
    opened = _POINTER(x11.XOpenDisplay(display.encode()))
    try:
        yield Looker(x11, opened)
    finally:
        x11.XCloseDisplay(opened)
