"""What the operating system says about the CAD folder, in the words of `domain.errors`."""

from __future__ import annotations

import errno
import os.path
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from labconnector.domain.errors import DiskFull, TargetError, TargetMissing, TargetReadOnly

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_MISSING = frozenset(
    {errno.ESTALE, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.EHOSTDOWN, errno.EHOSTUNREACH}
    | {errno.ETIMEDOUT, errno.EIO}
)
_READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

# Windows error codes that Python folds into a less telling errno (System Error Codes, Microsoft).
_WIN_FULL = frozenset({39, 112})
_WIN_MISSING = frozenset({15, 21, 51, 53, 55, 59, 64, 67, 121, 1167, 1222, 1231, 1232})
_WIN_BUSY = frozenset({32, 33})


@contextmanager
def translated(root: Path) -> Iterator[None]:
    """Turns every OSError inside into a TargetError about `root`."""
    try:
        yield
    except OSError as error:
        raise target_error(error, root) from error


def target_error(error: OSError, root: Path) -> TargetError:
    """The TargetError behind an OSError met while using the folder `root`."""
    windows: int | None = getattr(error, "winerror", None)
    detail = f"{type(error).__name__} errno={error.errno} winerror={windows}"
    if windows in _WIN_FULL or error.errno in _FULL:
        return DiskFull(f"The disk of {root} has no room for the case.", detail=detail)
    if windows in _WIN_MISSING or error.errno in _MISSING or not os.path.isdir(root):  # noqa: PTH112 - never raises
        return TargetMissing(f"{root} is not there, or its drive is not connected.", detail=detail)
    if windows in _WIN_BUSY:
        return TargetError(
            f"Another program holds a file in {root} open.", action="Close it. We go on by ourselves.", detail=detail
        )
    if error.errno in _READ_ONLY:
        return TargetReadOnly(f"Nothing may be written in {root}.", detail=detail)
    return TargetError(f"{root} cannot be used: {error.strerror or error}.", detail=detail)


def require_folder(root: Path) -> None:
    """Raises TargetMissing where the folder is not there. It is never made: a drive is no folder."""
    if not os.path.isdir(root):  # noqa: PTH112 - a dead network drive answers False instead of raising
        raise TargetMissing(f"{root} is not there, or its drive is not connected.")
