"""PLY, binary of both byte orders and text. iTero's has colours a vertex, `int object` and `list … texcoord` a face
(CAD hand-off, section 3); any further property or element is read over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labconnector.scans.mesh_file import ColourSink, MeshFile, MeshKind, MeshSink
from labconnector.scans.ply_faces import binary_faces
from labconnector.scans.ply_header import Element, Header, index_column, read_header
from labconnector.scans.ply_text import TextRows


def read_ply(file: MeshFile, sink: MeshSink, most_triangles: int) -> MeshKind:
    """Reads the whole file into the sink; polygons become fans of triangles. Raises MeshError."""
    header = read_header(file)
    _check_header(file, header, most_triangles)
    file.go_to(header.length)
    triangles = _read_elements(file, header, sink)
    if triangles > most_triangles:
        raise file.fault(f"has {triangles:,} triangles, more than a scan can have")
    return MeshKind("ply-binary" if header.order else "ply-ascii", triangles, header.coloured)


def _check_header(file: MeshFile, header: Header, most_triangles: int) -> None:
    vertex, face = header.element("vertex"), header.element("face")
    if min(_xyz(vertex)) < 0 or vertex.has_lists:
        raise file.fault("has no vertices with x, y and z")
    if not face.count or index_column(face) < 0:
        raise file.fault("holds no triangles")
    if face.count > most_triangles or vertex.count > 3 * most_triangles:
        raise file.fault(f"has {face.count:,} faces, more than a scan can have")
    # a text row has a digit and a blank, at least, for every property
    least = sum(one.count * (one.bytes if header.order else 2 * len(one.properties)) for one in header.elements)
    expected = header.length + least - (0 if header.order else 1)
    if file.size < expected:
        raise file.fault(f"is cut off: it needs {expected:,} bytes at least, it has {file.size:,}")


def _xyz(vertex: Element) -> tuple[int, int, int]:
    """The columns of the coordinates; -1 for what is not there."""
    return vertex.column("x"), vertex.column("y"), vertex.column("z")


def _rgb(vertex: Element) -> tuple[int, ...]:
    """The columns of red, green and blue; none where the vertices have no colours of one byte each."""
    found = tuple(vertex.column(colour, f"diffuse_{colour}") for colour in ("red", "green", "blue"))
    is_whole = all(column >= 0 and vertex.properties[column].type == "u1" for column in found)
    return found if is_whole else ()


def _read_elements(file: MeshFile, header: Header, sink: MeshSink) -> int:
    """All elements in the order of the file; the triangles of the faces are counted."""
    rows = _BinaryRows(file, header) if header.order else TextRows(file)
    triangles, vertices = 0, header.element("vertex").count
    for element in header.elements:
        if element.name == "vertex":
            _read_vertices(file, rows, element, sink)
        elif element.name == "face":
            for corners in rows.triangles(element, index_column(element)):
                _check_range(file, corners, vertices)
                sink.triangles(corners)
                triangles += len(corners)
        else:
            rows.skip(element)
    rows.end()
    return triangles


def _read_vertices(file: MeshFile, rows: _BinaryRows | TextRows, element: Element, sink: MeshSink) -> None:
    read = 0
    rgb = _rgb(element) if isinstance(sink, ColourSink) else ()
    for values in rows.columns(element, (*_xyz(element), *rgb)):
        if isinstance(sink, ColourSink) and rgb:
            sink.colours(np.clip(np.nan_to_num(values[:, 3:]), 0, 255).astype(np.uint8))
        sink.points(np.ascontiguousarray(values[:, :3]))
        read += len(values)
    if read != element.count:
        raise file.fault("is cut off among its vertices")


def _check_range(file: MeshFile, corners: NDArray[np.integer[Any]], vertices: int) -> None:
    if len(corners) and (int(corners.min()) < 0 or int(corners.max()) >= vertices):
        raise file.fault("is damaged: a triangle has a corner that does not exist")


class _BinaryRows:
    """The data of a binary PLY, read from front to back."""

    def __init__(self, file: MeshFile, header: Header) -> None:
        self._file = file
        self._order = header.order

    def columns(self, element: Element, wanted: Sequence[int]) -> Iterator[NDArray[np.floating[Any]]]:
        """Blocks of (n, wanted) from some columns of an element without lists."""
        record = np.dtype([(str(i), self._order + one.type) for i, one in enumerate(element.properties)])
        kind = np.result_type(*(record[i] for i in wanted), np.float32)
        for block in self._file.blocks(record, element.count):
            points = np.empty((len(block), len(wanted)), kind)
            for at, column in enumerate(wanted):
                points[:, at] = block[str(column)]
            yield points

    def triangles(self, element: Element, index: int) -> Iterator[NDArray[np.integer[Any]]]:
        """Blocks of (n, 3) vertex indices."""
        return binary_faces(self._file, element, index, self._order)

    def skip(self, element: Element) -> None:
        """Goes behind an element that is of no interest."""
        if element.has_lists:
            for _ in binary_faces(self._file, element, -1, self._order):
                pass
        else:
            self._file.go_to(self._file.position() + element.count * element.bytes)

    def end(self) -> None:
        """Nothing may be left, and nothing missing."""
        if self._file.position() != self._file.size:
            cut = self._file.position() > self._file.size
            raise self._file.fault("is cut off" if cut else "is longer than it should be")
