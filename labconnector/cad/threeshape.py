"""The 3Shape target: the iTero package as it came where Dental System takes it, otherwise scans named by their use.

Dental System accepts an iTero export of the 3Shape scheme, and its own conversion rules find the materials (spec
cad-handoff, sections 2 and 7). For other scans the technician uses 'Import scan'; no order file of 3Shape's own is made
up.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import ClassVar

from labconnector.cad import ownership
from labconnector.cad.case_target import CaseFolderTarget
from labconnector.cad.contents import Contents, Item, Names, copied, originals, owned, written
from labconnector.cad.folder import ORDER_NAME, one_shade
from labconnector.cad.order_document import order_bytes
from labconnector.cad.order_sheet import NAME as SHEET_NAME
from labconnector.cad.order_sheet import sheet_bytes
from labconnector.cad.placer import Step, no_step
from labconnector.domain.case import MESH_ROLES, CaseFile, FileRole
from labconnector.domain.handoff import Finding, HandOff
from labconnector.domain.naming import fold_name
from labconnector.domain.teeth import Arch

STEM_TEMPLATE = "%o"
"""Order id, as labs name the folders of iTero exports."""

SCHEME = "3shape"
"""`ExportScheme` in the package's XML, in lower case, of a package that Dental System takes."""

OWN = "lab-connector"
"""Sub-folder of what we add to a package that is passed through."""

_IMPORT_BY_HAND = "The package has no 3Shape export scheme: create the order in Dental Manager, then use 'Import scan'."

_JAWS = {FileRole.UPPER_JAW: Arch.UPPER, FileRole.LOWER_JAW: Arch.LOWER}
_USES = {
    FileRole.UPPER_PRETREATMENT: "PreOperationalScan_Upper",
    FileRole.LOWER_PRETREATMENT: "PreOperationalScan_Lower",
    FileRole.UPPER_SCAN_BODY: "ScanBody_Upper",
    FileRole.LOWER_SCAN_BODY: "ScanBody_Lower",
    FileRole.BITE: "BiteScan",
    FileRole.BOTH_JAWS: "BothJaws",
}


class ThreeShapeTarget(CaseFolderTarget):
    """Implements `target.Target` for a folder that Dental System's iTero import, or a technician, looks into."""

    name: ClassVar[str] = "3shape"

    def __init__(self, folder: Path, stem_template: str = STEM_TEMPLATE, *, step: Step = no_step) -> None:
        super().__init__(folder, stem_template, step=step)

    def findings(self, handoff: HandOff) -> tuple[Finding, ...]:
        """None: the package, or the order file, carries everything as it was ordered."""
        return ()

    def tooth_color(self, handoff: HandOff) -> str:
        """The case's shade, '' where the teeth differ."""
        return one_shade(handoff)

    def contents(self, handoff: HandOff, folder_name: str) -> Contents:
        """The package and our sheet in a sub-folder; its XML comes last. Otherwise scans, sheet and order file."""
        order_file = _order_file(handoff)
        return _passed_through(handoff, order_file) if order_file else _named(handoff, folder_name)


def _order_file(handoff: HandOff) -> CaseFile | None:
    """The XML of a package that can be passed through, the newest of several; None where it cannot."""
    if handoff.rx.export_scheme.strip().casefold() != SCHEME or _meets_ours(handoff.files):
        return None
    named = [file for file in handoff.files if file.role is FileRole.METADATA and file.path.lower().endswith(".xml")]
    return max(named, key=lambda file: file.path) if named else None


def _meets_ours(files: Iterable[CaseFile]) -> bool:
    """Whether a file of the package has a name that we use, or that another has on Windows."""
    paths = [fold_name(file.path) for file in files]
    ours = {fold_name(OWN), fold_name(ownership.NAME)}
    return len(set(paths)) < len(paths) or any(PurePosixPath(path).parts[0] in ours for path in paths)


def _passed_through(handoff: HandOff, order_file: CaseFile) -> Contents:
    items = [copied(file.path, file, handoff) for file in handoff.files if file is not order_file]
    last = copied(order_file.path, order_file, handoff)
    return owned(handoff, [*items, *_ours(handoff, [*items, last], f"{OWN}/", ())], last)


def _named(handoff: HandOff, folder_name: str) -> Contents:
    names = Names()
    for own in (SHEET_NAME, ORDER_NAME):
        names.take(own)
    scans = [file for file in handoff.files if file.role in MESH_ROLES]
    items = [copied(names.free("", f"{folder_name}_{_use(file, handoff)}"), file, handoff) for file in scans]
    items += originals((file for file in handoff.files if file.role not in MESH_ROLES), handoff, names)
    sheet, order = _ours(handoff, items, "", (_IMPORT_BY_HAND,))
    return owned(handoff, [*items, sheet], order)


def _ours(handoff: HandOff, items: list[Item], folder: str, remarks: tuple[str, ...]) -> tuple[Item, Item]:
    """Order sheet and order file: what the lab decided is not in the package."""
    sheet = written(folder + SHEET_NAME, FileRole.OTHER, sheet_bytes(handoff, items, remarks))
    order = order_bytes(handoff, [*items, sheet], remarks)
    return sheet, written(folder + ORDER_NAME, FileRole.PROJECT if not folder else FileRole.OTHER, order)


def _use(file: CaseFile, handoff: HandOff) -> str:
    """What Dental System uses a scan for: the jaw that is worked on is the preparation, the other its antagonist."""
    extension = PurePosixPath(file.path).suffix.lower()
    arch = _JAWS.get(file.role)
    if arch is None:
        return _USES.get(file.role, file.role.value) + extension
    worked = handoff.rx.worked_arches()
    if not worked:
        return f"{arch.capitalize()}Jaw{extension}"
    if arch not in worked:
        return f"Antagonist{extension}"
    return f"PreparationScan_{arch.capitalize()}{extension}" if len(worked) > 1 else f"PreparationScan{extension}"
