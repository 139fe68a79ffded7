"""STL files: what is read, what is refused."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from scans_kit import peak_of_a_check, put, stl_binary, stl_text, surface

from labconnector.domain.errors import MeshError
from labconnector.scans.limits import Limits
from labconnector.scans.mesh import check_mesh

POINTS, FACES = surface()
BINARY = stl_binary(POINTS, FACES)
TEXT = stl_text(POINTS, FACES)


def refusal(folder: Path, data: bytes, name: str = "upper.stl") -> str:
    with pytest.raises(MeshError) as caught:
        check_mesh(put(folder, name, data))
    assert name in caught.value.message
    return caught.value.message


@pytest.mark.parametrize("header", [b"scan", b"solid trap", b"", b"\0" * 80])
def test_binary_whatever_the_header_says(tmp_path: Path, header: bytes) -> None:
    report = check_mesh(put(tmp_path, "upper.stl", stl_binary(POINTS, FACES, header)))
    assert (report.kind, report.triangles) == ("stl-binary", len(FACES))
    assert report.low == pytest.approx(POINTS.min(0).tolist())
    assert report.high == pytest.approx(POINTS.max(0).tolist())


def test_text(tmp_path: Path) -> None:
    report = check_mesh(put(tmp_path, "upper.STL", TEXT))
    assert (report.kind, report.triangles) == ("stl-ascii", len(FACES))
    assert report.low == pytest.approx(POINTS.min(0).tolist(), abs=1e-4)
    assert report.high == pytest.approx(POINTS.max(0).tolist(), abs=1e-4)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.upper(),
        TEXT.replace(b"\n", b"\r\n"),
        TEXT.replace(b"solid scan", b"solid vertex 1 2 facet"),
        TEXT + b"\n\n",
        b"\xef\xbb\xbf"[:0] + b"  \n" + TEXT,
    ],
)
def test_text_in_other_dress(tmp_path: Path, data: bytes) -> None:
    assert check_mesh(put(tmp_path, "upper.stl", data)).triangles == len(FACES)


def test_several_bodies_in_one_text(tmp_path: Path) -> None:
    assert check_mesh(put(tmp_path, "upper.stl", TEXT + TEXT)).triangles == 2 * len(FACES)


def test_text_larger_than_a_block(tmp_path: Path) -> None:
    data = stl_text(*surface(140))
    assert len(data) > 4 << 20
    assert check_mesh(put(tmp_path, "upper.stl", data)).triangles == 2 * 139**2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"<!DOCTYPE html><html>sorry</html>", "web page"),
        (b"\n <HTML><body>sorry</body></HTML>" + b" " * 200, "web page"),
        (b"PK\x03\x04", "too short"),
        (BINARY[:-1], "is cut off"),
        (BINARY[:-51], "is cut off"),
        (BINARY + b"\0", "longer than it should be"),
        (BINARY[:84], "is cut off"),
        (b"x" * 80 + struct.pack("<I", 0), "no triangles"),
        (b"\xff" * 5000, "is cut off"),
        (stl_binary(POINTS, FACES, b"solid trap")[:-7], "is cut off"),
        (TEXT[:-20], "is cut off"),
        (TEXT[: len(TEXT) // 2], "is cut off"),
        (TEXT.replace(b"vertex", b"vortex", 1), "makes no triangles"),
        (TEXT.replace(b"vertex", b"vertex 1", 1), "makes no triangles"),
        (TEXT.replace(b"outer loop", b"outer loop 1.2.3", 1), "makes no triangles"),
        (TEXT.replace(b"e+00", b"e+0O", 1), "is no number"),
        (TEXT.replace(b"endsolid", b"1 2 3\nendsolid"), "makes no triangles"),
        (b"solid scan\nendsolid scan\n", "no triangles"),
        (b"solid " + b"x" * (2 << 20), "makes no triangles"),
    ],
)
def test_refused(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refusal(tmp_path, data)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("where", [0, len(FACES) // 2, len(FACES) - 1])
def test_coordinates_that_are_no_numbers(tmp_path: Path, bad: float, where: int) -> None:
    points = POINTS.copy()
    points[FACES[where, 1], 2] = bad
    assert "no numbers" in refusal(tmp_path, stl_binary(points, FACES))


@pytest.mark.parametrize("bad", [b"nan", b"inf", b"1e999"])
def test_text_coordinates_that_are_no_numbers(tmp_path: Path, bad: bytes) -> None:
    broken = TEXT.replace(b"vertex -", b"vertex " + bad + b" -", 1)
    words = broken.split()
    del words[words.index(bad) + 1]
    assert "no numbers" in refusal(tmp_path, b" ".join(words).replace(b"solid scan ", b"solid scan\n", 1))


def test_normals_do_not_matter(tmp_path: Path) -> None:
    data = bytearray(BINARY)
    data[84:96] = struct.pack("<3f", float("nan"), float("inf"), 0)
    assert check_mesh(put(tmp_path, "upper.stl", bytes(data))).triangles == len(FACES)


@pytest.mark.parametrize("data", [BINARY, TEXT])
def test_too_many_triangles(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(MeshError, match="more"):
        check_mesh(put(tmp_path, "upper.stl", data), Limits(triangles=len(FACES) - 1))


def test_a_name_that_is_no_scan_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "neither STL nor PLY" in refusal(tmp_path, BINARY, "upper.obj")
    with pytest.raises(MeshError, match=r"gone\.stl"):
        check_mesh(tmp_path / "gone.stl")


def test_memory_stays_flat(tmp_path: Path) -> None:
    path = put(tmp_path, "upper.stl", stl_binary(*surface(400)))
    assert path.stat().st_size > 15 << 20
    assert peak_of_a_check(path) < 6 << 20
