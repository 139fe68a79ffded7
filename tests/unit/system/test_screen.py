"""Whether there is a screen for windows."""

from __future__ import annotations

import pytest

from labconnector.system.screen import has_screen

pytest.importorskip("PySide6.QtCore", reason="Qt's libraries are not on this computer", exc_type=ImportError)


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":1"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_screen_is_named_on_linux_and_always_there_elsewhere(
    system: str, environment: dict[str, str], expected: bool
) -> None:
    assert has_screen(environment, system) is expected
