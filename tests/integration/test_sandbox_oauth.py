"""Signing in to the sandbox over real HTTP."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import align_peer
import pytest
from sandbox_kit import REDIRECT, Peer, pkce

from labconnector.domain.errors import BadAnswer, NetworkError, SignInError, WrongCredentials
from labconnector.sandbox.options import CLIENT_ID, CLIENT_SECRET, SandboxOptions
from labconnector.sandbox.people import PASSWORD, PEOPLE, USER
from labconnector.sandbox.robot import robot_sign_in
from labconnector.sandbox.server import Sandbox

OTHER_REDIRECT = "https://lab.example/callback?from=align"


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """One for all: signing in leaves nothing behind but tokens."""
    options = SandboxOptions(redirect_urls=(OTHER_REDIRECT,))
    with Sandbox(tmp_path_factory.mktemp("sandbox"), cases=0, options=options) as made:
        yield made


@pytest.fixture
def peer(sandbox: Sandbox) -> Iterator[Peer]:
    sandbox.faults.clear()
    made = Peer(sandbox)
    yield made
    made.http.close()


def answered(location: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}


# --- the login page -------------------------------------------------------------------------------------------------


def test_the_login_page_says_what_it_is_and_who_can_sign_in(peer: Peer) -> None:
    answer = peer.http.get("/oauth/authorize", params=peer.asked())
    assert answer.status_code == 200
    assert "Sandbox — not Align" in answer.text
    assert all(user in answer.text for user in PEOPLE)
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_signing_in_leads_back_with_a_code_and_the_state(peer: Peer) -> None:
    answer = peer.post_login(state="a b&c")
    assert answer.headers["location"].startswith(REDIRECT)
    back = answered(answer.headers["location"])
    assert back["state"] == "a b&c"
    assert back["code"]


@pytest.mark.parametrize(("user", "password"), [(USER, "wrong"), ("nobody@sandbox.test", PASSWORD), ("", "")])
def test_wrong_credentials_get_another_chance(peer: Peer, user: str, password: str) -> None:
    answer = peer.post_login(user, password)
    assert answer.status_code == 401
    assert "User or password is wrong" in answer.text
    assert 'name="password"' in answer.text


def test_what_was_typed_is_escaped(peer: Peer) -> None:
    answer = peer.post_login('"><script>alert(1)</script>', "x")
    assert "<script" not in answer.text


def test_cancel_leads_back_with_access_denied(peer: Peer) -> None:
    answer = peer.http.post("/oauth/authorize", data={**peer.asked(), "action": "cancel"})
    assert answer.status_code == 302
    back = answered(answer.headers["location"])
    assert (back["error"], back["state"]) == ("access_denied", "s-1")


@pytest.mark.parametrize("uri", ["http://127.0.0.1:1/x", "http://localhost:5/", "http://[::1]:9/cb", OTHER_REDIRECT])
def test_allowed_redirects(peer: Peer, uri: str) -> None:
    answer = peer.post_login(redirect_uri=uri)
    assert answer.status_code == 302
    assert answer.headers["location"].startswith(uri.split("?")[0])


def test_a_redirect_keeps_its_own_query(peer: Peer) -> None:
    assert answered(peer.post_login(redirect_uri=OTHER_REDIRECT).headers["location"])["from"] == "align"


@pytest.mark.parametrize(
    "uri",
    [
        "https://evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://127.0.0.1/#x",
        "https://127.0.0.1/",
        "",
        "app:/x",
    ],
)
def test_other_redirects_are_never_followed(peer: Peer, uri: str) -> None:
    answer = peer.post_login(redirect_uri=uri)
    assert answer.status_code == 400
    assert "location" not in answer.headers


def test_an_unknown_client_is_not_led_anywhere(peer: Peer) -> None:
    answer = peer.http.get("/oauth/authorize", params=peer.asked(client_id="other"))
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"state": ""}, "invalid_request"),
        ({"code_challenge": "x", "code_challenge_method": "plain"}, "invalid_request"),
    ],
)
def test_a_wrong_request_leads_back_with_its_error(peer: Peer, change: dict[str, str], error: str) -> None:
    answer = peer.http.get("/oauth/authorize", params=peer.asked(**change))
    assert answer.status_code == 302
    assert answered(answer.headers["location"])["error"] == error


def test_a_form_of_another_page_is_refused(peer: Peer) -> None:
    form = {**peer.asked(), "user": USER, "password": PASSWORD}
    answer = peer.http.post("/oauth/authorize", data=form, headers={"Origin": "http://evil.example"})
    assert answer.status_code == 403


def test_pkce_can_be_required(tmp_path: Path) -> None:
    with Sandbox(tmp_path, cases=0, options=SandboxOptions(require_pkce=True)) as sandbox:
        peer = Peer(sandbox)
        answer = peer.http.get("/oauth/authorize", params=peer.asked())
        assert answered(answer.headers["location"])["error"] == "invalid_request"
        assert peer.code(code_challenge=pkce()[1], code_challenge_method="S256")
        peer.http.close()


# --- tokens ---------------------------------------------------------------------------------------------------------


def test_a_code_becomes_tokens(peer: Peer) -> None:
    answer = peer.exchange(peer.code())
    body = answer.json()
    assert answer.status_code == 200
    assert (body["token_type"], body["expires_in"]) == ("Bearer", 3600)
    assert body["access_token"] != body["refresh_token"]
    assert answer.headers["cache-control"] == "no-store"


def test_the_secret_may_stand_in_the_body(peer: Peer) -> None:
    form = {"grant_type": "authorization_code", "code": peer.code(), "redirect_uri": REDIRECT}
    answer = peer.http.post("/oauth/token", data={**form, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET})
    assert answer.status_code == 200


def test_a_client_without_a_secret_uses_pkce(peer: Peer) -> None:
    verifier, challenge = pkce()
    form = {"grant_type": "authorization_code", "redirect_uri": REDIRECT, "client_id": CLIENT_ID}
    code = peer.code(code_challenge=challenge, code_challenge_method="S256")
    answer = peer.http.post("/oauth/token", data={**form, "code": code, "code_verifier": verifier})
    assert answer.status_code == 200
    again = {"grant_type": "refresh_token", "refresh_token": answer.json()["refresh_token"], "client_id": CLIENT_ID}
    assert peer.http.post("/oauth/token", data=again).status_code == 200
    bare = peer.http.post("/oauth/token", data={**form, "code": peer.code()})
    assert (bare.status_code, bare.json()["error"]) == (401, "invalid_client")


def test_a_secret_client_cannot_refresh_without_its_secret(peer: Peer) -> None:
    peer.sign_in()
    form = {"grant_type": "refresh_token", "refresh_token": peer.login["refresh_token"], "client_id": CLIENT_ID}
    answer = peer.http.post("/oauth/token", data=form)
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


@pytest.mark.parametrize("verifier", ["", "wrong"])
def test_a_wrong_verifier_is_refused(peer: Peer, verifier: str) -> None:
    code = peer.code(code_challenge=pkce()[1], code_challenge_method="S256")
    answer = peer.token(grant_type="authorization_code", code=code, redirect_uri=REDIRECT, code_verifier=verifier)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_a_wrong_secret_is_refused(peer: Peer) -> None:
    answer = peer.http.post("/oauth/token", data={"grant_type": "x"}, auth=(CLIENT_ID, "wrong"))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert answer.headers["www-authenticate"].startswith("Basic")


@pytest.mark.parametrize("header", ["Basic !!!", "Basic " + base64.b64encode(b"\xff\xfe").decode()])
def test_a_broken_basic_header_is_refused(peer: Peer, header: str) -> None:
    answer = peer.http.post("/oauth/token", data={"grant_type": "x"}, headers={"Authorization": header})
    assert answer.status_code == 401


def test_a_code_works_once_and_its_second_use_ends_the_first(peer: Peer) -> None:
    code = peer.code()
    first = peer.exchange(code).json()
    assert peer.exchange(code).json()["error"] == "invalid_grant"
    assert peer.get("/api/third-party/v2/discovery", first["access_token"]).status_code == 401


def test_a_code_lives_sixty_seconds(peer: Peer) -> None:
    code = peer.code()
    peer.sandbox.clock.advance(61)
    assert peer.exchange(code).json()["error"] == "invalid_grant"


def test_a_code_belongs_to_its_redirect(peer: Peer) -> None:
    answer = peer.token(grant_type="authorization_code", code=peer.code(), redirect_uri="http://127.0.0.1:1/")
    assert answer.json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({}, "invalid_request"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": "authorization_code"}, "invalid_grant"),
        ({"grant_type": "refresh_token", "refresh_token": "unknown"}, "invalid_grant"),
    ],
)
def test_wrong_token_requests(peer: Peer, form: dict[str, str], error: str) -> None:
    answer = peer.token(**form)
    assert (answer.status_code, answer.json()["error"]) == (400, error)


def test_refreshing_rotates_and_an_old_token_ends_the_session(peer: Peer) -> None:
    peer.sign_in()
    old = peer.login["refresh_token"]
    new = peer.refresh(old).json()
    assert new["refresh_token"] != old
    assert peer.refresh(old).json()["error"] == "invalid_grant"
    assert peer.refresh(new["refresh_token"]).json()["error"] == "invalid_grant"
    assert peer.get("/api/third-party/v2/discovery", new["access_token"]).status_code == 401


def test_no_rotation(peer: Peer) -> None:
    peer.sandbox.faults.set("no-rotation")
    peer.sign_in()
    old = peer.login["refresh_token"]
    first = peer.refresh(old)
    assert first.status_code == 200
    assert "refresh_token" not in first.json()
    assert peer.refresh(old).status_code == 200


def test_access_tokens_live_as_long_as_said(tmp_path: Path) -> None:
    with Sandbox(tmp_path, cases=0, options=SandboxOptions(access_life_s=5)) as sandbox:
        peer = Peer(sandbox)
        peer.sign_in()
        assert peer.login["expires_in"] == 5
        assert peer.get("/api/third-party/v2/discovery", peer.login["access_token"]).status_code == 200
        sandbox.clock.advance(6)
        assert peer.get("/api/third-party/v2/discovery", peer.login["access_token"]).status_code == 401
        assert peer.refresh(peer.login["refresh_token"]).status_code == 200
        peer.http.close()


@pytest.mark.parametrize("kind", ["access_token", "refresh_token"])
def test_revoking_ends_both_tokens(peer: Peer, kind: str) -> None:
    peer.sign_in()
    answer = peer.http.post("/oauth/revoke", data={"token": peer.login[kind]}, auth=(CLIENT_ID, CLIENT_SECRET))
    assert answer.status_code == 200
    assert peer.get("/api/third-party/v2/discovery", peer.login["access_token"]).status_code == 401
    assert peer.refresh(peer.login["refresh_token"]).json()["error"] == "invalid_grant"


def test_revoking_answers(peer: Peer) -> None:
    basic = (CLIENT_ID, CLIENT_SECRET)
    assert peer.http.post("/oauth/revoke", data={"token": "unknown"}, auth=basic).status_code == 200
    assert peer.http.post("/oauth/revoke", data={}, auth=basic).json()["error"] == "invalid_request"
    assert peer.http.post("/oauth/revoke", data={"token": "x"}, auth=(CLIENT_ID, "no")).status_code == 401


# --- the robot ------------------------------------------------------------------------------------------------------


@pytest.fixture
def listener() -> Iterator[align_peer.Peer]:
    """A program that waits for its code."""
    with align_peer.Peer(align_peer.scripted(align_peer.Reply(body=b"ok"))) as made:
        yield made


def authorize_url(peer: Peer, **changes: str) -> str:
    return f"{peer.sandbox.url}/oauth/authorize?{urlencode(peer.asked(**changes))}"


def test_the_robot_signs_in(peer: Peer, listener: align_peer.Peer) -> None:
    uri = f"{listener.url}/callback"
    robot_sign_in(authorize_url(peer, redirect_uri=uri), USER, PASSWORD)
    (path,) = listener.paths()
    heard = answered(path)
    assert heard["state"] == "s-1"
    answer = peer.token(grant_type="authorization_code", code=heard["code"], redirect_uri=uri)
    assert answer.status_code == 200


def test_the_robot_is_refused_like_a_person(peer: Peer, listener: align_peer.Peer) -> None:
    with pytest.raises(WrongCredentials):
        robot_sign_in(authorize_url(peer, redirect_uri=f"{listener.url}/callback"), USER, "wrong")
    assert listener.asked == []
    with pytest.raises(SignInError):
        robot_sign_in(authorize_url(peer, redirect_uri="https://evil.example/"), USER, PASSWORD)


def test_the_robot_meets_something_else(peer: Peer) -> None:
    with pytest.raises(BadAnswer):
        robot_sign_in(f"{peer.sandbox.url}/", USER, PASSWORD)
    with pytest.raises(BadAnswer):
        robot_sign_in(f"{peer.sandbox.url}/nowhere", USER, PASSWORD)
    with pytest.raises(BadAnswer):
        robot_sign_in("file:///etc/hostname", USER, PASSWORD)
    with pytest.raises(NetworkError):
        robot_sign_in("http://127.0.0.1:9/oauth", USER, PASSWORD)
