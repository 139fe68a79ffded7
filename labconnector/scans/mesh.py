"""The quick check of a scan file: whole, not empty, every coordinate a number, how large. Never a library's guess:
trimesh takes an empty file and a web page named .stl for an empty scene (research, model codebases)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labconnector.domain.errors import MeshError
from labconnector.domain.mesh import MeshReport
from labconnector.scans.bounds import Bounds
from labconnector.scans.limits import DEFAULT, Limits
from labconnector.scans.mesh_file import MeshFile, MeshKind, MeshSink
from labconnector.scans.ply import read_ply
from labconnector.scans.stl import read_stl

MESH_SUFFIXES = frozenset({".stl", ".ply"})
"""Files that are checked, in lower case."""

_PAGES = (b"<!doctype", b"<html", b"<head", b"<?xml")


def check_mesh(path: Path, limits: Limits = DEFAULT) -> MeshReport:
    """Reads an STL or PLY file to its end with flat memory. Raises MeshError naming the file and what is wrong."""
    measure = _Measure()
    found = read_mesh(path, measure, limits)
    if not measure.bounds.finite:
        raise MeshError(f"The scan file '{path.name}' is damaged: it holds coordinates that are no numbers.")
    low, high = measure.bounds.corners()
    return MeshReport(found.kind, found.triangles, low, high, found.coloured)


class _Measure:
    """Keeps the bounding box only."""

    def __init__(self) -> None:
        self.bounds = Bounds()

    def points(self, xyz: NDArray[np.floating[Any]]) -> None:
        self.bounds.add(xyz)

    def triangles(self, corners: NDArray[np.integer[Any]]) -> None:
        """The reader has checked their range."""


def read_mesh(path: Path, sink: MeshSink, limits: Limits = DEFAULT) -> MeshKind:
    """Hands a scan file block by block to the sink. Raises MeshError."""
    try:
        with MeshFile(path) as file:
            _refuse_pages(file)
            read = {".stl": read_stl, ".ply": read_ply}.get(path.suffix.lower())
            if read is None:
                raise file.fault("is neither STL nor PLY")
            return read(file, sink, limits.triangles)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise MeshError(f"The scan file '{path.name}' cannot be read: {reason}.") from error


def _refuse_pages(file: MeshFile) -> None:
    start = file.read(256).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not file.size:
        raise file.fault("is empty")
    if start.startswith(_PAGES):
        raise file.fault("is a web page, not a scan")
    file.go_to(0)
