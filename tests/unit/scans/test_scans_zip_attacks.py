"""What a hostile or broken zip may try, and that nothing of it reaches the disk."""

from __future__ import annotations

import errno
import io
import shutil
import stat
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from scans_kit import put, restorative, zipped

from labconnector.domain.errors import ConnectorError, DiskFull, OwnFolderError, PackageError, UnsafePackage
from labconnector.scans import unzip
from labconnector.scans.limits import Limits
from labconnector.scans.package import check_zip, open_package

SCANS = restorative()
GOOD = zipped(SCANS)


def with_info(change: Callable[[zipfile.ZipInfo], None], data: bytes = b"data", name: str = "x.stl") -> bytes:
    """A zip with one member that is changed before it is written."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo(name)
        change(info)
        archive.writestr(info, data)
    return buffer.getvalue()


def named(name: str) -> bytes:
    """A zip whose second member has this very name, also one that `zipfile` would not write."""
    encoded = name.encode()
    place = "x" * len(encoded)
    return zipped({**SCANS, place: b"evil"}).replace(place.encode(), encoded)


def patched(data: bytes, offset: int, form: str, value: int, *, local: int | None = None) -> bytes:
    """The first entry of the table of contents, changed at an offset; `local`: the same in its local header."""
    changed = bytearray(data)
    struct.pack_into(form, changed, data.index(b"PK\x01\x02") + offset, value)
    if local is not None:
        struct.pack_into(form, changed, local, value)
    return bytes(changed)


def refused(folder: Path, data: bytes, *, limits: Limits | None = None, cheap: bool = True) -> ConnectorError:
    """The error, after a look that nothing at all was written next to the zip."""
    zip_path = put(folder, "case.zip", data)
    limits = limits or Limits()
    if cheap:
        with pytest.raises(PackageError):
            check_zip(zip_path, limits)
    with pytest.raises(PackageError) as caught:
        open_package(zip_path, folder / "deep" / "files", limits)
    left = {path.name for path in folder.rglob("*")}
    assert left <= {"case.zip", "deep"}
    return caught.value


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../evil.stl", "leave its folder"),
        ("a/../../evil.stl", "leave its folder"),
        ("a/.. /evil.stl", "leave its folder"),
        ("a/.../evil.stl", "leave its folder"),
        ("/etc/evil.stl", "place of its own"),
        ("//server/share/evil.stl", "place of its own"),
        ("C:/evil.stl", "place of its own"),
        ("c:evil.stl", "place of its own"),
        ("..\\evil.stl", "backslashes"),
        ("a\\evil.stl", "backslashes"),
        ("evil.stl\0.jpg", "control characters"),
        ("evil\n.stl", "control characters"),
        ("evil.stl:hidden", "hides data"),
        ("CON", "Windows device"),
        ("aux.stl", "Windows device"),
        ("a/nul .stl", "Windows device"),
        ("lpt1.ply", "Windows device"),
        ("__MACOSX/../../evil", "leave its folder"),
        ("1/2/3/4/5/6/7/8/9.stl", "too many folders"),
    ],
)
def test_names(tmp_path: Path, name: str, words: str) -> None:
    error = refused(tmp_path, named(name))
    assert isinstance(error, UnsafePackage)
    assert words in error.message
    assert error.message.isprintable()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("upper.stl", "UPPER.STL"),
        ("a/upper.stl", "A/upper.stl"),
        ("caf\u00e9.stl", "cafe\u0301.stl"),
        ("stra\u00dfe.stl", "STRASSE.STL"),
        ("a?.stl", "a*.stl"),
        ("a", "A/b"),
        ("up\u200bper.stl", "upper.stl"),
        ("upper.stl", "./upper.stl"),
    ],
)
def test_two_names_of_one_file(tmp_path: Path, one: str, other: str) -> None:
    for names in ((one, other), (other, one)):
        error = refused(tmp_path, zipped({"x/0": b"", names[0]: b"1", names[1]: b"2"}))
        assert isinstance(error, UnsafePackage)
        assert "twice" in error.message


def test_the_same_name_twice(tmp_path: Path) -> None:
    data = zipped({"upper1.stl": b"1", "upper2.stl": b"2"}).replace(b"upper2", b"upper1")
    assert "twice" in refused(tmp_path, data).message


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
@pytest.mark.parametrize("system", [0, 3])
def test_links_and_devices(tmp_path: Path, kind: int, system: int) -> None:
    def change(info: zipfile.ZipInfo) -> None:
        info.create_system, info.external_attr = system, (kind | 0o777) << 16

    error = refused(tmp_path, with_info(change, b"/etc/passwd"))
    assert isinstance(error, UnsafePackage)
    assert "link or a device" in error.message


@pytest.mark.parametrize("attribute", [0x40, 0x400])
def test_windows_devices_and_reparse_points(tmp_path: Path, attribute: int) -> None:
    def change(info: zipfile.ZipInfo) -> None:
        info.external_attr = attribute

    assert isinstance(refused(tmp_path, with_info(change)), UnsafePackage)


@pytest.mark.parametrize("flag", [0x1, 0x41, 0x2000])
def test_encrypted(tmp_path: Path, flag: int) -> None:
    error = refused(tmp_path, patched(zipped({"x.stl": b"x"}), 8, "<H", flag, local=6))
    assert "password" in error.message
    assert not isinstance(error, UnsafePackage)


@pytest.mark.parametrize(("method", "name"), [(9, "Deflate64"), (12, "BZIP2"), (14, "LZMA"), (99, "method 99")])
def test_unknown_compression(tmp_path: Path, method: int, name: str) -> None:
    error = refused(tmp_path, patched(zipped({"x.stl": b"x"}), 10, "<H", method, local=8))
    assert "compressed in a way that we cannot read" in error.message
    assert name in error.message
    assert "by hand" in error.action


def test_bombs_in_the_table_of_contents(tmp_path: Path) -> None:
    flat = zipped({"x.stl": b"\0" * (3 << 20)})
    assert "grow more than" in refused(tmp_path, flat).message
    many = zipped({f"{i}.stl": b"" for i in range(30)})
    assert "30 files" in refused(tmp_path, many, limits=Limits(members=29)).message
    large = zipped({f"{i}.stl": b"ab" * 500 for i in range(3)})
    assert "1,000 bytes large" in refused(tmp_path, large, limits=Limits(member=999)).message
    assert "3,000 bytes" in refused(tmp_path, large, limits=Limits(total=2_999)).message


def test_a_huge_table_of_contents(tmp_path: Path) -> None:
    many = zipped({f"{i:0100}.stl": b"" for i in range(300)})
    assert "table of contents" in refused(tmp_path, many, limits=Limits(directory=10_000)).message


def test_members_that_overlap(tmp_path: Path) -> None:
    """The flattest bombs let many entries share the same packed bytes."""
    data = zipped({"a.stl": b"12345678" * 9, "b.stl": b"87654321" * 9})
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    overlapping = bytearray(data)
    struct.pack_into("<I", overlapping, second + 42, 0)
    assert "overlap" in refused(tmp_path, bytes(overlapping)).message


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize("claimed", [10, 10_000])
def test_headers_that_lie_about_the_size(tmp_path: Path, method: int, claimed: int) -> None:
    data = bytes(range(256)) * 16
    lie = patched(zipped({"x.jpg": data}, method), 24, "<I", claimed, local=22)
    message = refused(tmp_path, lie, cheap=method == zipfile.ZIP_STORED).message
    assert "x.jpg" in message


def test_a_lie_with_a_fitting_checksum(tmp_path: Path) -> None:
    """`zipfile` stops at the claimed size and would take the beginning for the whole."""
    data = bytes(range(256)) * 16
    lie = patched(zipped({"x.jpg": data}), 24, "<I", 10, local=22)
    lie = patched(lie, 16, "<I", zlib.crc32(data[:10]), local=14)
    assert "larger than the zip announced" in refused(tmp_path, lie, cheap=False).message


def test_bytes_behind_the_end_of_a_member(tmp_path: Path) -> None:
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(b"scan") + packer.flush()
    data = zipped({"x.jpg": packed + b"more"}, zipfile.ZIP_STORED)
    for offset, form, value, local in ((10, "<H", 8, 8), (24, "<I", 4, 22), (16, "<I", zlib.crc32(b"scan"), 14)):
        data = patched(data, offset, form, value, local=local)
    assert "more data" in refused(tmp_path, data, cheap=False).message


def test_damage(tmp_path: Path) -> None:
    stored = zipped({"x.jpg": b"A" * 1000}, zipfile.ZIP_STORED)
    assert "checksum" in refused(tmp_path, stored.replace(b"AAAA", b"AAAB", 1), cheap=False).message
    packed = bytearray(zipped({"x.jpg": bytes(range(256)) * 40}))
    packed[40:60] = b"\xff" * 20
    assert "damaged" in refused(tmp_path, bytes(packed), cheap=False).message
    assert "two different names" in refused(tmp_path, stored.replace(b"x.jpg", b"y.jpg", 1), cheap=False).message
    assert "not where" in refused(tmp_path, stored.replace(b"PK\x03\x04", b"PK\x03\x05", 1), cheap=False).message


@pytest.mark.parametrize("left", [1, 4, 22, 30, 100, 1000, len(GOOD) // 2, len(GOOD) - 22, len(GOOD) - 1])
def test_cut_off(tmp_path: Path, left: int) -> None:
    assert not isinstance(refused(tmp_path, GOOD[:left]), UnsafePackage)


def test_cut_off_behind_a_zip_within(tmp_path: Path) -> None:
    """The end of the inner zip looks like the end of the whole."""
    outer = zipped({"inner.zip": zipped({"a.stl": b"x"}), "b.stl": b"y" * 99}, zipfile.ZIP_STORED)
    cut = outer[: outer.index(b"b.stl") - 30]
    assert zipfile.is_zipfile(io.BytesIO(cut))
    assert "cut off" in refused(tmp_path, cut).message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"\r\n<!DOCTYPE html><html>Please sign in</html>", "a web page instead of the scan files"),
        (b"\xef\xbb\xbf<HTML>", "a web page instead of the scan files"),
        (b'{"Status": 0, "Data": null}', "a message instead of the scan files"),
        (b"\x89PNG\r\n\x1a\n", "not a zip"),
        (b"Pk", "cut off"),
        (zipped({}), "holds no files"),
        (zipped({"a/": b"", "__MACOSX/a": b"", "a/.DS_Store": b"", "Thumbs.db": b"", "a/._x.stl": b""}), "no files"),
        (zipped({"\u00e9.stl": b"x"}).replace("\u00e9".encode(), b"\xc3("), "cut off or damaged"),
        (patched(zipped({"x": b""}), 6, "<H", 99), "cut off or damaged"),
    ],
)
def test_what_is_no_package(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refused(tmp_path, data).message


def test_a_zip_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="cannot be read"):
        check_zip(tmp_path / "gone.zip")


def test_one_member_that_fails_stops_the_other_thread(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {f"{i}.jpg": bytes(range(256)) * 4000 for i in range(6)}
    data = bytearray(zipped(files, zipfile.ZIP_STORED))
    data[2000] ^= 1
    assert "checksum" in refused(tmp_path, bytes(data), cheap=False).message


def test_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zip_path = put(tmp_path, "case.zip", GOOD)
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(DiskFull, match="1,000 are free"):
        open_package(zip_path, tmp_path / "files")
    assert {path.name for path in tmp_path.iterdir()} == {"case.zip"}


def test_no_room_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Iterator[bytes]:
        yield b"some"
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(unzip, "read_member", full)
    with pytest.raises(DiskFull, match="no room"):
        open_package(put(tmp_path, "case.zip", GOOD), tmp_path / "files")
    assert {path.name for path in tmp_path.iterdir()} == {"case.zip"}


def test_what_the_system_says_about_our_own_folder(tmp_path: Path) -> None:
    assert isinstance(unzip.own_folder_error(OSError(28, "No space left on device")), DiskFull)
    assert isinstance(unzip.own_folder_error(PermissionError(13, "Permission denied")), OwnFolderError)
    zip_path = put(tmp_path, "case.zip", GOOD)
    with pytest.raises(OwnFolderError):
        open_package(zip_path, put(tmp_path, "a file", b"") / "files")


def test_memory_stays_flat(tmp_path: Path) -> None:
    piece = bytes(range(256)) * 4096
    zip_path = put(tmp_path, "case.zip", zipped({"a.jpg": piece * 24, "b.jpg": piece * 24}))
    limits = replace(Limits(), ratio=2000)
    open_package(zip_path, tmp_path / "files", limits)
    tracemalloc.start()
    open_package(zip_path, tmp_path / "files", limits)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12 << 20
