"""The way to Align and back: TLS, time limits, retries, and the rule where a token may go.

Every error leaves here as one of `labconnector.domain.errors`. Tokens, codes and query strings are never logged.
"""

from __future__ import annotations

import logging
import ssl
import threading
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urljoin

import httpx
import truststore

from labconnector.align.addresses import host_of, is_safe_url, origin_of, place_of, with_query
from labconnector.align.faults import clock_off, network_error, status_error
from labconnector.align.pace import paced
from labconnector.align.retry import GLANCE_S, Patience, Retrier
from labconnector.align.wire import Wire
from labconnector.domain.errors import BadAnswer, NetworkError, UntrustedHost

T = TypeVar("T")
_log = logging.getLogger(__name__)

MAX_ANSWER_BYTES = 64_000_000
"""A JSON answer above this is no answer; a page of 1024 orders has about 2 MB."""
MAX_REDIRECTS = 5

_PATIENCE = Patience()
_ASK_IT = "Ask your IT for the proxy settings of this computer. We go on trying by ourselves."
# The first three write whole addresses, headers and tokens at INFO and DEBUG. stamina's warnings repeat our own lines.
_QUIET = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "oauthlib": logging.WARNING,
    "stamina": logging.ERROR,
}

Parts = dict[str, Any]
"""What `httpx.Client.build_request` takes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A successful answer. Header names are in lower case. clock_off_s: how far our clock is ahead of Align's."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    clock_off_s: float = 0.0


class Streamed:
    """A successful answer whose body is still on the way. Valid inside `Transport.stream` only."""

    def __init__(self, response: httpx.Response, wire: Wire, window_s: float) -> None:
        self._response = response
        self._wire = wire
        self._window_s = window_s
        self.status = response.status_code
        self.headers: Mapping[str, str] = dict(response.headers)

    def chunks(self) -> Iterator[bytes]:
        """The body as it comes, not decoded, in pieces of the network's size (measured: the fastest way).

        Raises httpx errors, which `Transport.stream` translates; one of them for a body that trickles.
        """
        yield from paced(self._response.iter_raw(), self._window_s)
        _must_be_whole(self._response, self._wire)


class Transport:
    """The only user of httpx. Thread-safe: API calls share one client, every download has its own."""

    def __init__(
        self,
        patience: Patience = _PATIENCE,
        *,
        context: ssl.SSLContext | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        """context: the system's trust store if not given. now: seconds since 1970."""
        for name, level in _QUIET.items():
            logging.getLogger(name).setLevel(level)
        self._patience = patience
        self._context = context or truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._now = now
        self._lock = threading.Lock()
        self._trusted: set[str] = set()
        self._retrier = Retrier(patience)
        self._downloads: set[Wire] = set()
        self._wire: Wire | None = None

    # --- where a token may go ---------------------------------------------------------------------------------------

    def trust(self, *urls: str) -> None:
        """Allows tokens to the origins (scheme, host, port) of these addresses; the profile's and Discovery's only."""
        with self._lock:
            self._trusted.update(origin_of(url) for url in urls if is_safe_url(url))

    def is_trusted(self, url: str) -> bool:
        """Whether a token may be sent to this address."""
        return is_safe_url(url) and origin_of(url) in self._trusted

    def _must_trust(self, url: str) -> None:
        if not self.is_trusted(url):
            host = host_of(url)
            raise UntrustedHost(f"{host} is not one of Align's addresses that we know.", detail=f"host {host}")

    # --- calls ------------------------------------------------------------------------------------------------------

    def request(
        self,
        method: str,
        url: str,
        *,
        token: str = "",
        params: Mapping[str, str] | None = None,
        form: str | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
        accept: Container[int] = (),
        cancel: threading.Event | None = None,
    ) -> Answer:
        """One API call, tried again where that may help. Redirects are followed for GET only, to trusted origins.

        form: an encoded form body. accept: statuses that are answers here, beside the successful ones.
        Raises UntrustedHost, NetworkError and kin, TokenRefused (401), NotFound (404), AlignBusy, AlignError, Stopped.
        """
        self._must_trust(url)
        url, parts = with_query(url, params), _parts(token, form, json, headers)
        return self.retried(lambda: self._once(method, url, parts, accept, cancel), cancel)

    def retried(self, work: Callable[[], T], cancel: threading.Event | None = None) -> T:
        """Runs `work` with the patience of this transport: network faults, 5xx and 'busy' are tried again."""
        return self._retrier.run(work, cancel)

    def _once(
        self, method: str, url: str, parts: Parts, accept: Container[int], cancel: threading.Event | None
    ) -> Answer:
        # Only a wire of its own can be cut without hurting other calls.
        with self._shared() if cancel is None else self._own(cancel) as wire, self._translated(url, cancel):
            response = self._follow(wire, method, url, parts)
            with closing(response):
                body = _limited(response, self._patience.read)
            _must_be_whole(response, wire)
        if response.status_code not in accept:
            self._check(response, body)
        headers = dict(response.headers)
        return Answer(response.status_code, headers, body, clock_off(headers, self._now()))

    @contextmanager
    def stream(
        self,
        url: str,
        *,
        token: str,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        storage_hosts: Iterable[str] = (),
        accept: Container[int] = (),
        cancel: threading.Event | None = None,
    ) -> Iterator[Streamed]:
        """One try of a download; `retried` repeats it. A set `cancel` cuts the connection within a quarter second.

        A redirect is followed to trusted origins with the token, and to `storage_hosts` (https) without it.
        """
        self._must_trust(url)
        url = with_query(url, params)
        parts = _parts(token, None, None, {"Accept": "*/*", "Accept-Encoding": "identity", **(headers or {})})
        with self._own(cancel) as wire, self._translated(url, cancel):
            response = self._follow(wire, "GET", url, parts, frozenset(storage_hosts))
            with closing(response):
                if not response.is_success and response.status_code not in accept:
                    self._check(response, _limited(response, self._patience.read))
                yield Streamed(response, wire, self._patience.read)

    def _follow(
        self, wire: Wire, method: str, url: str, parts: Parts, storage_hosts: frozenset[str] = frozenset()
    ) -> httpx.Response:
        for _ in range(MAX_REDIRECTS + 1):
            response = wire.send(wire.build(method, url, **parts), stream=True)
            if not response.has_redirect_location or method != "GET":
                return response
            response.close()
            url = urljoin(url, response.headers["location"])
            parts = self._redirected(url, parts, storage_hosts)
        raise BadAnswer("Align sent us in circles.", detail=f"redirects at {place_of(url)}")

    def _redirected(self, url: str, parts: Parts, storage_hosts: frozenset[str]) -> Parts:
        headers: Mapping[str, str] = parts["headers"]
        if is_safe_url(url) and host_of(url) in storage_hosts:
            headers = {name: value for name, value in headers.items() if name != "Authorization"}
        else:
            self._must_trust(url)
        return {"headers": headers}

    def _check(self, response: httpx.Response, body: bytes) -> None:
        if response.is_success:
            return
        place = place_of(str(response.url))
        error = status_error(response.status_code, dict(response.headers), body, self._now(), place)
        _log.info("%s (request %s)", error.detail, error.request_id)
        raise error

    @contextmanager
    def _translated(self, url: str, cancel: threading.Event | None) -> Iterator[None]:
        try:
            yield
        except httpx.ProxyError as error:
            self._retrier.check(cancel)
            text = f"The company's proxy did not let us through to {host_of(url)}."
            raise NetworkError(text, action=_ASK_IT, detail=f"{host_of(url)}: ProxyError") from error
        except httpx.HTTPError as error:
            self._retrier.check(cancel)
            translated = network_error(error, host_of(url))
            _log.info("%s at %s", translated.detail, place_of(url))
            raise translated from error
        except httpx.InvalidURL as error:
            raise BadAnswer("Align sent an address that is none.", detail=f"redirect at {place_of(url)}") from error

    # --- clients ----------------------------------------------------------------------------------------------------

    def renew(self) -> None:
        """Drops every connection and starts afresh, e.g. after the computer slept. Running calls are tried again."""
        with self._lock:
            wires, self._wire = self._wires(), None
        for wire in wires:
            wire.retire()

    def close(self) -> None:
        """Ends every running call with Stopped. The transport is not usable afterwards."""
        self._retrier.close()
        with self._lock:
            wires = self._wires()
        for wire in wires:
            wire.retire()

    def _wires(self) -> list[Wire]:
        return [*self._downloads, *([self._wire] if self._wire else [])]

    def _new_wire(self) -> Wire:
        patience = self._patience
        try:
            return Wire(self._context, httpx.Timeout(patience.read, connect=patience.connect))
        except (ImportError, ValueError, httpx.InvalidURL) as error:
            text = "This computer's proxy setting cannot be used: only http and https proxies are supported."
            raise NetworkError(text, action=_ASK_IT, detail=type(error).__name__) from error

    @contextmanager
    def _shared(self) -> Iterator[Wire]:
        with self._lock:
            if self._wire is None:
                self._wire = self._new_wire()
            wire = self._wire
        with wire:
            yield wire

    @contextmanager
    def _own(self, cancel: threading.Event | None) -> Iterator[Wire]:
        wire = self._new_wire()
        with self._lock:
            self._downloads.add(wire)
        try:
            with wire, _watching(cancel, wire):
                yield wire
        finally:
            with self._lock:
                self._downloads.discard(wire)
            wire.retire()


