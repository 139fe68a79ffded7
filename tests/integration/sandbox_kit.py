"""A signed-in client over real HTTP, for the tests of the sandbox."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from labconnector.sandbox.options import CLIENT_ID, CLIENT_SECRET, SandboxOptions
from labconnector.sandbox.people import PASSWORD, USER
from labconnector.sandbox.server import Sandbox

REDIRECT = "http://127.0.0.1:49152/callback"


def pkce() -> tuple[str, str]:
    """A verifier and its challenge."""
    verifier = secrets.token_urlsafe(40)
    digest = hashlib.sha256(verifier.encode()).digest()
    return verifier, base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def results(answer: httpx.Response) -> list[dict[str, Any]]:
    """The entries of a list that was given."""
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["Data"]["Results"]
    return found


class Peer:
    """What a connector does, one call a method, with no cleverness."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.http = httpx.Client(base_url=sandbox.url, timeout=10, trust_env=False)
        self.login: dict[str, Any] = {}
        self.pairing: dict[str, Any] = {}
        self.base = ""

    def asked(self, **changes: str) -> dict[str, str]:
        """The parameters of an authorization request."""
        usual = {"response_type": "code", "client_id": CLIENT_ID, "redirect_uri": REDIRECT, "state": "s-1"}
        return {name: value for name, value in {**usual, **changes}.items() if value}

    def post_login(self, user: str = USER, password: str = PASSWORD, **changes: str) -> httpx.Response:
        form = {**self.asked(**changes), "user": user, "password": password, "action": "sign-in"}
        return self.http.post("/oauth/authorize", data=form)

    def code(self, user: str = USER, **changes: str) -> str:
        answer = self.post_login(user, **changes)
        assert answer.status_code == 302, answer.text
        return parse_qs(urlsplit(answer.headers["location"]).query)["code"][0]

    def token(self, **form: str) -> httpx.Response:
        """A token request of a client with a Basic header."""
        return self.http.post("/oauth/token", data=form, auth=(CLIENT_ID, CLIENT_SECRET))

    def exchange(self, code: str) -> httpx.Response:
        return self.token(grant_type="authorization_code", code=code, redirect_uri=REDIRECT)

    def refresh(self, token: str) -> httpx.Response:
        return self.token(grant_type="refresh_token", refresh_token=token)

    def sign_in(self, user: str = USER) -> None:
        answer = self.exchange(self.code(user))
        assert answer.status_code == 200, answer.text
        self.login = answer.json()

    def get(self, url: str, token: str | None = None, **headers: str) -> httpx.Response:
        bearer = self.pairing.get("access_token", "") if token is None else token
        return self.http.get(url, headers={"Authorization": f"Bearer {bearer}", **headers})

    def post(self, url: str, body: dict[str, Any], token: str | None = None) -> httpx.Response:
        bearer = self.pairing.get("access_token", "") if token is None else token
        return self.http.post(url, json=body, headers={"Authorization": f"Bearer {bearer}"})

    def pair(self, company: int = 77, callback: str = "") -> httpx.Response:
        """Discovery, then pairing; remembers both."""
        found = self.get("/api/third-party/v2/discovery", self.login["access_token"]).json()["Data"]
        self.base = f"{found['Domain']}/{found['Path']}"
        body = {"CompanyId": company, "CallbackUrl": callback}
        answer = self.post(f"{self.base}/pair", body, self.login["access_token"])
        self.pairing = answer.json()["Data"] if answer.status_code == 200 else {}
        return answer

    def lab(self, offset: int = 0, size: int = 1024) -> httpx.Response:
        return self.get(f"{self.base}/orders/lab?Offset={offset}&pageSize={size}")

    def listed(self) -> list[str]:
        """The order ids that the lab's list holds."""
        return [str(order["OrderId"]) for order in self.lab().json()["Data"]["Results"]]

    def download(self, order_id: str, asset: str = "IDE", **headers: str) -> httpx.Response:
        return self.get(f"{self.base}/order/{order_id}/download/{asset}", **headers)


@contextmanager
def paired(folder: Path, cases: int = 3, user: str = USER, **options: Any) -> Iterator[Peer]:
    """A running sandbox and a client that has paired with it. All files are ready at once unless options say not."""
    chosen = SandboxOptions(**{"ready_after_s": 0, "detail": 0.02, **options})
    with Sandbox(folder, cases=cases, options=chosen) as sandbox:
        peer = Peer(sandbox)
        try:
            peer.sign_in(user)
            peer.pair(7102 if user.startswith("doctor") else 77)
            yield peer
        finally:
            peer.http.close()
