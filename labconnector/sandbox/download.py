"""Download Asset: the zips, with everything that can go wrong on the way."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from labconnector.domain.case import Asset
from labconnector.domain.errors import NotFound
from labconnector.sandbox.cloud import Caller, Cloud, business, failure
from labconnector.sandbox.damage import Damage
from labconnector.sandbox.faults import FaultName
from labconnector.sandbox.listing import belongs
from labconnector.sandbox.people import Role
from labconnector.sandbox.ranges import Span, wanted_span
from labconnector.sandbox.state import Entry
from labconnector.sandbox.stream import ZipResponse


class Downloads:
    """`order/:orderId/download/:assetType` (DPMS specification, Download Scan; note `order`, singular)."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud

    def routes(self) -> list[Route]:
        """Relative to a base path."""
        return [Route("/order/{order_id}/download/{asset}", business(self._cloud, self.download), methods=["GET"])]

    async def download(self, request: Request, caller: Caller) -> Response:
        """200 or 206, 204 without captures, 400 wrong asset, 404 wrong order or no files yet, 416 wrong range."""
        if request.path_params["asset"] not in set(Asset):
            return failure(400, "Wrong asset format.")
        asset = Asset(request.path_params["asset"])
        try:
            entry = self._cloud.world.entry(request.path_params["order_id"])
        except NotFound:
            return failure(404, "Unknown order.")
        if not belongs(entry, caller):
            return failure(404, "Unknown order.")
        if asset is Asset.SCREEN_CAPTURE and not entry.case.captures:
            return Response(status_code=204)
        if asset is Asset.IDE and not self._ide_exists(entry):
            return failure(404, "The file is not ready. It is being generated.")
        return await self._zip(request, caller, entry, asset)

    def _ide_exists(self, entry: Entry) -> bool:
        if self._cloud.faults.take(FaultName.MISSING_IDE, entry.order_id):
            return False
        return self._cloud.world.ask_ide(entry.order_id)

    async def _zip(self, request: Request, caller: Caller, entry: Entry, asset: Asset) -> Response:
        damage = self._damage(entry.order_id) if asset is Asset.IDE else None
        loop = asyncio.get_running_loop()
        path = await loop.run_in_executor(self._cloud.builders, self._cloud.packages.path, entry.case, asset, damage)
        size = path.stat().st_size
        etag = f'"{entry.order_id}-{entry.case.revision}-{asset}-{damage or "whole"}-{size}"'
        span = Span(0, size, whole=True)
        if self._cloud.faults.take(FaultName.NO_RANGES, entry.order_id) is None:
            span = wanted_span(request.headers.get("range"), request.headers.get("if-range"), etag, size)
        if span.is_empty:
            return Response(status_code=416, headers={"Content-Range": f"bytes */{size}"})
        marks = asset is Asset.IDE and caller.person.role is Role.LAB
        return self._response(_Zip(path, etag, span), entry, marks=marks and request.method == "GET")

    def _damage(self, order_id: str) -> Damage | None:
        return next((d for d in Damage if self._cloud.faults.take(FaultName(d.value), order_id)), None)

    def _response(self, found: _Zip, entry: Entry, *, marks: bool) -> Response:
        faults, world = self._cloud.faults, self._cloud.world
        order_id, revision = entry.order_id, entry.case.revision
        cut = faults.take(FaultName.CUT, order_id)
        slow = faults.take(FaultName.SLOW_DOWNLOAD, order_id)
        return ZipResponse(
            found.path,
            found.etag,
            found.span,
            begun=(lambda: world.mark_begun(order_id, revision)) if marks else None,
            completed=(lambda: world.mark_completed(order_id, revision)) if marks else None,
            cut_after=None if cut is None else int(cut.value),
            bytes_per_s=None if slow is None else slow.value * 1024,
            promised_too_much=faults.take(FaultName.WRONG_LENGTH, order_id) is not None,
            tell_length=faults.take(FaultName.NO_LENGTH, order_id) is None,
        )


@dataclass(frozen=True, slots=True)
class _Zip:
    path: Path
    etag: str
    span: Span
