from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from PIL import Image

from labconnector.domain.case import FileRole, ScanType
from labconnector.sandbox.content.package import build_captures, build_gallery, build_ide_package
from labconnector.sandbox.order import SandboxOrder, generate_orders, modeled, rescanned
from labconnector.scans.package import Package, open_package
from labconnector.scans.rx_document import read_rx_document

TODAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ORDERS = generate_orders(1, None, TODAY)
RESTORATIVE = [one for one in ORDERS if not one.ortho]
ORTHO = [one for one in ORDERS if one.ortho]
DETAIL = 0.03


def opened(order: SandboxOrder, folder: Path) -> Package:
    path = build_ide_package(order, order.revision, folder, detail=DETAIL)
    restorative = order.order.scan_type is ScanType.RESTORATIVE
    return open_package(path, folder / "open", order_id=order.order.order_id, restorative=restorative)


HIDDEN = next(one for one in ORDERS if one.look.hidden_name)
ESCAPED = next(one for one in ORDERS if "<1 mm>" in one.order.notes)
IN_FOLDER = next(one for one in ORDERS if one.look.top_folder and not one.ortho)
TRAP = next(one for one in ORDERS if one.look.solid_header)
BRIDGE = next(one for one in ORDERS if one.rx.bridges)
IMPLANT = next(one for one in ORDERS if any(tooth.implant for tooth in one.rx.teeth))

Opener = Callable[[SandboxOrder], Package]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Opener:
    """Builds and opens each order's package one time for all tests."""
    done: dict[str, Package] = {}

    def package(order: SandboxOrder) -> Package:
        number = order.order.order_id
        if number not in done:
            done[number] = opened(order, tmp_path_factory.mktemp(number))
        return done[number]

    return package


@pytest.mark.parametrize("order", ORDERS, ids=lambda one: str(one.order.order_id))
def test_every_package_opens_and_says_what_the_doctor_ordered(order: SandboxOrder, once: Opener) -> None:
    package = once(order)
    assert replace(package.rx, objects=()) == order.rx
    assert not [finding for finding in package.findings if finding.blocking]
    assert {one.file_name for one in package.rx.objects} <= {Path(file.path).name for file in package.files}


@pytest.mark.parametrize("order", ORDERS, ids=lambda one: str(one.order.order_id))
def test_every_file_has_its_role(order: SandboxOrder, once: Opener) -> None:
    package = once(order)
    roles = Counter(file.role for file in package.files)
    assert not roles[FileRole.OTHER]
    assert roles[FileRole.METADATA] == len(order.look.xml_versions)
    assert roles[FileRole.RX] == 1
    assert roles[FileRole.PICTURE] == (6 if order.ortho else 0)
    both = order.look.pose == "lockedocclusion"
    assert (roles[FileRole.UPPER_JAW], roles[FileRole.LOWER_JAW], roles[FileRole.BOTH_JAWS]) == (
        (0, 0, 1) if both else (1, 1, 0)
    )
    assert {file.universal for file in package.files if file.role is FileRole.MARGIN} == set(order.look.margins)
    kinds = {file.mesh.kind for file in package.files if file.mesh}
    assert kinds == {"ply-binary" if order.look.format == "ply" else order.look.format}


def test_only_models_are_turned_teeth_up_and_only_they_have_a_base(once: Opener) -> None:
    for order in ORTHO:
        codes = {finding.code for finding in once(order).findings}
        assert ("teeth-up" in codes, "low-profile" in codes) == (order.look.pose == "teethup",) * 2


def test_the_same_revision_gives_the_same_bytes_and_another_does_not(tmp_path: Path) -> None:
    first = build_ide_package(ORDERS[0], 1, tmp_path, detail=DETAIL).read_bytes()
    assert build_ide_package(ORDERS[0], 1, tmp_path, detail=DETAIL).read_bytes() == first
    scans = {}
    for name, order in {
        "first": ORDERS[0],
        "rescanned": rescanned(ORDERS[0], TODAY + timedelta(hours=1)),
        "modeled": modeled(ORDERS[0], TODAY),
    }.items():
        package = opened(order, tmp_path)
        scans[name] = {file.sha256 for file in package.files if file.role is FileRole.UPPER_JAW}
    assert not scans["first"] & scans["rescanned"]
    assert not scans["first"] & scans["modeled"]
    assert list(tmp_path.glob("*.part")) == []


def test_a_hidden_patient_is_nowhere_in_the_package(tmp_path: Path) -> None:
    order = HIDDEN
    assert order.order.patient_last
    with ZipFile(build_ide_package(order, 1, tmp_path, detail=DETAIL)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".html")):
                text = archive.read(name).decode()
                assert order.order.patient_last not in text
                assert order.order.patient_first not in text
                assert order.order.chart_number in text or name.endswith("v10.xml")


