"""Hidden files: a leading dot is enough everywhere but on Windows, which wants an attribute."""

from __future__ import annotations

import sys
from pathlib import Path

_FILE_ATTRIBUTE_HIDDEN = 2


def hide(path: Path) -> None:
    """Hides a file or folder from the file browser where a leading dot does not; a courtesy, never an error."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(path), _FILE_ATTRIBUTE_HIDDEN)
