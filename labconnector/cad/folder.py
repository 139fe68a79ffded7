"""The plain target: one folder a case that any program, or a person, can use."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import ClassVar

from labconnector.cad.case_target import CaseFolderTarget
from labconnector.cad.contents import ORIGINALS, Contents, Names, copied, originals, owned, written
from labconnector.cad.folder_options import FolderOptions
from labconnector.cad.manifest import NAME as MANIFEST_NAME
from labconnector.cad.manifest import manifest_bytes
from labconnector.cad.order_document import order_bytes
from labconnector.cad.order_sheet import NAME as SHEET_NAME
from labconnector.cad.order_sheet import sheet_bytes
from labconnector.cad.placer import Step, no_step
from labconnector.cad.zipped import SUFFIX, can_take_zip, place_zip
from labconnector.domain.case import MESH_ROLES, CaseFile, FileRole
from labconnector.domain.handoff import Finding, HandOff, Placed

STEM_TEMPLATE = "%o_%l"
"""Order id and last name."""

SCANS = "scans"
"""Sub-folder of the scans, named by their roles."""

ORDER_NAME = "order.json"
"""The order file, which comes last. Schema: docs/order-json.md."""

_USUAL = FolderOptions()


class FolderTarget(CaseFolderTarget):
    """Implements `target.Target` for any folder: `scans/upper-jaw.stl` …, `itero-source/`, the sheet, `order.json`."""

    name: ClassVar[str] = "folder"

    def __init__(
        self,
        folder: Path,
        stem_template: str = STEM_TEMPLATE,
        options: FolderOptions = _USUAL,
        *,
        step: Step = no_step,
    ) -> None:
        super().__init__(folder, stem_template, step=step)
        self.options = options
        self.suffix = SUFFIX if options.zipped else ""

    def findings(self, handoff: HandOff) -> tuple[Finding, ...]:
        """order.json carries everything as it was ordered; only scans can be left out."""
        meshes = [file for file in handoff.files if file.role in MESH_ROLES]
        if meshes and not any(self._is_wanted(file) for file in meshes):
            formats = ", ".join(self.options.formats)
            fact = f"None of the scans is in a format that the folder takes ({formats})."
            return (Finding("no-scan-format", f"{fact} Deliver the case without them?", blocking=True),)
        return ()

    def tooth_color(self, handoff: HandOff) -> str:
        """The case's shade, '' where the teeth differ."""
        return one_shade(handoff)

    def contents(self, handoff: HandOff, folder_name: str) -> Contents:
        """The same for every folder name."""
        names, remarks = self._names(), self._left_out(handoff)
        scans, others = (SCANS, ORIGINALS) if self.options.sub_folders else ("", "")
        meshes = [file for file in handoff.files if file.role in MESH_ROLES and self._is_wanted(file)]
        items = [copied(names.free(scans, _role_name(file)), file, handoff) for file in meshes]
        rest = (file for file in handoff.files if file.role not in MESH_ROLES)
        items += originals(rest, handoff, names, others)
        items.append(written(SHEET_NAME, FileRole.OTHER, sheet_bytes(handoff, items, remarks)))
        order = written(ORDER_NAME, FileRole.PROJECT, order_bytes(handoff, items, remarks))
        items.append(written(MANIFEST_NAME, FileRole.OTHER, manifest_bytes(handoff, [*items, order])))
        marker = self.options.ready_marker
        return owned(handoff, items, order, written(marker, FileRole.OTHER, b"") if marker else None)

    def _names(self) -> Names:
        names = Names()
        for own in (SHEET_NAME, ORDER_NAME, MANIFEST_NAME, self.options.ready_marker):
            names.take(own)
        return names

    def _is_wanted(self, file: CaseFile) -> bool:
        formats = self.options.formats
        return not formats or PurePosixPath(file.path).suffix.lower() in formats

    def _left_out(self, handoff: HandOff) -> list[str]:
        files = [file for file in handoff.files if file.role in MESH_ROLES and not self._is_wanted(file)]
        formats = ", ".join(self.options.formats)
        return [f"{PurePosixPath(one.path).name} is left out: this folder takes {formats} only." for one in files]

    def _can_take(self, handoff: HandOff, folder: Path) -> bool:
        if self.options.zipped:
            return can_take_zip(folder, self.contents(handoff, folder.name))
        return super()._can_take(handoff, folder)

    def _place(self, folder: Path, contents: Contents) -> Placed:
        if self.options.zipped:
            return place_zip(self.folder, folder, contents, self._step)
        return super()._place(folder, contents)


def one_shade(handoff: HandOff) -> str:
    """The case's shade, '' where the teeth differ."""
    shades = {planned.work.shade.body for planned in handoff.teeth}
    return shades.pop() if len(shades) == 1 else ""


def _role_name(file: CaseFile) -> str:
    return file.role.value + PurePosixPath(file.path).suffix.lower()
