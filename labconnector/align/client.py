"""The lab services of Align: Get Orders, Get Order by Rx Id, Download Asset."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

from labconnector.align.addresses import host_of
from labconnector.align.download import Download, Progress, Source, no_progress
from labconnector.align.floor import OrdersFloor
from labconnector.align.profile import Profile
from labconnector.align.schema import OrdersPage, read_order, read_page
from labconnector.align.session import Session
from labconnector.align.transport import Answer, Transport
from labconnector.domain.case import Asset, Order
from labconnector.domain.errors import NotFound, NotReady

_log = logging.getLogger(__name__)

MAX_PAGE_SIZE = 1024
"""'Maximum number is 1024' (DPMS specification, Get Orders for Practice)."""

_KNOWN_PAGES = 2
"""Pages in a row without a new order after which a list is at its end, whatever it says."""


class AlignClient:
    """Business calls of one paired account. Thread-safe."""

    def __init__(self, profile: Profile, session: Session, transport: Transport, floor: OrdersFloor) -> None:
        self._profile = profile
        self._session = session
        self._transport = transport
        self._floor = floor

    # --- orders -----------------------------------------------------------------------------------------------------

    def new_orders(self, page_size: int = MAX_PAGE_SIZE) -> Iterator[OrdersPage]:
        """Orders that are new for the lab, page by page.

        An order may be listed once only: journal a page before you take the next one. Raises AlignBusy with
        `retry_after` at once, before any call, where the last list is less than the floor ago (120 s).
        """
        self._floor.enter()
        return self._pages(self._profile.paths.lab_orders, {}, page_size)

    def practice_orders(
        self,
        *,
        date_from: date | None = None,
        date_to: date | None = None,
        chart_number: str = "",
        page_size: int = MAX_PAGE_SIZE,
    ) -> Iterator[OrdersPage]:
        """All orders of a practice account, downloaded before or not, within days both included (scan date)."""
        wanted = {
            "dateFrom": date_from.isoformat() if date_from else "",
            "dateTo": date_to.isoformat() if date_to else "",
            "chartNumber": chart_number,
        }
        chosen = {name: value for name, value in wanted.items() if value}
        return self._pages(self._profile.paths.practice_orders, chosen, page_size)

    def _pages(self, path: str, chosen: dict[str, str], page_size: int) -> Iterator[OrdersPage]:
        """Pages until HasMore is false. A service that repeats itself, or sends nothing, ends it too.

        A list that grows at its front while we page shows orders a second time: such pages are passed over. One that
        shrinks hides some orders; they are still new, and so in the next list.
        """
        size = max(1, min(page_size, MAX_PAGE_SIZE))
        seen: set[str] = set()
        offset = known_pages = 0
        while known_pages < _KNOWN_PAGES:
            page = self._page(path, {"Offset": str(offset), "pageSize": str(size), **chosen})
            names = {*(order.order_id for order in page.orders), *page.unreadable}
            known_pages = known_pages + 1 if names <= seen else 0
            if not known_pages:
                yield page
            if not page.has_more or not names:
                return
            seen |= names
            offset += page.size

    def _page(self, path: str, params: dict[str, str]) -> OrdersPage:
        page = read_page(self._get(path, params).body)
        for text in page.unreadable:
            _log.warning("not readable: %s", text)
        return page

    def order_by_rx(self, rx_id: str) -> Order:
        """One order as Align knows it now. Raises NotFound, BadAnswer and the transport's errors."""
        path = self._profile.paths.order.replace("{rx_id}", quote(rx_id, safe=""))
        return read_order(self._get(path).body)

    def _get(self, path: str, params: dict[str, str] | None = None) -> Answer:
        return self._session.authorised(
            lambda token: self._transport.request("GET", self._url(path), token=token, params=params)
        )

    def _url(self, path: str) -> str:
        """Built once the token is fresh: a refresh may bring new regional addresses."""
        return self._profile.regional_url(self._session.regional, path)

    # --- files ------------------------------------------------------------------------------------------------------

    def download(
        self,
        order: Order,
        asset: Asset,
        into: Path,
        *,
        verify: Callable[[Path], None],
        progress: Progress = no_progress,
        cancel: threading.Event | None = None,
    ) -> Path | None:
        """Fetches a zip to `into`; None where there is none (204), which happens to pictures only.

        verify: raises if the unfinished file, given by its temporary name, is not a whole zip; the next try then
        starts anew. progress: bytes so far and in all, about ten times a second, from this thread.
        Raises NotReady with `retry_after` (seconds) where Align is still making the scan files, NotFound, DiskFull,
        OwnFolderError, Stopped after `cancel`, and the transport's errors.
        """
        job = Download(self._transport, into, progress, cancel)

        def fetch(token: str) -> Path | None:
            source = Source(
                self._asset_url(order, asset), token, self._profile.export_options, self._profile.storage_hosts
            )
            return job.fetch(source, verify)

        try:
            found = self._session.authorised(fetch)
        except NotFound as error:
            if asset is not Asset.IDE:
                raise
            raise self._not_ready(order, error.detail, error.request_id) from error
        if found is None and asset is Asset.IDE:  # documented for captures only
            raise self._not_ready(order, "HTTP 204")
        return found

    def _not_ready(self, order: Order, detail: str, request_id: str | None = None) -> NotReady:
        waits = self._profile.not_ready_retry_s
        text = f"Align is making the scan files of order {order.order_id}."
        return NotReady(text, retry_after=waits[0] if waits else None, detail=detail, request_id=request_id)

    def _asset_url(self, order: Order, asset: Asset) -> str:
        """The link that Align gave ('use the returned links'), unless it leads to a host that we do not know."""
        links = {
            Asset.IDE: order.urls.ide,
            Asset.IMAGE_GALLERY: order.urls.thumbnails,
            Asset.SCREEN_CAPTURE: order.urls.captures,
        }
        given = links[asset]
        if given and self._transport.is_trusted(given):
            return given
        if given:
            _log.warning("order %s: the link to %s leads to %s; not followed", order.order_id, asset, host_of(given))
        path = self._profile.paths.download.replace("{order_id}", quote(order.order_id, safe=""))
        return self._url(path.replace("{asset}", asset.value))
