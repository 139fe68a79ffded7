"""Streams one zip to disk: resumed where that is safe, its length checked, verified before it gets its name.

Beside the unfinished `<name>.part` lies `<name>.part.json` with what is needed to go on: the server's validator for
this very version of the file. Without it a second try starts at the first byte: halves of two versions make no zip.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO

import stamina

from labconnector.align.transport import Streamed, Transport
from labconnector.domain.errors import BadAnswer, DiskFull, NetworkError, OwnFolderError

Progress = Callable[[int, int | None], None]
"""Bytes on disk so far, bytes in all (None where the server does not say)."""

PROGRESS_EVERY_S = 0.1
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_SPARE_BYTES = 16_000_000
_FILE = frozenset({200, 203, 206})
"""Statuses that bring a file; 203 is a 200 that a proxy has had its hands on."""
_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


def no_progress(_done: int, _total: int | None) -> None:
    """For callers that show nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a zip comes from. params: export options."""

    url: str
    token: str = field(repr=False)
    params: Mapping[str, str]
    storage_hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Resume:
    """What the sidecar holds: the address without its query, and a strong ETag or a Last-Modified date."""

    url: str
    validator: str


class Download:
    """One file on its way to `into`. Several tries go on where the last one broke off."""

    def __init__(self, transport: Transport, into: Path, progress: Progress, cancel: threading.Event | None) -> None:
        self._transport = transport
        self._into = into
        self._part = into.with_name(f"{into.name}.part")
        self._sidecar = into.with_name(f"{into.name}.part.json")
        self._progress = progress
        self._cancel = cancel

    def fetch(self, source: Source, verify: Callable[[Path], None]) -> Path | None:
        """The whole, verified file; None for 204 (no captures).

        Raises what `verify` raises (the next try then starts anew), NotFound, NetworkError, DiskFull, Stopped and kin.
        """
        with own_folder_errors():
            self._into.parent.mkdir(parents=True, exist_ok=True)
        if not self._transport.retried(lambda: self._try(source), self._cancel):
            self._start_anew()
            return None
        self._verified(verify)
        with own_folder_errors():
            _rename(self._part, self._into)
            self._sidecar.unlink(missing_ok=True)
        return self._into

    # --- one try ----------------------------------------------------------------------------------------------------

    def _try(self, source: Source) -> bool:
        """Whether there is a file at all. A refused range is asked once more without one."""
        done, resume = self._state(source.url)
        headers = {"Range": f"bytes={done}-", "If-Range": resume.validator} if resume else {}
        answer = self._stream(source, headers)
        if answer is None:
            self._start_anew()
            answer = self._stream(source, {})
        if answer is None:
            raise BadAnswer("Align refused a piece of a file that nobody asked for.", detail="HTTP 416 without Range")
        return answer

    def _stream(self, source: Source, headers: Mapping[str, str]) -> bool | None:
        """True: received; False: there is nothing (204); None: the range was refused (416)."""
        with self._transport.stream(
            source.url,
            token=source.token,
            params=source.params,
            headers=headers,
            storage_hosts=source.storage_hosts,
            accept=(416,),
            cancel=self._cancel,
        ) as answer:
            if answer.status in (204, 416):
                return False if answer.status == 204 else None
            self._receive(answer, source.url)
            return True

    def _receive(self, answer: Streamed, url: str) -> None:
        _must_be_zip(answer)
        start, total = self._span(answer)
        with own_folder_errors():
            if start == 0:
                self._start_anew()
                self._note(url, answer)
            _must_fit(self._part.parent, None if total is None else total - start)
            with self._part.open("r+b" if start else "wb", buffering=0) as file:
                file.truncate(start)
                file.seek(start)
                done = self._copy(answer, file, start, total)
                os.fsync(file.fileno())
        if total is not None and done != total:
            raise NetworkError("The download broke off.", detail=f"{done} of {total} bytes")

    def _copy(self, answer: Streamed, file: BinaryIO, done: int, total: int | None) -> int:
        told = 0.0
        for chunk in answer.chunks():
            _write(file, chunk)
            done += len(chunk)
            now = time.monotonic()
            if now - told >= PROGRESS_EVERY_S:
                told = now
                self._progress(done, total)
        self._progress(done, total)
        return done

    def _span(self, answer: Streamed) -> tuple[int, int | None]:
        """Where the answer's bytes begin in the file, and how long the file is."""
        length = answer.headers.get("content-length", "")
        size = int(length) if length.isdigit() else None
        if answer.status != 206:
            return 0, size
        given = _CONTENT_RANGE.fullmatch(answer.headers.get("content-range", "").strip())
        if given is None or int(given[1]) > self._part_size():
            self._start_anew()
            raise NetworkError("Align sent another piece of the file than asked for.", detail="Content-Range")
        start = int(given[1])
        return start, int(given[2]) if given[2] != "*" else None if size is None else start + size

    # --- what is left of an earlier try -----------------------------------------------------------------------------

    def _part_size(self) -> int:
        return self._part.stat().st_size if self._part.exists() else 0

    def _state(self, url: str) -> tuple[int, _Resume | None]:
        """Bytes that are there, and how to go on; (0, None) where there is nothing to build on."""
        done = self._part_size()
        try:
            found = json.loads(self._sidecar.read_text("utf-8"))
            resume = _Resume(str(found["url"]), str(found["validator"]))
        except (OSError, ValueError, KeyError, TypeError):
            return 0, None
        return (done, resume) if done and resume.url == _bare(url) else (0, None)

    def _note(self, url: str, answer: Streamed) -> None:
        """Keeps the validator, if the server offers ranges and names this version of the file."""
        validator = _validator(answer.headers)
        if validator:
            self._sidecar.write_text(json.dumps(asdict(_Resume(_bare(url), validator))), "utf-8")

    def _start_anew(self) -> None:
        self._sidecar.unlink(missing_ok=True)
        self._part.unlink(missing_ok=True)

    # --- the end ----------------------------------------------------------------------------------------------------

    def _verified(self, verify: Callable[[Path], None]) -> None:
        good = False
        try:
            verify(self._part)
            good = True
        finally:
            if not good:
                self._start_anew()


def _validator(headers: Mapping[str, str]) -> str:
    """A strong ETag, or a Last-Modified date, of a server that takes ranges; '' else (RFC 9110, 13.1.5)."""
    if headers.get("accept-ranges", "").lower() != "bytes":
        return ""
    etag = headers.get("etag", "")
    return etag if etag and not etag.startswith("W/") else headers.get("last-modified", "")


def _bare(url: str) -> str:
    """A storage link's query holds a signature that changes from try to try, and must not lie on disk."""
    return url.split("?", 1)[0]


def _must_be_zip(answer: Streamed) -> None:
    if answer.status not in _FILE:
        raise BadAnswer("Align sent something else than a zip.", detail=f"HTTP {answer.status}")
    kind = answer.headers.get("content-type", "").lower()
    if kind.startswith(("text/html", "application/json")):
        raise BadAnswer("Align sent a page where a zip was expected.", detail=f"content-type {kind[:60]}")
    if answer.headers.get("content-encoding", "identity").lower() != "identity":
        raise BadAnswer("Align sent the zip in a form that was not asked for.", detail="content-encoding")


def _must_fit(folder: Path, size: int | None) -> None:
    if size is not None and shutil.disk_usage(folder).free < size + _SPARE_BYTES:
        raise DiskFull(f"The case needs {size / 1e6:.0f} MB, and there is less than that on the disk.")


def _write(file: BinaryIO, chunk: bytes) -> None:
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
