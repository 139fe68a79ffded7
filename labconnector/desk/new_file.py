"""A file that the user asked for: it appears whole or not at all."""

from __future__ import annotations

import errno
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from labconnector.domain.errors import ConnectorError, DiskFull, FileError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_WINDOWS_FULL = frozenset({39, 112})


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; it takes the place of `path` at the end, and goes when something fails.

    Raises DiskFull, FileError.
    """
    beside = path.with_name(f".{path.name[:100]}-{secrets.token_hex(4)}.part")
    try:
        yield beside
        beside.replace(path)
    except OSError as error:
        raise file_error(path, error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def file_error(path: Path, error: OSError) -> ConnectorError:
    """What the system said about a file of the user's, as one of our errors."""
    reason = error.strerror or type(error).__name__
    if error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_FULL:
        return DiskFull(f"There is no room to write {path}.", action="Free some space, or choose another folder.")
    return FileError(f"{path}: {reason}.", detail=type(error).__name__)
