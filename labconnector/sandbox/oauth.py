"""Signing in: OAuth 2 authorization code grant with a login page (RFC 6749), PKCE (7636), revocation (7009)."""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from labconnector.sandbox.cloud import Cloud
from labconnector.sandbox.faults import FaultName
from labconnector.sandbox.pages import form_of, is_same_origin, page
from labconnector.sandbox.people import PASSWORD, PEOPLE, sign_in
from labconnector.sandbox.tokens import Refused, TokenSet

OAUTH_PATH = "/oauth"
_ASKED = ("response_type", "client_id", "redirect_uri", "state", "scope", "code_challenge", "code_challenge_method")
_NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class _Client:
    """Who asks at the token endpoint. public: without a secret."""

    client_id: str
    public: bool


class OAuth:
    """The three endpoints under `/oauth`."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud

    def routes(self) -> list[Route]:
        """authorize, token and revoke (assumption 1)."""
        return [
            Route(f"{OAUTH_PATH}/authorize", self.show_login, methods=["GET"]),
            Route(f"{OAUTH_PATH}/authorize", self.login, methods=["POST"]),
            Route(f"{OAUTH_PATH}/token", self.token, methods=["POST"]),
            Route(f"{OAUTH_PATH}/revoke", self.revoke, methods=["POST"]),
        ]

    # --- the login page -------------------------------------------------------------------------------------------

    async def show_login(self, request: Request) -> Response:
        """The login page; an error page where it is not safe to redirect; else a redirect with the error."""
        asked = {name: request.query_params.get(name, "") for name in _ASKED}
        return self._refusal(asked) or _login_page(asked)

    async def login(self, request: Request) -> Response:
        """Somebody filled in the login page: a code, a second chance, or `access_denied` for Cancel."""
        if not is_same_origin(request):
            return _error_page("The form was sent by another page.", 403)
        form = await form_of(request)
        asked = {name: form.get(name, "") for name in _ASKED}
        if refusal := self._refusal(asked):
            return refusal
        if form.get("action") == "cancel":
            return _back(asked, error="access_denied", error_description="The user cancelled.")
        person = sign_in(form.get("user", ""), form.get("password", ""))
        if person is None:
            return _login_page(asked, 401, user=form.get("user", ""), wrong=True)
        challenge = asked["code_challenge"]
        code = self._cloud.tokens.issue_code(person.user, asked["client_id"], asked["redirect_uri"], challenge)
        return _back(asked, code=code)

    def _refusal(self, asked: dict[str, str]) -> Response | None:
        """What is wrong with the request (RFC 6749, 4.1.2.1); None = nothing."""
        if asked["client_id"] != self._cloud.options.client_id:
            return _error_page("This client id is not registered here.")
        if problem := self._redirect_problem(asked["redirect_uri"]):
            return _error_page(problem)
        if asked["response_type"] != "code":
            return _back(asked, error="unsupported_response_type")
        if not asked["state"]:
            return _back(asked, error="invalid_request", error_description="state is missing.")
        if asked["code_challenge"] and asked["code_challenge_method"] != "S256":
            return _back(asked, error="invalid_request", error_description="code_challenge_method must be S256.")
        if self._cloud.options.require_pkce and not asked["code_challenge"]:
            return _back(asked, error="invalid_request", error_description="code_challenge is missing.")
        return None

    def _redirect_problem(self, uri: str) -> str:
        """Why the redirect address is refused, '' if it is not. 'iTero doesn't support URLs with # in them'."""
        if "#" in uri:
            return "The redirect address must not hold a “#”."
        if uri in self._cloud.options.redirect_urls:
            return ""
        parts = urlsplit(uri)
        if parts.scheme == "http" and parts.hostname in _LOOPBACK:
            return ""
        return "This redirect address is not registered."

    # --- tokens ---------------------------------------------------------------------------------------------------

    async def token(self, request: Request) -> Response:
        """Exchanges a code or refreshes (RFC 6749, 4.1.3 and 6)."""
        form = await form_of(request)
        try:
            client = self._client(request, form)
            return _token_answer(self._grant(form, client))
        except Refused as refused:
            return _refused(refused, request)

    def _grant(self, form: dict[str, str], client: _Client) -> TokenSet:
        tokens = self._cloud.tokens
        match form.get("grant_type"):
            case "authorization_code":
                return tokens.redeem(
                    form.get("code", ""),
                    client.client_id,
                    form.get("redirect_uri", ""),
                    form.get("code_verifier", ""),
                    public=client.public,
                )
            case "refresh_token":
                rotate = self._cloud.faults.take(FaultName.NO_ROTATION) is None
                old = form.get("refresh_token", "")
                if self._cloud.faults.take(FaultName.TOKEN_REVOKED):
                    tokens.revoke(old)
                return tokens.refresh(old, client.client_id, public=client.public, rotate=rotate)
            case None | "":
                raise Refused("invalid_request", "grant_type is missing.")
            case _:
                raise Refused("unsupported_grant_type", "Use authorization_code or refresh_token.")

    async def revoke(self, request: Request) -> Response:
        """Ends a session: 'similar to a log out operation'. Always 200 for a good client."""
        form = await form_of(request)
        try:
            self._client(request, form)
        except Refused as refused:
            return _refused(refused, request)
        if not form.get("token"):
            return _refused(Refused("invalid_request", "token is missing."), request)
        self._cloud.tokens.revoke(form["token"])
        return Response(status_code=200, headers=_NO_STORE)

    def _client(self, request: Request, form: dict[str, str]) -> _Client:
        """The client, by Basic header, secret in the body, or by its id alone (assumption 2). Raises Refused."""
        basic = basic_of(request.headers.get("authorization", ""))
        client_id, secret = basic or (form.get("client_id", ""), form.get("client_secret", ""))
        options = self._cloud.options
        right = client_id == options.client_id
        if not right or (secret and not hmac.compare_digest(secret.encode(), options.client_secret.encode())):
            raise Refused("invalid_client", "Client id or secret is wrong.")
        return _Client(client_id, public=not secret)


