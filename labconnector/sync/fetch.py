"""Fetches and opens one case's package. Runs in a download thread: network and files only, no database."""

from __future__ import annotations

import hashlib
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path

from labconnector.domain.case import Asset, Case, ScanType
from labconnector.domain.errors import PackageError
from labconnector.scans.package import Package, open_package
from labconnector.sync.events import Progress
from labconnector.sync.ports import Cloud, Ports
from labconnector.sync.quarantine import keep_refused, quarantining_check

ZIP_NAME = "package.zip"
FILES_NAME = "files"
_RESTORATIVE = frozenset({ScanType.RESTORATIVE, ScanType.IMPLANT_PLANNING})


@dataclass(frozen=True, slots=True)
class Fetched:
    """A package that is whole, unpacked and checked."""

    zip_file: Path
    sha256: str
    size: int
    package: Package


def fetch(ports: Ports, cloud: Cloud, case: Case, revision: int, cancel: threading.Event) -> Fetched:
    """Downloads the iDE zip of a revision and opens it. A zip that was fetched before is only opened.

    Raises ConnectorErrors; refused zips are in the quarantine folder then.
    """
    folder = ports.paths.package_folder(ports.account_key, case.order.order_id, revision)
    zip_file = folder / ZIP_NAME
    if not zip_file.exists():
        _download(ports, cloud, case, zip_file, cancel)
    package = open_checked(ports, case, zip_file)
    return Fetched(zip_file, file_sha256(zip_file), zip_file.stat().st_size, package)


def _download(ports: Ports, cloud: Cloud, case: Case, zip_file: Path, cancel: threading.Event) -> None:
    order = case.order
    zip_file.parent.mkdir(parents=True, exist_ok=True)
    cloud.download(
        order,
        Asset.IDE,
        zip_file,
        verify=quarantining_check(ports.paths.quarantine, order.order_id),
        progress=lambda done, total: ports.tell(Progress(order.order_id, done, total)),
        cancel=cancel,
    )


def open_checked(ports: Ports, case: Case, zip_file: Path) -> Package:
    """Unpacks beside the zip. A package that is refused only now goes to the quarantine as well."""
    order = case.order
    into = zip_file.parent / FILES_NAME
    shutil.rmtree(into, ignore_errors=True)
    try:
        return open_package(zip_file, into, order_id=order.order_id, restorative=order.scan_type in _RESTORATIVE)
    except PackageError:
        keep_refused(zip_file, ports.paths.quarantine, order.order_id)
        zip_file.unlink(missing_ok=True)
        raise


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
