"""Discovery, accounts, pairing and un-pairing (assumptions 5, 6, 8)."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from labconnector.sandbox.cloud import Caller, Cloud, envelope, failure, signed_in
from labconnector.sandbox.notify import is_callback_url
from labconnector.sandbox.oauth import token_fields
from labconnector.sandbox.people import Role
from labconnector.sandbox.tokens import Kind

CHART_WARNING = "Some patients share a chart number or have none. Please correct them in MyiTero."
"""'When pairing API is called a warning will be returned' (DPMS specification, Pairing Enhancement; clinics)."""


class Pairing:
    """What a signed-in user calls before any business call."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud

    def routes(self) -> list[Route]:
        """Relative to a base path."""
        login, either, paired = frozenset({Kind.LOGIN}), frozenset(Kind), frozenset({Kind.PAIRING})
        return [
            Route("/discovery", signed_in(self._cloud, self.discovery, either), methods=["GET"]),
            Route("/accounts", signed_in(self._cloud, self.accounts, login), methods=["GET"]),
            Route("/pair", signed_in(self._cloud, self.pair, login), methods=["POST"]),
            Route("/pair", signed_in(self._cloud, self.unpair, paired), methods=["DELETE"]),
        ]

    async def discovery(self, _request: Request, _caller: Caller) -> Response:
        """Domain and Path of the user's region: 'use these returned values rather than hardcoding'."""
        return envelope({"Domain": self._cloud.url, "Path": self._cloud.regional_path})

    async def accounts(self, _request: Request, caller: Caller) -> Response:
        """The accounts that the user can pair to; none for a user without one."""
        return envelope([{"CompanyId": i, "CompanyName": name} for i, name in caller.person.accounts.items()])

    async def pair(self, request: Request, caller: Caller) -> Response:
        """A second set of tokens for the account; the same one when paired before. 400 for a foreign account."""
        wish = await json_of(request)
        company, callback = wish.get("CompanyId"), str(wish.get("CallbackUrl") or "")
        if not isinstance(company, int) or not caller.person.may_pair(company):
            return failure(400, "CompanyId is missing or is no account of this user.")
        if callback and not is_callback_url(callback):
            return failure(400, "CallbackUrl is no http address.")
        if callback:
            self._cloud.notifier.register(company, callback)
        tokens = self._cloud.tokens.pair(caller.grant, company)
        warnings = [CHART_WARNING] if caller.person.role is Role.DOCTOR else []
        return envelope({"token_type": "Bearer", **token_fields(tokens), "Warnings": warnings})

    async def unpair(self, _request: Request, caller: Caller) -> Response:
        """Ends the pairing of every user of the account and its notifications (guideline 9.2)."""
        self._cloud.tokens.unpair(caller.account)
        self._cloud.notifier.forget(caller.account)
        return envelope(caller.account)


async def json_of(request: Request, limit: int = 65536) -> dict[str, object]:
    """The JSON object of a request; {} where the body is none or is larger than `limit` bytes."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            return {}
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
