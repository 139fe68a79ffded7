"""The metadata XML of a package, from the simple v10 to the full v50, and the 3.0 of doctor-portal packages.

Structure: specification E2, put together from public tools that read or write such files. Versions below 5.0 call the
order CaseId. Only from 2.1 on do files carry tables that give names to their codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

from labconnector.domain.teeth import Arch, arch_of_universal
from labconnector.sandbox.content import codes
from labconnector.sandbox.content.look import SandboxOrder
from labconnector.sandbox.content.work_xml import add_defines, add_work


@dataclass(frozen=True, slots=True)
class ExportedObject:
    """A file of the package as ExportedObjects names it. jaw: None where it holds both or none."""

    kind: str
    sub_type: str
    jaw: Arch | None
    file_name: str
    universal: int | None = None


def xml_name(order: SandboxOrder, version: str) -> str:
    """File name of one version; doctor-portal packages write it small."""
    prefix = "itero_export" if order.ortho else "iTero_Export"
    return f"{prefix}_#{order.order.order_id}_v{version}.xml"


def metadata_xml(order: SandboxOrder, version: str, objects: Iterable[ExportedObject]) -> bytes:
    """One version of the metadata, UTF-8. version: '10' … '50'."""
    root = ET.Element("iTeroExport", Version=f"{version[0]}.{version[1:]}")
    level = int(version)
    info = ET.SubElement(root, "RxInfo")
    _children(info, _portal_info(order) if order.ortho else _info(order, level))
    if not order.ortho:
        add_work(info, order, level)
        if level >= 21:
            add_defines(ET.SubElement(root, "RxDefines"), level)
    _objects(ET.SubElement(root, "ExportedObjects"), objects)
    if level >= 24 and not order.ortho:
        _transforms(ET.SubElement(root, "ActualUsedTransforms"))
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _children(parent: ET.Element, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        ET.SubElement(parent, name).text = _printable(value) or None


def _printable(text: str) -> str:
    """Without control characters, which XML cannot hold."""
    return "".join(c for c in text if c >= " " or c in "\n\t")


def _us_date(order: SandboxOrder) -> str:
    due = order.order.due
    return due.strftime("%m/%d/%Y") if due else ""


def export_time(order: SandboxOrder) -> datetime | None:
    """A quarter of an hour after the scan; always the same, so that the same files give the same zip."""
    return order.order.scanned_at + timedelta(minutes=15) if order.order.scanned_at else None


def _exported(order: SandboxOrder) -> str:
    at = export_time(order)
    return at.strftime("%m/%d/%Y %H:%M:%S") if at else ""


def _info(order: SandboxOrder, level: int) -> dict[str, str]:
    rx, listed = order.rx, order.order
    values = {"OrderID" if level >= 50 else "CaseId": listed.order_id}
    if level >= 50:
        values["OrderCode"] = listed.order_code
    values |= {"Patient": rx.patient, "Doctor": rx.doctor_name, "DoctorLicense": rx.doctor_license}
    if level >= 21:
        values |= {"ChartNumber": rx.chart_number, "DoctorID": rx.doctor_id, "ToothShadeSystem": rx.shade_system}
    if level >= 24:
        values |= {"LabName": listed.lab_name, "LabTechnician": "", "UtcOffset": "0", "iTeroVersion": "2.7.9.601"}
        values |= {"CaaSVersion": "7.1", "Modeled": str(listed.status == "Lab Review").lower()}
        values["ExportScheme"] = "3Shape"
    if level >= 50:
        values |= {"LabID": str(listed.lab_id or ""), "PracticeShipToAddress": rx.ship_to}
    values |= {"DueDate": _us_date(order), "ExportTime": _exported(order)}
    return values | {"Procedure": codes.id_of(codes.PROCEDURES, rx.procedure), "Notes": rx.notes}


def _portal_info(order: SandboxOrder) -> dict[str, str]:
    """XML 3.0 of a real export (CAD hand-off, section 3): no teeth, a case type instead of a procedure."""
    rx, listed = order.rx, order.order
    return {
        "OrderID": listed.order_id,
        "OrderCode": listed.order_code,
        "CaseTypeID": {"iRecord": "3", "iCast": "2", "Invisalign": "5"}.get(listed.case_type, "7"),
        "CaseTypeName": listed.case_type,
        "Patient": rx.patient,
        "ChartNumber": rx.chart_number,
        "Doctor": rx.doctor_name,
        "DoctorID": rx.doctor_id,
        "DoctorLicense": rx.doctor_license,
        "DoctorCompanyID": str(listed.company_id),
        "DueDate": _us_date(order),
        "LabID": str(listed.lab_id or ""),
        "PracticeShipToAddress": rx.ship_to,
        "ExportTime": _exported(order),
        "UtcOffset": "0",
        "CaaSVersion": "7.1",
        "iTeroVersion": "2.7.9.601",
        "Notes": rx.notes,
    }


def _objects(parent: ET.Element, objects: Iterable[ExportedObject]) -> None:
    for one in objects:
        values = {"ObjectType": one.kind, "SubType": one.sub_type}
        jaw = one.jaw or (arch_of_universal(one.universal) if one.universal else None)
        if jaw:
            values["JawId"] = jaw.capitalize()
        if one.universal:
            values["AdaId"] = str(one.universal)
        ET.SubElement(parent, "Object", {**values, "FileName": one.file_name})


def _transforms(parent: ET.Element) -> None:
    """Scans in occlusion lie in their common frame already: identity, translation in the fourth column."""
    for jaw in Arch:
        one = ET.SubElement(parent, "Transformation", JawId=jaw.capitalize())
        one.text = "1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1"
