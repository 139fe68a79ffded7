"""The OAuth 2 messages of a sign-in: authorization code grant (Align, Authentication and Pairing), PKCE if wanted.

`oauthlib` writes and reads them. It refuses http addresses; on a loopback, where http is right (RFC 8252, 7.3), it gets
the same address with https.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qs, quote, urlsplit

from oauthlib.oauth2 import (
    AccessDeniedError,
    InvalidClientError,
    InvalidGrantError,
    MissingTokenError,
    OAuth2Error,
    UnauthorizedClientError,
    WebApplicationClient,
)

from labconnector.align.profile import Profile
from labconnector.domain.errors import BadAnswer, ForgedAnswer, ProfileError, SignInCancelled, SignInError

DEFAULT_LIFE_S = 3600
"""'The access token expires after one hour' (Align, lab overview)."""
_VERIFIER_LENGTH = 64
_HEADER_TEXT = re.compile(r"[\x21-\x7e]+")
_REFRESH: Literal["refresh_token"] = "refresh_token"


class DeadToken(SignInError):
    """`invalid_grant`: the code or refresh token is used up, revoked or unknown."""


@dataclass(frozen=True, slots=True)
class TokenSet:
    """Access and refresh token. `refresh` is empty where the old one stays good. `expires_at`: seconds since 1970."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    expires_at: float


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to Align's login page; its answer is bound to `state`."""

    url: str = field(repr=False)
    state: str = field(repr=False)
    redirect_url: str
    verifier: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Form:
    """A form body for the token endpoint and the headers that go with it."""

    body: str = field(repr=False)
    headers: dict[str, str] = field(repr=False)


def new_state(port: int | None = None) -> str:
    """A random state; with the port of our listener behind a dot where a hosted page has to find it."""
    state = secrets.token_urlsafe(32)
    return state if port is None else f"{state}.{port}"


def ask(profile: Profile, redirect_url: str, state: str) -> Asked:
    """The address to open in the browser."""
    client = _client(profile)
    verifier = client.create_code_verifier(_VERIFIER_LENGTH) if profile.pkce else ""
    extra = {}
    if verifier:
        challenge = client.create_code_challenge(verifier, "S256")
        extra = {"code_challenge": challenge, "code_challenge_method": "S256"}
    url = client.prepare_request_uri(
        _as_https(profile.authorize_url), redirect_uri=redirect_url, scope=profile.scope or None, state=state, **extra
    )
    return Asked(_like(url, profile.authorize_url), state, redirect_url, verifier)


def code_from(answer: str, asked: Asked) -> str:
    """The code in the address that the browser came back with, or in its query alone.

    Raises ForgedAnswer for a foreign state, SignInCancelled where the user said no, SignInError for other refusals.
    """
    query = answer.strip().split("#", 1)[0].rsplit("?", 1)[-1]
    if not is_state(query, asked.state):
        raise ForgedAnswer("The browser came back with an answer that does not belong to this sign-in.")
    try:
        found = _client_of().parse_request_uri_response(f"https://127.0.0.1/?{query}", state=asked.state)
    except AccessDeniedError as error:
        raise SignInCancelled("The sign-in was refused or cancelled in the browser.") from error
    except (OAuth2Error, ValueError) as error:
        raise SignInError("MyiTero did not finish the sign-in.", detail=_name_of(error)) from error
    return str(found["code"])


def is_state(query: str, state: str) -> bool:
    """Whether the query carries our state, compared in constant time."""
    given = parse_qs(query, keep_blank_values=True).get("state", [""])
    return len(given) == 1 and hmac.compare_digest(given[0].encode(), state.encode())


def code_form(profile: Profile, secret: str | None, asked: Asked, code: str) -> Form:
    """Exchanges a code for the first tokens."""
    extra = {"code_verifier": asked.verifier} if asked.verifier else {}
    names = _identity(profile, secret)
    body = _client(profile).prepare_request_body(
        code=code, redirect_uri=asked.redirect_url, include_client_id=profile.client_auth != "basic", **names, **extra
    )
    return Form(body, _basic(profile, secret))


