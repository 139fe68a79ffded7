"""Signing in through a browser: what comes back, by itself, by hand, too late, or from somebody else."""

from __future__ import annotations

import base64
import hashlib
import queue
import re
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from align_kit import FAST, profile_over
from align_peer import Asked, Peer, Reply, json_reply

from labconnector.align.loopback import LoopbackListener
from labconnector.align.session import Session
from labconnector.align.transport import Transport
from labconnector.domain.account import Account
from labconnector.domain.errors import (
    ForgedAnswer,
    KeystoreLocked,
    KeystoreMissing,
    ProfileError,
    SignInCancelled,
    SignInError,
    SignInTimeout,
)
from labconnector.system.keystore import MemoryKeystore
from labconnector.system.resources import resource

TOKENS = {"access_token": "access-1", "refresh_token": "refresh-1", "token_type": "Bearer", "expires_in": 3600}


class Cloud:
    """Token endpoint and Discovery."""

    def __init__(self) -> None:
        self.token_reply: Callable[[], Reply] = lambda: json_reply(TOKENS)
        self.peer = Peer(self._answer)

    def _answer(self, asked: Asked) -> Reply:
        if asked.path == "/oauth/token":
            return self.token_reply()
        if asked.path.endswith("/discovery"):
            return json_reply({"Data": {"Domain": self.peer.url, "Path": "eu"}, "Status": 1})
        return Reply(404)

    def session(self, keystore: MemoryKeystore | None = None, **changes: object) -> Session:
        profile = profile_over(self.peer.url, **{"pkce": True, **changes})
        return Session(profile, keystore or MemoryKeystore(), Transport(FAST))


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    one = Cloud()
    with one.peer:
        yield one


