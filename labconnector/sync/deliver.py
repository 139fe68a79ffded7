"""Places a decided case in the CAD folder. The plan is in the journal before the first byte is placed."""

from __future__ import annotations

import logging
import shutil

from labconnector.cad.target import Target
from labconnector.domain.case import Case
from labconnector.domain.errors import PackageError
from labconnector.domain.handoff import HandOff, Placed, Plan
from labconnector.domain.revision import ZIP_NAME
from labconnector.sync.fetch import open_checked
from labconnector.sync.ports import Ports

_log = logging.getLogger(__name__)


def place(ports: Ports, target: Target, case: Case, handoff: HandOff, plan: Plan) -> Placed:
    """Places the case; files only, no database. Runs in a download thread.

    The unpacked copy is made again from the zip where it is gone or is not what was checked.
    """
    placed = _place_unpacked(target, case, handoff, plan)
    if placed is None:
        open_checked(ports, case, handoff.folder.parent / ZIP_NAME)
        placed = target.place(handoff, plan)
    return placed


def forget_unpacked(handoff: HandOff) -> None:
    """Removes the unpacked copy once the case is placed: the zip and the delivered files are what is kept."""
    shutil.rmtree(handoff.folder, ignore_errors=True)


def _place_unpacked(target: Target, case: Case, handoff: HandOff, plan: Plan) -> Placed | None:
    """Places what is unpacked already; None where it is to be unpacked anew."""
    if not handoff.folder.is_dir():
        return None
    try:
        return target.place(handoff, plan)
    except PackageError as error:
        _log.warning("case %s: unpacked again: %s", case.order.order_id, error.message)
        return None


def settle_deliveries(ports: Ports) -> None:
    """Puts cases back in the queue whose placing a crash cut short.

    The target knows its own unfinished folder again, so that placing once more completes it.
    """
    for delivery in ports.store.open_deliveries(ports.account_key):
        ports.store.drop_delivery(delivery.id)
        ports.store.ready(delivery.case_id, ports.now())


def drop_deliveries(ports: Ports, case: Case) -> None:
    """Forgets that a case was to be placed, after placing it failed: the case's problem says when it is tried again."""
    for delivery in ports.store.open_deliveries(ports.account_key):
        if delivery.case_id == case.id:
            ports.store.drop_delivery(delivery.id)
