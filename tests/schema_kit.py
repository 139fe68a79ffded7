"""Holds every `.dentalProject` that a test writes against our own schema."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from labconnector.system.resources import resource

if TYPE_CHECKING:
    from xmlschema import XMLSchema

_OURS = b"<Treatment UseRecipientMaterialConfiguration"


@cache
def project_schema() -> XMLSchema:
    """The schema of `resources/schemas`; it must itself be a right one."""
    from xmlschema import XMLSchema  # takes its time, and most tests write no project

    return XMLSchema(resource("schemas") / "dentalProject.xsd")


def check_project(data: bytes) -> None:
    """Fails where a project is not as the schema says, byte order mark and line ends included."""
    assert data.startswith(b"\xef\xbb\xbf<?xml")
    assert data.count(b"\n") == data.count(b"\r\n")
    project_schema().validate(data.decode("utf-8-sig").encode())


def check_projects_below(folder: Path) -> int:
    """Checks every project below a folder; how many. What a test put there as the CAD's own is not ours to check."""
    found = [path.read_bytes() for path in folder.rglob("*.dentalProject") if path.is_file()]
    ours = [data for data in found if _OURS in data[:200]]
    for data in ours:
        check_project(data)
    return len(ours)
