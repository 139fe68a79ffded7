"""What the CAD has opened belongs to the CAD: nothing comes into such a folder any more, what is new goes beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from labconnector.domain.handoff import HandOff, Opened
from labconnector.domain.naming import fold_name
from labconnector.domain.revision import Revision

CAD_FILES = (".constructioninfo", ".scaninfo", ".dentalcad", ".partialcad", ".partialinfo", "_cad.stl")
"""What exocad writes beside a project: .scanInfo when it opens it, the others with a design (seen in real cases)."""


def is_opened(folder: Path, ours: Iterable[str] = ()) -> bool:
    """Whether the CAD has left files of its own directly in the folder. `ours`: names there that are not the CAD's.

    Raises OSError where the folder cannot be looked into.
    """
    known = {fold_name(name) for name in ours}
    found = {fold_name(path.name) for path in folder.iterdir()}
    return any(name.endswith(CAD_FILES) for name in found - known)


def opened_deliveries(revisions: Iterable[Revision]) -> tuple[Opened, ...]:
    """Where the CAD has opened what was delivered of a case. A folder that is gone, or away, holds nothing."""
    return tuple(_opened(revisions))


def _opened(revisions: Iterable[Revision]) -> Iterator[Opened]:
    for revision in revisions:
        folder = Path(revision.delivered_to)
        ours = [Path(file.path).name for file in revision.delivered_files]
        try:
            if revision.delivered_to and is_opened(folder, ours):
                yield Opened(revision.number, folder)
        except OSError:
            continue


def beside_text(handoff: HandOff, cad: str) -> str:
    """A sentence for the history, without names: what the CAD has open, and that this lies beside it; '' without."""
    if not handoff.opened:
        return ""
    return f"{cad} has {_revision(handoff)} open: {_what(handoff)} lies beside it."


def beside_in_text(handoff: HandOff, cad: str, folder_name: str) -> str:
    """The same for the order sheet, with the names of the folders; '' where nothing is open."""
    if not handoff.opened:
        return ""
    old = handoff.opened[-1].folder.name
    return f"{cad} has {_revision(handoff)} open, in {old}: {_what(handoff)} lies beside it, in {folder_name}."


def _revision(handoff: HandOff) -> str:
    return f"revision {handoff.opened[-1].revision}"


def _what(handoff: HandOff) -> str:
    same = handoff.opened[-1].revision == handoff.revision
    return "this delivery" if same else f"revision {handoff.revision}"
