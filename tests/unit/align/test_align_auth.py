"""The OAuth messages, and the small answers around them."""

from __future__ import annotations

import base64
import hashlib
import json
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from labconnector.align.answers import read_accounts, read_pairing, read_regional
from labconnector.align.auth import (
    Asked,
    DeadToken,
    ask,
    code_form,
    code_from,
    new_state,
    read_tokens,
    refresh_form,
    revoke_form,
)
from labconnector.align.profile import Profile
from labconnector.domain.account import Account, Regional
from labconnector.domain.errors import BadAnswer, ForgedAnswer, ProfileError, SignInCancelled, SignInError

PROFILE = Profile(
    name="partner",
    oauth_base="https://login.align.test/oauth",
    base_url="https://api.align.test",
    client_id="lab one",
    redirect_url="https://lab.test/return.html",
    scope="orders",
)
ASKED = Asked("https://login.align.test", "state-1", "https://lab.test/return.html", "verifier-1")


def fields(text: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}


def test_the_address_for_the_browser() -> None:
    asked = ask(PROFILE, PROFILE.redirect_url, "state-1")
    parts = urlsplit(asked.url)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "login.align.test", "/oauth/authorize")
    assert fields(parts.query) == {
        "response_type": "code",
        "client_id": "lab one",
        "redirect_uri": "https://lab.test/return.html",
        "scope": "orders",
        "state": "state-1",
    }
    assert asked.verifier == ""


def test_a_login_page_with_a_query_of_its_own_on_a_loopback() -> None:
    profile = PROFILE.model_copy(update={"login_page": "http://127.0.0.1:8080/in", "scope": ""})
    asked = ask(profile, "http://127.0.0.1:5/callback", "s")
    assert asked.url.startswith("http://127.0.0.1:8080/in/authorize?")
    assert "scope" not in fields(urlsplit(asked.url).query)


def test_pkce() -> None:
    asked = ask(PROFILE.model_copy(update={"pkce": True}), PROFILE.redirect_url, "s")
    query = fields(urlsplit(asked.url).query)
    digest = hashlib.sha256(asked.verifier.encode()).digest()
    assert query["code_challenge"] == base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    assert query["code_challenge_method"] == "S256"
    assert asked.verifier not in repr(asked)


def test_states_differ_and_may_carry_the_port() -> None:
    assert new_state() != new_state()
    assert new_state(4711).endswith(".4711")
    assert "." not in new_state()


@pytest.mark.parametrize(
    "answer",
    [
        "code=abc&state=state-1",
        "?code=abc&state=state-1",
        "  http://127.0.0.1:5/callback?code=abc&state=state-1\n",
        "https://lab.test/return.html?x=1&state=state-1&code=abc#top",
    ],
)
def test_a_good_answer(answer: str) -> None:
    assert code_from(answer, ASKED) == "abc"


@pytest.mark.parametrize(
    "answer",
    [
        "code=abc&state=state-2",
        "code=abc",
        "code=abc&state=",
        "code=abc&state=state-1&state=state-2",
        "error=access_denied",
        "hello",
        "code=abc&state=st%C3%A4te",
    ],
)
def test_a_foreign_answer(answer: str) -> None:
    with pytest.raises(ForgedAnswer):
        code_from(answer, ASKED)


def test_the_user_said_no() -> None:
    with pytest.raises(SignInCancelled):
        code_from("error=access_denied&error_description=x&state=state-1", ASKED)


@pytest.mark.parametrize("answer", ["error=server_error&state=state-1", "state=state-1", "code=&state=state-1"])
def test_other_refusals(answer: str) -> None:
    with pytest.raises(SignInError) as caught:
        code_from(answer, ASKED)
    assert not isinstance(caught.value, ForgedAnswer | SignInCancelled)


def test_client_authentication() -> None:
    basic = code_form(PROFILE, "s/cret", ASKED, "abc")
    wanted = base64.b64encode(f"{quote('lab one')}:{quote('s/cret', safe='')}".encode()).decode()
    assert basic.headers == {"Authorization": f"Basic {wanted}"}
    assert fields(basic.body) == {
        "grant_type": "authorization_code",
        "code": "abc",
        "redirect_uri": ASKED.redirect_url,
        "code_verifier": "verifier-1",
    }
    body = code_form(PROFILE.model_copy(update={"client_auth": "body"}), "secret", ASKED, "abc")
    assert body.headers == {}
    assert fields(body.body)["client_secret"] == "secret"
    assert fields(body.body)["client_id"] == "lab one"
    public = code_form(PROFILE.model_copy(update={"client_auth": "none"}), None, ASKED, "abc")
    assert fields(public.body)["client_id"] == "lab one"
    assert "client_secret" not in public.body
    assert "secret" not in repr(body)
    with pytest.raises(ProfileError):
        code_form(PROFILE, None, ASKED, "abc")


