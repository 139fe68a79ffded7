"""Whatever the bytes are: a result or one of our errors, and never a file outside the folder asked for."""

from __future__ import annotations

import io
import struct
import tempfile
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from effort_kit import examples
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scans_kit import RX_HTML, order_xml, ply, restorative, stl_binary, stl_text, surface, zipped

from labconnector.domain.errors import ConnectorError, MeshError, MetadataError, PackageError
from labconnector.scans.limits import Limits
from labconnector.scans.mesh import check_mesh
from labconnector.scans.mesh_details import mesh_details
from labconnector.scans.metadata import read_metadata
from labconnector.scans.package import Package, check_zip, open_package
from labconnector.scans.rx_document import read_rx_document

SMALL = Limits(members=50, member=1 << 20, total=1 << 21, directory=1 << 16, triangles=5000, xml=1 << 20)
MESH = surface(5)
TEXT_STL, BINARY_STL = stl_text(*MESH), stl_binary(*MESH)
PLYS = [ply(*MESH, order) for order in ("<", ">", "")]
PACKAGE = restorative() | {"7_shell_occlusion_u.stl": TEXT_STL, "8_shell_occlusion_l.stl": BINARY_STL}
ZIPS = [zipped(PACKAGE), zipped(PACKAGE, zipfile.ZIP_STORED)]

Edit = tuple[str, int, bytes]
edits: st.SearchStrategy[list[Edit]] = st.lists(
    st.tuples(
        st.sampled_from(["put", "insert", "cut", "end"]), st.integers(0, 1 << 20), st.binary(min_size=1, max_size=8)
    ),
    min_size=1,
    max_size=4,
)


def mutated(data: bytes, changes: list[Edit]) -> bytes:
    """The bytes with some overwritten, added, left out or cut off."""
    for kind, place, piece in changes:
        at = place % (len(data) + 1)
        behind = {"put": at + len(piece), "insert": at, "cut": at + len(piece), "end": len(data)}[kind]
        data = data[:at] + (b"" if kind in ("cut", "end") else piece) + data[behind:]
    return data


def calm(suffix: str, data: bytes, read: Callable[[Path], object], allowed: type[ConnectorError]) -> None:
    """Reading either works or raises the error that it may raise; warnings count as failures."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("error")
        path = Path(folder) / f"file{suffix}"
        path.write_bytes(data)
        message = "."
        try:
            read(path)
        except allowed as error:
            message = error.message
        assert message.endswith(".")


def opened(data: bytes) -> Package | None:
    """Opens a zip two folders down and looks at everything that there is afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        zip_path, into = root / "case.zip", root / "deep" / "files"
        zip_path.write_bytes(data)
        package, message = None, "."
        try:
            check_zip(zip_path, SMALL)
            package = open_package(zip_path, into, SMALL)
        except PackageError as error:
            message = error.message
        assert message.endswith(".")
        assert message.isprintable()
        there = {path for path in root.rglob("*") if not path.is_dir()}
        expected = {into / file.path for file in package.files} if package else set[Path]()
        assert there == {zip_path, *expected}
        assert into.exists() == (package is not None)
    return package


@given(st.binary(max_size=400))
@example(b"PK\x05\x06" + bytes(18))
@example(b"PK\x06\x07" + b"\xff" * 16 + b"PK\x05\x06" + b"\xff" * 18)
def test_any_bytes_as_a_zip(data: bytes) -> None:
    assert opened(data) is None


@settings(max_examples=examples(150))
@given(st.sampled_from(ZIPS), edits)
def test_a_spoiled_zip(data: bytes, changes: list[Edit]) -> None:
    opened(mutated(data, changes))


@settings(max_examples=examples(150))
@given(st.sampled_from(ZIPS), st.data())
def test_a_zip_with_a_spoiled_table_of_contents(data: bytes, source: st.DataObject) -> None:
    start = data.index(b"PK\x01\x02")
    changes = source.draw(edits)
    opened(data[:start] + mutated(data[start:], changes))


@settings(max_examples=examples(100))
@given(st.data())
def test_any_value_in_any_header_field(source: st.DataObject) -> None:
    data = bytearray(zipped({"upper_jaw.stl": BINARY_STL, "note.txt": b"note" * 20}))
    entry = data.index(b"PK\x01\x02")
    offset, form = source.draw(
        st.sampled_from(
            [
                (6, "<H"),
                (8, "<H"),
                (10, "<H"),
                (16, "<I"),
                (20, "<I"),
                (24, "<I"),
                (28, "<H"),
                (30, "<H"),
                (38, "<I"),
                (42, "<I"),
            ]
        )
    )
    most = 0xFFFF if form == "<H" else 0xFFFFFFFF
    struct.pack_into(form, data, entry + offset, source.draw(st.integers(0, most) | st.sampled_from([0, 1, 9, most])))
    opened(bytes(data))


names = st.text(
    st.sampled_from("ab.AB/ \\:*?\u00e4\u0308\u200b\0\n~#C") | st.characters(codec="utf-8"), min_size=1, max_size=12
)


