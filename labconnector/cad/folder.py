"""The plain target: one folder a case that any program, or a person, can use."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import ClassVar

from labconnector.cad.case_target import CaseFolderTarget
from labconnector.cad.contents import Contents, Names, copied, originals, owned, written
from labconnector.cad.order_document import order_bytes
from labconnector.cad.order_sheet import NAME as SHEET_NAME
from labconnector.cad.order_sheet import sheet_bytes
from labconnector.cad.placer import Step, no_step
from labconnector.domain.case import MESH_ROLES, CaseFile, FileRole
from labconnector.domain.handoff import Finding, HandOff

STEM_TEMPLATE = "%o_%l"
"""Order id and last name."""

SCANS = "scans"
"""Sub-folder of the scans, named by their roles."""

ORDER_NAME = "order.json"
"""The order file, which comes last. Schema: docs/order-json.md."""


class FolderTarget(CaseFolderTarget):
    """Implements `target.Target` for any folder: `scans/upper-jaw.stl` …, `itero-source/`, the sheet, `order.json`."""

    name: ClassVar[str] = "folder"

    def __init__(self, folder: Path, stem_template: str = STEM_TEMPLATE, *, step: Step = no_step) -> None:
        super().__init__(folder, stem_template, step=step)

    def findings(self, handoff: HandOff) -> tuple[Finding, ...]:
        """None: order.json carries everything as it was ordered."""
        return ()

    def tooth_color(self, handoff: HandOff) -> str:
        """The case's shade, '' where the teeth differ."""
        shades = {planned.work.shade.body for planned in handoff.teeth}
        return shades.pop() if len(shades) == 1 else ""

    def contents(self, handoff: HandOff, folder_name: str) -> Contents:
        """The same for every folder name."""
        names = Names()
        meshes = [file for file in handoff.files if file.role in MESH_ROLES]
        items = [copied(names.free(SCANS, _role_name(file)), file, handoff) for file in meshes]
        items += originals((file for file in handoff.files if file.role not in MESH_ROLES), handoff, names)
        items.append(written(SHEET_NAME, FileRole.OTHER, sheet_bytes(handoff, items)))
        return owned(handoff, items, written(ORDER_NAME, FileRole.PROJECT, order_bytes(handoff, items)))


def _role_name(file: CaseFile) -> str:
    return file.role.value + PurePosixPath(file.path).suffix.lower()
