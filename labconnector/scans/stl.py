"""STL, binary and text. Binary: 80 bytes of header, a count, 50 bytes a triangle, and nothing else."""

from __future__ import annotations

import re

import numpy as np

from labconnector.scans.mesh_file import BLOCK_BYTES, MeshFile, MeshKind, MeshSink

HEADER = 84
"""Bytes before the first triangle of a binary STL, its count included."""

TRIANGLE = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
"""A triangle of a binary STL, 50 bytes."""

_FACET_END = b"endfacet"
_FACET_WORDS = 21
_WORDS = {0: b"facet", 1: b"normal", 5: b"outer", 6: b"loop", 19: b"endloop", 20: _FACET_END}
_WORDS |= dict.fromkeys((7, 11, 15), b"vertex")
_NUMBERS = (8, 9, 10, 12, 13, 14, 16, 17, 18)
_SOLID_LINE = re.compile(rb"^[ \t]*(?:end)?solid\b[^\r\n]*", re.MULTILINE)


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
    while block := file.read(BLOCK_BYTES):
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
    """Whole facets, of 21 words each: the words that must be there are looked at, the normal is not."""
    words = (_SOLID_LINE.sub(b"", text) if b"solid" in text else text).split()
    facets, left = divmod(len(words), _FACET_WORDS)
    if left or any(words[at::_FACET_WORDS].count(word) != facets for at, word in _WORDS.items()):
        raise file.fault("is damaged: its text makes no triangles")
    numbers = np.empty((facets, len(_NUMBERS)))
    try:
        for column, at in enumerate(_NUMBERS):
            numbers[:, column] = words[at::_FACET_WORDS]
    except ValueError as error:
        raise file.fault("is damaged: a coordinate in it is no number") from error
    with np.errstate(over="ignore"):  # too large for a scan's precision becomes infinite, which the check refuses
        sink.points(numbers.astype(np.float32).reshape(-1, 3))
    return facets
