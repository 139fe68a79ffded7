"""The data of a text PLY: a line a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labconnector.scans.mesh_file import BLOCK_BYTES, MeshFile
from labconnector.scans.ply_faces import fan_rows, fans
from labconnector.scans.ply_header import Element
from labconnector.scans.text_numbers import parse_numbers

_LINES_AT_ONCE = 16_384
_LONGEST_LINE = 64 << 10
_LENGTHS = range(1025)
_HUGE = 1 << 40


class TextRows:
    """Reads the rows from front to back, flat in memory. Raises MeshError for lines that make no sense."""

    def __init__(self, file: MeshFile) -> None:
        self._file = file
        self._lines: list[bytes] = []
        self._at = 0
        self._rest = b""

    def columns(self, element: Element, wanted: Sequence[int]) -> Iterator[NDArray[np.floating[Any]]]:
        """Blocks of (n, wanted) from some columns of an element without lists."""
        for lines in self._blocks(element.count):
            yield np.ascontiguousarray(self._table(lines, len(element.properties))[:, list(wanted)])

    def triangles(self, element: Element, index: int) -> Iterator[NDArray[np.integer[Any]]]:
        """Blocks of (n, 3) vertex indices."""
        for lines in self._blocks(element.count):
            corners = self._alike(lines, element, index)
            if corners is None:
                corners = fan_rows(self._file, [self._corners(line, element, index) for line in lines])
            yield corners

    def skip(self, element: Element) -> None:
        """Goes behind an element that is of no interest."""
        for _ in self._blocks(element.count):
            pass

    def end(self) -> None:
        """Nothing but blank lines may be left."""
        if self._take(1):
            raise self._file.fault("is longer than it should be")

    def _blocks(self, count: int) -> Iterator[list[bytes]]:
        while count:
            lines = self._take(min(count, _LINES_AT_ONCE))
            if not lines:
                raise self._file.fault("is cut off")
            count -= len(lines)
            yield lines

    def _take(self, most: int) -> list[bytes]:
        """The next lines that are not blank, at least one unless the file has ended."""
        while self._at == len(self._lines) and self._refill():
            pass
        taken = self._lines[self._at : self._at + most]
        self._at += len(taken)
        return taken

    def _refill(self) -> bool:
        block = self._file.read(BLOCK_BYTES)
        lines = (self._rest + block).split(b"\n")
        self._rest = lines.pop() if block else b""
        if len(self._rest) > _LONGEST_LINE:
            raise self._file.fault("is damaged: its text has no lines")
        self._lines, self._at = [line for line in lines if line and not line.isspace()], 0
        return bool(block)

    def _table(self, lines: list[bytes], width: int) -> NDArray[np.float64]:
        numbers = parse_numbers(b" ".join(lines))
        if numbers is None or numbers.size != len(lines) * width:
            raise self._file.fault("is damaged: its text makes no vertices")
        return numbers.reshape(-1, width)

    def _alike(self, lines: list[bytes], element: Element, index: int) -> NDArray[np.integer[Any]] | None:
        """All lines at once if their lists have the same lengths, else None."""
        numbers = parse_numbers(b" ".join(lines))
        if numbers is None or numbers.size % len(lines):
            return None
        table = numbers.reshape(len(lines), -1)
        layout = _layout(table[0], element, index)
        if layout is None or bool((table[:, layout.counts] != table[0, layout.counts]).any()):
            return None
        corners = table[:, layout.corners]
        if not bool(((corners == np.trunc(corners)) & (np.abs(corners) < _HUGE)).all()):
            return None
        return fans(self._file, corners.astype(np.int64))

    def _corners(self, line: bytes, element: Element, index: int) -> list[int]:
        """The corners in one line."""
        words, at, found = line.split(), 0, []
        try:
            for i, one in enumerate(element.properties):
                length = 1
                if one.count_type:
                    length, at = int(words[at]), at + 1
                if i == index:
                    found = [int(word) for word in words[at : at + length]]
                at += max(length, 0)
        except (ValueError, IndexError):
            at = -1
        if at != len(words) or any(abs(corner) >= _HUGE for corner in found):
            raise self._file.fault("is damaged: its text makes no triangles")
        return found


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a row has its corners, and in which columns the lengths of its lists stand."""

    corners: slice
    counts: list[int]


def _layout(row: NDArray[np.float64], element: Element, index: int) -> _Layout | None:
    """The layout of a row; None if its lists do not fill it."""
    at, corners, counts = 0, slice(0), []
    for i, one in enumerate(element.properties):
        length = 1
        if one.count_type:
            if at >= len(row) or row[at] not in _LENGTHS:
                return None
            counts.append(at)
            length, at = int(row[at]), at + 1
        corners = slice(at, at + length) if i == index else corners
        at += length
    return _Layout(corners, counts) if at == len(row) else None
