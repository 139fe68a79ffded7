"""Orders as JSON: every field of Get Orders for Practice, its deprecated doubles included (DPMS specification)."""

from __future__ import annotations

from datetime import datetime, time
from urllib.parse import urlsplit

from labconnector.domain.case import Asset, Order, Prep
from labconnector.sandbox.people import Role
from labconnector.sandbox.state import Entry

_SCANNERS = {"iTero Element 2": 2, "iTero Element 5D": 5, "iTero Element 5D Plus": 6, "iTero Lumina": 7}
_FOR_DOCTORS = {"Ready for Download": "Completed", "Downloaded": "Completed"}
"""A doctor sees 'Completed' where the lab sees its own status (DPMS, Scan Status)."""


FOREIGN_HOST = "http://not-align.invalid"
"""Where links lead with the fault `foreign-link`; the name can never be found (RFC 2606)."""


def ide_link(base: str, order_id: str) -> str:
    """Where the iDE zip of an order is downloaded."""
    return f"{base}/order/{order_id}/download/{Asset.IDE}"


def order_json(entry: Entry, base: str, role: Role, ide_url: str, status: str = "") -> dict[str, object]:
    """One order as the API returns it.

    base: `{Domain}/{Path}` for the links. ide_url: '' where the iDE file is missing ('it may happen that one of them
    will be missing', guideline 10). status: instead of the present one, for an order that is listed a second time.
    """
    order = entry.case.order
    shown = status or entry.status
    return {
        **_work(order),
        **_people(order),
        **_links(order, base, ide_url),
        "CaseType": order.case_type,
        "Notes": order.notes or None,
        "Status": _FOR_DOCTORS.get(shown, shown) if role is Role.DOCTOR else shown,
        "DueDate": datetime.combine(order.due, time()).isoformat() if order.due else None,
        "ScannerModelDescription": order.scanner_model,
        "ScannerModelId": _SCANNERS.get(order.scanner_model, 1),
    }


def _work(order: Order) -> dict[str, object]:
    return {
        "ProcedureName": order.procedure or None,
        "ProcedureTypeName": order.procedure_type or None,
        "RxId": order.rx_id,
        "OrderId": int(order.order_id),
        "OrderCode": order.order_code,
        "ScanningDate": order.scanned_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ") if order.scanned_at else None,
        "ScanningTime": 300 + int(order.order_id) % 600,
        "Preps": [_prep(prep) for prep in order.preps],
    }


def _prep(prep: Prep) -> dict[str, object]:
    return {
        "AdaId": prep.universal,
        "UnitTypeId": prep.unit_type,
        "UnitTypeName": prep.unit_name,
        "BridgeId": prep.bridge_id,
    }


def _people(order: Order) -> dict[str, object]:
    return {
        "DoctorId": order.doctor_id,
        "DoctorName": order.doctor_name,
        "DoctorLicenseNumber": order.doctor_license,
        "ScanningOperatorId": order.doctor_id,
        "ScanningOperatorName": order.doctor_name,
        "PatientId": 0,
        "PatientFirstName": order.patient_first,
        "PatientLastName": order.patient_last,
        "PatientChartNumber": order.chart_number,
        "CompanyId": order.company_id,
        "CompanyName": order.company_name,
        "LabId": order.lab_id,
        "LabName": order.lab_name,
    }


def _links(order: Order, base: str, ide_url: str) -> dict[str, object]:
    download = f"{base}/order/{order.order_id}/download"
    gallery, captures = f"{download}/{Asset.IMAGE_GALLERY}", f"{download}/{Asset.SCREEN_CAPTURE}"
    domain = urlsplit(base)
    viewer = f"{domain.scheme}://{domain.netloc}/viewer/{order.rx_id}"
    return {
        "ViewerUrl": viewer,
        "ThumbnailsDownloadUrl": gallery,
        "IdeFileUrl": ide_url,
        "ScreenCaptureFileUrl": captures,
        "Urls": {
            "MyiTero3DViewerUrl": viewer,
            "IDEFileUrl": ide_url,
            "ScreenCaptureUrl": captures,
            "ThumbnailsUrl": gallery,
        },
    }


def malformed(order: dict[str, object]) -> dict[str, object]:
    """The same order with no id, a senseless date and text instead of a list."""
    return {**order, "OrderId": None, "ScanningDate": "yesterday", "Preps": "none"}
