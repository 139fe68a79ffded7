"""Renaming that refuses an existing target, by the call that each system has for it."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_NOREPLACE = 1  # Linux, renameat2(2)
_RENAME_EXCL = 4  # macOS, renamex_np(2)
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


class NotSupported(Exception):
    """This system or this drive has no exclusive rename."""


def rename_exclusive(source: Path, target: Path) -> None:
    """Renames a file or folder within one volume.

    FileExistsError where the target exists; plain POSIX rename would replace a file or an empty folder without a
    word. NotSupported where the drive cannot do it.
    """
    if sys.platform == "win32":
        source.rename(target)  # MoveFile refuses an existing target by itself
        return
    if _call(os.fsencode(source), os.fsencode(target)) == 0:
        return
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        raise NotSupported
    raise OSError(code, os.strerror(code), str(source), None, str(target))


def _call(source: bytes, target: bytes) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            return int(library.renamex_np(source, target, _RENAME_EXCL))
        return int(library.renameat2(_AT_FDCWD, source, _AT_FDCWD, target, _RENAME_NOREPLACE))
    except AttributeError:
        raise NotSupported from None
