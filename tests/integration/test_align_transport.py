"""The transport over real HTTP and TLS: retries, waits, redirects, where a token goes, how calls end."""

from __future__ import annotations

import datetime as dt
import ipaddress
import logging
import ssl
import threading
import time
from collections.abc import Sequence
from email.utils import format_datetime
from pathlib import Path

import httpx
import pytest
from align_kit import AT_ONCE_S
from align_peer import Asked, Peer, Reply, json_reply, scripted

from labconnector.align.faults import TokenRefused
from labconnector.align.retry import Patience
from labconnector.align.transport import Transport
from labconnector.domain.errors import (
    AlignBusy,
    AlignError,
    BadAnswer,
    NetworkError,
    NotFound,
    Stopped,
    TlsError,
    UntrustedHost,
    WrongClock,
)

FAST = Patience(attempts=3, first_wait=0.01, longest_wait=0.02, jitter=0, obeyed_wait=1.5, read=5)


def transport_for(*peers: Peer, patience: Patience = FAST) -> Transport:
    transport = Transport(patience)
    transport.trust(*(peer.url for peer in peers))
    return transport


def drained(
    transport: Transport, url: str, *, storage_hosts: Sequence[str] = (), cancel: threading.Event | None = None
) -> bytes:
    """The whole body; `cancel` is set as soon as its first piece is there."""
    body = b""
    with transport.stream(url, token="secret", storage_hosts=storage_hosts, cancel=cancel) as answer:
        for chunk in answer.chunks():
            body += chunk
            if cancel is not None:
                cancel.set()
    return body


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_align_s_own_trouble_is_tried_again(status: int) -> None:
    with Peer(scripted(Reply(status, b"<html>oops"), Reply(status, b""), json_reply({"Data": 1}))) as peer:
        answer = transport_for(peer).request("GET", peer.url, token="secret")
    assert answer.body == b'{"Data": 1}'
    assert len(peer.asked) == 3


def test_trouble_that_lasts_is_told_with_its_request_id() -> None:
    reply = json_reply({"Status": 0, "Message": "Out of order"}, 500, **{"X-Request-Id": "req-7"})
    with Peer(scripted(reply)) as peer, pytest.raises(AlignError) as caught:
        transport_for(peer).request("GET", f"{peer.url}/orders/lab?chartNumber=C-1")
    assert caught.value.message == "Out of order"
    assert caught.value.request_id == "req-7"
    assert "C-1" not in caught.value.detail
    assert len(peer.asked) == 3


@pytest.mark.parametrize(
    ("status", "kind"), [(400, AlignError), (401, TokenRefused), (404, NotFound), (409, AlignError)]
)
def test_refusals_are_not_tried_again(status: int, kind: type[Exception]) -> None:
    with Peer(scripted(Reply(status, b""))) as peer, pytest.raises(kind):
        transport_for(peer).request("GET", peer.url, token="secret")
    assert len(peer.asked) == 1


def test_a_cut_answer_is_tried_again() -> None:
    with Peer(scripted(Reply(body=b"x" * 100, cut_after=10), Reply(body=b"whole"))) as peer:
        assert transport_for(peer).request("GET", peer.url).body == b"whole"


def test_nobody_there() -> None:
    with Peer(scripted(Reply())) as peer:
        url = peer.url
    transport = Transport(FAST)
    transport.trust(url)
    with pytest.raises(NetworkError) as caught:
        transport.request("GET", url)
    assert "127.0.0.1" in caught.value.message


@pytest.mark.parametrize("status", [429, 503])
def test_a_short_retry_after_is_waited_for(status: int) -> None:
    with Peer(scripted(Reply(status, headers={"Retry-After": "1"}), Reply(body=b"now"))) as peer:
        started = time.monotonic()
        assert transport_for(peer).request("GET", peer.url).body == b"now"
    assert time.monotonic() - started >= 1


def test_a_long_retry_after_is_the_caller_s() -> None:
    at = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=10)
    for text in ("600", format_datetime(at, usegmt=True)):
        with Peer(scripted(Reply(429, headers={"Retry-After": text}))) as peer, pytest.raises(AlignBusy) as caught:
            transport_for(peer).request("GET", peer.url)
        assert caught.value.retry_after == pytest.approx(600, abs=5)
        assert len(peer.asked) == 1


def test_busy_without_a_time_is_tried_again_first() -> None:
    with Peer(scripted(Reply(429))) as peer, pytest.raises(AlignBusy):
        transport_for(peer).request("GET", peer.url)
    assert len(peer.asked) == 3


