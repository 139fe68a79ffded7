"""A case's zip, from a download that may be anything to checked files with roles and the prescription."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from labconnector.domain.case import MESH_ROLES, CaseFile
from labconnector.domain.handoff import Finding
from labconnector.domain.prescription import Rx
from labconnector.scans.doubles import settle
from labconnector.scans.findings import find
from labconnector.scans.limits import DEFAULT, Limits
from labconnector.scans.mesh import MESH_SUFFIXES, check_mesh
from labconnector.scans.order_data import read_order_data
from labconnector.scans.roles import Role, roles_of
from labconnector.scans.unzip import Unpacked, own_folder_error, unpack
from labconnector.scans.zip_directory import read_directory

_RENAME_TRIES = 10
_RENAME_WAIT_S = 0.2


@dataclass(frozen=True, slots=True)
class Package:
    """An unpacked package. Paths of `files` are relative to `folder`, with slashes."""

    folder: Path
    files: tuple[CaseFile, ...]
    rx: Rx
    findings: tuple[Finding, ...]


def check_zip(path: Path, limits: Limits = DEFAULT) -> None:
    """A cheap look: is it a whole zip, and does its table of contents promise nothing but files of a case?

    Checksums are not looked at; unpacking reads every byte. Raises PackageError or UnsafePackage.
    """
    read_directory(path, limits)


def open_package(
    zip_path: Path, into: Path, limits: Limits = DEFAULT, *, order_id: str = "", restorative: bool = True
) -> Package:
    """Unpacks, checks and reads a package. `into` appears when everything is done; one from before is replaced.

    order_id: the order it should belong to. restorative: whether a lost bite holds the case or is a note.
    Raises PackageError (MeshError for a damaged scan, UnsafePackage for an attack), DiskFull, OwnFolderError.
    """
    members = read_directory(zip_path, limits)
    part = into.with_name(f"{into.name}.part")
    _remove(part)
    try:
        package = _read(unpack(zip_path, members, part), part, into, limits, order_id, restorative)
        _remove(into)
        _rename(part, into)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return package


def _read(
    unpacked: Sequence[Unpacked], part: Path, into: Path, limits: Limits, order_id: str, restorative: bool
) -> Package:
    paths = [one.path for one in unpacked]
    data = read_order_data(part, paths, limits)
    roles, doubles = settle(paths, roles_of(paths, data.rx.objects), restorative=restorative)
    files = tuple(_case_file(one, role, part, limits) for one, role in zip(unpacked, roles, strict=True))
    return Package(into, files, data.rx, (*find(files, data, order_id, restorative=restorative), *doubles))


def _case_file(one: Unpacked, role: Role, folder: Path, limits: Limits) -> CaseFile:
    path = folder / one.path
    mesh = check_mesh(path, limits) if path.suffix.lower() in MESH_SUFFIXES else None
    return CaseFile(one.path, role.role, one.size, one.sha256, role.universal, mesh)


def scan_digest(files: Sequence[CaseFile]) -> str:
    """The same for two exports with the same scans, however they were zipped and whatever else is in them."""
    lines = sorted(f"{file.role} {file.sha256}" for file in files if file.role in MESH_ROLES)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _remove(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise own_folder_error(error) from error


def _rename(part: Path, into: Path) -> None:
    """On Windows a virus scanner may hold a new file open for a moment, and then its folder cannot be renamed."""
    for left in reversed(range(_RENAME_TRIES)):
        try:
            part.rename(into)
        except OSError as error:
            if not (left and isinstance(error, PermissionError)):
                raise own_folder_error(error) from error
            time.sleep(_RENAME_WAIT_S)
        else:
            return
