"""Tests on a real screen. They need Debian's xvfb, icewm and xdotool (installer/bootstrapping/needs.py)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="Qt's libraries are not on this computer", exc_type=ImportError)

from screen_kit import MISSING, Screen, screen

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a screen to be had, these are skipped."""
    if MISSING:
        for item in items:
            if item.path.is_relative_to(HERE):
                item.add_marker(pytest.mark.skip(reason=f"not installed: {', '.join(MISSING)}"))


@pytest.fixture
def real_screen(tmp_path: Path) -> Iterator[Screen]:
    """An empty screen with window manager and tray."""
    with screen(tmp_path / "screen") as one:
        yield one
