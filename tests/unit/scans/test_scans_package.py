"""From a zip to files with roles, the prescription and findings."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
from scans_kit import RX_HTML, order_xml, ply, put, restorative, stl_binary, surface, zipped

from labconnector.domain.case import FileRole
from labconnector.domain.errors import MeshError
from labconnector.scans.package import Package, check_zip, open_package, scan_digest

Files = dict[str, bytes | str]
ORDER = "900000123"


def opened(folder: Path, files: Files | bytes, *, order_id: str = ORDER, restorative: bool = True) -> Package:
    data = files if isinstance(files, bytes) else zipped(files)
    zip_path = put(folder, "case.zip", data)
    check_zip(zip_path)
    return open_package(zip_path, folder / "files", order_id=order_id, restorative=restorative)


def roles(package: Package) -> dict[str, FileRole]:
    return {file.path: file.role for file in package.files}


def codes(package: Package) -> dict[str, bool]:
    return {finding.code: finding.blocking for finding in package.findings}


def test_a_crown_case(tmp_path: Path) -> None:
    files = restorative()
    package = opened(tmp_path, files)
    assert package.findings == ()
    assert package.folder == tmp_path / "files"
    assert roles(package) == {
        "iTero_Export_#900000123_v24.xml": FileRole.METADATA,
        "iTero_Export_#900000123_v50.xml": FileRole.METADATA,
        "iTero_Rx_900000123.html": FileRole.RX,
        "line_900000123.pts": FileRole.MARGIN,
        "lower_jaw_with_ditch_900000123.ply": FileRole.LOWER_JAW,
        "upper_jaw_with_ditch_900000123.ply": FileRole.UPPER_JAW,
        "upper_jaw_with_ditch_900000123_texture.jpg": FileRole.TEXTURE,
    }
    assert (package.rx.xml_version, package.rx.teeth[0].universal) == ("5.0", 3)
    for file in package.files:
        written = (package.folder / file.path).read_bytes()
        given = files[file.path]
        assert written == (given if isinstance(given, bytes) else given.encode())
        assert (file.size, file.sha256) == (len(written), hashlib.sha256(written).hexdigest())
        assert (file.mesh is not None) == file.path.endswith(".ply")
    assert next(file.universal for file in package.files if file.role is FileRole.MARGIN) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.zip", "files"]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_top_folder_goes_and_so_does_litter(tmp_path: Path, method: int) -> None:
    top = f"iTero_Export_{ORDER}"
    files: Files = {f"{top}/{name}": data for name, data in restorative().items()}
    files |= {f"{top}/": b"", f"__MACOSX/{top}/._upper.ply": b"junk", f"{top}/.DS_Store": b"junk"}
    files |= {f"{top}/Thumbs.db": b"junk", f"{top}/pictures/gallery_1.jpg": b"\xff\xd8"}
    package = opened(tmp_path, zipped(files, method) + b"\r\ntrailing garbage")
    assert set(roles(package)) == {*restorative(), "pictures/gallery_1.jpg"}
    assert roles(package)["pictures/gallery_1.jpg"] is FileRole.PICTURE
    assert package.findings == ()


def test_a_zip_within_stays_a_file(tmp_path: Path) -> None:
    package = opened(tmp_path, {**restorative(), "more.zip": zipped({"../x": b""})})
    assert roles(package)["more.zip"] is FileRole.OTHER


def test_names_are_made_safe_and_still_known_to_the_order_file(tmp_path: Path) -> None:
    objects = '<Object ObjectType="Surface" SubType="Jaw" JawId="Lower" FileName="Models\\jaw &lt;1&gt;?.ply"/>'
    files: Files = {"jaw <1>?.ply": ply(*surface()), "iTero_Export_#1_v50.xml": order_xml(objects=objects)}
    assert roles(opened(tmp_path, files))["jaw _1__.ply"] is FileRole.LOWER_JAW


def test_a_long_name_keeps_its_suffix(tmp_path: Path) -> None:
    (path,) = [p for p in roles(opened(tmp_path, {**restorative(), "ü" * 200 + ".jpg": b"x"})) if p.startswith("ü")]
    assert path.endswith(".jpg")
    assert len(path.encode()) <= 120


def test_what_is_left_from_before_is_replaced(tmp_path: Path) -> None:
    for name in ("files", "files.part"):
        (tmp_path / name).mkdir()
        put(tmp_path / name, "old.stl", b"old")
    opened(tmp_path, restorative())
    assert not (tmp_path / "files.part").exists()
    assert not (tmp_path / "files" / "old.stl").exists()


@pytest.mark.parametrize("name", ["upper_jaw_with_ditch_900000123.ply", "extra/bite.stl"])
def test_one_damaged_scan_refuses_the_package(tmp_path: Path, name: str) -> None:
    put(tmp_path, "keep", b"")
    with pytest.raises(MeshError, match=name.rpartition("/")[2]):
        opened(tmp_path, {**restorative(), name: b"<html>expired</html>"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.zip", "keep"]


def test_a_refused_package_leaves_the_last_good_one(tmp_path: Path) -> None:
    package = opened(tmp_path, restorative())
    with pytest.raises(MeshError):
        opened(tmp_path, {**restorative(), "x.stl": b""})
    assert all((package.folder / file.path).exists() for file in package.files)


def test_the_newest_order_file_that_can_be_read_wins(tmp_path: Path) -> None:
    files = restorative() | {f"iTero_Export_#{ORDER}_v50.xml": order_xml()[:900]}
    package = opened(tmp_path, files)
    assert package.rx.xml_version == "2.4"
    assert codes(package) == {"older-order-data": False}
    (finding,) = package.findings
    assert "_v50.xml" in finding.text
    assert "_v24.xml" in finding.text


def without_order_files(**more: bytes | str) -> Files:
    return {name: data for name, data in restorative().items() if "Export" not in name and "Rx" not in name} | more


def test_the_sheet_where_there_is_no_order_file(tmp_path: Path) -> None:
    package = opened(tmp_path, without_order_files(**{"iTero_Rx_900000123.html": RX_HTML}))
    assert package.rx.order_id == ORDER
    assert [tooth.universal for tooth in package.rx.teeth] == [2, 19]
    assert codes(package) == {"older-order-data": True}


@pytest.mark.parametrize("kind", [True, False])
def test_no_order_data_at_all(tmp_path: Path, kind: bool) -> None:
    package = opened(
        tmp_path, without_order_files(**{"iTero_Rx_9.html": "<p>x</p>", "Rx.pdf": "%PDF"}), restorative=kind
    )
    assert package.rx.order_id == ""
    assert codes(package) == {"no-order-data": kind}
    assert roles(package)["Rx.pdf"] is FileRole.RX


def test_order_file_under_another_name(tmp_path: Path) -> None:
    package = opened(tmp_path, without_order_files(**{"order.xml": order_xml()}))
    assert package.rx.order_id == ORDER
    assert package.findings == ()


def test_the_digest_is_that_of_the_scans(tmp_path: Path) -> None:
    first = scan_digest(opened(tmp_path, restorative()).files)
    names = dict(reversed(restorative().items())) | {"note.txt": "exported again"}
    assert scan_digest(opened(tmp_path, zipped(names, zipfile.ZIP_STORED)).files) == first
    changed = restorative() | {"lower_jaw_with_ditch_900000123.ply": ply(*surface(z=-6.5))}
    assert scan_digest(opened(tmp_path, changed).files) != first
    more = restorative() | {"upper_jaw_pretreatment_900000123.ply": ply(*surface())}
    assert scan_digest(opened(tmp_path, more).files) != first


def test_ortho(tmp_path: Path) -> None:
    objects = '<Object ObjectType="Image" SubType="Gallery" FileName="gallery_#55_1.jpg"/>'
    files: Files = {
        "55_shell_occlusion_u.stl": stl_binary(*surface(z=6)),
        "55_shell_occlusion_l.stl": stl_binary(*surface(z=-6)),
        "55_shell_occlusion_l_bite1.stl": stl_binary(*surface()),
        "55_shell_lockedocclusion_ul.stl": stl_binary(*surface()),
        "itero_export_#55_v30.xml": order_xml(version="3.0", order_id="55", teeth="", objects=objects),
        "Rx_55.html": RX_HTML,
        "gallery_#55_1.jpg": b"\xff\xd8",
    }
    package = opened(tmp_path, files, order_id="55", restorative=False)
    assert package.findings == ()
    assert list(roles(package).values()) == [
        FileRole.BOTH_JAWS,
        FileRole.LOWER_JAW,
        FileRole.BITE,
        FileRole.UPPER_JAW,
        FileRole.RX,
        FileRole.PICTURE,
        FileRole.METADATA,
    ]