def test_awkward_text_is_escaped(tmp_path: Path) -> None:
    order = ESCAPED
    listed = replace(order.order, patient_last='<b>"X" & \x07Söhne')
    order = replace(order, order=listed, rx=replace(order.rx, patient=listed.patient))
    with ZipFile(build_ide_package(order, 1, tmp_path, detail=DETAIL)) as archive:
        page = next(archive.read(name).decode() for name in archive.namelist() if name.endswith(".html"))
        newest = next(archive.read(name) for name in archive.namelist() if name.endswith("_v50.xml"))
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    HTMLParser().feed(page)
    root = ET.fromstring(newest)
    assert (root.findtext("RxInfo/Patient") or "").startswith('<b>"X" & Söhne')
    assert root.findtext("RxInfo/Notes") == order.order.notes


def test_names_are_those_of_iteros_packages(tmp_path: Path) -> None:
    order = ORDERS[0]
    number = order.order.order_id
    path = build_ide_package(order, 1, tmp_path, detail=DETAIL)
    assert path.name == f"iTero_Export_{number}.zip"
    versions = {f"iTero_Export_#{number}_v{v}.xml" for v in ("10", "21", "22", "23", "24", "50")}
    jaws = {f"{arch}_jaw_with_ditch_{number}{end}" for arch in ("upper", "lower") for end in (".ply", "_texture.jpg")}
    with ZipFile(path) as archive:
        assert set(archive.namelist()) == versions | jaws | {f"iTero_Rx_{number}.html", f"margin_line_3_{number}.pts"}
    path = build_ide_package(ORTHO[0], 1, tmp_path, detail=DETAIL)
    number = ORTHO[0].order.order_id
    assert path.name == f"OrthoCAD_Export_{number}.zip"
    with ZipFile(path) as archive:
        assert f"{number}_lprofile_teethup_u.stl" in archive.namelist()
        assert f"itero_export_#{number}_v30.xml" in archive.namelist()


def test_a_package_may_lie_in_a_folder_of_its_own(tmp_path: Path) -> None:
    order = IN_FOLDER
    with ZipFile(build_ide_package(order, 1, tmp_path, detail=DETAIL)) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {f"iTero_Export_{order.order.order_id}"}


def test_the_solid_trap_is_read_as_binary(once: Opener) -> None:
    package = once(TRAP)
    upper = next(file for file in package.files if file.role is FileRole.UPPER_JAW)
    assert (package.folder / upper.path).read_bytes().startswith(b"solid")
    assert upper.mesh
    assert upper.mesh.kind == "stl-binary"


def test_colour_scans_are_coloured_and_textures_are_pictures(once: Opener) -> None:
    package = once(ORDERS[0])
    for file in package.files:
        if file.role is FileRole.UPPER_JAW:
            assert file.mesh
            assert file.mesh.coloured
        if file.role is FileRole.TEXTURE:
            with Image.open(package.folder / file.path) as picture:
                assert picture.size == (2048, 512)


@pytest.mark.parametrize("version", ["10", "21", "22", "23", "24", "50"])
def test_xml_versions_grow(version: str, tmp_path: Path) -> None:
    order = BRIDGE
    with ZipFile(build_ide_package(order, 1, tmp_path, detail=DETAIL)) as archive:
        root = ET.fromstring(archive.read(f"iTero_Export_#{order.order.order_id}_v{version}.xml"))
    tooth = root.find("RxInfo/Teeth/Tooth")
    assert tooth is not None
    assert root.get("Version") == f"{version[0]}.{version[1]}"
    assert root.findtext("RxInfo/OrderID" if version == "50" else "RxInfo/CaseId") == order.order.order_id
    assert (root.find("RxDefines") is not None) is (version >= "21")
    assert ("Ditch" in tooth.keys()) is (version >= "22")  # noqa: SIM118
    assert ("BridgeID" in tooth.keys()) is (version == "50")  # noqa: SIM118


def test_the_rx_sheet_tells_the_same_as_the_xml(once: Opener) -> None:
    for order in (BRIDGE, IMPLANT, ESCAPED):
        package = once(order)
        sheet = next(file for file in package.files if file.role is FileRole.RX)
        rx = read_rx_document(package.folder / sheet.path)
        assert (rx.order_id, rx.patient, rx.due, rx.notes) == (
            order.order.order_id,
            order.rx.patient,
            order.rx.due,
            order.rx.notes,
        )
        assert [(t.universal, t.restoration, t.specification, t.implant) for t in rx.teeth] == [
            (t.universal, t.restoration, t.specification, t.implant) for t in order.rx.teeth
        ]


def test_the_gallery_has_six_views(tmp_path: Path) -> None:
    with ZipFile(build_gallery(ORDERS[0], tmp_path)) as archive:
        pictures = [Image.open(BytesIO(archive.read(name))) for name in archive.namelist()]
    assert [picture.format for picture in pictures] == ["JPEG"] * 6
    assert len({picture.tobytes() for picture in pictures}) == 6


def test_captures_are_as_many_as_the_order_says(tmp_path: Path) -> None:
    order = next(one for one in ORDERS if one.captures == 4)
    with ZipFile(build_captures(order, tmp_path)) as archive:
        assert len(archive.namelist()) == 4
    with pytest.raises(ValueError, match="no screen captures"):
        build_captures(replace(order, captures=0), tmp_path)
