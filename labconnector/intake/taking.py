"""Makes an arrival the case's: by the thread that runs the cycle, between two cycles, so that nothing is under way."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from labconnector.domain.case import Case
from labconnector.domain.handoff import Finding
from labconnector.domain.incoming import IncomingState
from labconnector.domain.prescription import Rx
from labconnector.domain.revision import ZIP_NAME, StoredPackage
from labconnector.intake.receive import Arrival
from labconnector.scans.package import scan_digest
from labconnector.scans.unzip import own_folder_error
from labconnector.store.store import Store
from labconnector.system.paths import Paths

_NO_DATA = "no-order-data"
_KEPT_DATA = Finding("kept-order-data", "The files came without order data: teeth and materials are those of before.")


def take(store: Store, account: str, paths: Paths, arrival: Arrival, at: datetime) -> Case:
    """The files become the case's, and the case goes on. Files that it has already change nothing.

    An order that is not in the list gets into it. What was there before stays, as an older revision. Raises
    OwnFolderError, DiskFull, StoreError; called again afterwards it goes on.
    """
    if arrival.is_new:
        store.journal(account, [arrival.order], at, source="Came from a watched folder")
    case = store.case(account, arrival.order.order_id)
    assert case is not None  # noqa: S101  # orders do not leave the list
    state = IncomingState.SAME if _has_them(store, case, arrival) else IncomingState.TAKEN
    if state is IncomingState.TAKEN:
        _keep(store, paths, case, arrival, at)
    store.note_incoming(account, replace(arrival.incoming, state=state, order_id=case.order.order_id))
    shutil.rmtree(arrival.folder, ignore_errors=True)
    return case


def _has_them(store: Store, case: Case, arrival: Arrival) -> bool:
    """Whether scans and prescription are the ones that the case has; without order data the scans tell."""
    before = store.package(case.id)
    if before is None or scan_digest(before.files) != scan_digest(arrival.package.files):
        return False
    return not _has_data(arrival) or store.rx(case.id) == arrival.package.rx


def _has_data(arrival: Arrival) -> bool:
    return all(finding.code != _NO_DATA for finding in arrival.package.findings)


def _keep(store: Store, paths: Paths, case: Case, arrival: Arrival, at: datetime) -> None:
    files = arrival.package.files
    rx, findings = _data(store, case, arrival)
    folder = paths.package_folder(case.account, case.order.order_id, store.next_revision(case.id, files))
    try:
        shutil.rmtree(folder, ignore_errors=True)  # a look at Align's files that was cut short
        folder.parent.mkdir(parents=True, exist_ok=True)
        arrival.folder.rename(folder)
        stored = StoredPackage(folder / ZIP_NAME, _sha256(folder / ZIP_NAME), (folder / ZIP_NAME).stat().st_size, files)
    except OSError as error:
        raise own_folder_error(error) from error
    store.fetched(case.id, stored, rx, findings, at)
    store.note(case.id, "from-folder", f"{arrival.incoming.files} files from a watched folder", at)


def _data(store: Store, case: Case, arrival: Arrival) -> tuple[Rx, Sequence[Finding]]:
    """The prescription: the package's own, else the one that the case has."""
    package = arrival.package
    before = None if _has_data(arrival) else store.rx(case.id)
    if before is None:
        return package.rx, package.findings
    findings = [finding for finding in package.findings if finding.code != _NO_DATA]
    return before, (*findings, _KEPT_DATA)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
