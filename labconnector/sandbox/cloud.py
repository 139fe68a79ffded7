"""Everything the sandbox's routes share, and the gate that every call of Align's API passes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Receive, Scope, Send

from labconnector.sandbox.faults import FaultName, Faults
from labconnector.sandbox.notify import Notifier
from labconnector.sandbox.options import Clock, SandboxOptions
from labconnector.sandbox.packages import Packages
from labconnector.sandbox.people import PEOPLE, Person, Role
from labconnector.sandbox.tokens import Grant, Kind, Tokens
from labconnector.sandbox.world import World

API_PATH = "api/third-party/v2"
"""Path of the legacy form of every address (DPMS specification, Dynamic Domain and Base URL)."""

ERROR_PAGE = "<html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>"


@dataclass(slots=True)
class Cloud:
    """One sandbox's parts. `url` is known once it listens."""

    folder: Path
    options: SandboxOptions
    clock: Clock
    faults: Faults
    world: World
    tokens: Tokens
    packages: Packages
    notifier: Notifier
    url: str = ""
    builders: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "sandbox-builder"))

    @property
    def regional_path(self) -> str:
        """The Path that Discovery returns."""
        return f"{self.options.region}/{API_PATH}"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, with which tokens."""

    person: Person
    grant: Grant
    token: str

    @property
    def account(self) -> int:
        """The paired account; only asked of pairing tokens."""
        return self.grant.company_id or 0


Handler = Callable[[Request, Caller], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]


def envelope(data: object) -> JSONResponse:
    """`{"Data": …, "Status": 1}` as every successful answer is wrapped."""
    return JSONResponse({"Data": data, "Status": 1})


def failure(status: int, message: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """An error body; version 2's is not published, so it follows the success envelope (assumption 21)."""
    return JSONResponse({"Status": 0, "Message": message}, status, headers)


def bearer_of(request: Request) -> str:
    """The bearer token, '' when there is none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def signed_in(cloud: Cloud, handler: Handler, kinds: frozenset[Kind]) -> Endpoint:
    """An endpoint that wants a bearer token of one of these kinds: 401 for any other."""

    async def endpoint(request: Request) -> Response:
        token = bearer_of(request)
        grant = cloud.tokens.grant_of(token)
        if grant is None or grant.kind not in kinds:
            return failure(401, "Wrong or missing token.", {"WWW-Authenticate": "Bearer"})
        return await handler(request, Caller(PEOPLE[grant.user], grant, token))

    return endpoint


def business(cloud: Cloud, handler: Handler, role: Role | None = None) -> Endpoint:
    """An endpoint that wants the pairing token ('double-check that the call is using the correct pairing token').

    role: only for a lab person or only for a doctor. All faults that can meet any call apply here.
    """

    async def guarded(request: Request, caller: Caller) -> Response:
        if role is not None and caller.person.role is not role:
            return failure(401, "This call is not for this kind of user.", {"WWW-Authenticate": "Bearer"})
        refused = await _misbehave(cloud, request, caller)
        return refused or await handler(request, caller)

    return signed_in(cloud, guarded, frozenset({Kind.PAIRING}))


async def _misbehave(cloud: Cloud, request: Request, caller: Caller) -> Response | None:
    """The answer of a fault that is on, in the order in which a real call would meet them; None = go on."""
    order_id = _order_of(cloud, request)
    if delay := cloud.faults.take(FaultName.DELAY, order_id):
        await asyncio.sleep(delay.value)
    if cloud.faults.take(FaultName.TOKEN_EXPIRED, order_id):
        cloud.tokens.expire(caller.token)
        return failure(401, "The token has expired.", {"WWW-Authenticate": "Bearer"})
    if cloud.faults.take(FaultName.TOKEN_REVOKED, order_id):
        cloud.tokens.revoke(caller.token)
        return failure(401, "The token was revoked.", {"WWW-Authenticate": "Bearer"})
    if cloud.faults.take(FaultName.UNAUTHORIZED, order_id):
        return failure(401, "Wrong or missing token.", {"WWW-Authenticate": "Bearer"})
    if busy := cloud.faults.take(FaultName.BUSY, order_id):
        return failure(429, "Too many requests.", {"Retry-After": f"{busy.value:.0f}"})
    if cloud.faults.take(FaultName.SERVER_ERROR, order_id):
        return HTMLResponse(ERROR_PAGE, 500)
    if cloud.faults.take(FaultName.CUT_ANSWER, order_id):
        return CutAnswer()
    return None


def _order_of(cloud: Cloud, request: Request) -> str | None:
    """The order that a call is about, for faults that are set for one order."""
    if "rx_id" in request.path_params:
        entry = cloud.world.by_rx(request.path_params["rx_id"])
        return entry.order_id if entry else None
    found = request.path_params.get("order_id")
    return str(found) if found else None


class CutAnswer(Response):
    """Begins an answer and breaks the connection: the server closes what ends before its Content-Length."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the head and the first bytes only."""
        headers = [(b"content-type", b"application/json"), (b"content-length", b"2048")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"Data": {"HasMore', "more_body": True})
