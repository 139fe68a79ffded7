"""Refused zips are kept for support, never unpacked."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from labconnector.domain.errors import PackageError
from labconnector.scans.package import check_zip

_log = logging.getLogger(__name__)


def keep_refused(zip_file: Path, quarantine: Path, order_id: str) -> None:
    """Moves a refused zip into the quarantine folder under the order id; earlier ones of that order stay.

    Moved, not copied: a full disk is no reason to lose it. Where it cannot be moved, or is gone, the log says so: why
    it was refused matters more.
    """
    try:
        quarantine.mkdir(parents=True, exist_ok=True)
        number = 1
        while (kept := quarantine / f"{order_id}-{number}.zip").exists():
            number += 1
        zip_file.replace(kept)
    except OSError as error:
        _log.warning("case %s: the refused zip could not be put aside: %s", order_id, error.strerror)


def quarantining_check(quarantine: Path, order_id: str) -> Callable[[Path], None]:
    """A check for downloads that puts a refused zip aside before it raises."""

    def check(zip_file: Path) -> None:
        try:
            check_zip(zip_file)
        except PackageError:
            keep_refused(zip_file, quarantine, order_id)
            raise

    return check
