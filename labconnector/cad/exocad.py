"""The exocad target: one folder a case in CAD-Data, scans named as exocad finds them, and a `.dentalProject`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import ClassVar

from labconnector.cad.asks import Ask
from labconnector.cad.case_target import CaseFolderTarget
from labconnector.cad.contents import ORIGINALS, Contents, Names, copied, originals, owned, written
from labconnector.cad.dental_project import SUFFIX, DentalProject, project_bytes, project_guid
from labconnector.cad.exocad_teeth import exocad_teeth, tooth_color
from labconnector.cad.naming import case_date, has_date
from labconnector.cad.notes import notes_text
from labconnector.cad.opened import beside_in_text, beside_text, opened_before
from labconnector.cad.order_document import order_bytes
from labconnector.cad.order_sheet import NAME as SHEET_NAME
from labconnector.cad.order_sheet import sheet_bytes
from labconnector.cad.patient import patient_of
from labconnector.cad.placer import Step, no_step
from labconnector.cad.reading import Reading
from labconnector.cad.unit_table import load_units
from labconnector.cad.units import UnitTable
from labconnector.cad.xml_text import lines, one_line
from labconnector.domain.case import CaseFile, FileRole
from labconnector.domain.handoff import Finding, HandOff, Placed, Plan

CAD_NAME = "exocad"

STEM_TEMPLATE = "%d_%l"
"""DentalDB's usual name of a case: date and last name."""

_SUFFIXES = {
    FileRole.UPPER_JAW: "-upperjaw",
    FileRole.LOWER_JAW: "-lowerjaw",
    FileRole.UPPER_PRETREATMENT: "-upperjaw-situ",
    FileRole.LOWER_PRETREATMENT: "-lowerjaw-situ",
    FileRole.UPPER_SCAN_BODY: "-upperjaw-marker",
    FileRole.LOWER_SCAN_BODY: "-lowerjaw-marker",
}
"""Names by which exocad finds a scan in the case folder (spec cad-handoff, section 1.1)."""

_FORMATS = frozenset({".stl", ".ply", ".obj"})


class ExocadTarget(CaseFolderTarget):
    """Implements `target.Target` for a CAD-Data folder. The technician imports the project in DentalDB.

    Nothing public shows that exocad watches the folder by itself (spec cad-handoff, section 1.2).
    """

    name: ClassVar[str] = "exocad"

    def __init__(
        self,
        folder: Path,
        stem_template: str = STEM_TEMPLATE,
        *,
        units: UnitTable | None = None,
        step: Step = no_step,
    ) -> None:
        """units: what unit types and restorations are in this lab's exocad; None means what ships."""
        super().__init__(folder, stem_template, step=step)
        self._units = units or load_units()

    def findings(self, handoff: HandOff) -> tuple[Finding, ...]:
        """See `target.Target.findings`."""
        return tuple(ask.finding for ask in _asks(handoff, Reading(handoff, self._units)))

    def place(self, handoff: HandOff, plan: Plan) -> Placed:
        """See `target.Target.place`. What the CAD has opened already is said."""
        placed, opened = super().place(handoff, plan), opened_before(handoff, plan.folder)
        return replace(placed, remark=beside_text(opened, handoff.revision, CAD_NAME)) if opened else placed

    def tooth_color(self, handoff: HandOff) -> str:
        """The case's shade, `---` where the teeth differ."""
        return tooth_color(Reading(handoff, self._units))

    def contents(self, handoff: HandOff, folder_name: str) -> Contents:
        """Scans beside the project, everything else in the sub-folder."""
        reading, names = Reading(handoff, self._units), Names()
        remarks = [ask.note for ask in _asks(handoff, reading)]
        sheet_name, order_name = names.take(f"{ORIGINALS}/{SHEET_NAME}"), names.take(f"{ORIGINALS}/order.json")
        scans = _scans(handoff.files)
        items = [copied(names.take(folder_name + end), file, handoff) for file, end in scans]
        items += originals((f for f in handoff.files if f not in [scan for scan, _ in scans]), handoff, names)
        opened = opened_before(handoff, self.folder / folder_name)
        told = [beside_in_text(opened, handoff.revision, CAD_NAME, folder_name), *remarks] if opened else remarks
        items.append(written(sheet_name, FileRole.OTHER, sheet_bytes(handoff, items, told)))
        items.append(written(order_name, FileRole.OTHER, order_bytes(handoff, items, remarks)))
        data = project_bytes(_project(handoff, reading, remarks))
        return owned(handoff, items, written(folder_name + SUFFIX, FileRole.PROJECT, data))


def _project(handoff: HandOff, reading: Reading, remarks: list[str]) -> DentalProject:
    order, patient = handoff.order, patient_of(handoff.order)
    return DentalProject(
        guid=project_guid(handoff.account, order.order_id, handoff.revision),
        at=case_date(order),
        tray=one_line(order.order_id),
        notes=lines(notes_text(handoff, remarks)),
        practice_id=str(handoff.client.id),
        practice=one_line(handoff.client.name),
        patient_id=handoff.patient_number,
        patient_last=patient.last,
        patient_first=patient.first,
        tooth_color=tooth_color(reading),
        teeth=exocad_teeth(handoff, reading),
    )


def _scans(files: Iterable[CaseFile]) -> list[tuple[CaseFile, str]]:
    """The files that exocad opens by itself, each with the end of its name. One file a role."""
    found: dict[FileRole, tuple[CaseFile, str]] = {}
    for file in files:
        extension = PurePosixPath(file.path).suffix.lower()
        if file.role in _SUFFIXES and extension in _FORMATS:
            found.setdefault(file.role, (file, _SUFFIXES[file.role] + extension))
    return list(found.values())


def _asks(handoff: HandOff, reading: Reading) -> list[Ask]:
    return [*reading.asks, *_scan_asks(handoff), *_date_asks(handoff)]


def _scan_asks(handoff: HandOff) -> Iterable[Ask]:
    used = [file for file, _ in _scans(handoff.files)]
    for role in _SUFFIXES:
        of_role = [file for file in handoff.files if file.role is role]
        if not of_role:
            continue
        what = role.value.replace("-", " ")
        if not any(file.role is role for file in used):
            fact = f"The {what} scan is in a format that exocad does not open"
            yield Ask(f"scan-format-{role.value}", fact, "Deliver it beside the case?")
        elif len(of_role) > 1:
            fact = f"There are {len(of_role)} scans of the {what}"
            yield Ask(f"scan-twice-{role.value}", fact, "Deliver the first as the scan, the others beside it?")


def _date_asks(handoff: HandOff) -> Iterable[Ask]:
    if not has_date(handoff.order):
        yield Ask("no-date", "The order has no date", f"Deliver it dated {case_date(handoff.order).date()}?")
