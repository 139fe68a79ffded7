"""Where a case is built before it is moved in: a hidden folder on the CAD folder's own volume.

Best is a neighbour of the CAD folder, because a program that watches the CAD folder then sees nothing but the finished
case. Where that may not be written, or lies on another volume, it is a hidden folder inside.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from labconnector.cad.hide import hide

NAME = ".labconnector-staging"
"""Name of the hidden folder."""

MARKER = "labconnector-staging.json"
"""The file in each of its folders by which we know our own left-overs."""

_KEEP = timedelta(days=1)


def shelves(root: Path) -> Iterator[Path]:
    """The staging folders that can be used for the CAD folder `root`, best first. Raises OSError where none can."""
    real = real_folder(root)
    beside = real.parent / NAME
    if real.parent != real and _is_usable(beside, real):
        yield beside
    inside = real / NAME
    _make(inside)
    yield inside


def real_folder(root: Path) -> Path:
    """The folder behind links. Windows would turn a mapped drive into its network name, and that counts as another
    volume when something is moved; there the folder stays as it is named.
    """
    return root if sys.platform == "win32" else root.resolve()


@contextmanager
def stage(shelf: Path) -> Iterator[Path]:
    """A new empty folder on the shelf; removed afterwards with what is left in it."""
    _clear_old(shelf, datetime.now(UTC))
    folder = shelf / secrets.token_hex(6)
    folder.mkdir()
    try:
        (folder / MARKER).write_text(json.dumps({"made_at": datetime.now(UTC).isoformat()}), "ascii")
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_usable(shelf: Path, root: Path) -> bool:
    probe = shelf / f"{secrets.token_hex(6)}-probe"
    try:
        _make(shelf)
        if shelf.stat().st_dev != root.stat().st_dev:
            return False
        probe.mkdir()
        probe.rmdir()
    except OSError:
        return False
    return True


def _make(shelf: Path) -> None:
    """Makes the shelf, never what is above it: a missing drive must not become a local folder.

    NotADirectoryError where a link has its name: nobody shall lead patients' scans elsewhere.
    """
    if shelf.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(shelf))
    if not os.path.lexists(shelf):
        shelf.mkdir(exist_ok=True)
        hide(shelf)


def _clear_old(shelf: Path, now: datetime) -> None:
    """Removes what a crash left here more than a day ago. Without our marker a folder is somebody else's and stays."""
    for folder in shelf.iterdir():
        made_at = _made_at(folder / MARKER)
        if made_at and now - made_at > _KEEP and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)


def _made_at(marker: Path) -> datetime | None:
    """None where the folder is not ours. A power cut may leave the marker empty: then its own time counts."""
    try:
        told = marker.read_bytes()
        if not told.strip(b"\0"):
            return datetime.fromtimestamp(marker.stat().st_mtime, UTC)
        made_at = datetime.fromisoformat(json.loads(told)["made_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return made_at if made_at.tzinfo else None
