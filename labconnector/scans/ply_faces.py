"""Faces of a binary PLY. Rows alike: whole blocks at once. From the first row of another length on: one by one."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labconnector.scans.mesh_file import BLOCK_BYTES, MeshFile
from labconnector.scans.ply_header import Element

Triangles = NDArray[np.integer[Any]]
Row = list[tuple[Any, ...]]
"""One tuple a property, of one value where it is no list."""

_STRUCT = {"i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I", "f4": "f", "f8": "d"}
_MOST_IN_LIST = 1024
_ROWS_AT_ONCE = 16_384


def binary_faces(file: MeshFile, element: Element, index: int, order: str) -> Iterator[Triangles]:
    """Blocks of (n, 3) vertex indices; `index` is the property that lists corners, -1 to read over the element."""
    start, done = file.position(), 0
    first = next(_rows(file, element, order), None)
    if first is None:
        return
    lengths = [len(values) for values in first]
    record = _record(element, order, lengths)
    file.go_to(start)
    for block in file.blocks(record, element.count):
        if not _alike(block, element, lengths):
            break
        done += len(block)
        if index >= 0:
            yield fans(file, _native(block[f"v{index}"]))
    file.go_to(start + done * record.itemsize)
    rest = Element(element.name, element.count - done, element.properties)
    yield from _one_by_one(file, rest, index, order)


def _record(element: Element, order: str, lengths: Sequence[int]) -> np.dtype[Any]:
    """One row whose lists have these lengths: v0, v1, … the values, n0, n1, … the lengths of the lists."""
    fields: list[Any] = []
    for i, (one, length) in enumerate(zip(element.properties, lengths, strict=True)):
        fields += [(f"n{i}", order + one.count_type)] if one.count_type else []
        fields += [(f"v{i}", order + one.type, (length,))]
    return np.dtype(fields)


def _alike(block: NDArray[Any], element: Element, lengths: Sequence[int]) -> bool:
    pairs = zip(element.properties, lengths, strict=True)
    return all(not one.count_type or bool((block[f"n{i}"] == n).all()) for i, (one, n) in enumerate(pairs))


def _native(corners: Triangles) -> Triangles:
    """Contiguous and in this processor's byte order."""
    return np.ascontiguousarray(corners, corners.dtype.newbyteorder("="))


def fans(file: MeshFile, corners: Triangles) -> Triangles:
    """(n, k) polygons → (n * (k - 2), 3) triangles."""
    sides = corners.shape[1]
    if sides < 3:
        raise file.fault("is damaged: a face has less than three corners")
    if sides == 3:
        return corners
    parts = [corners[:, [0, i, i + 1]] for i in range(1, sides - 1)]
    return np.concatenate(parts)


def _one_by_one(file: MeshFile, element: Element, index: int, order: str) -> Iterator[Triangles]:
    rows = _rows(file, element, order)
    while batch := list(islice(rows, _ROWS_AT_ONCE)):
        if index >= 0:
            yield fan_rows(file, [row[index] for row in batch])


def fan_rows(file: MeshFile, polygons: Sequence[Sequence[int]]) -> Triangles:
    """Polygons of different numbers of corners → (n, 3) triangles."""
    if any(len(polygon) < 3 for polygon in polygons):
        raise file.fault("is damaged: a face has less than three corners")
    triangles = [(p[0], p[i], p[i + 1]) for p in polygons for i in range(1, len(p) - 1)]
    return np.array(triangles, np.int64).reshape(-1, 3)


def _rows(file: MeshFile, element: Element, order: str) -> Iterator[Row]:
    """The rows of an element from the file's position on, which is exact again when the last one was taken."""
    cursor = _Cursor(file)
    kinds = [(order + _STRUCT.get(p.count_type, ""), order, _STRUCT[p.type]) for p in element.properties]
    for _ in range(element.count):
        yield [cursor.take(_list_format(cursor, *kind)) for kind in kinds]
    cursor.leave()


def _list_format(cursor: _Cursor, count_format: str, order: str, kind: str) -> str:
    if len(count_format) == 1:
        return order + kind
    (length,) = cursor.take(count_format)
    if not 0 <= length <= _MOST_IN_LIST:
        raise cursor.file.fault("is damaged: a list in it has an impossible length")
    return f"{order}{length}{kind}"


class _Cursor:
    """Takes values from a file through a small buffer."""

    def __init__(self, file: MeshFile) -> None:
        self.file = file
        self._data, self._at, self._start = b"", 0, file.position()

    def take(self, kind: str) -> tuple[Any, ...]:
        """The next values of a `struct` format."""
        end = self._at + struct.calcsize(kind)
        if end > len(self._data):
            self._start += self._at
            self._data, self._at, end = self._data[self._at :] + self.file.read(BLOCK_BYTES), 0, end - self._at
            if end > len(self._data):
                raise self.file.fault("is cut off among its faces")
        values = struct.unpack_from(kind, self._data, self._at)
        self._at = end
        return values

    def leave(self) -> None:
        """The file stands where the last value ended."""
        self.file.go_to(self._start + self._at)
