"""Reads a `.dentalProject`: ours, and as far as it goes anybody's. Unknown elements are skipped."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from labconnector.cad.dental_project import DentalProject, ProjectTooth
from labconnector.domain.errors import TargetError


def read_dental_project(path: Path) -> DentalProject:
    """The project in a file. Raises TargetError where the file is gone or is no project."""
    try:
        return _project(_root(path))
    except (OSError, ValueError, ParseError, DefusedXmlException) as error:
        raise TargetError(f"{path.name} is no exocad project.", detail=type(error).__name__) from error


def _root(path: Path) -> Element:
    root: Element = fromstring(path.read_bytes().decode("utf-8-sig"))
    if root.tag != "Treatment":
        raise ValueError(root.tag)
    return root


def _project(root: Element) -> DentalProject:
    return DentalProject(
        guid=_text(root, "ProjectGUID"),
        at=datetime.fromisoformat(_text(root, "DateTime")),
        tray=_text(root, "TrayNo"),
        notes=_text(root, "Notes"),
        practice_id=_text(root, "Practice/PracticeId"),
        practice=_text(root, "Practice/PracticeName"),
        patient_id=int(_text(root, "Patient/PatientId")),
        patient_last=_text(root, "Patient/PatientName"),
        patient_first=_text(root, "Patient/PatientFirstName"),
        tooth_color=_text(root, "ToothColor"),
        teeth=tuple(_tooth(one) for one in root.iterfind("Teeth/Tooth")),
    )


def _tooth(element: Element) -> ProjectTooth:
    return ProjectTooth(
        number=int(_text(element, "Number")),
        reconstruction=_text(element, "ReconstructionType"),
        mesial_connector=_bool(element, "MesialConnector"),
        material_name=_text(element, "MaterialName"),
        material=_text(element, "Material"),
        preparation=_text(element, "PreparationType"),
        worked=element.find("Color") is not None,
        implant=_text(element, "ImplantType"),
        abutment_material=_text(element, "MaterialAbutment"),
        scan_abutment_scan=_bool(element, "ScanAbutmentScan"),
        situ_scan=_bool(element, "SituScan"),
        color=_text(element, "Color"),
    )


def _text(element: Element, path: str) -> str:
    return element.findtext(path) or ""


def _bool(element: Element, path: str) -> bool:
    return _text(element, path) == "true"