def test_no_request_goes_to_an_unknown_host() -> None:
    with Peer(scripted(Reply())) as align, Peer(scripted(Reply())) as other:
        transport = transport_for(align)
        for url in (other.url, align.url.replace("127.0.0.1", "localhost"), f"http://user@{align.url[7:]}"):
            with pytest.raises(UntrustedHost):
                transport.request("GET", url, token="secret")
            with pytest.raises(UntrustedHost), transport.stream(url, token="secret"):
                pass
    assert other.asked == align.asked == []


def test_a_redirect_on_the_same_host_is_followed() -> None:
    with Peer(scripted(Reply(302, headers={"Location": "/there"}), Reply(body=b"there"))) as peer:
        answer = transport_for(peer).request("GET", f"{peer.url}/here", token="secret", params={"Offset": "0"})
    assert answer.body == b"there"
    assert peer.paths() == ["/here?Offset=0", "/there"]
    assert all(one.headers["authorization"] == "Bearer secret" for one in peer.asked)


def test_a_redirect_elsewhere_gets_nothing() -> None:
    with Peer(scripted(Reply())) as other, Peer(scripted(Reply(302, headers={"Location": f"{other.url}/x"}))) as peer:
        transport = transport_for(peer)
        with pytest.raises(UntrustedHost):
            transport.request("GET", peer.url, token="secret")
        with pytest.raises(UntrustedHost), transport.stream(peer.url, token="secret"):
            pass
        with pytest.raises(AlignError):
            transport.request("POST", peer.url, form="code=x")
    assert other.asked == []


def test_a_redirect_to_known_storage_goes_without_the_token() -> None:
    with Peer(scripted(Reply(body=b"zip"))) as store:
        there = store.url.replace("127.0.0.1", "localhost") + "/x?signature=1"
        with Peer(scripted(Reply(302, headers={"Location": there}))) as peer:
            transport = transport_for(peer)
            assert drained(transport, peer.url, storage_hosts=["localhost"]) == b"zip"
    assert "authorization" not in store.asked[0].headers
    assert store.asked[0].headers["accept-encoding"] == "identity"
    assert store.paths() == ["/x?signature=1"]


def test_redirects_in_circles() -> None:
    with Peer(scripted(Reply(302, headers={"Location": "/"}))) as peer, pytest.raises(BadAnswer):
        transport_for(peer).request("GET", peer.url)


def test_closing_ends_a_call_that_waits() -> None:
    hold, waiting = threading.Event(), threading.Event()

    def answer(_asked: Asked) -> Reply:
        waiting.set()
        hold.wait(20)
        return Reply()

    caught: list[BaseException] = []
    with Peer(answer) as peer:
        transport = transport_for(peer)

        def call() -> None:
            try:
                transport.request("GET", peer.url)
            except Stopped as error:
                caught.append(error)

        thread = threading.Thread(target=call)
        thread.start()
        assert waiting.wait(10)
        started = time.monotonic()
        transport.close()
        thread.join(10)
        assert time.monotonic() - started < AT_ONCE_S
        hold.set()
    assert caught
    with pytest.raises(Stopped):
        transport.request("GET", peer.url)


def test_cancelling_ends_one_call_only() -> None:
    hold = threading.Event()
    cancel = threading.Event()

    def answer(asked: Asked) -> Reply:
        if asked.path == "/slow":
            cancel.set()
            hold.wait(20)
        return Reply()

    with Peer(answer) as peer:
        transport = transport_for(peer)
        started = time.monotonic()
        with pytest.raises(Stopped):
            transport.request("GET", f"{peer.url}/slow", cancel=cancel)
        assert time.monotonic() - started < AT_ONCE_S
        hold.set()
        assert transport.request("GET", peer.url).status == 200


def test_renewing_repeats_a_call_that_hangs() -> None:
    hold, waiting = threading.Event(), threading.Event()

    def answer(_asked: Asked) -> Reply:
        if not waiting.is_set():
            waiting.set()
            hold.wait(20)
        return Reply(body=b"new")

    with Peer(answer) as peer:
        transport = transport_for(peer)
        found: list[bytes] = []
        thread = threading.Thread(target=lambda: found.append(transport.request("GET", peer.url).body))
        thread.start()
        assert waiting.wait(10)
        transport.renew()
        thread.join(10)
        hold.set()
    assert found == [b"new"]


