"""The bytes of a .dentalProject and of what comes with it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cad_kit import WAX, bridge, handoff, work
from order_kit import order

from labconnector.cad.dental_project import DentalProject, ProjectTooth, project_bytes, project_guid
from labconnector.cad.dental_project_reader import read_dental_project
from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.folder import FolderTarget
from labconnector.cad.patient import Patient, patient_of
from labconnector.domain.errors import TargetError
from labconnector.domain.handoff import HandOff
from labconnector.domain.prescription import ToothWork

PROJECT = DentalProject(
    guid=project_guid("sandbox:1", "4711", 1),
    at=datetime(2026, 11, 20, 9, 5),  # noqa: DTZ001 - local time, as in the file
    tray="007",
    notes="one\ntwo",
    practice_id="12",
    practice="Example & Sons",
    patient_id=5,
    patient_last="Łęcka, 山田 🦷",
    patient_first="Ada",
    tooth_color="A3.5",
    teeth=(
        ProjectTooth(
            16, "AnatomicCrown", True, "Zirconia", "ZI", "Crown", True, "CustomAbutment", "TI", True, True, "A2"
        ),
        ProjectTooth(15, "MissingTooth", material_name="None", material="None"),
        ProjectTooth(46, "Antagonist", False, "Healthy", "Healthy", "Antagonist"),
    ),
)


def test_bytes_are_utf8_with_bom_and_crlf() -> None:
    data = project_bytes(PROJECT)
    assert data.startswith(b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?>\r\n<Treatment UseRecipient')
    assert data.count(b"\n") == data.count(b"\r\n")
    assert "Łęcka, 山田 🦷".encode() in data


def test_elements_stand_in_dentaldbs_order() -> None:
    text = project_bytes(PROJECT).decode("utf-8-sig")
    names = ["<DateTime", "<TrayNo", "<Notes", "<ProjectGUID", "<Teeth", "<Practice>", "<Patient>"]
    names += ["<DentalDBProductName", "<ToothColor", "<AntagonistType", "<MovementMarkerScan"]
    places = [text.index(name) for name in names]
    assert places == sorted(places)
    tooth = ["<Number", "<ReconstructionType", "<MesialConnector", "<MaterialName", "<Material>", "<ImplantType"]
    tooth += [
        "<MaterialAbutment Par",
        "<ScanAbutmentScan Par",
        "<PreparationType",
        "<SeparateGingiva",
        "<SituScan",
        "<Color",
    ]
    places = [text.index(name) for name in tooth]
    assert places == sorted(places)
    assert "WorkParams" not in text
    assert "Parameters" not in text


def test_a_project_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "a.dentalProject"
    path.write_bytes(project_bytes(PROJECT))
    assert read_dental_project(path) == PROJECT


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"<Other/>", b"<Treatment/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"]
)
def test_what_is_no_project_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.dentalProject"
    path.write_bytes(data)
    with pytest.raises(TargetError):
        read_dental_project(path)


def test_a_guid_is_stable_and_a_revisions_own() -> None:
    assert project_guid("a:1", "4711", 1) == project_guid("a:1", "4711", 1)
    guids = {project_guid(a, o, r) for a in ("a:1", "b:1") for o in ("1", "2") for r in (1, 2, 3)}
    assert len(guids) == 12
    assert all(guid == guid.lower() for guid in guids)


def project_of(case: HandOff, tmp_path: Path) -> DentalProject:
    contents = ExocadTarget(tmp_path).contents(case, "stem")
    path = tmp_path / "x.dentalProject"
    path.write_bytes(contents.order_file.data)
    return read_dental_project(path)


def test_notes_name_methods_clients_wishes_and_what_is_left_out(tmp_path: Path) -> None:
    notes = project_of(handoff(tmp_path / "p", (work(3), work(19, 8, "")), made=WAX), tmp_path).notes
    assert "Tooth 36 is ordered as detachable die; NOT carried over." in notes.splitlines()[0]
    made = "made of Wax (WAX) by Wax pattern, milled and cast"
    assert f"16 (Universal 3): Crown; ordered Ceramic: Zirconia; {made}; shade -/A2/-" in notes
    assert "Doctor: Natural look." in notes
    assert "Doctor: Please call before noon." in notes
    assert "Cement gap of this client: 0.04 mm" in notes
    assert "Client: Likes flat contacts." in notes


def test_notes_tell_what_the_project_has_no_place_for(tmp_path: Path) -> None:
    """Joints say that teeth are joined, not how; a closed gap and a lost tooth are one type in a project."""
    teeth, one = bridge(18, 20, 19)
    pontic = replace(teeth[1], pontic_design="Ovate")
    implant = work(30, 4, "Implant Based", retention="Screw Retained", abutment_type="Custom")
    gone = ToothWork(13, "Missing", unit_type=10)
    case = handoff(tmp_path / "p", (teeth[0], pontic, teeth[2], implant, gone), bridges=(one,))
    case = replace(case, rx=replace(case.rx, shade_system="VITA Lumin"))
    notes = project_of(case, tmp_path).notes.splitlines()
    assert "Teeth by FDI number; shades (VITA Lumin) are incisal/body/gingival" in notes
    assert "Bridge 37-35, Traditional" in notes
    assert "25 (Universal 13): Missing; space closed" in notes
    assert any(line.startswith("36 (Universal 19)") and "Pontic: Ovate" in line for line in notes)
    assert any(line.startswith("46 (Universal 30)") and "Screw Retained" in line for line in notes)


def test_characters_that_xml_cannot_hold_are_dropped(tmp_path: Path) -> None:
    bad = order(patient_last="Sa\x00mp\x01le\ud800\ufffe", notes="a\x01b\r\nc\rd")
    project = project_of(handoff(tmp_path / "p", of=bad), tmp_path)
    assert project.patient_last == "Sample"
    assert "Doctor: ab\nc\nd" in project.notes


def test_client_and_patient(tmp_path: Path) -> None:
    project = project_of(handoff(tmp_path / "p"), tmp_path)
    assert (project.practice_id, project.practice) == ("12", "Example & Sons")
    assert (project.patient_last, project.patient_first, project.tray) == ("Sample", "Ada", "4711")


def test_a_project_carries_the_patients_number(tmp_path: Path) -> None:
    case = replace(handoff(tmp_path / "p"), patient_number=7_000_001)
    assert project_of(case, tmp_path).patient_id == 7_000_001


def test_a_hidden_patient_is_told_by_the_order() -> None:
    assert patient_of(order("1", patient_last="", patient_first="", chart_number="")) == Patient("Order 1", "")
    assert patient_of(order("1", patient_last="", patient_first="", chart_number=" C-1 ")) == Patient("C-1", "")
    nameless = order("1", patient_last="\x00", patient_first="\ud800", chart_number="")
    assert patient_of(nameless) == Patient("Order 1", "")
    assert patient_of(order("1", patient_last="Example, Jr.", patient_first="Bea")) == Patient("Example, Jr.", "Bea")


def test_the_order_document_holds_ordered_and_made(tmp_path: Path) -> None:
    case = handoff(tmp_path / "p", (work(3), work(99)), made=WAX)
    contents = FolderTarget(tmp_path).contents(case, "x")
    values = json.loads(contents.order_file.data)
    assert values["version"] == 1
    tooth, odd = values["teeth"]
    assert (tooth["universal"], tooth["fdi"], odd["universal"], odd["fdi"]) == (3, 16, 99, None)
    assert tooth["material"] == {"id": "2009", "name": "Ceramic: Zirconia"}
    assert (tooth["made"]["material_id"], tooth["made"]["method_id"]) == ("WAX", "mill-wax-cast")
    placed = {i.name: i.sha256 for i in contents.items if i.name != "manifest.json"}
    assert {file["name"]: file["sha256"] for file in values["files"]} == placed
    assert values["order"]["scanned_at"] == datetime(2026, 11, 20, 11, 0, tzinfo=UTC).isoformat()


def test_the_sheet_escapes_names(tmp_path: Path) -> None:
    case = handoff(tmp_path / "p", of=order(patient_last="<script>alert(1)</script>"))
    sheet = next(i for i in FolderTarget(tmp_path).contents(case, "x").items if i.name == "order_sheet.html")
    assert b"<script>" not in sheet.data
    assert b"&lt;script&gt;" in sheet.data


def test_the_same_hand_off_gives_the_same_bytes(tmp_path: Path) -> None:
    case = handoff(tmp_path / "p")
    for target in (ExocadTarget(tmp_path), FolderTarget(tmp_path)):
        assert target.contents(case, "x") == target.contents(case, "x")