def basic_of(header: str) -> tuple[str, str] | None:
    """User and password of a Basic header, or a client's id and secret (RFC 6749, 2.3.1); None where there is none."""
    scheme, _, value = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        client_id, _, secret = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return unquote(client_id), unquote(secret)


def _token_answer(tokens: TokenSet) -> Response:
    """RFC 6749, 5.1; without refresh_token where the old one stays good."""
    return JSONResponse({"token_type": "Bearer", **token_fields(tokens)}, headers=_NO_STORE)


def token_fields(tokens: TokenSet) -> dict[str, object]:
    """A token set as JSON fields."""
    fields: dict[str, object] = {"access_token": tokens.access, "expires_in": tokens.expires_in}
    return {**fields, "refresh_token": tokens.refresh} if tokens.refresh else fields


def _refused(refused: Refused, request: Request) -> Response:
    """RFC 6749, 5.2: 401 for a client that is not who it says, 400 for the rest."""
    headers = dict(_NO_STORE)
    if refused.error == "invalid_client" and "authorization" in request.headers:
        headers["WWW-Authenticate"] = 'Basic realm="sandbox"'
    status = 401 if refused.error == "invalid_client" else 400
    return JSONResponse({"error": refused.error, "error_description": refused.description}, status, headers)


def _back(asked: dict[str, str], **answer: str) -> Response:
    """Back to the client, with its state."""
    parts = urlsplit(asked["redirect_uri"])
    state = {"state": asked["state"]} if asked["state"] else {}
    query = urlencode([*parse_qsl(parts.query), *answer.items(), *state.items()])
    return RedirectResponse(urlunsplit(parts._replace(query=query)), 302, _NO_STORE)


def _login_page(asked: dict[str, str], status: int = 200, *, user: str = "", wrong: bool = False) -> Response:
    return page(
        "login.html", status, asked=asked, user=user, wrong=wrong, people=PEOPLE.values(), hint_password=PASSWORD
    )


def _error_page(problem: str, status: int = 400) -> Response:
    return page("problem.html", status, problem=problem)
