"""exocad's `.dentalProject`: the model, and the file as the specification's section 1.3 knows it.

Element names and their order are those of a file that DentalDB wrote (A in the specification); the attribute
`UseRecipientMaterialConfiguration` and what is left out follow a file that a scanner wrote (B). What we write is
described in `resources/schemas/dentalProject.xsd`.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree

SUFFIX = ".dentalProject"

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:labconnector:exocad-project")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ProjectTooth:
    """One `Tooth`. number: FDI. Texts must be free of characters that XML cannot hold (`xml_text.one_line`).

    mesial_connector: joined to the neighbour on its mesial side.
    preparation '': no PreparationType is written. abutment_material '': none is written.
    worked: written with scans and colour; False for the teeth around the work.
    implant '': neither ImplantType nor what hangs on it is written; only crowns have them in DentalDB's own file.
    """

    number: int
    reconstruction: str
    mesial_connector: bool = False
    material_name: str = ""
    material: str = ""
    preparation: str = ""
    worked: bool = False
    implant: str = ""
    abutment_material: str = ""
    scan_abutment_scan: bool = False
    situ_scan: bool = False
    color: str = ""


@dataclass(frozen=True, slots=True)
class DentalProject:
    """One project. `at` is local time without offset; its date is the one in the folder's name."""

    guid: str
    at: datetime
    tray: str
    notes: str
    practice_id: str
    practice: str
    patient_id: int
    patient_last: str
    patient_first: str
    tooth_color: str
    teeth: tuple[ProjectTooth, ...]


def project_guid(account: str, order_id: str, revision: int) -> str:
    """The project's GUID: the same each time for one revision of one case, and never that of another."""
    name = f"{account}|{order_id}" + (f"|r{revision}" if revision > 1 else "")
    return str(uuid.uuid5(_NAMESPACE, name.encode("utf-8", "backslashreplace").decode("utf-8")))


def project_bytes(project: DentalProject) -> bytes:
    """The file: UTF-8 with BOM, CRLF, two blanks of indent."""
    root = ElementTree.Element("Treatment", UseRecipientMaterialConfiguration="true")
    _add(root, "DateTime", project.at.isoformat(timespec="seconds"))
    _add(root, "TrayNo", project.tray)
    _add(root, "Notes", project.notes)
    _add(root, "ProjectGUID", project.guid)
    teeth = ElementTree.SubElement(root, "Teeth")
    for tooth in project.teeth:
        _add_tooth(teeth, tooth)
    practice = ElementTree.SubElement(root, "Practice")
    _add(practice, "PracticeId", project.practice_id)
    _add(practice, "PracticeName", project.practice)
    patient = ElementTree.SubElement(root, "Patient")
    _add(patient, "PatientId", str(project.patient_id))
    _add(patient, "PatientName", project.patient_last)
    _add(patient, "PatientFirstName", project.patient_first)
    _add(root, "DentalDBProductName", "[Version 3.0]")
    _add(root, "ToothColor", project.tooth_color)
    _add(root, "AntagonistType", "DigitalImpressionScan")
    _add(root, "MovementMarkerScan", "false")
    ElementTree.indent(root, "  ")
    text = '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
    return _BOM + text.replace("\n", "\r\n").encode("utf-8")


def _add_tooth(teeth: ElementTree.Element, tooth: ProjectTooth) -> None:
    element = ElementTree.SubElement(teeth, "Tooth")
    _add(element, "Number", str(tooth.number))
    _add(element, "ReconstructionType", tooth.reconstruction)
    _add(element, "MesialConnector", _bool(tooth.mesial_connector))
    _add(element, "MaterialName", tooth.material_name)
    _add(element, "Material", tooth.material)
    if tooth.implant:
        _add(element, "ImplantType", tooth.implant)
        if tooth.abutment_material:
            _add(element, "MaterialAbutment", tooth.abutment_material, ParentParamRef="ImplantType")
        _add(element, "ScanAbutmentScan", _bool(tooth.scan_abutment_scan), ParentParamRef="ImplantType")
    if tooth.preparation:
        _add(element, "PreparationType", tooth.preparation)
    if tooth.worked:
        _add(element, "SeparateGingivaScan", "false")
        _add(element, "SituScan", _bool(tooth.situ_scan))
        _add(element, "Color", tooth.color)


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text


def _bool(value: bool) -> str:
    return "true" if value else "false"
