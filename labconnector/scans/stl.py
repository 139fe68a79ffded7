"""STL, binary and text. Binary: 80 bytes of header, a count, 50 bytes a triangle, and nothing else."""

from __future__ import annotations

import re

import numpy as np

from labconnector.scans.mesh_file import BLOCK_BYTES, MeshFile, MeshKind, MeshSink
from labconnector.scans.text_numbers import parse_numbers

HEADER = 84
"""Bytes before the first triangle of a binary STL, its count included."""

TRIANGLE = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
"""A triangle of a binary STL, 50 bytes."""

_FACET_END = b"endfacet"
_WORDS = (b"facet normal", b"outer loop", b"endloop", _FACET_END, b"vertex")
_SOLID_LINE = re.compile(rb"^[ \t]*(?:end)?solid\b[^\r\n]*", re.MULTILINE)
_NUMBERS_A_FACET = 12


def read_stl(file: MeshFile, sink: MeshSink, most_triangles: int) -> MeshKind:
    """Reads the whole file into the sink. The length decides what it is: many binary files begin with 'solid' too."""
    start = file.read(HEADER)
    announced = int.from_bytes(start[80:84], "little") if len(start) == HEADER else 0
    if len(start) == HEADER and file.size == HEADER + announced * TRIANGLE.itemsize:
        return _read_binary(file, sink, announced, most_triangles)
    if start.lstrip().lower().startswith(b"solid") and b"\0" not in start:
        return _read_text(file, sink, most_triangles)
    raise _wrong_length(file, start, announced)


def _wrong_length(file: MeshFile, start: bytes, announced: int) -> Exception:
    if len(start) < HEADER:
        return file.fault("is too short for a scan")
    expected = HEADER + announced * TRIANGLE.itemsize
    state = "is cut off" if file.size < expected else "is longer than it should be"
    return file.fault(f"{state}: {announced:,} triangles need {expected:,} bytes, it has {file.size:,}")


def _read_binary(file: MeshFile, sink: MeshSink, count: int, most_triangles: int) -> MeshKind:
    if not count:
        raise file.fault("holds no triangles")
    if count > most_triangles:
        raise file.fault(f"has {count:,} triangles, more than a scan can have")
    corners = np.empty((min(count, BLOCK_BYTES // TRIANGLE.itemsize), 3, 3), "<f4")
    read = 0
    for block in file.blocks(TRIANGLE, count):
        tight = corners[: len(block)]
        tight[...] = block["corners"]
        sink.points(tight.reshape(-1, 3))
        read += len(block)
    if read != count:
        raise file.fault("cannot be read to its end")
    return MeshKind("stl-binary", count)


def _read_text(file: MeshFile, sink: MeshSink, most_triangles: int) -> MeshKind:
    file.go_to(0)
    count, rest = 0, b""
    while block := file.read(4 * BLOCK_BYTES):
        text = rest + block.lower()
        cut = text.rfind(_FACET_END) + len(_FACET_END)
        cut = cut if cut >= len(_FACET_END) else 0
        count += _read_facets(file, sink, text[:cut])
        rest = text[cut:]
        if len(rest) > BLOCK_BYTES:
            raise file.fault("is damaged: its text makes no triangles")
        if count > most_triangles:
            raise file.fault("has more triangles than a scan can have")
    _check_end(file, rest, count)
    return MeshKind("stl-ascii", count)


def _check_end(file: MeshFile, rest: bytes, count: int) -> None:
    if b"endsolid" not in rest:
        raise file.fault("is cut off: its last line is missing")
    if _SOLID_LINE.sub(b"", rest).strip():
        raise file.fault("is damaged: its text makes no triangles")
    if not count:
        raise file.fault("holds no triangles")


def _read_facets(file: MeshFile, sink: MeshSink, text: bytes) -> int:
    """Whole facets. The words go, twelve numbers a facet stay: the normal and three corners."""
    facets = text.count(_FACET_END)
    if b"solid" in text:
        text = _SOLID_LINE.sub(b"", text)
    for word in _WORDS:
        text = text.replace(word, b"")
    numbers = parse_numbers(text)
    if numbers is None or numbers.size != facets * _NUMBERS_A_FACET:
        raise file.fault("is damaged: its text makes no triangles")
    with np.errstate(over="ignore"):  # too large for a scan's precision becomes infinite, which the check refuses
        corners = numbers.reshape(-1, 4, 3)[:, 1:].astype(np.float32)
    sink.points(corners.reshape(-1, 3))
    return facets
