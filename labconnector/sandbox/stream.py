"""Sends a file in chunks and knows whether it went out whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from labconnector.sandbox.ranges import Span

CHUNK = 64 * 1024


class ZipResponse(Response):
    """A zip, or a span of it, with ETag and Content-Length.

    begun, completed: called before the first chunk and before the last byte of the file goes out. Not after it: a
    client that has the last byte may ask for the list at once. cut_after: bytes after which the connection breaks.
    promised_too_much: Content-Length is larger than what comes.
    """

    def __init__(
        self,
        path: Path,
        etag: str,
        span: Span,
        *,
        begun: Callable[[], None] | None = None,
        completed: Callable[[], None] | None = None,
        cut_after: int | None = None,
        bytes_per_s: float | None = None,
        promised_too_much: bool = False,
        tell_length: bool = True,
    ) -> None:
        length = span.end - span.first
        headers = {"ETag": etag, "Accept-Ranges": "bytes"}
        headers["Content-Disposition"] = f'attachment; filename="{path.name}"'
        if tell_length or promised_too_much:
            headers["Content-Length"] = str(length + (4096 if promised_too_much else 0))
        if not span.whole:
            headers["Content-Range"] = f"bytes {span.first}-{span.end - 1}/{path.stat().st_size}"
        super().__init__(None, 200 if span.whole else 206, headers, "application/zip")
        if "Content-Length" not in headers:
            del self.headers["content-length"]
        self._path = path
        self._first = span.first
        self._reaches_end = span.end == path.stat().st_size
        self._begun = begun
        self._completed = completed
        self._allowed = length if cut_after is None else min(length, cut_after)
        self._bytes_per_s = bytes_per_s
        self._unfinished = promised_too_much or self._allowed < length

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the bytes; an unfinished answer makes the server break the connection."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        if scope["method"] == "HEAD":
            await send({"type": "http.response.body", "body": b""})
            return
        gone = asyncio.ensure_future(_disconnected(receive))
        try:
            await self._send_file(send, gone)
        finally:
            gone.cancel()

    async def _send_file(self, send: Send, gone: asyncio.Future[None]) -> None:
        if self._begun and self._allowed:
            self._begun()
        with self._path.open("rb") as file:
            file.seek(self._first)
            await self._send_chunks(file, send, gone)
        if not self._unfinished and not gone.done():
            await send({"type": "http.response.body", "body": b""})

    async def _send_chunks(self, file: BinaryIO, send: Send, gone: asyncio.Future[None]) -> None:
        """The bytes that are allowed, as long as the client is there."""
        left = self._allowed
        while left > 0 and not gone.done():
            data = file.read(min(CHUNK, left))
            left -= len(data)
            if left == 0 and self._completed and self._reaches_end and not self._unfinished:
                self._completed()
            await send({"type": "http.response.body", "body": data, "more_body": True})
            await asyncio.sleep(len(data) / self._bytes_per_s if self._bytes_per_s else 0)


async def _disconnected(receive: Receive) -> None:
    """Returns when the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
