"""Get Orders of a lab and of a practice, Get Order by Rx Id, Return Scan."""

from __future__ import annotations

import math
import uuid
from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from labconnector.domain.errors import NotFound, UsageError
from labconnector.sandbox.cloud import ERROR_PAGE, Caller, Cloud, business, envelope, failure
from labconnector.sandbox.faults import FaultName
from labconnector.sandbox.pairing import json_of
from labconnector.sandbox.people import Role
from labconnector.sandbox.state import Entry
from labconnector.sandbox.wire import FOREIGN_HOST, ide_link, malformed, order_json

MAX_PAGE = 1024
"""'Maximum number is 1024' (DPMS specification, Get Orders for Practice)."""


class Orders:
    """The business calls that are about order data."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud

    def routes(self) -> list[Route]:
        """Relative to a base path."""
        return [
            Route("/orders/lab", business(self._cloud, self.lab, Role.LAB), methods=["GET"]),
            Route("/orders/practice", business(self._cloud, self.practice, Role.DOCTOR), methods=["GET"]),
            Route("/orders/{rx_id}", business(self._cloud, self.by_rx), methods=["GET"]),
            Route("/order/{order_id}/return", business(self._cloud, self.send_back, Role.LAB), methods=["POST"]),
        ]

    async def lab(self, request: Request, caller: Caller) -> Response:
        """'Lab will get in the list new orders only.' 400 for wrong paging, 429 with the strict-floor fault."""
        paging = _paging(request)
        if isinstance(paging, Response):
            return paging
        offset, size = paging
        wait = self._cloud.world.seconds_too_soon(caller.account)
        if offset == 0 and wait and self._cloud.faults.take(FaultName.STRICT_FLOOR):
            return failure(429, "Too many requests.", {"Retry-After": str(math.ceil(wait))})
        if self._cloud.faults.take(FaultName.HTML_LIST):
            return HTMLResponse(ERROR_PAGE)
        if offset == 0:
            self._change_downloaded(caller)
        again = self._cloud.faults.take(FaultName.DUPLICATE_LISTING) is not None
        entries, more = self._cloud.world.new_orders(caller.account, offset, size, again=again)
        listed = [self._json(entry, caller, entry.case.order.status) for entry in entries]
        return _page_of(self._with_malformed(entries, listed), offset, size, more=more)

    def _change_downloaded(self, caller: Caller) -> None:
        """What doctor and modeling do between two lists, where those faults are on."""
        world, faults = self._cloud.world, self._cloud.faults
        changes = {FaultName.RESCAN: world.rescan, FaultName.BACK_FROM_MODELING: world.back_from_modeling}
        for entry in world.orders:
            if entry.fetched_at is not None and belongs(entry, caller):
                due = [change for name, change in changes.items() if faults.take(name, entry.order_id)]
                for change in due:
                    change(entry.order_id)

    async def practice(self, request: Request, caller: Caller) -> Response:
        """A doctor's orders, new or not, oldest first, by scan date and chart number."""
        paging = _paging(request)
        if isinstance(paging, Response):
            return paging
        offset, size = paging
        entries = self._cloud.world.practice_orders(caller.account)
        try:
            entries = tuple(entry for entry in entries if _wanted(entry, request))
        except ValueError:
            return failure(400, "dateFrom and dateTo are dates: YYYY-MM-DD.")
        listed = [self._json(entry, caller) for entry in entries[offset : offset + size]]
        return _page_of(listed, offset, size, more=len(entries) > offset + size)

    async def by_rx(self, request: Request, caller: Caller) -> Response:
        """One order: 200, 400 for no GUID, 404 for one that is not known or not of this account."""
        rx_id = request.path_params["rx_id"]
        try:
            uuid.UUID(rx_id)
        except ValueError:
            return failure(400, "Wrong RxId format.")
        entry = self._cloud.world.by_rx(rx_id)
        if entry is None or not belongs(entry, caller):
            return failure(404, "Unknown RxId.")
        return envelope(self._json(entry, caller))

    async def send_back(self, request: Request, caller: Caller) -> Response:
        """Return Scan (assumption 15): 400 without a reason or in a state without return, 404 for unknown orders."""
        order_id = request.path_params["order_id"]
        notes = (await json_of(request)).get("Notes")
        if not isinstance(notes, str) or not notes.strip():
            return failure(400, "Notes: please tell the doctor why.")
        try:
            entry = self._cloud.world.entry(order_id)
            if not belongs(entry, caller):
                return failure(404, "Unknown order.")
            self._cloud.world.send_back(order_id, notes.strip())
        except NotFound as error:
            return failure(404, error.message)
        except UsageError as error:
            return failure(400, error.message)
        return envelope(entry.case.order.rx_id)

    def _json(self, entry: Entry, caller: Caller, status: str = "") -> dict[str, object]:
        base = f"{self._cloud.url}/{self._cloud.regional_path}"
        link = ide_link(base, entry.order_id)
        if self._cloud.faults.peek(FaultName.MISSING_IDE, entry.order_id):
            link = ""
        elif self._cloud.faults.take(FaultName.FOREIGN_LINK, entry.order_id):
            link = ide_link(FOREIGN_HOST, entry.order_id)
        return order_json(entry, base, caller.person.role, link, status)

    def _with_malformed(self, entries: tuple[Entry, ...], listed: list[dict[str, object]]) -> list[dict[str, object]]:
        """The list with one order spoilt where that fault is on."""
        for index, entry in enumerate(entries):
            if self._cloud.faults.take(FaultName.MALFORMED_ORDER, entry.order_id):
                return [*listed[:index], malformed(listed[index]), *listed[index + 1 :]]
        return listed


def belongs(entry: Entry, caller: Caller) -> bool:
    """Whether the order is one of the paired account's."""
    order = entry.case.order
    return caller.account == (order.lab_id if caller.person.role is Role.LAB else order.company_id)


def _page_of(results: list[dict[str, object]], offset: int, size: int, *, more: bool) -> Response:
    return envelope({"HasMore": more, "PageSize": size, "Offset": offset, "Results": results})


def _paging(request: Request) -> tuple[int, int] | Response:
    """Offset and pageSize, both mandatory; the answer 400 where they are wrong."""
    values = {name.lower(): value for name, value in request.query_params.items()}
    try:
        offset, size = int(values["offset"]), int(values["pagesize"])
    except (KeyError, ValueError):
        return failure(400, "Offset and pageSize are mandatory numbers.")
    if offset < 0 or not 1 <= size <= MAX_PAGE:
        return failure(400, f"pageSize must be 1 to {MAX_PAGE}, Offset 0 or more.")
    return offset, size


def _wanted(entry: Entry, request: Request) -> bool:
    """Whether an order passes the filters. Dates include their whole day. Raises ValueError for no dates."""
    values = {name.lower(): value for name, value in request.query_params.items()}
    first = date.fromisoformat(values["datefrom"][:10]) if values.get("datefrom") else date.min
    last = date.fromisoformat(values["dateto"][:10]) if values.get("dateto") else date.max
    scanned = entry.case.order.scanned_at
    chart = values.get("chartnumber")
    in_time = scanned is None or first <= scanned.date() <= last
    return in_time and (not chart or chart == entry.case.order.chart_number)
