"""One HTTP client that can be interrupted: a blocked read ends at once when its connection is shut down.

httpx has no call to do so from another thread. Its documented `trace` extension tells us of every new connection, and
shutting down a socket wakes the thread that reads from it, on every system.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

import httpx

from labconnector.align.addresses import LOOPBACK_HOSTS

USER_AGENT = "LabConnector/1"


class Wire:
    """A client with its open connections. Used by several threads; the last one to leave a retired wire closes it."""

    def __init__(self, context: ssl.SSLContext, timeout: httpx.Timeout) -> None:
        self._client = httpx.Client(
            verify=context,
            timeout=timeout,
            http1=True,
            http2=False,
            follow_redirects=False,
            headers={"User-Agent": USER_AGENT},
            # A company proxy from the environment is used, but never for this computer itself.
            mounts={f"all://{'[::1]' if host == '::1' else host}": None for host in LOOPBACK_HOSTS},
        )
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._users = 0
        self._retired = False

    def __enter__(self) -> Wire:
        with self._lock:
            self._users += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._users -= 1
        self._close_if_done()

    @property
    def retired(self) -> bool:
        """Whether it was interrupted and takes no new requests."""
        return self._retired

    def send(self, request: httpx.Request, *, stream: bool = False) -> httpx.Response:
        """Sends a request. Raises httpx errors; a retired wire raises httpx.ConnectError."""
        if self._retired:
            raise httpx.ConnectError("interrupted", request=request)
        request.extensions["trace"] = self._watch
        return self._client.send(request, stream=stream)

    def build(self, method: str, url: str, **parts: object) -> httpx.Request:
        """A request with this client's headers."""
        build: Callable[..., httpx.Request] = self._client.build_request
        return build(method, url, **parts)

    def retire(self) -> None:
        """Cuts every connection, so that blocked reads end, and takes no new requests."""
        with self._lock:
            self._retired = True
            cut, self._sockets = self._sockets, []
        for one in cut:
            _cut(one)
        self._close_if_done()

    def _close_if_done(self) -> None:
        with self._lock:
            done = self._retired and self._users == 0
        if done:
            self._client.close()

    def _watch(self, event: str, info: dict[str, object]) -> None:
        if not event.endswith(("connect_tcp.complete", "start_tls.complete")):
            return
        stream = info["return_value"]
        found = stream.get_extra_info("socket")  # type: ignore[attr-defined] # httpcore.NetworkStream
        with self._lock:
            self._sockets = [one for one in self._sockets if one.fileno() >= 0]
            self._sockets.append(found)
            retired = self._retired
        if retired:
            _cut(found)


def _cut(one: socket.socket) -> None:
    # Not SSLSocket.shutdown: it drops the TLS object under the feet of the thread that reads.
    with suppress(OSError):
        socket.socket.shutdown(one, socket.SHUT_RDWR)
