"""Places a decided case in the CAD folder. The plan is in the journal before the first byte is placed."""

from __future__ import annotations

import shutil

from labconnector.cad.target import Target
from labconnector.domain.case import Case
from labconnector.domain.handoff import HandOff, Placed, Plan
from labconnector.sync.fetch import ZIP_NAME, open_checked
from labconnector.sync.ports import Ports


def place(ports: Ports, target: Target, case: Case, handoff: HandOff, plan: Plan) -> Placed:
    """Places the case; files only, no database. Runs in a download thread.

    The unpacked copy is made again from the zip where it is gone, and is removed when the case is in place: the zip
    and the delivered files are what is kept.
    """
    if not handoff.folder.is_dir():
        open_checked(ports, case, handoff.folder.parent / ZIP_NAME)
    placed = target.place(handoff, plan)
    shutil.rmtree(handoff.folder, ignore_errors=True)
    return placed


def settle_deliveries(ports: Ports) -> None:
    """Puts cases back in the queue whose placing a crash cut short.

    The target knows its own unfinished folder again, so that placing once more completes it.
    """
    for delivery in ports.store.open_deliveries(ports.account_key):
        ports.store.drop_delivery(delivery.id)
        ports.store.ready(delivery.case_id, ports.now())
