"""Fetches and opens one case's package. Runs in a download thread: network and files only, no database."""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from labconnector.domain.case import Asset, Case
from labconnector.domain.errors import PackageError
from labconnector.domain.revision import FILES_NAME, ZIP_NAME, StoredPackage
from labconnector.scans.package import Package, open_package
from labconnector.scans.unzip import own_folder_error
from labconnector.sync.events import Progress
from labconnector.sync.ports import Cloud, Ports
from labconnector.sync.quarantine import keep_refused, quarantining_check


@dataclass(frozen=True, slots=True)
class Fetched:
    """A package that is whole, unpacked and checked."""

    zip_file: Path
    sha256: str
    size: int
    package: Package


def fetch(ports: Ports, cloud: Cloud, case: Case, revision: int, cancel: threading.Event) -> Fetched:
    """Downloads the iDE zip of a revision and opens it. One that was fetched since its listing is only opened.

    revision: one more than the case's to look whether Align has other files; they are always fetched then.
    Raises ConnectorErrors; refused zips are in the quarantine folder then.
    """
    folder = ports.paths.package_folder(ports.account_key, case.order.order_id, revision)
    zip_file = folder / ZIP_NAME
    with _own_folder():
        if revision != case.revision or _is_older(zip_file, case.listed_at):
            zip_file.unlink(missing_ok=True)  # a look that a crash cut short left it; it may not be the newest
        if not zip_file.exists():
            _download(ports, cloud, case, zip_file, cancel)
        package = open_checked(ports, case, zip_file)
        return Fetched(zip_file, file_sha256(zip_file), zip_file.stat().st_size, package)


def _is_older(file: Path, at: datetime) -> bool:
    return file.exists() and datetime.fromtimestamp(file.stat().st_mtime, UTC) < at


@contextmanager
def _own_folder() -> Iterator[None]:
    """Translates what the system says of our own folder."""
    try:
        yield
    except OSError as error:
        raise own_folder_error(error) from error


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
        return open_package(zip_file, into, order_id=order.order_id, restorative=order.scan_type.is_restorative)
    except PackageError:
        keep_refused(zip_file, ports.paths.quarantine, order.order_id)
        zip_file.unlink(missing_ok=True)
        raise


def is_here(package: StoredPackage) -> bool:
    """Whether a package lies where it was put, zipped or unpacked: somebody may have cleared up."""
    return package.zip_path.exists() or (package.zip_path.parent / FILES_NAME).is_dir()


def is_whole(package: StoredPackage) -> bool:
    """Whether the zip is there, byte for byte."""
    return package.zip_path.exists() and file_sha256(package.zip_path) == package.sha256


def put_back(package: StoredPackage, fetched: Fetched) -> bool:
    """Puts a zip in the place of a lost or damaged one. False where it is not the same byte for byte."""
    if fetched.sha256 != package.sha256:
        return False
    with _own_folder():
        package.zip_path.parent.mkdir(parents=True, exist_ok=True)
        fetched.zip_file.replace(package.zip_path)
    return True


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
