"""The windows: Qt draws here what the engine tells, and asks it for what a person wants."""

from __future__ import annotations

import builtins
from contextlib import suppress

# PySide puts an import of its own into Python's place. It reads the source of every module that is loaded after it,
# and keeps it, to look for a switch of PySide's that we do not use: a fifth of the start, 4 MB of the memory.
_plain_import = builtins.__import__
with suppress(ImportError):  # a computer without Qt's libraries: told where windows are wanted
    import PySide6.QtCore  # noqa: F401
builtins.__import__ = _plain_import