def _must_be_whole(response: httpx.Response, wire: Wire) -> None:
    """A body without a length ends with its connection: one that we cut ourselves looks complete."""
    if wire.retired:
        raise httpx.ReadError("interrupted", request=response.request)


@contextmanager
def _watching(cancel: threading.Event | None, wire: Wire) -> Iterator[None]:
    """Retires the wire when `cancel` is set, from a thread of its own that ends with the block."""
    if cancel is None:
        yield
        return
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(cancel, done, wire), name="cancel-watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _watch(cancel: threading.Event, done: threading.Event, wire: Wire) -> None:
    while not done.wait(GLANCE_S):
        if cancel.is_set():
            wire.retire()
            return


def _parts(token: str, form: str | None, json: object, headers: Mapping[str, str] | None) -> Parts:
    sent = {"Accept": "application/json", **(headers or {})}
    if token:
        sent["Authorization"] = f"Bearer {token}"
    parts: Parts = {"headers": sent}
    if form is not None:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
        parts["content"] = form
    elif json is not None:
        parts["json"] = json
    return parts


def _limited(response: httpx.Response, window_s: float) -> bytes:
    """The whole body, or BadAnswer where it is larger than any answer is."""
    pieces, size = [], 0
    for piece in paced(response.iter_bytes(), window_s):
        size += len(piece)
        if size > MAX_ANSWER_BYTES:
            raise BadAnswer("Align's answer is far too long.", detail=f"more than {MAX_ANSWER_BYTES} bytes")
        pieces.append(piece)
    return b"".join(pieces)
