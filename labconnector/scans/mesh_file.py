"""An open scan file, how its blocks are read, and how its damage is reported. Readers of each format build on it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from labconnector.domain.errors import MeshError

BLOCK_BYTES = 1 << 20
"""About this many bytes are in memory at a time."""


class MeshSink(Protocol):
    """Takes what a reader finds, block by block. Arrays are only valid during the call."""

    def points(self, xyz: NDArray[np.floating[Any]]) -> None:
        """(n, 3) coordinates in mm: the vertices of a PLY; of an STL the corners, three rows a triangle."""

    def triangles(self, corners: NDArray[np.integer[Any]]) -> None:
        """(n, 3) indices of vertices, in range. An STL has none: its corners come as points."""


@runtime_checkable
class ColourSink(MeshSink, Protocol):
    """A sink that wants the colours too, where a PLY has one a vertex."""

    def colours(self, rgb: NDArray[np.uint8]) -> None:
        """(n, 3) red, green, blue of the points that come next."""


@dataclass(frozen=True, slots=True)
class MeshKind:
    """What a reader found, besides what it handed to the sink."""

    kind: str
    triangles: int
    coloured: bool = False


class MeshFile:
    """A scan file opened for reading; a context manager."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._file = io.FileIO(path, "rb")
        self.size = self._file.seek(0, 2)
        self.go_to(0)

    def __enter__(self) -> MeshFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def go_to(self, position: int) -> None:
        """The next read starts at this byte."""
        self._file.seek(position)

    def position(self) -> int:
        """Where the next read starts."""
        return self._file.tell()

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; fewer only at the end of the file."""
        return self._file.read(size) or b""

    def blocks(self, record: np.dtype[Any], count: int) -> Iterator[NDArray[Any]]:
        """`count` records in arrays that share one buffer; a short file ends them early."""
        rows = max(1, min(count, BLOCK_BYTES // record.itemsize))
        buffer = bytearray(rows * record.itemsize)
        records, window = np.frombuffer(buffer, record), memoryview(buffer)
        while count:
            got = self._fill(window[: min(rows, count) * record.itemsize]) // record.itemsize
            if not got:
                return
            count -= got
            yield records[:got]

    def _fill(self, window: memoryview) -> int:
        filled = 0
        while filled < len(window) and (got := self._file.readinto(window[filled:])):
            filled += got
        return filled

    def fault(self, what: str) -> MeshError:
        """The error to raise. `what` goes on after the file's name: 'is cut off'."""
        return MeshError(f"The scan file '{self.name}' {what}.")
