"""Refused zips are kept for support, never unpacked."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from labconnector.domain.errors import PackageError
from labconnector.scans.package import check_zip


def keep_refused(zip_file: Path, quarantine: Path, order_id: str) -> Path:
    """Copies a refused zip into the quarantine folder under the order id; earlier ones of that order stay."""
    quarantine.mkdir(parents=True, exist_ok=True)
    number = 1
    while (kept := quarantine / f"{order_id}-{number}.zip").exists():
        number += 1
    shutil.copyfile(zip_file, kept)
    return kept


def quarantining_check(quarantine: Path, order_id: str) -> Callable[[Path], None]:
    """A check for downloads that keeps a refused zip before it raises."""

    def check(zip_file: Path) -> None:
        try:
            check_zip(zip_file)
        except PackageError:
            keep_refused(zip_file, quarantine, order_id)
            raise

    return check
