"""Whether windows can be shown on this computer. Without Qt: asked before it is loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_screen(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Whether Qt is installed and, on Linux, a screen is named."""
    if find_spec("PySide6") is None:
        return False
    return not system.startswith("linux") or any(environment.get(name) for name in _SCREENS)


NO_SCREEN = """\
There is no screen here, or Qt is not installed, so that no window can be shown.
What to do: start it on a desktop, or use the commands without windows: `labconnector sync --watch`.
"""
EXIT_CODE = 2
"""What `run` returns then."""
