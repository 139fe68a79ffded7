"""The languages that the windows can speak."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale

from labconnector.system.resources import resource

SOURCE = "en"
"""What the program is written in; it needs no translation file."""


def languages(folder: Path | None = None) -> tuple[tuple[str, str], ...]:
    """Codes and their own names, e.g. ('de', 'Deutsch'): English, and each with a file in `resources/translations`.

    Files are called `labconnector_<code>.qm`.
    """
    codes = _codes(folder) if folder else _SHIPPED
    return tuple(sorted(((code, _own_name(code)) for code in codes), key=lambda one: one[1].casefold()))


def _codes(folder: Path) -> set[str]:
    return {SOURCE, *(path.stem.removeprefix("labconnector_") for path in folder.glob("labconnector_*.qm"))}


_SHIPPED = _codes(resource("translations"))
"""Looked up while the module is loaded, for windows open no files."""


def _own_name(code: str) -> str:
    locale = QLocale(code)
    name = "English" if code == SOURCE else locale.nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code
