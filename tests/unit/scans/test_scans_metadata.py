"""The order file: every version's spelling, and what a hostile one may try."""

from __future__ import annotations

import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from scans_kit import DEFINES, TEETH, order_xml, put

from labconnector.domain.case import FileRole
from labconnector.domain.errors import MetadataError
from labconnector.domain.prescription import Bridge, Material, NamedObject, Rx, Shade, ToothWork
from labconnector.scans.limits import Limits
from labconnector.scans.metadata import file_version, read_date, read_metadata


def read(folder: Path, data: bytes, name: str = "iTero_Export_#900000123_v50.xml") -> Rx:
    return read_metadata(put(folder, name, data))


def refusal(folder: Path, data: bytes) -> str:
    with pytest.raises(MetadataError) as caught:
        read(folder, data)
    assert "_v50.xml" in caught.value.message
    return caught.value.message


def test_a_crown(tmp_path: Path) -> None:
    assert read(tmp_path, order_xml()) == Rx(
        order_id="900000123",
        xml_version="5.0",
        procedure="Fixed Restorative",
        patient="Sample, Ada",
        chart_number="C-1",
        doctor_name="Dr. Example, Eve",
        doctor_id="501",
        doctor_license="0000000",
        due=date(2026, 12, 23),
        notes="Light contacts.",
        shade_system="VITA Lumin",
        ship_to="1 Test Street, Testville, 00001",
        teeth=(
            ToothWork(
                universal=3,
                restoration="Crown",
                restoration_id="2",
                material=Material("2009", "Ceramic: Zirconia"),
                shade=Shade(middle="A2", gingival="A3"),
                specification="Full Contour",
            ),
        ),
        objects=(
            NamedObject("upper_jaw_with_ditch_900000123.ply", FileRole.UPPER_JAW),
            NamedObject("upper_jaw_with_ditch_900000123_texture.jpg", FileRole.TEXTURE),
            NamedObject("lower_jaw_with_ditch_900000123.ply", FileRole.LOWER_JAW),
            NamedObject("line_900000123.pts", FileRole.MARGIN, 3),
        ),
    )


def test_the_older_spelling(tmp_path: Path) -> None:
    data = order_xml(version="2.4").replace(b"OrderID>", b"CaseId>").replace(b"AdaId=", b"AdaID=")
    rx = read(tmp_path, data)
    assert (rx.order_id, rx.xml_version, rx.teeth[0].universal) == ("900000123", "2.4", 3)


def test_version_3(tmp_path: Path) -> None:
    data = order_xml(version="3.0", teeth="").replace(
        b"<Procedure>4</Procedure>", b"<CaseTypeName>Study Model - iRecord</CaseTypeName><CaseTypeID>3</CaseTypeID>"
    )
    rx = read(tmp_path, data)
    assert (rx.procedure, rx.teeth) == ("Study Model - iRecord", ())


def test_namespaces_other_encodings_and_attributes_instead_of_elements(tmp_path: Path) -> None:
    text = order_xml().decode().replace("<iTeroExport ", '<iTeroExport xmlns="urn:itero" ')
    assert read(tmp_path, text.replace("utf-8", "utf-16").encode("utf-16")).order_id == "900000123"
    latin = text.replace("utf-8", "windows-1252").replace("Sample, Ada", "Müller, Ada").encode("cp1252")
    assert read(tmp_path, latin).patient == "Müller, Ada"
    short = b'<iTeroExport Version="1.0"><RxInfo OrderID="7" Patient="Sample, Ada"/></iTeroExport>'
    assert read(tmp_path, short) == Rx("7", "1.0", patient="Sample, Ada")


def test_the_version_in_the_name_where_the_file_has_none(tmp_path: Path) -> None:
    assert read(tmp_path, order_xml().replace(b' Version="5.0"', b""), "x_v23.xml").xml_version == "2.3"


