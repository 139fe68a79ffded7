"""Streams one zip to disk: resumed where that is safe, its length checked, verified before it gets its name.

Beside the unfinished `<name>.part` lies `<name>.part.json` with what is needed to go on: the server's validator for
this very version of the file. Without it a second try starts at the first byte: halves of two versions make no zip.
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from labconnector.align.download_files import Resume, Unfinished, must_fit, own_folder_errors, write_all
from labconnector.align.transport import Streamed, Transport
from labconnector.domain.errors import BadAnswer, NetworkError

Progress = Callable[[int, int | None], None]
"""Bytes on disk so far, bytes in all (None where the server does not say)."""

PROGRESS_EVERY_S = 0.1
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


class Download:
    """One file on its way to `into`. Several tries go on where the last one broke off."""

    def __init__(self, transport: Transport, into: Path, progress: Progress, cancel: threading.Event | None) -> None:
        self._transport = transport
        self._into = into
        self._files = Unfinished(into)
        self._progress = progress
        self._cancel = cancel

    def fetch(self, source: Source, verify: Callable[[Path], None]) -> Path | None:
        """The whole, verified file; None for 204 (no captures).

        Raises what `verify` raises (the next try then starts anew), NotFound, NetworkError, DiskFull, Stopped and kin.
        """
        with own_folder_errors():
            self._into.parent.mkdir(parents=True, exist_ok=True)
        if not self._transport.retried(lambda: self._try(source), self._cancel):
            self._files.drop()
            return None
        self._verified(verify)
        self._files.finish()
        return self._into

    # --- one try ----------------------------------------------------------------------------------------------------

    def _try(self, source: Source) -> bool:
        """Whether there is a file at all. A refused range is asked once more without one."""
        done, resume = self._files.resume(source.url)
        answer = self._stream(source, done, resume)
        if answer is None:
            self._files.drop()
            answer = self._stream(source, 0, None)
        if answer is None:
            raise BadAnswer("Align refused a piece of a file that nobody asked for.", detail="HTTP 416 without Range")
        return answer

    def _stream(self, source: Source, done: int, resume: Resume | None) -> bool | None:
        """True: received; False: there is nothing (204); None: the range was refused (416)."""
        headers = {"Range": f"bytes={done}-", "If-Range": resume.validator} if resume else {}
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
            self._receive(answer, source.url, resume)
            return True

    def _receive(self, answer: Streamed, url: str, resume: Resume | None) -> None:
        _must_be_zip(answer)
        start, total = self._span(answer)
        if start and not (resume and resume.fits(answer.headers)):
            self._files.drop()
            raise NetworkError("The file changed while it was fetched.", detail="a piece of another version")
        with own_folder_errors():
            if start == 0:
                self._files.begin(url, answer.headers)
            must_fit(self._into.parent, None if total is None else total - start)
            with self._files.part.open("r+b" if start else "wb", buffering=0) as file:
                file.truncate(start)
                file.seek(start)
                done = self._copy(answer, file, start, total)
                os.fsync(file.fileno())
        if total is not None and done != total:
            raise NetworkError("The download broke off.", detail=f"{done} of {total} bytes")

    def _copy(self, answer: Streamed, file: BinaryIO, done: int, total: int | None) -> int:
        told = 0.0
        for chunk in answer.chunks():
            write_all(file, chunk)
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
        if given is None or int(given[1]) > self._files.size():
            self._files.drop()
            raise NetworkError("Align sent another piece of the file than asked for.", detail="Content-Range")
        start = int(given[1])
        return start, int(given[2]) if given[2] != "*" else None if size is None else start + size

    # --- the end ----------------------------------------------------------------------------------------------------

    def _verified(self, verify: Callable[[Path], None]) -> None:
        good = False
        try:
            verify(self._files.part)
            good = True
        finally:
            if not good:
                self._files.drop()


def _must_be_zip(answer: Streamed) -> None:
    if answer.status not in _FILE:
        raise BadAnswer("Align sent something else than a zip.", detail=f"HTTP {answer.status}")
    kind = answer.headers.get("content-type", "").lower()
    if kind.startswith(("text/html", "application/json")):
        raise BadAnswer("Align sent a page where a zip was expected.", detail=f"content-type {kind[:60]}")
    if answer.headers.get("content-encoding", "identity").lower() != "identity":
        raise BadAnswer("Align sent the zip in a form that was not asked for.", detail="content-encoding")
