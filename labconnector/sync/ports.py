"""What a cycle needs from outside, as small protocols, so that tests can hand in a peer of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from labconnector.domain.account import Account
from labconnector.domain.case import Asset, Order
from labconnector.domain.mapping import Catalogue
from labconnector.store.store import Store
from labconnector.sync.destinations import Destination
from labconnector.sync.events import Listener
from labconnector.system.paths import Paths


class Page(Protocol):
    """One page of the order list; `unreadable` names orders that could not be understood."""

    @property
    def orders(self) -> Sequence[Order]:
        """The orders of the page."""

    @property
    def unreadable(self) -> Sequence[str]:
        """What is known of entries that made no sense: an order id, or the entry's place in the list."""


class Cloud(Protocol):
    """The part of Align's lab service that a cycle calls (labconnector.align.AlignClient)."""

    def new_orders(self) -> Iterator[Page]:
        """Pages of orders ready for download; AlignBusy below the floor between two calls."""

    def order_by_rx(self, rx_id: str) -> Order:
        """One order as Align knows it now."""

    def download(
        self,
        order: Order,
        asset: Asset,
        into: Path,
        *,
        verify: Callable[[Path], None],
        progress: Callable[[int, int | None], None],
        cancel: threading.Event | None,
    ) -> Path | None:
        """The asset's zip at `into`, whole and verified; NotReady where Align has not made it yet."""


def utc_now() -> datetime:
    """The time now, aware, UTC."""
    return datetime.now(UTC)


def nothing() -> None:
    """Nothing came in."""


def always(_order: Order) -> bool:
    """Every case is delivered by itself."""
    return True


@dataclass(frozen=True)
class Ports:
    """Everything a cycle works with. `cloud` is None while nobody is signed in, `targets` are empty while no folder is
    chosen.

    by_itself: whether a case is delivered without somebody saying so, once nothing is left to ask. take_in: makes what
    came in watched folders the cases'; called while no case is under way.
    """

    account: Account
    store: Store
    paths: Paths
    catalogue: Catalogue
    cloud: Cloud | None
    targets: tuple[Destination, ...]
    tell: Listener
    parallel_downloads: int = 3
    not_ready_retry_s: tuple[float, ...] = (45, 90, 150, 300)
    now: Callable[[], datetime] = utc_now
    nudged: threading.Event = field(default_factory=threading.Event)  # a person has answered, or asked for something
    by_itself: Callable[[Order], bool] = always
    take_in: Callable[[], None] = nothing

    @property
    def account_key(self) -> str:
        """The key that every stored row carries."""
        return self.account.key
