"""Files that ship with the program: profiles, catalogues, pages, templates."""

from __future__ import annotations

from pathlib import Path

_PACKAGED = Path(__file__).parent.parent / "_resources"
_SOURCE_TREE = Path(__file__).parent.parent.parent / "resources"


def resource(name: str) -> Path:
    """The path of a shipped file, e.g. `profiles/production.toml`, in the installed program or the source tree."""
    return (_PACKAGED if _PACKAGED.is_dir() else _SOURCE_TREE) / name
