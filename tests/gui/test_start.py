"""What is loaded when: the list's code comes while nobody waits for it, in parts."""

from __future__ import annotations

import subprocess
import sys

_LOADED = """
import sys
from PySide6.QtCore import QCoreApplication, QObject
from labconnector.ui.start import LATER_PARTS, load_later
app, parent = QCoreApplication([]), QObject()
before = any(f"labconnector.ui.{part}" in sys.modules for part in LATER_PARTS)
timer = load_later(parent)
while timer.isActive():
    app.processEvents()
print(before, all(f"labconnector.ui.{part}" in sys.modules for part in LATER_PARTS))
"""
_PLAIN = """
import builtins, linecache
plain = builtins.__import__
import labconnector.ui.start, labconnector.ui.bridge
print(builtins.__import__ is plain, [name for name in linecache.cache if "labconnector" in name])
"""


def told(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.strip()


def test_the_list_is_loaded_afterwards_and_whole() -> None:
    assert told(_LOADED) == "False True"


def test_pyside_does_not_read_the_source_of_our_modules() -> None:
    assert told(_PLAIN) == "True []"
