"""A picture of a case, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from labconnector.domain.case import FileRole


@dataclass(frozen=True, slots=True)
class Picture:
    """A scan that was drawn, or a picture that came with the case.

    title: the name of the file. role: what the file is for. png: the picture; scans on a transparent ground.
    """

    title: str
    role: FileRole
    png: bytes
