"""Asks Align for new orders and writes every one down before its first byte is fetched."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from labconnector.domain.errors import AlignBusy
from labconnector.store.types import Journalled
from labconnector.sync.events import Listed
from labconnector.sync.ports import Cloud, Ports

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the order list brought. `too_soon_s`: seconds until Align may be asked again, where it was not asked."""

    new: int = 0
    revised: int = 0
    unreadable: tuple[str, ...] = ()
    too_soon_s: float | None = None


def ask(ports: Ports, cloud: Cloud) -> Asked:
    """Journals the whole list, one transaction a page. Network and sign-in errors pass through."""
    new = revised = 0
    unreadable: list[str] = []
    try:
        for page in cloud.new_orders():
            journalled = ports.store.journal(ports.account_key, page.orders, ports.now())
            _tell(ports, journalled)
            new += len(journalled.new)
            revised += len(journalled.revised)
            unreadable.extend(page.unreadable)
    except AlignBusy as busy:
        _log.info("not asked: %s", busy.message)
        return Asked(new, revised, tuple(unreadable), busy.retry_after or 0.0)
    return Asked(new, revised, tuple(unreadable))


def _tell(ports: Ports, journalled: Journalled) -> None:
    if journalled.new or journalled.revised:
        _log.info("listed: %d new, %d revised", len(journalled.new), len(journalled.revised))
    ports.tell(Listed(journalled.new, journalled.revised, journalled.repeated))