def get(url: str) -> tuple[int, str]:
    """What a browser would show."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def asked_for(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def coming_back(pages: list[tuple[int, str]], **answer: str) -> Callable[[str], None]:
    """A browser that comes back with `answer`, and the right state unless it says otherwise."""

    def browser(url: str) -> None:
        asked = asked_for(url)
        query = urlencode({"state": asked["state"], **answer})
        pages.append(get(f"{asked['redirect_uri']}?{query}"))

    return browser


def test_the_browser_comes_back(cloud: Cloud) -> None:
    pages: list[tuple[int, str]] = []
    keystore = MemoryKeystore()
    session = cloud.session(keystore)
    session.sign_in(coming_back(pages, code="code-1"), timeout_s=10)
    assert pages[0][0] == 200
    assert "You may close this window" in pages[0][1]
    assert keystore.get("test/login-refresh") == "refresh-1"
    assert session.regional.path == "eu"
    assert session.remembered
    form = asked_for("?" + cloud.peer.asked[0].body.decode())
    assert form["code"] == "code-1"
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/callback", form["redirect_uri"])
    assert form["code_verifier"]
    assert cloud.peer.asked[1].headers["authorization"] == "Bearer access-1"


def test_a_fixed_port_is_replaced_and_the_path_kept(cloud: Cloud) -> None:
    seen: list[str] = []

    def browser(url: str) -> None:
        seen.append(asked_for(url)["redirect_uri"])
        coming_back([], code="c")(url)

    cloud.session(redirect_url="http://localhost:0/signed/in").sign_in(browser, timeout_s=10)
    assert re.fullmatch(r"http://localhost:[1-9]\d*/signed/in", seen[0])


def test_a_forged_answer_ends_it_and_shows_why(cloud: Cloud) -> None:
    pages: list[tuple[int, str]] = []
    with pytest.raises(ForgedAnswer):
        cloud.session().sign_in(coming_back(pages, code="code-1", state="foreign"), timeout_s=10)
    assert pages[0][0] == 400
    assert "does not fit" in pages[0][1]
    assert cloud.peer.asked == []


def test_the_user_says_no(cloud: Cloud) -> None:
    pages: list[tuple[int, str]] = []
    with pytest.raises(SignInCancelled):
        cloud.session().sign_in(coming_back(pages, error="access_denied"), timeout_s=10)
    assert "cancelled" in pages[0][1]


def test_nobody_comes(cloud: Cloud) -> None:
    with pytest.raises(SignInTimeout):
        cloud.session().sign_in(lambda _: None, timeout_s=0.2)


def test_cancelled_in_the_program(cloud: Cloud) -> None:
    cancel = threading.Event()
    started = time.monotonic()
    with pytest.raises(SignInCancelled):
        cloud.session().sign_in(lambda _: cancel.set(), timeout_s=60, cancel=cancel)
    assert time.monotonic() - started < 5


def test_other_calls_and_idle_connections_do_not_matter(cloud: Cloud) -> None:
    pages: list[tuple[int, str]] = []

    def browser(url: str) -> None:
        redirect = asked_for(url)["redirect_uri"]
        parts = urlsplit(redirect)
        with socket.create_connection((str(parts.hostname), int(parts.port or 0))):  # a browser connecting ahead
            pages.append(get(f"http://{parts.netloc}/favicon.ico"))
            pages.append(get(redirect))
            pages.append(get(f"http://{parts.netloc}/other?code=c&state=s"))
            coming_back(pages, code="code-1")(url)
            pages.append(get(f"{redirect}?code=late&state=x"))

    cloud.session().sign_in(browser, timeout_s=10)
    assert [status for status, _ in pages] == [404, 404, 404, 200, 200]


def test_a_hosted_page_finds_the_port_in_the_state(cloud: Cloud) -> None:
    pages: list[tuple[int, str]] = []

    def browser(url: str) -> None:
        asked = asked_for(url)
        assert asked["redirect_uri"] == "https://lab.test/return.html"
        port = asked["state"].rsplit(".", 1)[1]
        pages.append(get(f"http://127.0.0.1:{port}/callback?code=c&{urlencode({'state': asked['state']})}"))

    cloud.session(redirect_url="https://lab.test/return.html").sign_in(browser, timeout_s=10)
    assert pages[0][0] == 200


@pytest.mark.parametrize("form", ["https://lab.test/return.html?code=c&state={}", "  code=c&state={}\n"])
def test_a_pasted_address(cloud: Cloud, form: str) -> None:
    pasted: queue.Queue[str] = queue.Queue()

    def browser(url: str) -> None:
        pasted.put("  ")
        pasted.put(form.format(asked_for(url)["state"]))

    session = cloud.session(redirect_url="https://lab.test/return.html")
    session.sign_in(browser, timeout_s=10, pasted=pasted)
    assert session.regional


def test_a_pasted_foreign_address(cloud: Cloud) -> None:
    pasted: queue.Queue[str] = queue.Queue()
    pasted.put("https://lab.test/return.html?code=c&state=s")
    with pytest.raises(ForgedAnswer):
        cloud.session().sign_in(lambda _: None, timeout_s=10, pasted=pasted)


def test_a_used_up_code(cloud: Cloud) -> None:
    cloud.token_reply = lambda: json_reply({"error": "invalid_grant"}, 400)
    keystore = MemoryKeystore()
    with pytest.raises(SignInError):
        cloud.session(keystore).sign_in(coming_back([], code="c"), timeout_s=10)
    assert keystore.get("test/login-refresh") is None


def test_nothing_is_opened_with_half_a_profile(cloud: Cloud) -> None:
    opened: list[str] = []
    with pytest.raises(ProfileError):
        cloud.session(client_id="").sign_in(opened.append)
    with pytest.raises(ProfileError):
        cloud.session(client_auth="basic").sign_in(opened.append)
    assert opened == []


@pytest.mark.parametrize("kind", [KeystoreLocked, KeystoreMissing])
def test_without_a_password_store_the_session_goes_on(cloud: Cloud, kind: type[SignInError]) -> None:
    class Shut(MemoryKeystore):
        def get(self, name: str) -> str | None:
            raise kind("shut")

        def set(self, name: str, value: str) -> None:
            raise kind("shut")

        def delete(self, name: str) -> None:
            raise kind("shut")

    session = cloud.session(Shut(), client_auth="body")
    with pytest.raises(kind):
        session.save_client_secret("secret")
    session.sign_in(coming_back([], code="c"), timeout_s=10)
    assert not session.remembered
    assert session.regional
    with pytest.raises(kind):
        session.restore(Account("test", 1, "Lab"), None)


# --- the listener and the hosted page ---


def test_the_listener_is_on_this_computer_only_and_ends() -> None:
    with LoopbackListener() as listener:
        port = listener.port
        listener.expect("s")
        assert get(f"http://127.0.0.1:{port}/callback?code=c&state=s")[0] == 200
        assert listener.answer(1) == "code=c&state=s"
        assert listener.answer(0.01) is None
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), timeout=1):
        pass


def test_the_hosted_page_needs_nothing_and_may_do_nothing_else() -> None:
    page = resource("signin/return.html").read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    for tag, name in (("script", "script-src"), ("style", "style-src")):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'")
    assert set(re.findall(r"https?://[^\"' ]+", page)) == {"http://127.0.0.1:"}
    assert not re.search(r"<(link|img|iframe|form)\b|\bsrc=|\bon\w+=|innerHTML|fetch\(|XMLHttp", page)
