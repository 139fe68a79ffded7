"""Peers that misbehave: whoever knocks at the sign-in listener, and servers that trickle."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from labconnector.align.download import Download, Source, no_progress
from labconnector.align.loopback import LoopbackListener
from labconnector.align.pace import paced
from labconnector.align.retry import Patience
from labconnector.align.transport import Transport
from labconnector.domain.errors import NetworkError

GARBAGE = [
    b"",
    b"\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(40),  # a TLS hello
    b"\x00\xff" * 3000,
    b"GET /callback?" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n",
    b"HEAD /callback?code=c&state=s HTTP/1.1\r\n\r\n",
    b"POST /callback?code=c&state=s HTTP/1.1\r\nContent-Length: 9\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\n\r\n",
    b"GET http://[::1/callback?code=c HTTP/1.1\r\n\r\n",
    b"GET /callback HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n",
    b"SSH-2.0-scanner\r\n",
]


def test_a_port_scanner_is_no_answer(capfd: pytest.CaptureFixture[str]) -> None:
    with LoopbackListener() as listener:
        listener.expect("s")
        for bytes_sent in GARBAGE:
            with socket.create_connection(("127.0.0.1", listener.port), timeout=5) as client:
                client.sendall(bytes_sent)
                client.shutdown(socket.SHUT_WR)
                _read_all(client)
        assert listener.answer(0.1) is None
        assert get(listener.port, "/callback?code=c&state=s") == b"200"
        assert listener.answer(5) == "code=c&state=s"
    assert capfd.readouterr() == ("", "")


def test_a_client_that_sends_a_letter_now_and_then_does_not_hold_up_the_end() -> None:
    over = threading.Event()

    def trickle(client: socket.socket) -> None:
        with client:
            try:
                client.sendall(b"GET /callback?code=")
                while not over.wait(0.1):
                    client.sendall(b"x")
            except OSError:
                return

    with LoopbackListener() as listener:
        thread = threading.Thread(target=trickle, args=(socket.create_connection(("127.0.0.1", listener.port)),))
        thread.start()
        assert get(listener.port, "/") == b"404"
        began = time.monotonic()
    took = time.monotonic() - began
    over.set()
    thread.join()
    assert took < 5


def get(port: int, path: str) -> bytes:
    """The status of an answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        client.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        return _read_all(client)[9:12]


def _read_all(client: socket.socket) -> bytes:
    found = b""
    try:
        while piece := client.recv(65536):
            found += piece
    except ConnectionError:
        pass
    return found


# --- a server that trickles -----------------------------------------------------------------------------------------


@contextmanager
def trickling(head: bytes) -> Iterator[str]:
    """Sends a head, then a byte every twentieth of a second: no single read ever takes long."""
    over, listener = threading.Event(), socket.create_server(("127.0.0.1", 0))

    def serve_one(client: socket.socket) -> None:
        with client:
            client.recv(65536)
            client.sendall(head)
            while not over.wait(0.05):
                client.sendall(b" ")

    def serve() -> None:
        while True:
            client, _ = listener.accept()
            if over.is_set():
                client.close()
                return
            try:
                serve_one(client)
            except OSError:
                continue

    thread = threading.Thread(target=serve)
    thread.start()
    port = int(listener.getsockname()[1])
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        over.set()
        socket.create_connection(("127.0.0.1", port)).close()
        thread.join()
        listener.close()


def _ask(transport: Transport, url: str, _into: Path) -> object:
    return transport.request("GET", f"{url}/list")


def _fetch(transport: Transport, url: str, into: Path) -> object:
    return Download(transport, into, no_progress, None).fetch(Source(f"{url}/zip", "t", {}, ()), lambda _: None)


@pytest.mark.parametrize("call", [_ask, _fetch])
def test_a_body_that_trickles_is_a_network_fault(
    call: Callable[[Transport, str, Path], object], tmp_path: Path
) -> None:
    patience = Patience(attempts=2, first_wait=0.01, longest_wait=0.02, jitter=0, read=0.4)
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\nContent-Type: application/zip\r\n\r\n"
    with trickling(head) as url:
        transport = Transport(patience)
        transport.trust(url)
        with pytest.raises(NetworkError):
            call(transport, url, tmp_path / "package.zip")
        transport.close()
    assert not (tmp_path / "package.zip").exists()


def test_a_slow_taker_is_no_trickle() -> None:
    """A disk or a check that takes its time is not the line's fault."""
    found = []
    for piece in paced([b"a", b"b", b"c"], 0.2):
        threading.Event().wait(0.3)
        found.append(piece)
    assert found == [b"a", b"b", b"c"]
