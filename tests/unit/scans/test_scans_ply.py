"""PLY files: every flavour that a scanner may write, and what is refused."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from scans_kit import peak_of_a_check, ply, ply_header, put, surface

from labconnector.domain.errors import MeshError
from labconnector.scans.limits import Limits
from labconnector.scans.mesh import check_mesh
from labconnector.scans.mesh_arrays import load_mesh

POINTS, FACES = surface()
XYZ = ("property float x", "property float y", "property float z")
TRIANGLE = "0 0 0\n9 0 0\n0 9 0\n"


def refusal(folder: Path, data: bytes) -> str:
    with pytest.raises(MeshError) as caught:
        check_mesh(put(folder, "upper.ply", data))
    assert "upper.ply" in caught.value.message
    return caught.value.message


@pytest.mark.parametrize("faces_first", [False, True])
@pytest.mark.parametrize(("order", "kind"), [("<", "ply-binary"), (">", "ply-binary"), ("", "ply-ascii")])
def test_iteros_own(tmp_path: Path, order: str, kind: str, faces_first: bool) -> None:
    path = put(tmp_path, "upper.PLY", ply(POINTS, FACES, order, faces_first=faces_first))
    report = check_mesh(path)
    assert (report.kind, report.triangles, report.coloured) == (kind, len(FACES), True)
    assert report.low == pytest.approx(POINTS.min(0).tolist(), abs=1e-4)
    assert report.high == pytest.approx(POINTS.max(0).tolist(), abs=1e-4)
    mesh = load_mesh(path)
    np.testing.assert_array_equal(mesh.faces, FACES)
    np.testing.assert_allclose(mesh.vertices, POINTS, atol=1e-4)


def test_windows_line_ends(tmp_path: Path) -> None:
    text = ply(POINTS, FACES, "").replace(b"\n", b"\r\n")
    assert check_mesh(put(tmp_path, "a.ply", text)).triangles == len(FACES)
    header, data = ply(POINTS, FACES).split(b"end_header\n")
    binary = header.replace(b"\n", b"\r\n") + b"end_header\r\n" + data
    assert check_mesh(put(tmp_path, "b.ply", binary)).triangles == len(FACES)


def test_double_coordinates_in_another_order_and_a_normal(tmp_path: Path) -> None:
    lines = ["element vertex 3", *(f"property double {name}" for name in ("nx", "z", "y", "x"))]
    header = ply_header("binary_big_endian", *lines, "element face 1", "property list int uint vertex_index")
    data = np.array([[9, 3, 2, 1], [9, 30, 20, 10], [9, 0, 5, 7]], ">f8").tobytes() + struct.pack(">i3I", 3, 0, 1, 2)
    report = check_mesh(put(tmp_path, "upper.ply", header + data))
    assert (report.low, report.high, report.coloured) == ((1, 2, 0), (10, 20, 30), False)


MIXED_LINES = ("element vertex 5", *XYZ, "element extra 2", "property list uchar short things", "property uchar end")
FACE_LINES = ("element face 3", "property list uchar int vertex_indices", "property list uchar float texcoord")


def test_polygons_of_mixed_length_and_elements_with_lists_in_binary(tmp_path: Path) -> None:
    vertices = np.arange(15, dtype="<f4").tobytes()
    extra = struct.pack("<B2hB", 2, 7, 8, 1) + struct.pack("<BB", 0, 1)
    faces = struct.pack("<B3iB", 3, 0, 1, 2, 0) + struct.pack("<B4iB2f", 4, 0, 1, 2, 3, 2, 0.5, 0.5)
    faces += struct.pack("<B5iB", 5, 4, 3, 2, 1, 0, 0)
    path = put(
        tmp_path, "a.ply", ply_header("binary_little_endian", *MIXED_LINES, *FACE_LINES) + vertices + extra + faces
    )
    assert check_mesh(path).triangles == 1 + 2 + 3
    assert load_mesh(path).faces.tolist() == [[0, 1, 2], [0, 1, 2], [0, 2, 3], [4, 3, 2], [4, 2, 1], [4, 1, 0]]


def test_polygons_of_mixed_length_in_text(tmp_path: Path) -> None:
    rows = "0 0 0\n1 0 0\n1 1 0\n0 1 0\n0 0 1\n\n2 7 8 1\n0 1\n3 0 1 2 0\n4 0 1 2 3 2 .5 .5\n5 4 3 2 1 0 0\n\n"
    path = put(tmp_path, "a.ply", ply_header("ascii", *MIXED_LINES, *FACE_LINES) + rows.encode())
    assert check_mesh(path).triangles == 1 + 2 + 3
    assert load_mesh(path).faces.tolist() == [[0, 1, 2], [0, 1, 2], [0, 2, 3], [4, 3, 2], [4, 2, 1], [4, 1, 0]]


@pytest.mark.parametrize("form", ["binary_little_endian", "ascii"])
def test_quads(tmp_path: Path, form: str) -> None:
    header = ply_header(form, "element vertex 4", *XYZ, "element face 2", "property list uchar int vertex_indices")
    points = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], "<f4")
    binary = points.tobytes() + struct.pack("<B4iB4i", 4, 0, 1, 2, 3, 4, 3, 2, 1, 0)
    text = b"0 0 0\n1 0 0\n1 1 0\n0 1 0\n4 0 1 2 3\n4 3 2 1 0\n"
    mesh = load_mesh(put(tmp_path, "a.ply", header + (text if form == "ascii" else binary)))
    assert sorted(mesh.faces.tolist()) == [[0, 1, 2], [0, 2, 3], [3, 1, 0], [3, 2, 1]]


def test_a_texture_that_starts_late_in_the_file(tmp_path: Path) -> None:
    """Blocks that are alike, then one that is not: the fast way hands over to the slow one at the right byte."""
    points, faces = surface(220)
    rows = [struct.pack("<B3iB", 3, *face, 0) for face in faces.tolist()]
    rows[-10:] = [row[:-1] + struct.pack("<B6f", 6, *range(6)) for row in rows[-10:]]
    lines = (f"element vertex {len(points)}", *XYZ, f"element face {len(faces)}", *FACE_LINES[1:])
    path = put(tmp_path, "a.ply", ply_header("binary_little_endian", *lines) + points.tobytes() + b"".join(rows))
    np.testing.assert_array_equal(load_mesh(path).faces, faces)


WHOLE = ply(POINTS, FACES)
TEXT = ply(POINTS, FACES, "")


def simple(faces: str, *, vertices: int = 3, count: int = 1, kind: str = "int", data: str = TRIANGLE) -> bytes:
    lines = (f"element vertex {vertices}", *XYZ, f"element face {count}", f"property list uchar {kind} vertex_indices")
    return ply_header("ascii", *lines) + f"{data}{faces}".encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"<html>expired</html>", "web page"),
        (b"plywood", "no PLY"),
        (b"ply\nformat ascii 1.0\n", "no complete header"),
        (b"ply\n" + b"comment x\n" * 20_000, "no complete header"),
        (ply_header("ascii") + b"", "no vertices"),
        (ply_header("binary_middle_endian", *MIXED_LINES), "makes no sense"),
        (WHOLE.replace(b"format binary_little_endian 1.0\n", b""), "does not say"),
        (WHOLE.replace(b"property float y\n", b""), "no vertices"),
        (WHOLE.replace(b"property float y\n", b"property quad y\n"), "makes no sense"),
        (WHOLE.replace(b"list uchar int", b"list float int"), "makes no sense"),
        (WHOLE.replace(b"list uchar int", b"list uchar float"), "no triangles"),
        (WHOLE.replace(b"element vertex ", b"element vertex -"), "makes no sense"),
        (WHOLE.replace(b"element face ", b"element face 9"), "is cut off"),
        (WHOLE.replace(b"element face ", b"element face 999999999999"), "more than a scan"),
        (WHOLE.replace(b"element face ", b"element vertex 3\nelement face "), "makes no sense"),
        (WHOLE.replace(b"element face ", b"element none 3\nelement face "), "no kind"),
        (WHOLE[:-1], "is cut off"),
        (WHOLE[:-5000], "is cut off"),
        (WHOLE + b"\0", "longer than it should be"),
        (ply(POINTS, FACES + 200), "does not exist"),
        (ply(POINTS, FACES - 1), "does not exist"),
        (ply(POINTS, FACES, ">")[: len(WHOLE) - 40], "is cut off"),
        (TEXT[:-40], "no triangles"),
        (TEXT[: len(TEXT) // 2], "is damaged"),
        (TEXT + b"1 2 3\n", "longer than it should be"),
        (TEXT.replace(b" 200 150 140\n", b" 200 150\n", 1), "no vertices"),
        (TEXT.replace(b" 200 150 140\n", b" 200 150 grey\n", 1), "no vertices"),
        (simple("3 0 1 3\n"), "does not exist"),
        (simple("3 0 1 -1\n"), "does not exist"),
        (simple("3 0 1 1.5\n"), "no triangles"),
        (simple("3 0 1 nan\n"), "no triangles"),
        (simple("3 0 1 1e300\n"), "no triangles"),
        (simple("3 0 1 99999999999999999999999\n3 0 1\n", count=2), "no triangles"),
        (simple("inf 0 1 2\n"), "no triangles"),
        (simple("-1 0 1 2\n"), "no triangles"),
        (simple("2 0 1\n"), "less than three"),
        (simple("2 0 1\n3 0 1 2\n", count=2), "less than three"),
        (simple("", count=0), "no triangles"),
        (simple("3 0 1 2", data="0 0 0\nnan 0 0\n0 9 0\n"), "no numbers"),
        (simple("3 0 1 2", data="0 0 0\n0 inf 0\n0 9 0\n"), "no numbers"),
        (simple("1" * 100_000), "has no lines"),
    ],
)
def test_refused(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refusal(tmp_path, data)


@pytest.mark.parametrize("length", [0, 1, 2])
def test_binary_faces_with_too_few_corners(tmp_path: Path, length: int) -> None:
    lines = ("element vertex 3", *XYZ, "element face 1", "property list uchar int vertex_indices")
    data = np.zeros(9, "<f4").tobytes() + struct.pack(f"<B{length}i", length, *range(length))
    assert "less than three" in refusal(tmp_path, ply_header("binary_little_endian", *lines) + data)


def test_a_list_of_impossible_length(tmp_path: Path) -> None:
    lines = ("element vertex 3", *XYZ, "element face 1", "property list int int vertex_indices")
    for length in (-1, 2_000_000_000):
        data = np.zeros(9, "<f4").tobytes() + struct.pack("<4i", length, 0, 1, 2)
        assert "impossible length" in refusal(tmp_path, ply_header("binary_little_endian", *lines) + data)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("order", ["<", ">"])
def test_coordinates_that_are_no_numbers(tmp_path: Path, bad: float, order: str) -> None:
    points = POINTS.copy()
    points[77, 1] = bad
    assert "no numbers" in refusal(tmp_path, ply(points, FACES, order))


@pytest.mark.parametrize("data", [WHOLE, TEXT])
def test_too_many_triangles(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(MeshError, match="more"):
        check_mesh(put(tmp_path, "upper.ply", data), Limits(triangles=len(FACES) - 1))


def test_memory_stays_flat(tmp_path: Path) -> None:
    path = put(tmp_path, "upper.ply", ply(*surface(450)))
    assert path.stat().st_size > 15 << 20
    assert peak_of_a_check(path) < 8 << 20
