"""What the domain's words are called on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from labconnector.domain.case import CaseState, FileRole, UnitType
from labconnector.domain.errors import ConnectorError
from labconnector.domain.questions import QuestionKind
from labconnector.domain.teeth import UNIVERSAL, fdi_from_universal
from labconnector.talk.views import ToothNumbers
from labconnector.ui.said import said as said


def state_text(state: CaseState) -> str:
    """A case's state."""
    return {
        CaseState.LISTED: QCoreApplication.translate("words", "New"),
        CaseState.WAITING: QCoreApplication.translate("words", "Waiting for files"),
        CaseState.DOWNLOADING: QCoreApplication.translate("words", "Downloading"),
        CaseState.HELD: QCoreApplication.translate("words", "Needs an answer"),
        CaseState.READY: QCoreApplication.translate("words", "Ready"),
        CaseState.DELIVERED: QCoreApplication.translate("words", "Delivered"),
        CaseState.FAILED: QCoreApplication.translate("words", "Failed"),
        CaseState.RETURNED: QCoreApplication.translate("words", "Returned"),
    }[state]


def kind_text(kind: QuestionKind) -> str:
    """A question in two words, for the list."""
    return {
        QuestionKind.DOCTOR: QCoreApplication.translate("words", "Which client?"),
        QuestionKind.MATERIAL: QCoreApplication.translate("words", "Which material?"),
        QuestionKind.CONFIRM: QCoreApplication.translate("words", "Deliver all the same?"),
    }[kind]


def unit_type_text(code: int) -> str:
    """A unit type of Align's; a code that it does not list as a number."""
    named: dict[int, str] = {
        UnitType.REGULAR: QCoreApplication.translate("words", "Regular tooth"),
        UnitType.CROWN: QCoreApplication.translate("words", "Crown"),
        UnitType.THREE_QUARTER_CROWN: QCoreApplication.translate("words", "¾ crown"),
        UnitType.IMPLANT_ABUTMENT: QCoreApplication.translate("words", "Implant abutment"),
        UnitType.INLAY: QCoreApplication.translate("words", "Inlay"),
        UnitType.ONLAY: QCoreApplication.translate("words", "Onlay"),
        UnitType.VENEER: QCoreApplication.translate("words", "Veneer"),
        UnitType.DETACHABLE: QCoreApplication.translate("words", "Detachable"),
        UnitType.MISSING_EDENTULOUS: QCoreApplication.translate("words", "Missing tooth"),
        UnitType.MISSING_NO_SPACE: QCoreApplication.translate("words", "Missing tooth, space closed"),
        UnitType.DECIDUOUS: QCoreApplication.translate("words", "Milk tooth"),
        UnitType.SCAN_BODY: QCoreApplication.translate("words", "Scan body"),
        UnitType.CEREC_GUIDE: QCoreApplication.translate("words", "CEREC guide"),
    }
    return named.get(code) or QCoreApplication.translate("words", "Unit type {code}").format(code=code)


def scan_type_text(scan_type: str) -> str:
    """A scan type, as Align calls it."""
    return QCoreApplication.translate("scan types", scan_type)


def role_text(role: FileRole) -> str:
    """What a file is for."""
    return {
        FileRole.UPPER_JAW: QCoreApplication.translate("words", "Upper jaw"),
        FileRole.LOWER_JAW: QCoreApplication.translate("words", "Lower jaw"),
        FileRole.UPPER_PRETREATMENT: QCoreApplication.translate("words", "Upper jaw before treatment"),
        FileRole.LOWER_PRETREATMENT: QCoreApplication.translate("words", "Lower jaw before treatment"),
        FileRole.UPPER_SCAN_BODY: QCoreApplication.translate("words", "Upper jaw with scan body"),
        FileRole.LOWER_SCAN_BODY: QCoreApplication.translate("words", "Lower jaw with scan body"),
        FileRole.BOTH_JAWS: QCoreApplication.translate("words", "Both jaws"),
        FileRole.BITE: QCoreApplication.translate("words", "Bite"),
        FileRole.MARGIN: QCoreApplication.translate("words", "Margin line"),
        FileRole.TEXTURE: QCoreApplication.translate("words", "Texture"),
        FileRole.METADATA: QCoreApplication.translate("words", "Order data"),
        FileRole.RX: QCoreApplication.translate("words", "Prescription"),
        FileRole.PICTURE: QCoreApplication.translate("words", "Picture"),
        FileRole.PROJECT: QCoreApplication.translate("words", "CAD project"),
        FileRole.OTHER: QCoreApplication.translate("words", "Other"),
    }[role]


def patient_text(name: str) -> str:
    """Whose case it is."""
    return name or QCoreApplication.translate("words", "No patient name")


def tooth_text(universal: int, numbers: ToothNumbers) -> str:
    """A tooth's number as the user counts; a number that is no tooth's, which Align's list may hold, as it came."""
    if numbers is ToothNumbers.UNIVERSAL:
        return str(universal)
    return str(fdi_from_universal(universal)) if universal in UNIVERSAL else f"#{universal}"


def teeth_text(teeth_universal: Iterable[int], numbers: ToothNumbers) -> str:
    """Teeth one after another."""
    return ", ".join(tooth_text(universal, numbers) for universal in teeth_universal)


def count_text(count: int) -> str:
    """A number with its thousands apart."""
    return QLocale().toString(count)


def bytes_text(size: int) -> str:
    """A size in bytes, rounded."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def when_text(at: datetime | None) -> str:
    """A moment in this computer's local time; '' for none."""
    if at is None:
        return ""
    local = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def soon_text(at: datetime, now: datetime) -> str:
    """A moment near `now`, which is local: the time alone where it is on the same day."""
    local = at.astimezone(now.tzinfo)
    if local.date() != now.date():
        return when_text(at)
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def day_text(day: date | None) -> str:
    """A day; '' for none."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat) if day else ""


def error_text(error: ConnectorError) -> str:
    """All of an error, for copying into a mail."""
    lines = [said(error.title), said(error.message), said(error.action), f"[{error.code}]"]
    if error.request_id:
        request = QCoreApplication.translate("words", "Align's request ID: {id}")
        lines.append(request.format(id=error.request_id))
    return "\n".join(line for line in lines if line)
