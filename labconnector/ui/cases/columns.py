"""The columns of the list: what they are called, sorted by and how wide they begin."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from labconnector.domain.listing import SortBy


class Column(IntEnum):
    """Where a column stands in the model. Names are kept in the user's settings."""

    THUMBNAIL = 0
    UNREAD = 1
    PATIENT = 2
    STATE = 3
    DUE = 4
    DOCTOR = 5
    CLIENT = 6
    TEETH = 7
    RESTORATION = 8
    MATERIAL = 9
    SCAN_TYPE = 10
    RECEIVED = 11
    PRACTICE = 12
    REVISION = 13
    ORDER_ID = 14


@dataclass(frozen=True, slots=True)
class Spec:
    """width: in average characters. sort: None where the list cannot be sorted by it."""

    width: int
    sort: SortBy | None = None
    hidden: bool = False


SPECS: dict[Column, Spec] = {
    Column.THUMBNAIL: Spec(8),
    Column.UNREAD: Spec(4),
    Column.PATIENT: Spec(24, SortBy.PATIENT),
    Column.STATE: Spec(32, SortBy.STATE),
    Column.DUE: Spec(30, SortBy.DUE),
    Column.DOCTOR: Spec(22, SortBy.DOCTOR),
    Column.CLIENT: Spec(18, SortBy.CLIENT),
    Column.TEETH: Spec(14),
    Column.RESTORATION: Spec(16),
    Column.MATERIAL: Spec(16),
    Column.SCAN_TYPE: Spec(16, SortBy.SCAN_TYPE),
    Column.RECEIVED: Spec(22, SortBy.RECEIVED),
    Column.PRACTICE: Spec(20, SortBy.PRACTICE),
    Column.REVISION: Spec(11),
    Column.ORDER_ID: Spec(14, SortBy.ORDER_ID),
}
BY_SORT = {spec.sort: column for column, spec in SPECS.items() if spec.sort is not None}
BOLD = (Column.PATIENT, Column.DOCTOR, Column.CLIENT)
"""What is bold while a case is unread; all of a row in bold is hard to read, and says no more."""
NAMELESS = (Column.THUMBNAIL, Column.UNREAD)
"""Columns whose head is too narrow for their title; it is in menus and read aloud all the same."""


def title(column: Column) -> str:
    """What a column is called."""
    return {
        Column.THUMBNAIL: QCoreApplication.translate("cases", "Picture"),
        Column.UNREAD: QCoreApplication.translate("cases", "Unread"),
        Column.PATIENT: QCoreApplication.translate("cases", "Patient"),
        Column.STATE: QCoreApplication.translate("cases", "State"),
        Column.DUE: QCoreApplication.translate("cases", "Due"),
        Column.DOCTOR: QCoreApplication.translate("cases", "Doctor"),
        Column.CLIENT: QCoreApplication.translate("cases", "Client"),
        Column.TEETH: QCoreApplication.translate("cases", "Teeth"),
        Column.RESTORATION: QCoreApplication.translate("cases", "Restoration"),
        Column.MATERIAL: QCoreApplication.translate("cases", "Material"),
        Column.SCAN_TYPE: QCoreApplication.translate("cases", "Scan type"),
        Column.RECEIVED: QCoreApplication.translate("cases", "Received"),
        Column.PRACTICE: QCoreApplication.translate("cases", "Practice"),
        Column.REVISION: QCoreApplication.translate("cases", "Revision"),
        Column.ORDER_ID: QCoreApplication.translate("cases", "Order ID"),
    }[column]
