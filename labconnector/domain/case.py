"""A case: what Align lists (`Order`), what we fetched of it, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum

from labconnector.domain.mesh import MeshReport
from labconnector.domain.questions import Question
from labconnector.domain.seen import Seen


class UnitType(IntEnum):
    """Align's unit types (DPMS specification, Unit Types)."""

    REGULAR = 1
    CROWN = 2
    THREE_QUARTER_CROWN = 3
    IMPLANT_ABUTMENT = 4
    INLAY = 5
    ONLAY = 6
    VENEER = 7
    DETACHABLE = 8
    MISSING_EDENTULOUS = 9
    MISSING_NO_SPACE = 10
    DECIDUOUS = 11
    SCAN_BODY = 12
    CEREC_GUIDE = 13


_UNIT_NAMES: dict[int, str] = {
    UnitType.REGULAR: "Regular",
    UnitType.CROWN: "Crown",
    UnitType.THREE_QUARTER_CROWN: "3/4 Crown",
    UnitType.IMPLANT_ABUTMENT: "Implant Abutment",
    UnitType.INLAY: "Inlay",
    UnitType.ONLAY: "Onlay",
    UnitType.VENEER: "Veneer",
    UnitType.DETACHABLE: "Detachable",
    UnitType.MISSING_EDENTULOUS: "Missing (edentulous space)",
    UnitType.MISSING_NO_SPACE: "Missing (no spaces)",
    UnitType.DECIDUOUS: "Deciduous",
    UnitType.SCAN_BODY: "Scan body",
    UnitType.CEREC_GUIDE: "CerecGuide",
}


def unit_name(code: int) -> str:
    """What Align calls a unit type; 'Unit type 99' for a code that it does not list."""
    return _UNIT_NAMES.get(code, f"Unit type {code}")


class ScanType(StrEnum):
    """What the practice chose on the scanner; it says when files exist (EasyRx guide)."""

    RESTORATIVE = "Restorative"
    IRECORD = "iRecord"
    ICAST = "iCast"
    INVISALIGN = "Invisalign"
    INVISALIGN_IRECORD = "Invisalign + iRecord"
    IMPLANT_PLANNING = "Implant Planning"
    DENTURE = "Denture/Removable"
    APPLIANCE = "Appliance"
    OTHER = "Other"

    @property
    def is_restorative(self) -> bool:
        """Whether a tooth is to fit a bite; a lost one holds the case then."""
        return self in (ScanType.RESTORATIVE, ScanType.IMPLANT_PLANNING)


class Asset(StrEnum):
    """What can be downloaded of an order (DPMS specification, Download Scan). All are zips."""

    IDE = "IDE"
    IMAGE_GALLERY = "IMAGE_GALLERY"
    SCREEN_CAPTURE = "SCREEN_CAPTURE"


@dataclass(frozen=True, slots=True)
class Prep:
    """One tooth's work as the order list gives it. Material and shade come from the package's XML only."""

    universal: int
    unit_type: int
    unit_name: str
    bridge_id: int | None = None