def test_refresh_and_revoke() -> None:
    public = PROFILE.model_copy(update={"client_auth": "none"})
    assert fields(refresh_form(public, None, "r1").body) == {
        "grant_type": "refresh_token",
        "refresh_token": "r1",
        "client_id": "lab one",
    }
    assert fields(revoke_form(public, None, "r1").body) == {
        "token": "r1",
        "token_type_hint": "refresh_token",
        "client_id": "lab one",
    }
    assert "client_id" not in fields(refresh_form(PROFILE, "s", "r1").body)


def test_tokens() -> None:
    found = read_tokens(b'{"access_token":"a","refresh_token":"r","token_type":"Bearer","expires_in":"1800"}', 1000)
    assert (found.access, found.refresh, found.expires_at) == ("a", "r", 2800)
    assert "'a'" not in repr(found)
    without = read_tokens(b'{"access_token":"a","token_type":"bearer"}', 0)
    assert (without.refresh, without.expires_at) == ("", 3600)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"error":"invalid_grant"}', DeadToken),
        (b'{"error":"invalid_client"}', ProfileError),
        (b'{"error":"unauthorized_client"}', ProfileError),
        (b'{"error":"temporarily_unavailable"}', SignInError),
        (b"<html>", BadAnswer),
        (b"", BadAnswer),
        (b"{}", BadAnswer),
        (b"[]", BadAnswer),
        (b"\xff", BadAnswer),
        (b'{"access_token":"a","expires_in":"soon"}', BadAnswer),
    ],
)
def test_no_tokens(body: bytes, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        read_tokens(body, 0)


@pytest.mark.parametrize(
    "answer",
    [
        {"Data": {"Domain": "https://eu.align.test/", "Path": "/eu/v2/"}, "Status": 1},
        {"data": {"domain": "https://eu.align.test", "path": "eu/v2"}},
        {"DOMAIN": "eu.align.test", "PATH": "eu/v2"},
    ],
)
def test_discovery(answer: object) -> None:
    regional = read_regional(json.dumps(answer).encode())
    assert regional == Regional("https://eu.align.test", "eu/v2")


@pytest.mark.parametrize(
    "answer",
    [{}, [], {"Domain": ""}, {"Domain": "http://eu.align.test"}, {"Domain": "https://a@b.test"}],
)
def test_no_discovery(answer: object) -> None:
    with pytest.raises(BadAnswer):
        read_regional(json.dumps(answer).encode())


def test_accounts() -> None:
    rows = [{"CompanyId": "77", "CompanyName": " Sandbox Lab "}, {"id": 78}]
    wanted = (Account("partner", 77, "Sandbox Lab"), Account("partner", 78, "Account 78"))
    for answer in (rows, {"Data": rows, "Status": 1}, {"Data": {"Companies": rows}}, {"accounts": rows}):
        assert read_accounts(json.dumps(answer).encode(), "partner") == wanted
    assert read_accounts(b'{"Data": []}', "partner") == ()


@pytest.mark.parametrize("answer", [{}, {"Data": 7}, [{"Name": "without number"}], [{"CompanyId": "many"}], [7]])
def test_no_accounts(answer: object) -> None:
    with pytest.raises(BadAnswer):
        read_accounts(json.dumps(answer).encode(), "partner")


@pytest.mark.parametrize(
    ("answer", "warnings"),
    [
        (
            {"Data": {"access_token": "a", "refresh_token": "r", "expires_in": 60, "Warnings": ["w"]}, "Status": 1},
            ("w",),
        ),
        ({"AccessToken": "a", "RefreshToken": "r", "ExpiresIn": "60", "Warning": "w"}, ("w",)),
        ({"Data": {"accessToken": "a", "refreshToken": "r", "expiresIn": 60}, "Warnings": [{"Message": "w"}]}, ("w",)),
        ({"Data": {"access_token": "a", "refresh_token": "r", "expires_in": 60, "Warnings": None}}, ()),
    ],
)
def test_pairing(answer: object, warnings: tuple[str, ...]) -> None:
    tokens, found = read_pairing(json.dumps(answer).encode(), 1000)
    assert (tokens.access, tokens.refresh, tokens.expires_at) == ("a", "r", 1060)
    assert found == warnings


def test_no_pairing() -> None:
    with pytest.raises(BadAnswer):
        read_pairing(b'{"Data": {"refresh_token": "r"}}', 0)
