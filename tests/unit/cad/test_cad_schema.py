"""Our schema of the `.dentalProject`: it takes what we write, and refuses what we must never write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cad_kit import full_case, handoff, work
from schema_kit import check_project, check_projects_below, project_schema
from xmlschema import XMLSchemaValidationError

from labconnector.cad.dental_project import DentalProject, ProjectTooth, project_bytes
from labconnector.cad.dental_project_reader import read_dental_project
from labconnector.cad.exocad import ExocadTarget
from labconnector.domain.case import FileRole
from labconnector.domain.prescription import Material
from labconnector.system.resources import resource

XS = "{http://www.w3.org/2001/XMLSchema}"


@pytest.fixture
def project(tmp_path: Path) -> DentalProject:
    """A bridge, read back from what is written."""
    path = tmp_path / "a.dentalProject"
    path.write_bytes(ExocadTarget(tmp_path).contents(full_case(tmp_path), "a").order_file.data)
    return read_dental_project(path)


def test_what_is_written_is_as_the_schema_says(tmp_path: Path, project: DentalProject) -> None:
    check_project(project_bytes(project))
    assert check_projects_below(tmp_path) == 1
    check_project(project_bytes(replace(project, teeth=())))


@pytest.mark.parametrize(
    "wrong",
    [
        {"patient_id": 0},
        {"patient_last": ""},
        {"guid": "not-a-guid"},
        {"tooth_color": ""},
        {"practice": "two\nlines"},
        {"teeth": (ProjectTooth(16, "AnatomicCrown", material="ZI"), ProjectTooth(16, "Antagonist", material="ZI"))},
        {"teeth": (ProjectTooth(55, "AnatomicCrown", material="ZI"),)},
        {"teeth": (ProjectTooth(19, "AnatomicCrown", material="ZI"),)},
        {"teeth": (ProjectTooth(16, "", material="ZI"),)},
        {"teeth": (ProjectTooth(16, "AnatomicCrown"),)},
        {"teeth": (ProjectTooth(16, "AnatomicCrown", material="ZI", worked=True),)},
    ],
)
def test_what_must_never_be_written_is_refused(project: DentalProject, wrong: dict[str, object]) -> None:
    with pytest.raises(XMLSchemaValidationError):
        check_project(project_bytes(replace(project, **wrong)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<TrayNo>4711</TrayNo>", ""),
        ('UseRecipientMaterialConfiguration="true"', ""),
        ("<Teeth>", "<WorkParams/><Teeth>"),
        ("DigitalImpressionScan", "RegisteredJaws"),
        ("T12:", "X12:"),
    ],
)
def test_a_file_that_was_changed_is_refused(project: DentalProject, old: str, new: str) -> None:
    at = project.at.replace(hour=12)
    text = project_bytes(replace(project, at=at)).decode("utf-8-sig")
    assert old in text
    with pytest.raises(XMLSchemaValidationError):
        project_schema().validate(text.replace(old, new, 1).encode())


def test_implant_elements_stand_in_crowns_only(tmp_path: Path, project: DentalProject) -> None:
    """DentalDB's own file has them in crowns (specification, section 1.3)."""
    assert {tooth.reconstruction: tooth.implant for tooth in project.teeth} == {
        "HealthyTooth": "",
        "AnatomicCrown": "None",
        "AnatomicPontic": "",
        "Antagonist": "",
    }
    files = (("body.stl", FileRole.UPPER_SCAN_BODY),)
    implant = work(3, 4, "Implant Based", abutment_material=Material("1", "Titanium"))
    case = handoff(tmp_path / "p", (implant,), files=files)
    text = ExocadTarget(tmp_path).contents(case, "a").order_file.data.decode("utf-8-sig")
    check_project(text.encode("utf-8-sig"))
    assert '<MaterialAbutment ParentParamRef="ImplantType">TI</MaterialAbutment>' in text
    assert '<ScanAbutmentScan ParentParamRef="ImplantType">true</ScanAbutmentScan>' in text


def test_every_element_of_the_schema_is_explained() -> None:
    root = ElementTree.parse(resource("schemas") / "dentalProject.xsd").getroot()
    groups = {"Patient", "Practice", "Tooth"}  # their type or their parts say what they are
    named = [one for tag in ("element", "attribute") for one in root.iter(f"{XS}{tag}")]
    silent = {str(one.get("name")) for one in named if not one.findtext(f"{XS}annotation/{XS}documentation")}
    assert silent - groups == {"ParentParamRef"}
    assert len(named) > 25