@dataclass(frozen=True, slots=True)
class OrderUrls:
    """Links of one order; 'Use the returned links to download assets' (DPMS specification). Empty = not given."""

    ide: str = ""
    thumbnails: str = ""
    captures: str = ""
    viewer: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One order as Align lists it. `scanned_at` is UTC; `due` is a plain date and never shifted by a time zone."""

    order_id: str
    rx_id: str
    order_code: str
    status: str
    company_id: int
    company_name: str
    doctor_id: int
    doctor_name: str
    doctor_license: str
    patient_first: str
    patient_last: str
    chart_number: str
    procedure: str
    procedure_type: str
    case_type: str
    scanned_at: datetime | None
    due: date | None
    notes: str = ""
    preps: tuple[Prep, ...] = ()
    urls: OrderUrls = field(default_factory=OrderUrls)
    lab_id: int | None = None
    lab_name: str = ""
    scanner_model: str = ""

    @property
    def patient(self) -> str:
        """'Last, First' as labs write it; one of them alone where the other is missing."""
        return ", ".join(part for part in (self.patient_last, self.patient_first) if part)

    @property
    def scan_type(self) -> ScanType:
        """Case type when it is one we know, else the procedure ('use case types if the procedure is null')."""
        return scan_type_of(self.procedure, self.procedure_type, self.case_type)

    @property
    def fingerprint(self) -> str:
        """Changes when Align says that the files may have changed: another status or a newer scan."""
        scanned = self.scanned_at.isoformat() if self.scanned_at else ""
        return f"{self.status}|{scanned}"


def scan_type_of(procedure: str, procedure_type: str, case_type: str) -> ScanType:
    """Folds procedure, its type and the older case type into one scan type (DPMS specification, Procedures)."""
    if "icast" in procedure_type.lower() or case_type == ScanType.ICAST:
        return ScanType.ICAST
    if "invisalign" in case_type.lower() and "irecord" in case_type.lower():
        return ScanType.INVISALIGN_IRECORD
    for start, scan_type in _BY_PROCEDURE.items():
        if procedure.lower().startswith(start):
            return scan_type
    return next((t for t in ScanType if t.value.lower() == case_type.lower()), ScanType.OTHER)


_BY_PROCEDURE = {
    "fixed restorative": ScanType.RESTORATIVE,
    "study model": ScanType.IRECORD,
    "invisalign": ScanType.INVISALIGN,
    "implant planning": ScanType.IMPLANT_PLANNING,
    "denture": ScanType.DENTURE,
    "appliance": ScanType.APPLIANCE,
}


class CaseState(StrEnum):
    """Where a case stands. Every listed case is in exactly one of these."""

    LISTED = "listed"  # journalled, nothing fetched yet
    WAITING = "waiting"  # Align has no files yet; asked again at `next_try`
    DOWNLOADING = "downloading"
    HELD = "held"  # a question or a damaged package waits for a person
    READY = "ready"  # decided, to be delivered
    DELIVERED = "delivered"
    FAILED = "failed"  # an error, tried again at `next_try`
    RETURNED = "returned"  # sent back to the doctor


class FileRole(StrEnum):
    """What a file in a package is for."""

    UPPER_JAW = "upper-jaw"
    LOWER_JAW = "lower-jaw"
    UPPER_PRETREATMENT = "upper-pretreatment"
    LOWER_PRETREATMENT = "lower-pretreatment"
    UPPER_SCAN_BODY = "upper-scan-body"
    LOWER_SCAN_BODY = "lower-scan-body"
    BOTH_JAWS = "both-jaws"
    BITE = "bite"
    MARGIN = "margin"
    TEXTURE = "texture"
    METADATA = "metadata"
    RX = "rx"
    PICTURE = "picture"
    PROJECT = "project"  # the order file we write for the CAD program
    OTHER = "other"


MESH_ROLES = frozenset(
    {
        FileRole.UPPER_JAW,
        FileRole.LOWER_JAW,
        FileRole.UPPER_PRETREATMENT,
        FileRole.LOWER_PRETREATMENT,
        FileRole.UPPER_SCAN_BODY,
        FileRole.LOWER_SCAN_BODY,
        FileRole.BOTH_JAWS,
        FileRole.BITE,
    }
)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A file of a case. `path` is relative to the package folder, or absolute once delivered. `size` in bytes."""

    path: str
    role: FileRole
    size: int
    sha256: str
    universal: int | None = None  # the tooth of a margin line
    mesh: MeshReport | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a case does not go on, and when it is tried again (UTC; None = only when somebody asks)."""

    code: str
    title: str
    message: str
    action: str
    tries: int = 1
    next_try: datetime | None = None


LATE = Problem(
    code="late",
    title="The scan files are late",
    message="Align has no files for this order yet, though they should be there by now.",
    action="Look in MyiTero whether the order is finished, or ask the practice.",
)
"""Of a waiting case whose files should be here by now."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened to a case. `text` holds no patient data."""

    at: datetime
    event: str
    text: str
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Case:
    """One case as the list shows it: the order, its newest revision and where it stands."""

    id: int
    account: str
    order: Order
    state: CaseState
    unread: bool
    revision: int
    listed_at: datetime
    client_id: int | None = None
    client_name: str = ""
    questions: tuple[Question, ...] = ()
    files: tuple[CaseFile, ...] = ()
    problem: Problem | None = None
    delivered_to: str = ""
    delivered_at: datetime | None = None
    expected_at: datetime | None = None  # when files of a slow scan type should be there
    seen: Seen | None = None  # what the CAD did with it, once it is delivered
