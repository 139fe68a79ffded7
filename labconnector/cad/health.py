"""Whether the CAD folder can take cases now."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from labconnector.cad.fileops import write_new
from labconnector.cad.staging import real_folder, shelves
from labconnector.cad.trouble import require_folder, translated
from labconnector.domain.errors import DiskFull
from labconnector.system.volumes import is_network_drive

LEAST_FREE = 256 * 1024 * 1024
"""Bytes that must be free: a large case and some air."""


@dataclass(frozen=True, slots=True)
class TargetHealth:
    """A CAD folder that can be used.

    free_bytes: room on its volume.
    network: whether it is a network drive; None where the system does not tell.
    staging: where cases are built. same_volume: whether moving in from there is one step.
    staging_outside: whether a program that watches the folder sees nothing of the building.
    """

    folder: Path
    free_bytes: int
    network: bool | None
    staging: Path
    same_volume: bool
    staging_outside: bool


def check_folder(root: Path, least_free: int = LEAST_FREE) -> TargetHealth:
    """Tries the folder by writing and removing a hidden file. Raises TargetMissing, TargetReadOnly or DiskFull."""
    with translated(root):
        require_folder(root)
        free = shutil.disk_usage(root).free
        if free < least_free:
            raise DiskFull(f"The disk of {root} has only {free // 1_000_000} MB left.")
        _try_to_write(root)
        staging = next(shelves(root))
        return TargetHealth(
            folder=root,
            free_bytes=free,
            network=is_network_drive(root),
            staging=staging,
            same_volume=staging.stat().st_dev == root.stat().st_dev,
            staging_outside=not staging.is_relative_to(real_folder(root)),
        )


def _try_to_write(root: Path) -> None:
    probe = root / f".labconnector-check-{secrets.token_hex(6)}"
    try:
        write_new(probe, b"Lab Connector checks that it can write here.\n")
    finally:
        probe.unlink(missing_ok=True)