@pytest.mark.parametrize(
    ("name", "version"),
    [("iTero_Export_#1_v50.xml", 50), ("a_V10.XML", 10), ("a_v3.0.xml", 30), ("a_v5.1.xml", 51), ("a.xml", 0)],
)
def test_versions(name: str, version: int) -> None:
    assert file_version(name) == version


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/23/2026", date(2026, 12, 23)),
        ("1/2/2027 10:30:00", date(2027, 1, 2)),
        ("23/12/2026", None),
        ("01/01/0001 00:00:00", None),
        ("", None),
        ("soon", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert read_date(text) == day


def tooth(number: object, **values: object) -> str:
    rest = " ".join(
        f'{name}="{value}"' for name, value in {"RestorationType": 2, "ToothMaterial": 2009, **values}.items()
    )
    return f'<Tooth AdaId="{number}" {rest}/>'


BRIDGE = '<Bridge Id="1" Type="1" FromAdaId="20" ToAdaId="18"/>'


def test_a_bridge(tmp_path: Path) -> None:
    teeth = tooth(20) + tooth(19, RestorationType=21) + tooth(18) + tooth(30, RestorationType=21)
    rx = read(tmp_path, order_xml(teeth=teeth, bridges=BRIDGE))
    assert rx.bridges == (Bridge("1", 18, 20, "Traditional"),)
    assert [(t.universal, t.bridge_id, t.pontic) for t in rx.teeth] == [
        (18, "1", False),
        (19, "1", True),
        (20, "1", False),
        (30, None, False),
    ]


def test_a_bridge_that_only_the_teeth_tell_of(tmp_path: Path) -> None:
    teeth = tooth(3, BridgeID=7, TypeInBridge=1) + tooth(4, BridgeID=7, TypeInBridge=2) + tooth(5, BridgeID=7)
    rx = read(tmp_path, order_xml(teeth=teeth + tooth(9, BridgeID=0) + tooth(12, BridgeID=8)))
    assert rx.bridges == (Bridge("7", 3, 5),)
    assert [(t.bridge_id, t.pontic) for t in rx.teeth] == [
        ("7", False),
        ("7", True),
        ("7", False),
        (None, False),
        ("8", False),
    ]


def test_a_bridge_of_number_0(tmp_path: Path) -> None:
    bridge = BRIDGE.replace('Id="1"', 'Id="0"', 1)
    rx = read(tmp_path, order_xml(teeth=tooth(18, BridgeID=0) + tooth(20, BridgeID=0), bridges=bridge))
    assert [t.bridge_id for t in rx.teeth] == ["0", "0"]


def test_an_implant(tmp_path: Path) -> None:
    defines = DEFINES + (
        '<ImplantBasedRestorationTypes><Type Id="1" Name="Screw Retained"/></ImplantBasedRestorationTypes>'
        '<AbutmentTypes><Type Id="2" Name="Custom"/></AbutmentTypes>'
        '<Materials><Odd Id="1010" Name="Titanium"/></Materials>'
        '<ImplantTypes><ImplantType Id="5" Name="BoneLevel RC" ScanBodyMfg="Straumann" '
        'ImplantManufacturerName="Straumann"/></ImplantTypes>'
    )
    one = tooth(
        19, RestorationType=-1, ImplantBasedRestorationType=1, AbutmentType=2, AbutmentMaterial=1010, ImplantType=5
    )
    (work,) = read(tmp_path, order_xml(teeth=one, defines=defines)).teeth
    assert (work.restoration, work.restoration_id, work.abutment_type) == ("Screw Retained", "", "Custom")
    assert work.abutment_material == Material("1010", "Titanium")
    assert work.implant == "Straumann, BoneLevel RC"


def test_codes_without_a_table(tmp_path: Path) -> None:
    teeth = tooth(3) + tooth(4, RestorationType=21) + tooth(5, RestorationType=77) + tooth(6, RestorationType="Veneer")
    teeth += tooth(7, ToothMaterial="Gold")
    rx = read(tmp_path, order_xml(teeth=teeth, defines=""))
    assert [t.restoration for t in rx.teeth] == ["Crown", "Missing", "", "Veneer", "Crown"]
    assert [t.material for t in rx.teeth] == [Material("2009", "")] * 4 + [Material("", "Gold")]
    assert rx.procedure == ""


def test_teeth_without_work_do_not_count(tmp_path: Path) -> None:
    idle = tooth(5, RestorationType=-1, ToothMaterial="") + '<Tooth AdaId="-1" RestorationType="2"/><Tooth/>'
    assert [t.universal for t in read(tmp_path, order_xml(teeth=TEETH + idle)).teeth] == [3]


def test_designs(tmp_path: Path) -> None:
    one = tooth(3, MarginDesignExt="Chamfer", MarginDesignInt="Shoulder", PreparationDesignBuccal="Chamfer")
    (work,) = read(tmp_path, order_xml(teeth=one)).teeth
    assert (work.margin_design, work.prep_design_buccal, work.prep_design_lingual) == (
        "Chamfer / Shoulder",
        "Chamfer",
        "",
    )


def test_designs_of_pontics_and_implants(tmp_path: Path) -> None:
    one = tooth(3, PonticDesign="7", ImplantBasedRestorationType="8", RestorationType="2")
    defines = (
        '<PonticDesigns><Type Id="7" Name="Ovate"/></PonticDesigns><ImplantBasedRestorationTypes>'
        '<Type Id="8" Name="Screw Retained"/></ImplantBasedRestorationTypes>'
    )
    (work,) = read(tmp_path, order_xml(teeth=one, defines=defines)).teeth
    assert (work.pontic_design, work.retention) == ("Ovate", "Screw Retained")


def test_hidden_patient_and_empty_bridge(tmp_path: Path) -> None:
    rx = read(tmp_path, order_xml(patient="", bridges='<Bridge Id="-1" Type="-1" FromAdaId="-1" ToAdaId="-1"/>'))
    assert (rx.patient, rx.bridges) == ("", ())


@pytest.mark.parametrize("number", ["33", "0", "A", "3.5", "999999999999", "-2"])
def test_teeth_that_do_not_exist(tmp_path: Path, number: str) -> None:
    assert f"there is no tooth '{number}" in refusal(tmp_path, order_xml(teeth=tooth(number)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"teeth": tooth(3) + tooth(3)}, "tooth 3 is ordered twice"),
        ({"bridges": '<Bridge Id="1" FromAdaId="14" ToAdaId="20"/>'}, "from one jaw to the other"),
        ({"bridges": '<Bridge Id="1" FromAdaId="14" ToAdaId=""/>'}, "no tooth ''"),
    ],
)
def test_orders_that_make_no_sense(tmp_path: Path, change: dict[str, str], words: str) -> None:
    assert words in refusal(tmp_path, order_xml(**change))


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><iTeroExport>&b;</iTeroExport>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><iTeroExport>&a;</iTeroExport>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cut off or damaged"),
        (b"<html><body>expired</body></html>", "no iTero order file"),
        (order_xml()[:-40], "cut off or damaged"),
        (order_xml() + b"<more/>", "cut off or damaged"),
        (order_xml().replace(b"utf-8", b"utf-99"), "cut off or damaged"),
        (order_xml().replace(b"utf-8", b"shift_jis"), "cut off or damaged"),
        (order_xml().replace(b"Ada<", b"\xff\xfe<"), "cut off or damaged"),
        (order_xml().replace(b"Sample", b"&who;"), "cut off or damaged"),
        (LAUGHS, "definitions"),
        (OUTSIDE, "definitions"),
        (b'<!DOCTYPE iTeroExport SYSTEM "http://127.0.0.1/x.dtd"><iTeroExport/>', "definitions"),
        (b"<a>" * 65, "nested too deeply"),
        (b"<a>" + b"<b/>" * 200_001, "too long"),
        (b"<a " + b" ".join(b'a%x=""' % i for i in range(200_000)) + b"/>", "too long"),
        (b"<a><!--" + b"x" * (2 << 20) + b"--></a>", "too long"),
    ],
)
def test_refused(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refusal(tmp_path, data)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MetadataError, match="cannot be read"):
        read_metadata(tmp_path / "gone.xml")


def test_nesting_without_end_costs_neither_memory_nor_the_stack(tmp_path: Path) -> None:
    path = tmp_path / "iTero_Export_#1_v50.xml"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"<a>" * 70_000)
    tracemalloc.start()
    for limits in (Limits(), Limits(xml=1 << 30)):
        with pytest.raises(MetadataError):
            read_metadata(path, limits)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert path.stat().st_size > 20 << 20
    assert peak < 4 << 20