@settings(max_examples=examples(200))
@given(st.lists(names, min_size=1, max_size=4))
@example(["../x"])
@example(["a/../../x"])
@example(["a", "a/b"])
@example(["con.stl"])
@example(["CLOCK$"])
def test_any_names(wanted: list[str]) -> None:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")  # zipfile warns about names that come twice
        for name in wanted:
            info = zipfile.ZipInfo("x")
            info.filename = name
            archive.writestr(info, b"data")
    package = opened(buffer.getvalue())
    for file in package.files if package else ():
        assert len({"..", ""} & set(file.path.split("/"))) == 0
        assert not set(file.path) & set('\\:*?"<>|')


@given(st.binary(max_size=300), st.sampled_from([".stl", ".ply"]))
@example(b"ply\n" + b"format ascii 1.0\nelement vertex 1\nend_header\n", ".ply")
@example(b"solid \nfacet normal 0 0 0 endfacet\nendsolid", ".stl")
def test_any_bytes_as_a_scan(data: bytes, suffix: str) -> None:
    calm(suffix, data, check_mesh, MeshError)


@settings(max_examples=examples(200))
@given(st.sampled_from([TEXT_STL, BINARY_STL]), edits)
def test_a_spoiled_stl(data: bytes, changes: list[Edit]) -> None:
    spoiled = mutated(data, changes)
    calm(".stl", spoiled, check_mesh, MeshError)
    calm(".stl", spoiled, mesh_details, MeshError)


@settings(max_examples=examples(300))
@given(st.sampled_from(PLYS), edits)
def test_a_spoiled_ply(data: bytes, changes: list[Edit]) -> None:
    spoiled = mutated(data, changes)
    calm(".ply", spoiled, check_mesh, MeshError)
    calm(".ply", spoiled, mesh_details, MeshError)


HEADER = (
    b"ply format ascii 1.0 element vertex face property list uchar int float x y z vertex_indices comment end_header"
)
WORDS = [*HEADER.decode().split(), "binary_little_endian", "0", "1", "3", "-1", "nan", "1e99"]
words = st.sampled_from([*WORDS, "\n"])


@settings(max_examples=examples(200))
@given(st.lists(words, max_size=60))
def test_any_words_as_a_ply(soup: list[str]) -> None:
    calm(".ply", b"ply\n" + " ".join(soup).encode(), check_mesh, MeshError)


numbers = st.lists(
    st.sampled_from(["0", "1", "2", "3", "-1", "1.5", "nan", "inf", "1e400", "x", "9" * 30, "\n"]), max_size=30
)


@settings(max_examples=examples(200))
@given(numbers)
def test_any_numbers_in_a_text_ply(soup: list[str]) -> None:
    header = b"ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\n"
    header += b"element face 2\nproperty list uchar int vertex_index\nend_header\n0 0 0\n9 0 0\n0 9 0\n"
    calm(".ply", header + " ".join(soup).encode(), mesh_details, MeshError)


@settings(max_examples=examples(200))
@given(edits)
def test_a_spoiled_order_file(changes: list[Edit]) -> None:
    calm(".xml", mutated(order_xml(), changes), read_metadata, MetadataError)


values = st.sampled_from(
    ["", "-1", "0", "1", "3", "14", "20", "33", "A", "²", "٣", "9" * 5000, "Upper", "Surface", "Jaw", "&lt;"]
)


@settings(max_examples=examples(200))
@given(st.lists(values, min_size=12, max_size=12))
def test_any_values_in_an_order_file(v: list[str]) -> None:
    teeth = f'<Tooth AdaId="{v[0]}" RestorationType="{v[1]}" BridgeID="{v[2]}" ToothMaterial="{v[3]}"/>'
    bridges = f'<Bridge Id="{v[4]}" Type="{v[5]}" FromAdaId="{v[6]}" ToAdaId="{v[7]}"/>'
    objects = f'<Object ObjectType="{v[8]}" SubType="{v[9]}" JawId="{v[10]}" AdaId="{v[0]}" FileName="{v[11]}"/>'
    data = order_xml(teeth=teeth, bridges=bridges, objects=objects, order_id=v[11], more=f"<DueDate>{v[1]}</DueDate>")
    calm(".xml", data, read_metadata, MetadataError)


@settings(max_examples=examples(200))
@given(edits)
def test_a_spoiled_sheet(changes: list[Edit]) -> None:
    calm(".html", mutated(RX_HTML.encode(), changes), read_rx_document, MetadataError)


MARKUP = "< > <! <![ <!-- --> <? </ <p> <table> <tr> <td> </table> <script> </script> & &# &#x110000; ' = "
TAGS = [*MARKUP.split(), '"', "Order:", "900", "Treatment", "Shade", "2", "Notes"]
tags = st.sampled_from([*TAGS, "Tooth No.", " ", "\n"])


@settings(max_examples=examples(300))
@given(st.lists(tags, max_size=60))
def test_any_tags_as_a_sheet(soup: list[str]) -> None:
    calm(".html", "".join(soup).encode(), read_rx_document, MetadataError)
