"""Tests of the windows. What they share is in `gui_fixtures`, where mypy sees it: it takes one `conftest` only."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="Qt's libraries are not on this computer", exc_type=ImportError)

from gui_fixtures import make_bridge, make_desktop, own_login, own_windows, pytest_collection_modifyitems

__all__ = ["make_bridge", "make_desktop", "own_login", "own_windows", "pytest_collection_modifyitems"]