def test_a_cut_that_we_made_is_no_whole_body() -> None:
    hold, cancel = threading.Event(), threading.Event()
    with Peer(scripted(Reply(body=b"half", length=False, hold=hold))) as peer:
        transport = transport_for(peer)
        with pytest.raises(Stopped):
            drained(transport, peer.url, cancel=cancel)
        hold.set()


def test_an_endless_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("labconnector.align.transport.MAX_ANSWER_BYTES", 1000)
    with Peer(scripted(Reply(body=b"x" * 1001))) as peer, pytest.raises(BadAnswer):
        transport_for(peer).request("GET", peer.url)


def test_nothing_about_the_address_or_token_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with Peer(scripted(Reply(400))) as peer, pytest.raises(AlignError):
        transport_for(peer).request("GET", f"{peer.url}/a?code=zq9", token="top-secret", form="x=hidden")
    assert "400" in caplog.text
    assert all(word not in caplog.text for word in ("zq9", "top-secret", "hidden"))


def test_a_company_proxy_is_not_used_for_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with Peer(scripted(Reply(body=b"direct"))) as peer:
        assert transport_for(peer).request("GET", peer.url).body == b"direct"


def test_a_proxy_that_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    with Peer(scripted(Reply(407))) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        transport = Transport(FAST)
        transport.trust("https://api.align.test")
        with pytest.raises(NetworkError) as caught:
            transport.request("GET", "https://api.align.test/orders", token="secret")
    assert "proxy" in caught.value.message
    assert {one.method for one in proxy.asked} == {"CONNECT"}


@pytest.mark.parametrize("value", ["socks5://127.0.0.1:9", "gopher://127.0.0.1:9"])
def test_a_proxy_setting_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("ALL_PROXY", value)
    with Peer(scripted(Reply())) as peer, pytest.raises(NetworkError) as caught:
        transport_for(peer).request("GET", peer.url)
    assert "proxy" in caught.value.message


# --- TLS ---


def server_context(folder: Path, start: dt.datetime, end: dt.datetime) -> ssl.SSLContext:
    x509 = pytest.importorskip("cryptography.x509", reason="cryptography is not installed: no certificate can be made")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "server.pem"
    pem.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)


def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    context = server_context(tmp_path, NOW - DAY, NOW + DAY)
    with Peer(scripted(Reply()), context) as peer, pytest.raises(TlsError) as caught:
        transport_for(peer).request("GET", peer.url)
    assert "127.0.0.1" in caught.value.message
    assert peer.asked == []


@pytest.mark.parametrize(("start", "end"), [(NOW - 2 * DAY, NOW - DAY), (NOW + DAY, NOW + 2 * DAY)])
def test_a_certificate_outside_its_time(tmp_path: Path, start: dt.datetime, end: dt.datetime) -> None:
    server = server_context(tmp_path, start, end)
    client = ssl.create_default_context(cafile=str(tmp_path / "server.pem"))
    with Peer(scripted(Reply()), server) as peer:
        transport = Transport(FAST, context=client)
        transport.trust(peer.url)
        with pytest.raises(WrongClock):
            transport.request("GET", peer.url)


def test_tls_with_a_known_certificate_and_a_cancel(tmp_path: Path) -> None:
    hold, cancel = threading.Event(), threading.Event()
    server = server_context(tmp_path, NOW - DAY, NOW + DAY)
    client = ssl.create_default_context(cafile=str(tmp_path / "server.pem"))
    with Peer(scripted(Reply(body=b"x" * 1000, cut_after=10, hold=hold)), server) as peer:
        transport = Transport(FAST, context=client)
        transport.trust(peer.url)
        started = time.monotonic()
        with pytest.raises(Stopped):
            drained(transport, peer.url, cancel=cancel)
        assert time.monotonic() - started < AT_ONCE_S
        hold.set()


def test_a_server_without_tls() -> None:
    with Peer(scripted(Reply())) as peer:
        url = peer.url.replace("http:", "https:")
        transport = Transport(FAST)
        transport.trust(url)
        with pytest.raises(TlsError):
            transport.request("GET", url)


def test_the_client_speaks_plain_http_1_1_only() -> None:
    with Peer(scripted(Reply())) as peer:
        transport_for(peer).request("GET", peer.url)
    assert peer.asked[0].headers["user-agent"].startswith("LabConnector/")
    assert httpx.__version__.startswith("0.28")
