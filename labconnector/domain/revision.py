"""A revision: one state of a case's files, and the package it came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from labconnector.domain.case import CaseFile
from labconnector.domain.handoff import Finding
from labconnector.domain.prescription import Rx

ZIP_NAME = "package.zip"
FILES_NAME = "files"
"""What lies in a package's folder: the zip, and beside it what was in it."""


@dataclass(frozen=True, slots=True)
class StoredPackage:
    """The zip of one revision and what was found in it. `size` in bytes; paths of `files` relative to its folder."""

    zip_path: Path
    sha256: str
    size: int
    files: tuple[CaseFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a case's files. `package` is None until it was fetched; `delivered_to` '' until it was placed.

    scanned_at and status are Align's, as they were when this revision was listed.
    """

    number: int
    status: str
    scanned_at: datetime | None
    listed_at: datetime
    fetched_at: datetime | None = None
    package: StoredPackage | None = None
    rx: Rx | None = None
    findings: tuple[Finding, ...] = ()
    delivered_to: str = ""
    delivered_at: datetime | None = None
    delivered_files: tuple[CaseFile, ...] = ()