def refresh_form(profile: Profile, secret: str | None, refresh: str) -> Form:
    """Exchanges a refresh token for new tokens."""
    names = _identity(profile, secret)
    if profile.client_auth != "basic":
        names["client_id"] = profile.client_id
    body = _client(profile).prepare_refresh_body(refresh_token=refresh, **names)
    return Form(body, _basic(profile, secret))


def revoke_form(profile: Profile, secret: str | None, refresh: str) -> Form:
    """Gives a refresh token back (RFC 7009; 'similar to a log out operation')."""
    names = _identity(profile, secret)
    if profile.client_auth != "basic":
        names["client_id"] = profile.client_id
    _, _, body = _client(profile).prepare_token_revocation_request(
        _as_https(profile.revoke_url), refresh, token_type_hint=_REFRESH, **names
    )
    return Form(body, _basic(profile, secret))


def read_tokens(body: bytes, now: float) -> TokenSet:
    """Tokens of a token endpoint's answer. Raises DeadToken, ProfileError (client id or secret), BadAnswer.

    No error keeps its cause: it would hold the body, and with it a token that half an answer may carry.
    """
    try:
        found = _client_of().parse_request_body_response(body.decode("utf-8", "replace"))
        life = float(found.get("expires_in") or 0)
    except InvalidGrantError as error:
        raise DeadToken("MyiTero no longer knows this sign-in.", detail=_name_of(error)) from None
    except (InvalidClientError, UnauthorizedClientError) as error:
        text = "Align does not accept the client ID or the client secret of the connection profile."
        raise ProfileError(text, detail=_name_of(error)) from None
    except MissingTokenError as error:  # a web page, for example
        raise BadAnswer("The token endpoint's answer holds no token.", detail=_name_of(error)) from None
    except OAuth2Error as error:
        raise SignInError("MyiTero did not give us a sign-in.", detail=_name_of(error)) from None
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise BadAnswer("The token endpoint's answer made no sense.", detail=type(error).__name__) from None
    until = now + (life if life > 0 else DEFAULT_LIFE_S)
    return TokenSet(usable_access(str(found["access_token"])), str(found.get("refresh_token") or ""), until)


def usable_access(token: str) -> str:
    """An access token that can stand in a header (RFC 6750, 2.1). Raises BadAnswer for any other text."""
    if not _HEADER_TEXT.fullmatch(token):
        raise BadAnswer("Align gave us an access token that cannot be sent.", detail="characters of the token")
    return token


def _client(profile: Profile) -> WebApplicationClient:
    return WebApplicationClient(profile.client_id)


def _client_of() -> WebApplicationClient:
    """For reading answers, where the client id plays no part."""
    return WebApplicationClient("")


def _identity(profile: Profile, secret: str | None) -> dict[str, str]:
    if profile.client_auth == "body":
        return {"client_secret": needed_secret(secret)}
    return {}


def _basic(profile: Profile, secret: str | None) -> dict[str, str]:
    if profile.client_auth != "basic":
        return {}
    pair = (
        f"{quote(profile.client_id, safe='')}:{quote(needed_secret(secret), safe='')}"  # RFC 6749, 2.3.1: encoded first
    )
    return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}


def needed_secret(secret: str | None) -> str:
    """The secret itself. Raises ProfileError where there is none."""
    if not secret:
        raise ProfileError("The client secret is missing.", action="Enter the client secret that Align gave you.")
    return secret


def _as_https(url: str) -> str:
    return urlsplit(url)._replace(scheme="https").geturl()


def _like(url: str, model: str) -> str:
    return urlsplit(url)._replace(scheme=urlsplit(model).scheme).geturl()


def _name_of(error: Exception) -> str:
    """The OAuth error's name for the log; its description may hold anything."""
    return str(getattr(error, "error", "") or type(error).__name__)[:80]
