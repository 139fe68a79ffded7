"""What the CAD has opened belongs to the CAD: nothing comes into such a folder any more, what is new goes beside it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from labconnector.domain.handoff import Earlier, HandOff
from labconnector.domain.naming import fold_name

CAD_FILES = (".constructioninfo", ".scaninfo", ".dentalcad", ".partialcad", ".partialinfo", "_cad.stl")
"""What exocad writes beside a project: .scanInfo when it opens it, the others with a design (seen in real cases)."""


def is_opened(folder: Path, ours: Iterable[str] = ()) -> bool:
    """Whether the CAD has left files of its own directly in the folder. `ours`: names there that are not the CAD's.

    Raises OSError where the folder cannot be looked into.
    """
    known = {fold_name(name) for name in ours}
    found = {fold_name(path.name) for path in folder.iterdir()}
    return any(name.endswith(CAD_FILES) for name in found - known)


def opened_before(handoff: HandOff, folder: Path) -> Earlier | None:
    """The last delivery of the case into the same CAD folder, elsewhere than `folder`, that the CAD has opened."""
    here = [one for one in handoff.earlier if one.folder.parent == folder.parent and one.folder != folder]
    return next((one for one in reversed(here) if _is_opened_now(one.folder)), None)


def _is_opened_now(folder: Path) -> bool:
    try:
        return is_opened(folder)
    except OSError:  # a folder that was moved or removed holds nothing
        return False


def beside_text(opened: Earlier, revision: int, cad: str) -> str:
    """A sentence for the history, without names: what the CAD has open, and what lies beside it."""
    return f"{cad} has revision {opened.revision} open: {_what(opened, revision)} lies beside it."


def beside_in_text(opened: Earlier, revision: int, cad: str, folder: str) -> str:
    """The same for the order sheet, with the names of the folders."""
    what = _what(opened, revision)
    return f"{cad} has revision {opened.revision} open, in {opened.folder.name}: {what} lies beside it, in {folder}."


def _what(opened: Earlier, revision: int) -> str:
    return "this delivery" if opened.revision == revision else f"revision {revision}"
