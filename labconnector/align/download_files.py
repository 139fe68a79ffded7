"""The files of one download: the unfinished part, what is needed to go on with it, and how it gets its name."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

import stamina

from labconnector.domain.errors import DiskFull, OwnFolderError

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_SPARE_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class Resume:
    """What the sidecar holds: the address without its query, and a strong ETag or a Last-Modified date."""

    url: str
    validator: str

    def fits(self, headers: Mapping[str, str]) -> bool:
        """Whether an answer's piece is of the same version. A server between may know Range but not If-Range."""
        given = headers.get("etag" if self.validator.startswith('"') else "last-modified", self.validator)
        return given == self.validator


class Unfinished:
    """`<name>.part` and `<name>.part.json` beside a file that is on its way."""

    def __init__(self, into: Path) -> None:
        self._into = into
        self.part = into.with_name(f"{into.name}.part")
        self._sidecar = into.with_name(f"{into.name}.part.json")

    def size(self) -> int:
        """Bytes that are there."""
        return self.part.stat().st_size if self.part.exists() else 0

    def resume(self, url: str) -> tuple[int, Resume | None]:
        """Bytes that are there, and how to go on; (0, None) where there is nothing to build on."""
        try:
            done = self.size()
            found = json.loads(self._sidecar.read_text("utf-8"))
            resume = Resume(str(found["url"]), str(found["validator"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return 0, None
        return (done, resume) if done and resume.url == _bare(url) else (0, None)

    def begin(self, url: str, headers: Mapping[str, str]) -> None:
        """Starts anew; keeps the validator, if the server offers ranges and names this version of the file."""
        self.drop()
        validator = _validator(headers)
        if validator:
            self._sidecar.write_text(json.dumps(asdict(Resume(_bare(url), validator))), "utf-8")

    def drop(self) -> None:
        """Removes both. Raises OwnFolderError where another program holds one."""
        with own_folder_errors():
            self._sidecar.unlink(missing_ok=True)
            self.part.unlink(missing_ok=True)

    def finish(self) -> None:
        """Gives the file its name."""
        with own_folder_errors():
            _rename(self.part, self._into)
            self._sidecar.unlink(missing_ok=True)


def _validator(headers: Mapping[str, str]) -> str:
    """A strong ETag, or a Last-Modified date, of a server that takes ranges; '' else (RFC 9110, 13.1.5)."""
    if headers.get("accept-ranges", "").lower() != "bytes":
        return ""
    etag = headers.get("etag", "")
    return etag if etag and not etag.startswith("W/") else headers.get("last-modified", "")


def _bare(url: str) -> str:
    """A storage link's query holds a signature that changes from try to try, and must not lie on disk."""
    return url.split("?", 1)[0]


def must_fit(folder: Path, size: int | None) -> None:
    """Raises DiskFull where so many bytes, if known, cannot be stored."""
    if size is not None and shutil.disk_usage(folder).free < size + _SPARE_BYTES:
        raise DiskFull(f"The case needs {size / 1e6:.0f} MB, and there is less than that on the disk.")


def write_all(file: BinaryIO, chunk: bytes) -> None:
    """All of it: an unbuffered file may take less than it is given."""
    left = memoryview(chunk)
    while left:
        left = left[file.write(left) :]


@contextmanager
def own_folder_errors() -> Iterator[None]:
    """Translates what the disk says."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(
                "The disk filled up while a case was fetched.", detail=os.strerror(error.errno or 0)
            ) from error
        text = f"The folder for downloads cannot be written to ({error.strerror or type(error).__name__})."
        raise OwnFolderError(text, detail=type(error).__name__) from error


def _rename(part: Path, into: Path) -> None:
    """Gives the file its name. On Windows a virus scanner may hold a fresh file for a moment."""
    for attempt in stamina.retry_context(on=PermissionError, attempts=8, timeout=5, wait_initial=0.05, wait_max=1):
        with attempt:
            part.replace(into)
    if sys.platform != "win32":
        _sync_folder(into.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
